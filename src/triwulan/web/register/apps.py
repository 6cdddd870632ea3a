"""The register app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class RegisterConfig(AppConfig):
    """Where Django finds this app."""

    name = "triwulan.web.register"
    label = "register"

    def ready(self) -> None:
        """A new regency begins with the standard obligations; whoever makes one need not know of this app."""
        post_save.connect(_adopt, sender="organisation.Regency", dispatch_uid="register.adopt")


def _adopt(instance: Any, created: bool, raw: bool, **_about: object) -> None:
    from triwulan.web.register.services import adopt_standard_obligations

    if created and not raw:
        adopt_standard_obligations(instance)
