"""How tables of results were filled in: columns of one figure, rows that stand twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.excerpts import plain
from triwulan.audit.subjects.keeping import table_by_table
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
        rows = tuple(row for row in table.rows if row.role is RowRole.BODY and has_figures(row, table))
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


def has_figures(row: StatedRow, table: StatedTable) -> bool:
    """Whether a row states any figure of work or money."""
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
class Repeated:
    """Rows of a table that name the same thing."""

    table: StatedTable
    place: Place
    rows: tuple[StatedRow, ...]


@table_by_table
def named_rows(table: StatedTable) -> Iterator[Repeated]:
    """Each thing that rows of a table name, with all rows that name it under the same parent, band and objective."""
    if table.kind in (TableKind.SIGNATURE, TableKind.SCALE):
        return
    groups: dict[tuple[object, ...], list[StatedRow]] = {}
    band = -1
    for row in table.rows:
        if row.role is RowRole.BAND:
            band = row.index
        elif row.role in (RowRole.BODY, RowRole.PARENT) and len(row.label.split()) >= 2:
            groups.setdefault((*_identity(table, row), band), []).append(row)
    for rows in groups.values():
        yield Repeated(table, rows[0].place, tuple(rows))


_TELLS_APART: Final = (Role.UNIT, Role.OBJECTIVE, Role.PERIOD, Role.PERSON, Role.ACTIVITY, Role.LABEL, Role.CODE)


def _identity(table: StatedTable, row: StatedRow) -> tuple[object, ...]:
    apart = (plain(row.cells[column.index].text) for column in table.columns_of(*_TELLS_APART))
    return (plain(row.label), row.parent, row.depth, *apart)
