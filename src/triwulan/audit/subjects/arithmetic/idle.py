"""Rows that are shown as efficient though nothing was done and nothing was spent."""

from collections.abc import Iterator
from dataclasses import dataclass

from triwulan.audit.subjects.arithmetic.table_equations import is_shifted
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.reading import Measure, Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable


@dataclass(frozen=True, slots=True)
class Efficiencies:
    """A column of efficiencies, and those of its rows where nothing was done and nothing spent."""

    place: Place
    figures: tuple[Figure, ...]
    idle: tuple[Figure, ...]


def efficiencies(reading: Reading) -> Iterator[Efficiencies]:
    """Each column of efficiencies, also where a missing cell moved them under another head."""
    for table in reading.tables:
        for column in table.columns:
            shifted = column.role is Role.ACHIEVEMENT and is_shifted(table, column)
            if column.role is not Role.EFFICIENCY and not shifted:
                continue
            rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
            figures = [each for row in rows if (each := figure(table, row, column)) is not None]
            if figures:
                idle = tuple(each for each in figures if _full(each) and _nothing(table, each.row, column))
                yield Efficiencies(figures[0].place, tuple(figures), idle)


def unmet(efficiency: Figure) -> Figure | None:
    """The achievement of an efficiency's row where it is printed and below 100%."""
    for column in efficiency.table.columns_of(Role.ACHIEVEMENT):
        found = figure(efficiency.table, efficiency.row, column)
        if found is not None and found.percent and found.value < HUNDRED and column.index != efficiency.column.index:
            return found
    return None


def _full(each: Figure) -> bool:
    """Whether it claims full efficiency: 100%, or 1 where the column is an index."""
    return each.value >= HUNDRED if each.percent or each.value > 2 else each.value == 1


def _nothing(table: StatedTable, row: StatedRow, column: StatedColumn) -> bool:
    done = _values(table, row, column, (Role.ACHIEVEMENT, Role.REALISATION), Measure.PERFORMANCE)
    spent = _values(table, row, column, (Role.SPENDING, Role.ABSORPTION), Measure.BUDGET)
    return bool(done) and bool(spent) and not any(done) and not any(spent)


def _values(
    table: StatedTable, row: StatedRow, column: StatedColumn, roles: tuple[Role, ...], measure: Measure
) -> list[bool]:
    """For each figure of a side whether it is more than nothing."""
    found = [figure(table, row, each) for each in table.columns_of(*roles) if each.index != column.index]
    return [each.value > 0 for each in found if each is not None and each.column.measure in (measure, Measure.UNKNOWN)]
