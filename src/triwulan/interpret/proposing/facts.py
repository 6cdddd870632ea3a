"""The figures of a report, gathered by what they are of: an indicator's targets and realisations over all tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from triwulan.core.identity import comparable
from triwulan.core.quantity import Quantity
from triwulan.core.reading import Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable, TableKind
from triwulan.core.reckoning import is_percent
from triwulan.interpret.proposing.places import Places
from triwulan.interpret.proposing.times import OTHER, UNSAID, Stretch, When, column_when, when

_FIGURES: Final = (
    Role.TARGET,
    Role.REALISATION,
    Role.ACHIEVEMENT,
    Role.NUMERATOR,
    Role.DENOMINATOR,
)
_NAMED: Final = (RowRole.BODY, RowRole.PARENT)
_GAP: Final = re.compile(r"[.…_\s]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A cell about an indicator: what, of when, as printed, and where."""

    role: Role
    when: When
    text: str
    quantity: Quantity
    unit: str
    table: StatedTable
    row: StatedRow
    column: StatedColumn
    place: str
    misdated: bool = False
    """Its table's caption names another year."""

    @property
    def value(self) -> Decimal | None:
        """The number."""
        return self.quantity.value

    @property
    def agreed(self) -> bool:
        """It stands in the agreement."""
        return self.table.kind is TableKind.AGREEMENT

    @property
    def gap(self) -> bool:
        """Nothing stands there, or only dots to write on."""
        return _GAP.fullmatch(self.text) is not None


@dataclass(slots=True)
class Subject:
    """An indicator with all that the report's tables say of it."""

    key: str
    name: str
    agreed: bool
    objective: str
    unit: str
    place: str
    facts: list[Fact] = field(default_factory=list)

    def of(self, role: Role, *times: When) -> list[Fact]:
        """Its figures of a kind and of these times, in the order of the times, then of the report."""
        return [fact for time in times for fact in self.facts if fact.role is role and fact.when == time]


def subjects_of(reading: Reading, places: Places, year: int | None) -> tuple[Subject, ...]:
    """Every indicator that the agreement names, or else what the achievement tables measure."""
    found: dict[str, Subject] = {}
    for kind in (TableKind.AGREEMENT, TableKind.ACHIEVEMENT):
        for table in reading.of_kind(kind):
            for row in _rows(table):
                key = row.subject or comparable(row.label)
                subject = found.setdefault(key, _begun(key, table, row, places))
                _complete(subject, table, row)
                subject.facts.extend(_facts(table, row, places, year))
    kept = [each for each in found.values() if each.facts]
    # a table that only compares years measures nothing
    return tuple(each for each in kept if each.agreed or any(_measures(fact) for fact in each.facts))


def unit_text(text: str) -> str:
    """A unit as the agreement writes it: "persen" is "%"."""
    clean = " ".join(text.split()).strip(" .()")
    if not any(each.isalpha() or each == "%" for each in clean):
        return ""  # a figure that slipped into the column
    return "%" if clean.casefold() in ("%", "persen", "prosen") else clean


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one; what is not said contradicts nothing."""
    return not one or not other or comparable(one) == comparable(other) or (is_percent(one) and is_percent(other))


def _rows(table: StatedTable) -> Iterator[StatedRow]:
    return (row for row in table.rows if row.role in _NAMED and row.label)


def _begun(key: str, table: StatedTable, row: StatedRow, places: Places) -> Subject:
    name = _text(row, table.columns_of(Role.INDICATOR)) or row.label
    agreed = table.kind is TableKind.AGREEMENT
    return Subject(key, name, agreed, "", "", places.of(table, row))


def _complete(subject: Subject, table: StatedTable, row: StatedRow) -> None:
    """What an earlier table left unsaid."""
    subject.objective = subject.objective or _text(row, table.columns_of(Role.OBJECTIVE))
    subject.unit = subject.unit or unit_text(_text(row, table.columns_of(Role.UNIT)))


def _text(row: StatedRow, columns: Iterable[StatedColumn]) -> str:
    return next((text for column in columns if (text := " ".join(row.cells[column.index].text.split()))), "")


def _facts(table: StatedTable, row: StatedRow, places: Places, year: int | None) -> Iterator[Fact]:
    caption = when(table.span, year)
    unit = unit_text(_text(row, table.columns_of(Role.UNIT)))
    for column in table.columns_of(*_FIGURES):
        cell = row.cells[column.index]
        time = column_when(table, column, year)
        misdated = time == UNSAID and caption == OTHER
        if time == UNSAID and (column.role is not Role.TARGET or _of_quarter(table, caption)):
            time = _in_any_year(table) if misdated else caption
        yield Fact(
            role=column.role,
            when=time,
            text=" ".join(cell.text.split()),
            quantity=cell.quantity,
            unit=unit_text(cell.quantity.unit or column.unit or unit),
            table=table,
            row=row,
            column=column,
            place=places.of(table, row),
            misdated=misdated,
        )


def _of_quarter(table: StatedTable, caption: When) -> bool:
    """A table of one quarter; up to its end, "Target" may as well be the year's."""
    return caption.stretch is Stretch.QUARTER and table.span is not None and not table.span.cumulative


def _in_any_year(table: StatedTable) -> When:
    return OTHER if table.span is None else when(replace(table.span, year=None), None)


def _measures(fact: Fact) -> bool:
    return fact.role is Role.TARGET and fact.when.stretch is not Stretch.OTHER
