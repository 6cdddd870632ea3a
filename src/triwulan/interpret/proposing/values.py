"""What a report proposes to be taken over, what is to be asked of its author, and the tables it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from triwulan.core.period import Quarter
from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation


class Field(StrEnum):
    """What of a proposal a question is about."""

    ANNUAL_TARGET = "annual_target"
    TARGET_1 = "target_1"
    TARGET_2 = "target_2"
    TARGET_3 = "target_3"
    TARGET_4 = "target_4"
    UNIT = "unit"
    OBJECTIVE = "objective"
    DIRECTION = "direction"
    VALUE = "value"
    CEILING = "ceiling"
    SPENDING = "spending"
    INDICATOR = "indicator"
    WHOLE = ""

    @classmethod
    def target(cls, quarter: int) -> "Field":
        """The target of a quarter (1..4)."""
        return (cls.TARGET_1, cls.TARGET_2, cls.TARGET_3, cls.TARGET_4)[quarter - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What only the report's author can decide: a contradiction, or what could not be read.

    ``about`` names the indicator or the line ("" the whole report); ``text`` is what is printed where it is no figure.
    """

    problem: Problem
    place: str
    about: str = ""
    field: Field = Field.WHOLE
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A row of a source table, both by their indexes."""

    source: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table as it was read: what it is called, its page (0: unknown), heads, and the texts of each row."""

    title: str
    section: str
    page: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What was read of a report, by whom and of which quarter as it says itself; ``spots`` leads places to sources."""

    post: str
    unit: str
    quarter: Quarter | None
    indicators: tuple[ProposedIndicator, ...] = ()
    lines: tuple[ProposedLine, ...] = ()
    realisations: tuple[ProposedRealisation, ...] = ()
    questions: tuple[Question, ...] = ()
    sources: tuple[Source, ...] = ()
    spots: Mapping[str, Spot] = field(default_factory=dict)
