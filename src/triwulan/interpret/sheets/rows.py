"""What becomes of each row of a spreadsheet, and what it is compared with."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triwulan.core.known import Change, KnownIndicator, KnownLine
from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation


class Purpose(StrEnum):
    """What the file is brought for: ceilings, an agreement, or a quarter's realisations and spending."""

    BUDGET = "budget"
    AGREEMENT = "agreement"
    QUARTER = "quarter"


class Outcome(StrEnum):
    """What a row comes to, in the order in which people want to see them."""

    REFUSED = "refused"
    QUESTION = "question"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    IGNORED = "ignored"


PROPOSING: Final = (Outcome.QUESTION, Outcome.NEW, Outcome.CHANGED)
"""Outcomes of rows that hold something to take over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the file is for, and all that is known where it goes; ``quarter`` is 0 where none is meant."""

    purpose: Purpose
    unit: str
    year: int
    quarter: int = 0
    indicators: tuple[KnownIndicator, ...] = ()
    lines: tuple[KnownLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row, or several that were summed up to ``last``. ``problem`` says why, and what to do.

    ``key`` is what is meant for certain, ``candidates`` what may be meant; one of the three proposals is there where
    something is to be taken over.
    """

    sheet: str
    number: int
    outcome: Outcome
    label: str = ""
    last: int = 0
    problem: Problem | None = None
    key: str = ""
    candidates: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    line: ProposedLine | None = None
    indicator: ProposedIndicator | None = None
    realisation: ProposedRealisation | None = None


def place_of(sheet: str, number: int, last: int = 0) -> str:
    """Where rows stand, as people say it."""
    rows = f"baris {number}" if last in (0, number) else f"baris {number}-{last}"
    return f"lembar {sheet}, {rows}" if sheet else rows
