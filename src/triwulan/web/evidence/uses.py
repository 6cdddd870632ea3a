"""Where a piece of evidence is used: each app that refers to evidence says it of itself."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from triwulan.web.evidence.models import Evidence


@dataclass(frozen=True, slots=True)
class Use:
    """Something that refers to evidence, and where it is; ``url`` may be empty."""

    label: str
    url: str = ""


def uses_of(evidence: Evidence) -> list[Use]:
    """Everything that refers to it, as the apps in ``settings.EVIDENCE_USES`` tell."""
    found: list[Use] = []
    for path in settings.EVIDENCE_USES:
        tell: Callable[[Evidence], list[Use]] = import_string(path)
        found += tell(evidence)
    return found
