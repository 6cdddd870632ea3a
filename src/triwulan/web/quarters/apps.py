"""The quarters app."""

from django.apps import AppConfig


class QuartersConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.quarters"
    label = "quarters"
