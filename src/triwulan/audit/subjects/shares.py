"""Shares of a whole in percent, reckoned from the column whose parts they are."""

from collections.abc import Iterator

from triwulan.audit.subjects.candidates import numeric
from triwulan.audit.subjects.equations import Equation, Kind
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.forms import Part
from triwulan.audit.subjects.relations import row_equation
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedTable

_PARTS = (RowRole.BODY, RowRole.PARENT)


def share_equations(table: StatedTable) -> list[Equation]:
    """Each share against its part and the whole, by the column that most shares fit."""
    found: list[Equation] = []
    for column in table.columns_of(Role.SHARE):
        tried = [_by(table, column, part) for part in numeric(table, column) if part.unit != "%"]
        best = max(tried, key=_right, default=[])
        if _right(best) >= 2 and _right(best) * 2 > len(best):
            found += best
    return found


def _right(equations: list[Equation]) -> int:
    return sum(1 for each in equations if each.holds)


def _by(table: StatedTable, column: StatedColumn, part: StatedColumn) -> list[Equation]:
    found: list[Equation] = []
    for row in table.rows:
        share, own = figure(table, row, column), figure(table, row, part)
        if share is None or own is None or row.role not in _PARTS:
            continue
        options = [
            equation
            for whole in _wholes(table, part, own)
            if (equation := row_equation(Kind.SHARE, share, [Part()], [own, *whole])) is not None
        ]
        if options:
            found.append(next((each for each in options if each.holds), options[0]))
    return found


def _wholes(table: StatedTable, part: StatedColumn, own: Figure) -> Iterator[list[Figure]]:
    """What a part may be a part of: the table's total, the group above it, or all parts together."""
    for row in table.rows:
        if row.role is RowRole.TOTAL and (total := figure(table, row, part)) is not None:
            yield [total]
    if own.row.parent is not None and (above := figure(table, table.rows[own.row.parent], part)) is not None:
        yield [above]
    parents = {row.parent for row in table.rows}
    for rows in (
        [row for row in table.rows if row.role in _PARTS and row.index not in parents],
        [row for row in table.rows if row.role in _PARTS and row.depth == 0],
    ):
        figures = [each for row in rows if (each := figure(table, row, part)) is not None]
        if len(figures) > 1:
            yield figures
