"""The list of evidence at a report's end, and which rows of its tables the pieces are said to prove."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.excerpts import plain
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, StatedCell, StatedRow, StatedTable, TableKind

_ROW: Final = re.compile(r"\btabel\s+(?P<table>[A-Z]?[\d.]*\d)\s+(?:nomor|no\.?)\s+(?P<row>\d+(?:\.\d+)*)", re.I)
_NUMBER: Final = re.compile(r"\d+")
_EVIDENCE: Final = re.compile(r"\bbukti\b", re.I)
_COUNTED: Final = re.compile(r"^\s*dihitung\s*$", re.I)
_FIGURES: Final = {TableKind.ACHIEVEMENT: Role.REALISATION, TableKind.COST: Role.SPENDING}


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece of evidence: its number, name and day as printed, and the rows (table and number) it is about."""

    number: str
    name: str
    day: StatedCell | None
    rows: frozenset[tuple[str, str]]
    place: Place


@dataclass(frozen=True, slots=True)
class Proven:
    """A table of figures of which some have evidence: the cells with a figure, and those among them without any."""

    table: StatedTable
    figures: tuple[StatedCell, ...]
    bare: tuple[tuple[StatedRow, StatedCell], ...]
    place: Place


def listed(reading: Reading) -> Iterator[Listed]:
    """Each piece of each list."""
    for table in reading.of_kind(TableKind.EVIDENCE):
        days = table.columns_of(Role.PERIOD)
        names = table.columns_of(Role.LABEL)
        for row in table.rows:
            said = " ".join(cell.text for cell in row.cells)
            yield Listed(
                number=row.number,
                name=row.cells[names[0].index].text if names else row.label,
                day=row.cells[days[0].index] if days else None,
                rows=frozenset((match["table"], match["row"]) for match in _ROW.finditer(said)),
                place=row.place,
            )


def proven(reading: Reading) -> Iterator[Proven]:
    """Each table of figures that the list names a row of; a figure whose count is attached needs nothing more."""
    rows = frozenset(row for piece in listed(reading) for row in piece.rows)
    counted = [
        plain(table.caption)
        for table in reading.tables
        if any(_COUNTED.search(column.head) for column in table.columns)
    ]
    for table in reading.of_kind(*_FIGURES):
        if any(number == table.number for number, _row in rows):
            found = tuple(_figures(table))
            if found:
                bare = tuple(
                    (row, cell)
                    for row, cell in found
                    if (table.number, row.number) not in rows and not any(plain(row.label) in each for each in counted)
                )
                yield Proven(table, tuple(cell for _row, cell in found), bare, table.place)


def behind_counts(reading: Reading) -> frozenset[str]:
    """Numbers of evidence that tables name beside documents and activities: their days are judged there."""
    found: set[str] = set()
    for table in reading.tables:
        if table.kind in (TableKind.EVIDENCE, TableKind.CARRIED):
            continue
        for column in table.columns:
            if _EVIDENCE.search(column.head):
                found.update(number for row in table.rows for number in _NUMBER.findall(row.cells[column.index].text))
    return frozenset(found)


def _figures(table: StatedTable) -> Iterator[tuple[StatedRow, StatedCell]]:
    """The figure of each row that nothing below details, if it is one and not zero."""
    columns = table.columns_of(_FIGURES[table.kind])
    parents = {row.parent for row in table.rows}
    for row in table.rows if columns else ():
        cell = row.cells[columns[0].index]
        if row.role is RowRole.BODY and row.index not in parents and cell.quantity.is_number and cell.quantity.value:
            yield row, cell
