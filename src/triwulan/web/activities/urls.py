"""Addresses of the activity log."""

from django.urls import path

from triwulan.web.activities import activity_views, views

app_name = "activities"
urlpatterns = [
    path("", views.home, name="home"),
    path("jabatan/", views.positions, name="positions"),
    path("catatan/<int:pk>/", activity_views.activity, name="one"),
    path("catatan/<int:pk>/ubah/", activity_views.change, name="change"),
    path("catatan/<int:pk>/batal/", activity_views.cancel, name="cancel"),
    path("<int:pk>/", views.position, name="position"),
    path("<int:pk>/<int:year>/", views.year_log, name="year"),
    path("<int:pk>/<int:year>/rencana/", views.plan, name="plan"),
    path("<int:pk>/<int:year>/baru/", activity_views.add, name="add"),
]
