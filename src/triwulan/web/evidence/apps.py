"""The evidence app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.evidence"
    label = "evidence"
