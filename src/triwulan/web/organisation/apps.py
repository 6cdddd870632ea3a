"""The organisation app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.organisation"
    label = "organisation"
