"""The imports app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.imports"
    label = "imports"
