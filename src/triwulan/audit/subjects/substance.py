"""How tables of results were filled in: columns of one figure, cells left blank, rows that stand twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.excerpts import plain
from triwulan.audit.subjects.shifts import shifts_of
from triwulan.core.identity import StatedPeriod
from triwulan.core.place import Place
from triwulan.core.quantity import Kind
from triwulan.core.reading import (
    Measure,
    Reading,
    Role,
    RowRole,
    StatedCell,
    StatedColumn,
    StatedRow,
    StatedTable,
    TableKind,
)

_RESULTS: Final = (TableKind.ACHIEVEMENT, TableKind.COST)


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one column, row by row."""

    column: StatedColumn
    cells: tuple[StatedCell, ...]

    @property
    def one_value(self) -> Decimal | None:
        """The value all of them have, None when they differ."""
        values = {cell.quantity.value for cell in self.cells}
        return values.pop() if len(values) == 1 else None


@dataclass(frozen=True, slots=True)
class Results:
    """The achievements, else the realisations, of a table's indicators; ``rows`` are what they are called."""

    table: StatedTable
    place: Place
    rows: tuple[StatedRow, ...]
    series: tuple[Series, ...]


def results(reading: Reading) -> Iterator[Results]:
    """Each table of achievements with three or more different indicators."""
    for table in reading.of_kind(TableKind.ACHIEVEMENT):
        rows = tuple(row for row in table.rows if row.role is RowRole.BODY and _has_figures(row, table))
        if len({plain(row.label) for row in rows}) < 3:
            continue
        series = tuple(
            Series(column, tuple(row.cells[column.index] for row in rows))
            for column in table.columns_of(Role.ACHIEVEMENT, Role.REALISATION)
            if column.measure is not Measure.BUDGET
            and all(row.cells[column.index].quantity.kind is Kind.NUMBER for row in rows)
        )
        if series:
            yield Results(table, table.place, rows, series)


def _has_figures(row: StatedRow, table: StatedTable) -> bool:
    columns = table.columns_of(Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT, Role.CEILING, Role.SPENDING)
    return any(row.cells[column.index].quantity.kind is Kind.NUMBER for column in columns)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Absorption and performance of the rows of a table of costs where neither is nothing nor all."""

    table: StatedTable
    place: Place
    pairs: tuple[tuple[StatedCell, StatedCell], ...]


def pairings(reading: Reading) -> Iterator[Pairing]:
    """Each table of costs that shows absorption beside performance, with each of its columns of performance."""
    for table in reading.of_kind(TableKind.COST, TableKind.BUDGET):
        absorbed = next(iter(table.columns_of(Role.ABSORPTION)), None)
        for column in table.columns_of(Role.REALISATION, Role.ACHIEVEMENT):
            if absorbed is None or column.measure is Measure.BUDGET:
                continue
            cells = ((row.cells[absorbed.index], row.cells[column.index]) for row in table.rows)
            pairs = tuple(pair for pair in cells if all(_telling(cell) for cell in pair))
            if len(pairs) >= 3:
                yield Pairing(table, table.place, pairs)


def _telling(cell: StatedCell) -> bool:
    value = cell.quantity.value
    return value is not None and not cell.covered and value not in (0, 1, 100)


@dataclass(frozen=True, slots=True)
class Blank:
    """The figures of one row that are blank where the other rows of their columns have something."""

    table: StatedTable
    row: StatedRow
    place: Place
    cells: tuple[StatedCell, ...]


_FILLED_IN: Final = (Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT, Role.CEILING, Role.SPENDING, Role.ABSORPTION)


def blanks(reading: Reading) -> Iterator[Blank]:
    """Each row with figures of a table whose other rows of the same rank are filled in."""
    for table in reading.tables:
        if table.kind not in (*_RESULTS, TableKind.AGREEMENT, TableKind.BUDGET):
            continue
        columns = [column for column in table.columns_of(*_FILLED_IN) if not _to_come(column, reading.identity.period)]
        ranks: dict[tuple[RowRole, int], list[StatedRow]] = {}
        for row in table.rows:
            if row.role is RowRole.BODY and not table.children(row) and _has_figures(row, table):
                ranks.setdefault((row.role, row.depth), []).append(row)
        for rows in ranks.values():
            if len(rows) >= 3:
                yield from _blank_rows(table, columns, rows)


def _blank_rows(table: StatedTable, columns: list[StatedColumn], rows: list[StatedRow]) -> Iterator[Blank]:
    """At most one row in three may be blank, else the column is not for all; a blank may be another cell's, moved."""
    expected = [
        column
        for column in columns
        if sum(_is_blank(row.cells[column.index]) for row in rows) * 3 <= len(rows) and _stands_alone(column, columns)
    ]
    shifted = {shift.row.index for shift in shifts_of(table)}
    for row in rows:
        cells = tuple(row.cells[column.index] for column in expected if row.index not in shifted)
        yield Blank(table, row, row.place, tuple(cell for cell in cells if _is_blank(cell)))


def _is_blank(cell: StatedCell) -> bool:
    return not cell.covered and not cell.text.strip()


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


@dataclass(frozen=True, slots=True)
class Repeated:
    """Rows of a table that name the same thing."""

    table: StatedTable
    place: Place
    rows: tuple[StatedRow, ...]


def named_rows(reading: Reading) -> Iterator[Repeated]:
    """Each thing that rows of a table name, with all rows that name it under the same parent and objective."""
    for table in reading.tables:
        if table.kind in (TableKind.SIGNATURE, TableKind.SCALE):
            continue
        groups: dict[tuple[object, ...], list[StatedRow]] = {}
        for row in table.rows:
            if row.role in (RowRole.BODY, RowRole.PARENT) and len(row.label.split()) >= 2:
                groups.setdefault(_identity(table, row), []).append(row)
        for rows in groups.values():
            yield Repeated(table, rows[0].place, tuple(rows))


_TELLS_APART: Final = (Role.UNIT, Role.OBJECTIVE, Role.PERIOD, Role.PERSON, Role.ACTIVITY, Role.LABEL, Role.CODE)


def _identity(table: StatedTable, row: StatedRow) -> tuple[object, ...]:
    apart = (plain(row.cells[column.index].text) for column in table.columns_of(*_TELLS_APART))
    return (plain(row.label), row.parent, row.depth, *apart)
