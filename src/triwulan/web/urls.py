"""Where each feature lives."""

from django.urls import include, path

from triwulan.web.quarters.views import home

urlpatterns = [
    path("", home, name="home"),
    path("akun/", include("triwulan.web.accounts.urls")),
    path("kelola/", include("triwulan.web.organisation.urls")),
    path("bukti/", include("triwulan.web.evidence.urls")),
    path("register/", include("triwulan.web.register.urls")),
    path("perjanjian/", include("triwulan.web.agreements.urls")),
    path("kegiatan/", include("triwulan.web.activities.urls")),
    path("triwulan/", include("triwulan.web.quarters.urls")),
    path("periksa/", include("triwulan.web.review.urls")),
    path("impor/", include("triwulan.web.imports.urls")),
    path("", include("triwulan.web.audits.urls")),
]
