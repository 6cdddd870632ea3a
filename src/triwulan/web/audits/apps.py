"""The audits app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete


class AuditsConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.audits"
    label = "audits"

    def ready(self) -> None:
        """An upload's files go with its row, also where the row goes with its owner's account."""
        post_delete.connect(_forget_files, sender=self.get_model("Upload"), dispatch_uid="audits.forget_files")


def _forget_files(instance: Any, **_about: object) -> None:
    for file in instance.files:
        file.storage.delete(file.name)
