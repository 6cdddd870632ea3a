"""What a report and the one of the quarter before state of the same indicator."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.unit_words import unit_cell
from triwulan.core.likeness import likeness, rarity
from triwulan.core.place import Place
from triwulan.core.quantity import Kind
from triwulan.core.reading import Measure, Reading, Role, StatedCell, StatedColumn, StatedRow, StatedTable, TableKind

_SAME: Final = 0.85


@dataclass(frozen=True, slots=True)
class Result:
    """The latest realisation that a table of achievements states of one indicator."""

    name: str
    table: StatedTable
    row: StatedRow
    column: StatedColumn
    cell: StatedCell
    unit: str

    @property
    def cumulative(self) -> bool:
        """Whether its head or its table says that it counts from the year's beginning."""
        spans = [span for span in (self.column.span, self.table.span) if span is not None]
        return any(span.cumulative for span in spans)


@dataclass(frozen=True, slots=True)
class Results:
    """All results of a report."""

    each: tuple[Result, ...]
    place: Place


def all_results(reading: Reading) -> Iterator[Results]:
    """The results of a report as one subject."""
    found = tuple(results(reading))
    if found:
        yield Results(found, found[0].table.place)


def results(reading: Reading) -> Iterator[Result]:
    """The latest result of each indicator, once."""
    seen: set[str] = set()
    for table in reading.of_kind(TableKind.ACHIEVEMENT):
        columns = [each for each in table.columns_of(Role.REALISATION) if each.measure is not Measure.BUDGET]
        for row in table.rows:
            cells = [(each, row.cells[each.index]) for each in columns]
            numbers = [(each, cell) for each, cell in cells if cell.quantity.kind is Kind.NUMBER]
            if row.subject and row.subject not in seen and numbers:
                seen.add(row.subject)
                column, cell = numbers[-1]
                unit = cell.quantity.unit or column.unit or _unit_cell(table, row)
                yield Result(row.label, table, row, column, cell, unit.lower())


def _unit_cell(table: StatedTable, row: StatedRow) -> str:
    own = unit_cell(table, row)
    return own.text.strip() if own is not None else ""


def paired(now: Reading, before: Reading) -> Iterator[tuple[Result, Result]]:
    """The results of both reports that are of one indicator in one unit."""
    old = list(results(before))
    weights = rarity(each.name for each in old)
    for result in results(now):
        best = max(old, key=lambda each: likeness(result.name, each.name, weights), default=None)
        if best is None or likeness(result.name, best.name, weights) < _SAME or best.unit != result.unit:
            continue
        old.remove(best)
        yield result, best
