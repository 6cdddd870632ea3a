"""What the pages of a report show: the first choice of a quarter, and how far each part is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from triwulan.core.identity import comparable
from triwulan.core.matching import KnownNames
from triwulan.core.period import Quarter
from triwulan.web.accounts.models import User
from triwulan.web.imports.report_known import Known
from triwulan.web.imports.report_models import ReportImport, TakenFigure
from triwulan.web.imports.report_parts import Part, StepRow
from triwulan.web.imports.report_state import Looked, looked_in
from triwulan.web.imports.report_steps import Step
from triwulan.web.organisation.models import Position
from triwulan.web.quarters.addresses import field_url

MOST_SHOWN = 1000
"""Values; more than any report has."""


@dataclass(frozen=True, slots=True)
class PartSummary:
    """A part in short: what would change, what is the same or blocked, and what cannot be taken as it is typed."""

    part: Part
    rows: int
    taken: list[StepRow]
    left: list[StepRow]
    faults: list[StepRow]
    seen: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """What was taken of one row at a time, each value with the field it is in now ("" where it is no field)."""

    name: str
    place: str
    by: User
    at: datetime
    figures: list[tuple[TakenFigure, str]]


class Overview:
    """A report whose position is chosen."""

    def __init__(self, own: ReportImport) -> None:
        self.own = own
        self.looked: Looked = looked_in(own.looked)
        self.known = Known(own.post, own.period)

    @cached_property
    def parts(self) -> list[PartSummary]:
        """Each part, in the order in which they are looked over."""
        found = []
        for part in Part:
            step = Step(part, self.looked, self.known)
            rows = len(self.looked.rows(part.key))
            found.append(
                PartSummary(part, rows, step.taken(), step.left(), list(step.faults()), part.value in self.looked.seen)
            )
        return found

    @property
    def faults(self) -> bool:
        """Whether something must be put right before anything is taken."""
        return any(summary.faults for summary in self.parts)

    @property
    def unseen(self) -> bool:
        """Whether a part was not looked over yet."""
        return any(not summary.seen for summary in self.parts)

    @property
    def next_part(self) -> Part:
        """The part to look at next."""
        order = [summary.part for summary in self.parts if not summary.seen]
        order += [summary.part for summary in self.parts if summary.faults]
        return next(iter(order), Part.AGREEMENT)

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return any(summary.taken for summary in self.parts)

    @property
    def other_unit(self) -> str:
        """The unit the report names, where it is not the position's."""
        own, read = comparable(self.own.post.unit.name), comparable(self.looked.unit)
        return "" if not read or read in own or own in read else self.looked.unit

    @property
    def other_quarter(self) -> str:
        """The quarter the report says it is about, where another was chosen."""
        stated = None if self.looked.quarter is None else Quarter(*self.looked.quarter)
        return "" if stated is None or stated == self.own.period else stated.label

    @property
    def waits(self) -> bool:
        """Whether figures of the quarter wait for the agreement."""
        return not self.known.in_force and bool(self.looked.realisations or self.looked.lines)

    @cached_property
    def origins(self) -> list[Origin]:
        """What was taken, the latest first."""
        rows = self.own.taken.select_related("report", "taken_by").order_by("-taken_at", "pk")[:MOST_SHOWN]
        groups = groupby(rows, key=lambda row: (row.name, row.place, row.taken_by, row.taken_at))
        return [Origin(*key, [(row, _url(row)) for row in found]) for key, found in groups]


def _url(row: TakenFigure) -> str:
    return "" if row.report is None else field_url(row.report, row.path)


def choice_of(own: ReportImport, positions: Iterable[Position]) -> dict[str, object]:
    """The position and quarter chosen, or those the report names as far as they are the visitor's."""
    looked = looked_in(own.looked)
    year, number = looked.quarter or (None, None)
    return {
        "position": own.position_id or _likely(looked, list(positions)),
        "year": own.year or year,
        "number": own.number or number,
    }


def _likely(looked: Looked, positions: list[Position]) -> int | None:
    """The only position, or the one the report is signed by."""
    if len(positions) == 1:
        return positions[0].pk
    match = KnownNames({str(each.pk): each.name for each in positions}).match(looked.post)
    key = match.key or next(iter(match.candidates), "")
    return int(key) if key else None
