"""Addresses of the account's own pages."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from triwulan.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.Login.as_view(), name="login"),
    path("keluar/", LogoutView.as_view(), name="logout"),
    path("kata-sandi/", views.Password.as_view(), name="password"),
    path("bahasa/", views.language, name="language"),
    path("mulai/", views.setup, name="setup"),
]
