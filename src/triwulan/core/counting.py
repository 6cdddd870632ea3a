"""A figure counted from records instead of typed: what counts, out of what, and every item behind it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triwulan.core.measurement import Aggregation
from triwulan.core.problem import Problem


class CountedFrom(StrEnum):
    """Where a realisation comes from: typed by the official, or counted."""

    TYPED = "typed"
    REGISTER = "register"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What an indicator is counted from, as agreed (sumber data).

    From the register: ``document`` names the obligation and ``document_year`` the year of the document, which may be
    another than the agreement's; ``on_time`` counts only what came in time, else whatever is there.
    """

    counted_from: CountedFrom = CountedFrom.TYPED
    document: str = ""
    document_year: int | None = None
    on_time: bool = True

    @property
    def is_counted(self) -> bool:
        """Whether records give the figure."""
        return self.counted_from is not CountedFrom.TYPED


UNBOUND: Final = Binding()
"""Counted from nothing: its figure is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedItem:
    """One village, report or activity behind a figure.

    ``counts`` says whether it is part of the numerator; ``standing`` how it stands, in words of the register
    ("on_time", "late", "not_yet", "overdue", "done", "planned"); ``evidence`` the numbers of its evidence.
    """

    name: str
    counts: bool
    standing: str = ""
    day: date | None = None
    number: str = ""
    evidence: tuple[int, ...] = ()


class CountedOf(StrEnum):
    """What the items of a count are."""

    VILLAGES = "villages"
    REPORTS = "reports"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count as of a day: ``numerator`` items of ``denominator``; the items are ordered as the register lists them."""

    what: str
    of: CountedOf = CountedOf.VILLAGES
    as_of: date
    items: tuple[CountedItem, ...]
    denominator: int

    @property
    def numerator(self) -> int:
        """How many count."""
        return sum(1 for item in self.items if item.counts)


def check_binding(
    counted_from: CountedFrom, aggregation: Aggregation, *, percent: bool, several: bool = False
) -> Problem | None:
    """What keeps a count from being an indicator's realisation; None where it fits.

    A register says how things stand at a quarter's end, so that only what falls due several times a year (``several``)
    can be added up over quarters; a count is a percentage only beside what it is counted out of.
    """
    if counted_from is CountedFrom.TYPED:
        return None
    if aggregation is Aggregation.AVERAGE:
        return Problem("binding.average")
    if percent and aggregation is not Aggregation.RATIO:
        return Problem("binding.percent_needs_pair")
    if counted_from is CountedFrom.REGISTER and aggregation is Aggregation.SUM and not several:
        return Problem("binding.state_is_not_added_up")
    return None
