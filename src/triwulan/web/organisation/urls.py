"""Addresses of the administrators' pages."""

from typing import Any

from django.urls import URLPattern, path

from triwulan.web.accounts import administration_views as accounts
from triwulan.web.organisation.views import overview, people, regency, units


def _rows(folder: str, name: str, views: Any, plural: str = "") -> list[URLPattern]:
    plural = plural or f"{name}s"
    return [
        path(f"{folder}/", getattr(views, plural), name=plural),
        path(f"{folder}/baru/", getattr(views, f"{name}_add"), name=f"{name}_add"),
        path(f"{folder}/<int:pk>/", getattr(views, f"{name}_edit"), name=f"{name}_edit"),
        path(f"{folder}/<int:pk>/hapus/", getattr(views, f"{name}_remove"), name=f"{name}_remove"),
    ]


app_name = "organisation"
urlpatterns = [
    path("", overview.home, name="home"),
    path("kabupaten/", regency.regency, name="regency"),
    *_rows("dasar-hukum", "regulation", regency),
    *_rows("kalender", "calendar", regency, plural="calendar"),
    path("kalimat/", regency.wording, name="wording"),
    path("kalimat/<str:key>/", regency.wording_edit, name="wording_edit"),
    *_rows("unit", "unit", units),
    *_rows("jabatan", "position", units),
    *_rows("pejabat", "official", people),
    *_rows("pemangku", "tenure", people),
    *_rows("akun", "account", accounts),
    path("akun/<int:pk>/kata-sandi/", accounts.account_password, name="account_password"),
    path("akun/<int:pk>/hak/", accounts.account_grant, name="account_grant"),
    path("akun/<int:pk>/hak/<int:grant>/cabut/", accounts.account_revoke, name="account_revoke"),
]
