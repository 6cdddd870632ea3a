"""The figures of one indicator as they run through the tables of a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.agreement.other_targets import is_another_target
from triwulan.audit.subjects.keeping import gathered
from triwulan.audit.subjects.unit_words import plain_unit, rupiah_in, same_unit, unit_cell
from triwulan.core.interval import Interval, result
from triwulan.core.keeping import once
from triwulan.core.place import Place
from triwulan.core.quantity import RUPIAH, Kind, Quantity
from triwulan.core.reading import (
    Measure,
    Reading,
    Role,
    Span,
    StatedCell,
    StatedColumn,
    StatedRow,
    StatedTable,
    Subject,
    TableKind,
    Wording,
)

_Time = tuple[int | None, int, int, bool] | None
_NEVER: Final = (TableKind.SCALE, TableKind.SIGNATURE)
_EACH_QUARTER: Final = re.compile(r"\b(?:per|tiap|setiap)\s+(?:triwulan|tw)\b", re.I)
_QUARTER: Final = Span(None, 1, 3)
_ENOUGH: Final = 3
"""Rows, of which most can be told from a few."""


@dataclass(frozen=True, eq=False)
class Fact:
    """One figure stated of an indicator: where, for what time (None: not said), in which unit ("" none).

    It keeps what it is compared by, as each is compared with all others of its indicator.
    """

    table: StatedTable
    row: StatedRow
    column: StatedColumn
    cell: StatedCell
    unit: str
    year: int | None
    unit_cell: StatedCell | None = None

    @once
    def measured_in(self) -> str:
        """Its unit; achievements are percentages, millions of rupiah are rupiah."""
        if self.column.role is Role.ACHIEVEMENT:
            return "%"
        return self.unit if self._rupiah is None else RUPIAH.lower()

    @once
    def _rupiah(self) -> Decimal | None:
        """How many rupiah one is, where a column of units says "Rp juta"."""
        return None if self.cell.quantity.unit else rupiah_in(self.unit)

    @once
    def stands(self) -> Interval:
        """What the number can stand for, in full rupiah where its unit is a thousand or a million of them."""
        printed = result(self.cell.quantity)
        return printed if self._rupiah is None else printed.scaled(self._rupiah)

    @property
    def value(self) -> Decimal:
        """The number stated."""
        if self.cell.quantity.value is None:
            raise ValueError(f"not a number: {self.cell.text!r}")
        return self.cell.quantity.value

    @once
    def span(self) -> Span | None:
        """The time of the figure as its head says it; the report's whole year is None, as if nothing were said.

        What every quarter has to bring ("Target per triwulan") is that of the first, too.
        """
        each = _EACH_QUARTER.search(self.column.head) if self.column.span is None else None
        return _told(self.column.span, self.year) if each is None else _QUARTER

    def measured_alike(self, other: "Fact") -> bool:
        """Whether both are of one time and, for achievements, measured against targets of one time."""
        said, captioned = self._times
        others_said, others_captioned = other._times
        if said != others_said and captioned != others_captioned:
            return False
        if self.column.role is not Role.ACHIEVEMENT or other.column.role is not Role.ACHIEVEMENT:
            return True
        own, theirs = self._target_spans, other._target_spans
        return len(own) <= 1 and len(theirs) <= 1 and (not own or not theirs or own == theirs)

    @once
    def matched_by(self) -> tuple[object, ...]:
        """All that decides with which other figures it is compared; the rows of many tables have the same."""
        achieved = self.column.role is Role.ACHIEVEMENT
        return self.column.role, self.unit, self._times, frozenset(self._target_spans) if achieved else None

    @once
    def _times(self) -> tuple[_Time, _Time]:
        """The time its head says, and for a realisation the caption's where its head has none.

        "s.d. triwulan II" is all since January.
        """
        captioned = _captioned(self.column.span, self.table.span, self.column.role, self.year)
        return _time(self.span), _time(captioned)

    @once
    def _target_spans(self) -> set[Span | None]:
        """The times of the targets that an achievement may be measured against; several where its head does not say."""
        spans = [column.span for column in self.table.columns_of(Role.TARGET)]
        own = [span for span in spans if self.column.span is not None and span == self.column.span]
        return {_told(span, self.year) for span in own or spans}

    @property
    def shown(self) -> str:
        """The figure as printed, with the unit that its own column gives it."""
        text = " ".join(self.cell.text.split())
        return text if not self.unit or self.cell.quantity.unit else f"{text} {self.unit}"


def tells_otherwise(one: Fact, other: Fact) -> bool:
    """Whether two columns that may be of different times differ in most rows that both tables have.

    A slip is in one row, or in few. Where both are of one time, or nothing says of which, that is no excuse.
    """
    own, other_time = one.column.span or one.table.span, other.column.span or other.table.span
    if own is None or other_time is None or (own.first, own.last) == (other_time.first, other_time.last):
        return False
    theirs = {row.subject: row.cells[other.column.index].quantity for row in other.table.rows if row.subject}
    pairs = [
        (row.cells[one.column.index].quantity, theirs[row.subject]) for row in one.table.rows if row.subject in theirs
    ]
    known = [(a, b) for a, b in pairs if a.is_number and b.is_number and same_unit(a.unit, b.unit)]
    differ = sum(not result(a).meets(result(b)) for a, b in known)
    return len(known) >= _ENOUGH and differ * 2 > len(known)


def _time(span: Span | None) -> _Time:
    """A span as a plain tuple, which is compared much faster."""
    return None if span is None else (span.year, span.first, span.last, span.cumulative)


@lru_cache(maxsize=1024)
def _captioned(span: Span | None, table: Span | None, role: Role, year: int | None) -> Span | None:
    if span is None and table is not None and role is Role.REALISATION:
        span = table if table.cumulative or table.first == 1 else None
    if span is None:
        return None
    said = span.year or (table.year if table is not None else None)
    return _told(replace(span, year=said, cumulative=span.first == 1), year)


@lru_cache(maxsize=1024)
def _told(span: Span | None, year: int | None) -> Span | None:
    if span is None:
        return None
    own = replace(span, year=None) if span.year == year else span
    return None if own.year is None and (own.first, own.last) == (1, 12) else own


@dataclass(frozen=True, slots=True)
class Told:
    """All that a report says of one indicator, table by table."""

    subject: Subject
    place: Place
    targets: tuple[Fact, ...]
    realisations: tuple[Fact, ...]
    achievements: tuple[Fact, ...]


@gathered
def told(reading: Reading) -> Iterator[Told]:
    """Each indicator that stands in at least two tables."""
    for subject in reading.subjects:
        if len({table for table, _ in subject.rows}) > 1:
            yield Told(
                subject,
                subject.wordings[0].place,
                tuple(_facts(reading, subject, Role.TARGET)),
                tuple(_facts(reading, subject, Role.REALISATION)),
                tuple(_facts(reading, subject, Role.ACHIEVEMENT)),
            )


def _facts(reading: Reading, subject: Subject, role: Role) -> Iterator[Fact]:
    year = _year(reading)
    for index, number in subject.rows:
        table = reading.tables[index]
        if table.kind in _NEVER:
            continue
        row = table.rows[number]
        own = unit_cell(table, row)
        for column in table.columns_of(role):
            cell = row.cells[column.index]
            if cell.quantity.kind is Kind.NUMBER and column.measure is not Measure.BUDGET:
                if is_another_target(table, column, reading):
                    continue
                yield Fact(table, row, column, cell, _unit(column, cell.quantity, own), year, own)


def _year(reading: Reading) -> int | None:
    """The year the report is about, else that of its agreement."""
    if reading.identity.period is not None:
        return reading.identity.period.year
    return next((table.span.year for table in reading.of_kind(TableKind.AGREEMENT) if table.span is not None), None)


def _unit(column: StatedColumn, quantity: Quantity, own: StatedCell | None) -> str:
    """The unit in the cell, else of its column's head, else of the row's own column of units."""
    text = quantity.unit or column.unit
    return plain_unit(text or (own.text if own is not None else ""))


@dataclass(frozen=True, slots=True)
class Named:
    """What an indicator or its objective is called in each table, the agreement first; ``what`` says which of them."""

    key: str
    what: str
    place: Place
    wordings: tuple[Wording, ...]


def named(reading: Reading) -> Iterator[Named]:
    """Each indicator, and each objective of an indicator, that is named in at least two tables."""
    first = {table.place.table for table in reading.of_kind(TableKind.AGREEMENT)}
    for subject in reading.subjects:
        for what, wordings in (("indicator", subject.wordings), ("objective", subject.objectives)):
            ordered = tuple(sorted(wordings, key=lambda each: each.place.table not in first))
            if len({each.place.table for each in ordered}) > 1:
                yield Named(subject.key, what, ordered[0].place, ordered)


@dataclass(frozen=True, slots=True)
class Measured:
    """In what each table that has a unit for it measures one indicator."""

    subject: Subject
    place: Place
    units: tuple[tuple[str, StatedCell], ...]


def measured(reading: Reading) -> Iterator[Measured]:
    """Each indicator whose unit stands in a column of units in two or more tables."""
    for subject in reading.subjects:
        cells = [
            (table, unit_cell(reading.tables[table], reading.tables[table].rows[row])) for table, row in subject.rows
        ]
        units = tuple((plain_unit(cell.text), cell) for _, cell in cells if cell is not None and cell.text.strip())
        if len({cell.place.table for _, cell in units}) > 1:
            yield Measured(subject, subject.wordings[0].place, units)
