"""What the running text of a report claims, in a form that can be compared with its tables and with itself."""

from dataclasses import dataclass
from enum import StrEnum

from triwulan.core.place import Place
from triwulan.core.quantity import Quantity


class ClaimKind(StrEnum):
    """What is claimed."""

    RATIO = "ratio"
    FIGURE = "figure"
    TARGETS_MET = "targets_met"
    COUNT = "count"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of one sentence: ``subject`` is its indicator's key where known, ``order`` that of its passage."""

    kind: ClaimKind
    place: Place
    order: int
    subject: str = ""
    part: Quantity | None = None
    whole: Quantity | None = None
    percent: Quantity | None = None
