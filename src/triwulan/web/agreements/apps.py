"""The agreements app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.agreements"
    label = "agreements"
