"""The demo app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.demo"
    label = "demo"
