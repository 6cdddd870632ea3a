"""Addresses of evidence."""

from django.urls import path

from triwulan.web.evidence import files, views

app_name = "evidence"
urlpatterns = [
    path("", views.evidence_list, name="list"),
    path("<int:pk>/", views.evidence, name="one"),
    path("<int:pk>/hapus/", views.remove, name="remove"),
    path("<int:pk>/gambar/", files.picture, name="picture"),
    path("<int:pk>/unduh/", files.download, name="download"),
]
