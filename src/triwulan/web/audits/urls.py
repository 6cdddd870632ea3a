"""Addresses of the audit: the rules, and files that people bring."""

from django.urls import path

from triwulan.web.audits import files, guide, views

app_name = "audits"
urlpatterns = [
    path("aturan/", guide.rule_list, name="rules"),
    path("aturan/<str:id>/", guide.rule_page, name="rule"),
    path("periksa-berkas/", views.uploads, name="uploads"),
    path("periksa-berkas/<int:pk>/", views.upload, name="upload"),
    path("periksa-berkas/<int:pk>/mulai/", views.start, name="start"),
    path("periksa-berkas/<int:pk>/keadaan/", views.progress, name="progress"),
    path("periksa-berkas/<int:pk>/batal/", views.cancel, name="cancel"),
    path("periksa-berkas/<int:pk>/hapus/", views.remove, name="remove"),
    path("periksa-berkas/<int:pk>/halaman/<int:number>.png", files.picture, name="picture"),
    path("periksa-berkas/<int:pk>/temuan.<str:suffix>", files.download, name="download"),
]
