"""The money of one activity as it runs through the tables of a report."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from triwulan.core.interval import Interval, rounded
from triwulan.core.likeness import words
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, Span, StatedCell, StatedRow, StatedTable


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one activity in rupiah, whatever thousands its table is in, and what its digits can stand for."""

    table: StatedTable
    row: StatedRow
    cell: StatedCell
    printed: Interval


@dataclass(frozen=True, slots=True)
class Activity:
    """What several tables say of one activity's ceiling, or of its spending in one time."""

    name: str
    role: Role
    place: Place
    amounts: tuple[Money, ...]


def activities(reading: Reading) -> Iterator[Activity]:
    """Each activity, program or total whose ceiling or spending stands in two or more tables, by its name."""
    found: dict[tuple[str, Role, Span | None], list[Money]] = defaultdict(list)
    for table in reading.tables:
        for column in table.columns_of(Role.CEILING, Role.SPENDING):
            for row in table.rows:
                cell = row.cells[column.index]
                name = _name(row)
                if cell.quantity.value is not None and name:
                    value = cell.quantity.value.scaleb(column.scale)
                    printed = rounded(value, cell.quantity.places - column.scale)
                    span = column.span or table.span
                    found[(name, column.role, span)].append(Money(table, row, cell, printed))
    for (name, role, _span), amounts in found.items():
        if len({each.table.index for each in amounts}) > 1 and len(amounts) == len({e.table.index for e in amounts}):
            yield Activity(amounts[0].row.label or name, role, amounts[0].cell.place, tuple(amounts))


def _name(row: StatedRow) -> str:
    """What makes it the same activity elsewhere: its words, if there are enough; totals of tables are not alike."""
    if row.role in (RowRole.TOTAL, RowRole.AVERAGE, RowRole.BAND):
        return ""
    found = words(row.label)
    return " ".join(found) if len(found) > 1 else ""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two rows of a table with one ceiling and one printed absorption."""

    place: Place
    one: tuple[StatedCell, StatedRow]
    other: tuple[StatedCell, StatedRow]


def twins(reading: Reading) -> Iterator[Twins]:
    """Rows of one table whose ceiling and printed absorption are the same, so that their spending should be."""
    for table in reading.tables:
        ceilings, spent = table.columns_of(Role.CEILING), table.columns_of(Role.SPENDING)
        absorbed = table.columns_of(Role.ABSORPTION)
        if not (len(ceilings) == len(spent) == len(absorbed) == 1):
            continue
        figures = [
            (
                row,
                row.cells[spent[0].index],
                row.cells[ceilings[0].index].quantity.value,
                _percent(row, absorbed[0].index),
            )
            for row in table.rows
        ]
        known = [each for each in figures if each[1].quantity.value and each[2] and each[3]]
        for (row, cell, ceiling, share), (other, twin, second, part) in combinations(known, 2):
            if ceiling == second and share == part:
                yield Twins(cell.place, (cell, row), (twin, other))


def _percent(row: StatedRow, column: int) -> Decimal | None:
    return row.cells[column].quantity.value
