"""The audits app."""

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.audits"
    label = "audits"
