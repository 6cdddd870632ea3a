"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.accounts"
    label = "accounts"
