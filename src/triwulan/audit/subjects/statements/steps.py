"""What a thing was and became, between the columns or the rows of a table that are times."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.keeping import kept, per_table
from triwulan.audit.subjects.statements.fact_cells import own_time, rows_about, value_of
from triwulan.core.claims import Changed
from triwulan.core.claims import Figure as Said
from triwulan.core.interval import given
from triwulan.core.reading import Reading, Role, RowRole, Span, StatedColumn, StatedRow, StatedTable
from triwulan.core.spans import span_in

_MEASURED: Final = (Role.REALISATION, Role.AMOUNT, Role.UNKNOWN, Role.NUMERATOR)
_TELLING: Final = 1000
_ENOUGH: Final = 3
_QUARTER: Final = 3
Step = tuple[Figure, Figure]
"""What it was, and what it became."""


def steps_of(claim: Changed, reading: Reading) -> list[Step]:
    """Every step that a sentence can mean: from the time it compares with to its own, or to the figure it ends at."""
    if claim.before is not None or (claim.base is None and not claim.previous and claim.after is None):
        return []
    if claim.about.sure and (claim.about.subject or claim.about.rows):
        found = [
            step for table, row in rows_about(claim.about, reading) for step in _of_row(claim, table, row, reading)
        ]
        if found:
            return found
    return _of_figure(claim, reading) if claim.after is not None and _tells(claim.after) else []


def _of_row(claim: Changed, table: StatedTable, row: StatedRow, reading: Reading) -> Iterator[Step]:
    """The steps between two columns of a row that hold the same in times of the same length."""
    timed = [(column, cell) for column in _timed(table) if (cell := figure(table, row, column)) is not None]
    now = claim.span or own_time(reading)
    ends = [(column, cell) for column, cell in timed if now is not None and _at(column.span, now)]
    if claim.after is not None:
        said = given(claim.after.quantity)
        ends = [(column, cell) for column, cell in ends if value_of(cell).meets(said) and _alike(claim.after, cell)]
    for column, cell in ends:
        if claim.after is None and _is_added(claim, cell):
            continue  # "lebih banyak daripada triwulan II": in the quarter alone, which no column has
        yield from ((each, cell) for each in _starts(claim, column, timed))


def _is_added(claim: Changed, cell: Figure) -> bool:
    """Whether a count goes on from quarter to quarter, while the sentence may compare the quarters' own."""
    span = cell.column.span
    if span is None or claim.previous == "year" or cell.percent or cell.quantity.places:
        return False
    return span.first == 1 and span.last > _QUARTER and not (claim.base is not None and claim.base.first == 1)


def _starts(claim: Changed, end: StatedColumn, timed: list[tuple[StatedColumn, Figure]]) -> Iterator[Figure]:
    """What it was at the time that is compared with, else in the time right before the end."""
    same = [(column, cell) for column, cell in timed if column.role is end.role and _of_one_length(column, end)]
    if claim.base is not None:
        yield from (cell for column, cell in same if column is not end and _at(column.span, claim.base))
        return
    if claim.previous == "year":
        yield from (cell for column, cell in same if _a_year_before(column.span, end.span))
        return
    yield from (cell for (_, cell), (column, _) in pairwise(same) if column is end)


def _a_year_before(span: Span | None, later: Span | None) -> bool:
    if span is None or later is None or span.year is None or later.year is None:
        return False
    return (span.year + 1, span.first, span.last) == (later.year, later.first, later.last)


def _of_one_length(one: StatedColumn, other: StatedColumn) -> bool:
    """Whether both are times of one length, or both count from January."""
    if one.span is None or other.span is None:
        return False
    if one.span.cumulative or other.span.cumulative:
        return one.span.first == other.span.first
    return one.span.last - one.span.first == other.span.last - other.span.first


def _at(span: Span | None, said: Span) -> bool:
    """Whether a column is of the time said, or counts up to its end; a quarter of it is another."""
    if span is None or span.last != said.last or (span.first > said.first and not said.cumulative):
        return False
    if said.year is not None and span.year is not None and said.year != span.year:
        return False
    return said.cumulative or (said.first, said.last) != (1, 12) or span.first == 1


@per_table
def _timed(table: StatedTable) -> list[StatedColumn]:
    """The columns of a table that are times, in their order."""
    return [column for column in table.columns_of(*_MEASURED) if column.span is not None]


def _alike(said: Said, cell: Figure) -> bool:
    return cell.percent is (said.quantity.unit == "%") or (not said.quantity.unit and not cell.unit)


def _tells(said: Said) -> bool:
    """Whether a figure can hardly stand elsewhere by chance."""
    return said.quantity.places >= 2 or said.value >= _TELLING


def _of_figure(claim: Changed, reading: Reading) -> list[Step]:
    """The steps to the one cell that has the figure, in a column whose rows are times."""
    said, goal = claim.after, claim.span
    if said is None:
        return []
    ends = [step for step in _successions(reading) if value_of(step[1]).meets(given(said.quantity))]
    ends = [step for step in ends if goal is None or _row_at(step[1].row, goal)]
    if claim.base is not None:
        ends = [step for step in ends if _row_at(step[0].row, claim.base)]
    elif claim.previous or not claim.since:
        ends = [step for step in ends if step[0].row.index == step[1].row.index - 1]
    return ends if len({(each.table.index, each.column.index) for _, each in ends}) == 1 else []


def _row_at(row: StatedRow, said: Span) -> bool:
    span = _time_of(row)
    return span is not None and (span.year == said.year if said.year is not None else span.last == said.last)


def _time_of(row: StatedRow) -> Span | None:
    return span_in(row.label or row.cells[0].text)


@kept
def _successions(reading: Reading) -> list[Step]:
    """Each two figures of a column, the earlier first, where all rows are times."""
    return [step for table in reading.tables for step in _in_rows(table)]


@per_table
def _in_rows(table: StatedTable) -> list[Step]:
    rows = [row for row in table.rows if row.role is RowRole.BODY and _time_of(row) is not None]
    if len(rows) < _ENOUGH or len(rows) + 2 < len(table.rows):
        return []
    found: list[Step] = []
    for column in table.columns:
        cells = [cell for row in rows if (cell := figure(table, row, column)) is not None]
        found += [(one, other) for at, one in enumerate(cells) for other in cells[at + 1 :]]
    return found
