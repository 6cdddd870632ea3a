"""The grid of a unit's year: villages by obligations, or the office's own obligations by months."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from triwulan.core.obligation import MONTHS_A_YEAR, Bearer, Obligation, Standing, due_by_date
from triwulan.web.organisation.models import Unit
from triwulan.web.register.faults import faults_of
from triwulan.web.register.labels import named, period_label
from triwulan.web.register.mapping import Judge, Judged, calendar_when_needed, core_obligation, judge
from triwulan.web.register.models import Fulfilment
from triwulan.web.register.selectors import entered, obligations_of
from triwulan.web.register.services import Outcome
from triwulan.web.register.slots import Slot
from triwulan.web.templatetags.figures import month_name, short_day

DONE, RECEIVED = "done_text", "received_text"
_SUFFIX: Final = {DONE: "", RECEIVED: "r"}


@dataclass(frozen=True, slots=True)
class Place:
    """One field of the grid: a date of a cell; ``name`` is that of its input."""

    slot: Slot
    field: str

    @property
    def name(self) -> str:
        """The cell's key, with a letter for the date something was received."""
        return self.slot.key + _SUFFIX[self.field]


@dataclass(slots=True)
class Cell:
    """What the grid shows of a field, and what must be said beside it; ``judged`` stands with the date it was done."""

    place: Place
    text: str
    label: str
    base: int = 0
    judged: Judged | None = None
    evidence: bool = False
    faults: tuple[str, ...] = ()
    conflict: Fulfilment | None = None
    span: int = 1
    tally: str = ""
    """What it is counted under: its column where villages are counted, its line for the office."""


@dataclass(frozen=True, slots=True)
class Column:
    """An obligation's period in the head of the grid, or a month; ``due`` is by when in words."""

    key: str
    title: str
    due: str = ""
    obligation: Obligation | None = None
    field: str = DONE


@dataclass(slots=True)
class Line:
    """A village, or an obligation of the office."""

    key: str
    title: str
    cells: list[Cell]
    due: str = ""


@dataclass
class Board:
    """The grid of one unit's year as of a day, as one window should see it."""

    unit: Unit
    year: int
    bearer: Bearer
    as_of: date
    today: date
    open: bool = False
    """The visitor may write."""
    outcome: Outcome = field(default_factory=Outcome)
    typed: Mapping[str, str] = field(default_factory=dict)
    """What this window typed, by the names of fields, for where it could not be saved."""
    columns: list[Column] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tallies: dict[str, Counter[Standing]] = field(default_factory=dict)
    """How many stand how: of a column where villages are counted, of a line for the office's periods."""

    def __post_init__(self) -> None:
        rows = list(obligations_of(self.unit.regency, self.year, self.bearer))
        self.obligations = {row.pk: core_obligation(row) for row in rows}
        self.rows = entered(self.unit, rows, self.year)
        self._judge: Judge = judge(calendar_when_needed(self.unit), year=self.year, as_of=self.as_of)
        if self.bearer is Bearer.VILLAGE:
            self._lay_villages()
        else:
            self._lay_office()

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, line by line."""
        return (cell for line in self.lines for cell in line.cells)

    def _lay_villages(self) -> None:
        places = [
            (pk, core, period, name)
            for pk, core in self.obligations.items()
            for period in range(1, core.per.periods + 1)
            for name in _fields(core)
        ]
        for pk, core, period, name in places:
            title = named(core, period) if name == DONE else _("%(what)s: diterima") % {"what": named(core, period)}
            due = due_words(core, self.year, period) if name == DONE else ""
            self.columns.append(Column(f"{pk}-{period}{_SUFFIX[name]}", title, due, core, name))
        for village, title in self.unit.villages.values_list("pk", "name"):
            cells = [
                self._cell(Place(Slot(pk, period, village), name), core, column.title, tally=column.key)
                for (pk, core, period, name), column in zip(places, self.columns, strict=True)
            ]
            self.lines.append(Line(str(village), title, cells))

    def _lay_office(self) -> None:
        self.columns = [Column(f"m{month}", month_name(month)) for month in range(1, MONTHS_A_YEAR + 1)]
        for pk, core in self.obligations.items():
            for name in _fields(core):
                title = core.name if name == DONE else _("%(what)s: diterima") % {"what": core.name}
                key = f"{pk}{_SUFFIX[name]}"
                cells = []
                for period in range(1, core.per.periods + 1):
                    label = period_label(core.per, period) or core.name
                    cell = self._cell(Place(Slot(pk, period, 0), name), core, label, tally=key)
                    cell.span = MONTHS_A_YEAR // core.per.periods
                    cells.append(cell)
                self.lines.append(Line(key, title, cells))

    def _cell(self, place: Place, core: Obligation, label: str, *, tally: str) -> Cell:
        row = self.rows.get(place.slot)
        stored = "" if row is None else str(getattr(row, place.field))
        unsaved = place.slot in self.outcome.conflicts or place.slot in self.outcome.refused
        cell = Cell(place, self.typed.get(place.name, stored) if unsaved else stored, label, tally=tally)
        if row is not None:
            cell.base = row.version
        judged = self._judge(core, place.slot.period, row)
        cell.faults = faults_of(
            core, row, judged, field=place.field, today=self.today, refused=self.outcome.refused.get(place.slot)
        )
        if place.field == DONE:
            cell.judged = judged
            cell.conflict = self.outcome.conflicts.get(place.slot)
            if row is not None:
                cell.evidence = row.evidence_id is not None
            self.tallies.setdefault(tally, Counter())[judged.standing] += 1
        return cell


def due_words(core: Obligation, year: int, period: int) -> str:
    """By when a document is due: the day, or so many working days after it was received."""
    if core.working_days:
        return _("%(count)d hari kerja setelah diterima") % {"count": core.working_days}
    return by_day(due_by_date(core, year=year, period=period))


def by_day(due: date) -> str:
    """The last day on time, as such."""
    return _("s.d. %(day)s") % {"day": short_day(due)}


def _fields(core: Obligation) -> tuple[str, ...]:
    return (RECEIVED, DONE) if core.working_days else (DONE,)
