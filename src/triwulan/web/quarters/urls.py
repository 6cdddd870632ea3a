"""Addresses of the quarter's screens."""

from django.urls import path

from triwulan.web.quarters import evidence_views, views

app_name = "quarters"
urlpatterns = [
    path("buka/", views.open_, name="open"),
    path("arsip/", views.history_list, name="list"),
    path("<int:pk>/", views.overview, name="overview"),
    path("<int:pk>/kirim/", views.send, name="send"),
    path("<int:pk>/periksa/", views.check, name="check"),
    path("<int:pk>/tarik/", views.withdraw, name="withdraw"),
    path("<int:pk>/pratinjau/", views.preview, name="preview"),
    path("<int:pk>/riwayat/", views.trace, name="trace"),
    path("<int:pk>/konsep.<str:suffix>", views.download, name="download"),
    path("<int:pk>/bukti/<path:anchor>/", evidence_views.evidence, name="evidence"),
    path("<int:pk>/<str:slug>/", views.section, name="section"),
]
