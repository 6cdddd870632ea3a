"""Addresses of the register."""

from django.urls import path

from triwulan.core.obligation import Bearer
from triwulan.web.register import cell_views, obligation_views, paste_views, views, village_views

app_name = "register"
urlpatterns = [
    path("", views.home, name="home"),
    path("kewajiban/", obligation_views.obligations, name="obligations"),
    path("kewajiban/baku/", obligation_views.adopt, name="adopt"),
    path("kewajiban/baru/", obligation_views.obligation_add, name="obligation_add"),
    path("kewajiban/<int:pk>/", obligation_views.obligation_edit, name="obligation_edit"),
    path("kewajiban/<int:pk>/hapus/", obligation_views.obligation_remove, name="obligation_remove"),
    path("<int:pk>/", views.unit, name="unit"),
    path("<int:pk>/desa/", village_views.villages, name="villages"),
    path("<int:pk>/<int:year>/", views.grid, name="grid"),
    path("<int:pk>/<int:year>/kantor/", views.grid, {"bearer": Bearer.OFFICE}, name="office"),
    path("<int:pk>/<int:year>/tempel/", paste_views.paste, name="paste"),
    path("<int:pk>/<int:year>/kantor/<str:key>/", cell_views.cell, name="office_cell"),
    path("<int:pk>/<int:year>/<str:key>/", cell_views.cell, name="cell"),
]
