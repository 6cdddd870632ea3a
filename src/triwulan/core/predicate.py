"""Scales that turn an achievement in percent into a word.

Printed scales leave holes (`76-90`, `91-100`: what is 90,5 or 104?). They are read half-open: a band
begins at its lower bound and reaches to the next one, the highest has no upper end.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from triwulan.core.problem import Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Band:
    """A predicate and the percentage from which it holds; None for the lowest."""

    label: str
    at_least: Decimal | None


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the highest to the lowest; `checked` says whether the source was seen in the original."""

    key: str
    name: str
    source: str
    bands: tuple[Band, ...]
    checked: bool = False

    def __post_init__(self) -> None:
        bounds = [band.at_least for band in self.bands]
        if not bounds or bounds[-1] is not None:
            raise ProblemError(Problem("scale.lowest_missing", {"scale": self.name}))
        above = [bound for bound in bounds[:-1] if bound is not None]
        if len(above) != len(bounds) - 1 or any(high <= low for high, low in pairwise(above)):
            raise ProblemError(Problem("scale.not_descending", {"scale": self.name}))
        labels = [band.label.strip() for band in self.bands]
        if not all(labels) or len(set(labels)) != len(labels):
            raise ProblemError(Problem("scale.labels", {"scale": self.name}))

    def predicate(self, percent: Decimal) -> str:
        """Name the band of a percentage."""
        fitting = (band for band in self.bands if band.at_least is None or percent >= band.at_least)
        return next(fitting).label
