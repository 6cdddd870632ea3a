"""Addresses of reports that become draft quarters."""

from django.urls import path

from triwulan.web.imports import report_views as views

patterns = [
    path("laporan/", views.reports, name="reports"),
    path("laporan/dari-berkas/<int:pk>/", views.from_upload, name="report_from_upload"),
    path("laporan/<int:pk>/", views.report, name="report"),
    path("laporan/<int:pk>/ambil/", views.take, name="report_take"),
    path("laporan/<int:pk>/buang/", views.drop, name="report_drop"),
    path("laporan/<int:pk>/<str:slug>/", views.part, name="report_part"),
]
