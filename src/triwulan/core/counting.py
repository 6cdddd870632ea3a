"""A figure counted from records instead of typed: what counts, out of what, and every item behind it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CountedFrom(StrEnum):
    """Where a realisation comes from: typed by the official, or counted."""

    TYPED = "typed"
    REGISTER = "register"
    ACTIVITIES = "activities"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count as of a day: ``numerator`` items of ``denominator``; the items are ordered as the register lists them."""

    what: str
    as_of: date
    items: tuple[CountedItem, ...]
    denominator: int

    @property
    def numerator(self) -> int:
        """How many count."""
        return sum(1 for item in self.items if item.counts)
