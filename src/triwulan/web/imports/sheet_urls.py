"""Addresses of spreadsheets that are imported."""

from django.urls import path

from triwulan.web.imports import sheet_views as views

patterns = [
    path("", views.sheets, name="sheets"),
    path("<str:slug>/<int:key>/baru/", views.bring, name="sheet_bring"),
    path("<str:slug>/<int:key>/templat.xlsx", views.template, name="sheet_template"),
    path("<int:pk>/", views.sheet, name="sheet"),
    path("<int:pk>/mulai/", views.start, name="sheet_start"),
    path("<int:pk>/keadaan/", views.progress, name="sheet_progress"),
    path("<int:pk>/batal/", views.cancel, name="sheet_cancel"),
    path("<int:pk>/buang/", views.remove, name="sheet_remove"),
    path("<int:pk>/jawab/", views.answer, name="sheet_answer"),
    path("<int:pk>/terapkan/", views.take, name="sheet_take"),
]
