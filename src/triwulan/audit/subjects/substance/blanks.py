"""Figures left blank in rows whose neighbours have them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.arithmetic.shifts import shifts_of
from triwulan.audit.subjects.keeping import per_table_and
from triwulan.audit.subjects.substance.substance import has_figures
from triwulan.core.identity import StatedPeriod
from triwulan.core.place import Place
from triwulan.core.reading import (
    Reading,
    Role,
    RowRole,
    StatedCell,
    StatedColumn,
    StatedRow,
    StatedTable,
    TableKind,
)


@dataclass(frozen=True, slots=True)
class Blank:
    """The figures of one row that are blank where the other rows of their columns have something."""

    table: StatedTable
    row: StatedRow
    place: Place
    cells: tuple[StatedCell, ...]


_MONEY: Final = (Role.CEILING, Role.SPENDING, Role.ABSORPTION)
_WORK: Final = (Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT)
_BASES: Final = (
    ((Role.TARGET,), (Role.REALISATION,)),
    ((Role.REALISATION, Role.ACHIEVEMENT), (Role.TARGET,)),
    ((Role.CEILING,), (Role.SPENDING,)),
    (_MONEY, (Role.CEILING,)),
)
_FILLED_IN: Final = {
    TableKind.AGREEMENT: (Role.TARGET,),
    TableKind.ACHIEVEMENT: (*_WORK, *_MONEY),
    TableKind.COST: (*_WORK, *_MONEY),
    TableKind.BUDGET: (*_WORK, *_MONEY),
}


def blanks(reading: Reading) -> Iterator[Blank]:
    """Each row with figures of a table whose other rows of the same rank are filled in."""
    return (blank for table in reading.tables for blank in _of_table(table, reading.identity.period))


@per_table_and
def _of_table(table: StatedTable, period: StatedPeriod | None) -> tuple[Blank, ...]:
    roles = _FILLED_IN.get(table.kind, ())
    columns = [column for column in table.columns_of(*roles) if not _to_come(column, period)]
    parents = {row.parent for row in table.rows}
    ranks: dict[tuple[RowRole, int], list[StatedRow]] = {}
    for row in table.rows:
        if row.role is RowRole.BODY and row.index not in parents and has_figures(row, table):
            ranks.setdefault((row.role, row.depth), []).append(row)
    return tuple(blank for rows in ranks.values() if len(rows) >= 3 for blank in _blank_rows(table, columns, rows))


def _blank_rows(table: StatedTable, columns: list[StatedColumn], rows: list[StatedRow]) -> Iterator[Blank]:
    """At most one row in three may be blank, else the column is not for all; a blank may be another cell's, moved."""
    expected = [
        column
        for column in columns
        if sum(_is_blank(row.cells[column.index]) for row in rows) * 3 <= len(rows) and _stands_alone(column, columns)
    ]
    blank = any(_is_blank(row.cells[column.index]) for row in rows for column in expected)
    shifted = {shift.row.index for shift in shifts_of(table)} if blank else set()
    for row in rows:
        own = [column for column in expected if row.index not in shifted and _is_due(row, column, columns)]
        own += [column for column in columns if column not in own and _is_gap(row.cells[column.index])]
        cells = tuple(row.cells[column.index] for column in own)
        yield Blank(table, row, row.place, tuple(cell for cell in cells if _is_blank(cell)))


def _is_due(row: StatedRow, column: StatedColumn, columns: list[StatedColumn]) -> bool:
    """Whether the row has what the figure is measured by: without a target nothing is due, without money no share."""
    basis = next(roles for figures, roles in _BASES if column.role in figures)
    asked = [other for other in columns if other.role in basis and other.index != column.index]
    return not asked or any(not _is_blank(row.cells[other.index]) for other in asked)


def _is_blank(cell: StatedCell) -> bool:
    return not cell.covered and (not cell.text.strip() or _is_gap(cell))


def _is_gap(cell: StatedCell) -> bool:
    """Whether only dots or a line stand where something was to be filled in."""
    if cell.text.isalnum():  # as most are
        return False
    text = "".join(cell.text.split())
    return len(text) >= 3 and not text.strip("._…")


def _stands_alone(column: StatedColumn, columns: list[StatedColumn]) -> bool:
    """Whether no other column has the same for another time: what is done in some quarters only is blank in others."""
    return not any(
        other.index != column.index
        and (other.role, other.measure) == (column.role, column.measure)
        and other.span != column.span
        for other in columns
    )


def _to_come(column: StatedColumn, period: StatedPeriod | None) -> bool:
    span = column.span
    if span is None or period is None:
        return False
    return (span.year or period.year, span.last) > (period.year, period.last_month)
