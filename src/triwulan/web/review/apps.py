"""The review app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.review"
    label = "review"
