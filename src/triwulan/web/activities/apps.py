"""The activities app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.activities"
    label = "activities"
