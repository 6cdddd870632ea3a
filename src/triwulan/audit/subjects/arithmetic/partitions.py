"""Columns that are the sum of those right or left of them: recommendations, done and not; good and bad roads, all."""

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.relations import row_equation
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedRow, StatedTable

_COUNTED: Final = (
    Role.AMOUNT, Role.UNKNOWN, Role.TOTAL, Role.DENOMINATOR, Role.NUMERATOR, Role.TARGET, Role.REALISATION,
    Role.CEILING, Role.SPENDING, Role.REMAINDER, Role.PREDICATE,
)  # fmt: skip
_FEWEST: Final = 3
_MOST: Final = 6


def partitions(table: StatedTable) -> list[Equation]:
    """The sums of two or more columns right of their whole that most rows agree with, some of them by no chance."""
    if len(table.rows) < _FEWEST:
        return []
    found: list[Equation] = []
    for column in table.columns:
        for parts in chain(_runs(table, column), _runs_before(table, column)) if _counts(table, column) else ():
            equations = _equations(table, column, parts)
            right = [each for each in equations if each.holds]
            telling = [each for each in right if sum(1 for one in each.inputs if one.value) > 1]
            if len(telling) >= _FEWEST and len(right) * 3 >= len(equations) * 2:
                found += equations
                break
    return found


def _runs(table: StatedTable, column: StatedColumn) -> Iterator[Sequence[StatedColumn]]:
    """The columns right of a whole, first those below one upper head, then all, then fewer."""
    after = list(takewhile(lambda each: _counts(table, each), table.columns[column.index + 1 :]))
    upper = after[0].head.rpartition(" / ")[0] if after else ""
    if upper:
        yield [each for each in after if each.head.startswith(upper)]
    for length in range(len(after), 1, -1):
        yield after[:length]


def _runs_before(table: StatedTable, column: StatedColumn) -> Iterator[Sequence[StatedColumn]]:
    """The columns left of a whole that no word calls a total: those of times or states, first all of them."""
    before = list(takewhile(lambda each: _counted(table, each), reversed(table.columns[: column.index])))[:_MOST]
    for length in range(len(before), 1, -1):
        yield before[:length][::-1]


def _counts(table: StatedTable, column: StatedColumn) -> bool:
    return column.span is None and _counted(table, column)


def _counted(table: StatedTable, column: StatedColumn) -> bool:
    cells = [row.cells[column.index].quantity for row in table.rows]
    return column.role in _COUNTED and column.unit != "%" and any(each.is_number for each in cells)


def _equations(table: StatedTable, column: StatedColumn, parts: Sequence[StatedColumn]) -> list[Equation]:
    rows = (row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT, RowRole.TOTAL))
    return [each for row in rows if len(parts) > 1 and (each := _equation(table, row, column, parts)) is not None]


def _equation(
    table: StatedTable, row: StatedRow, column: StatedColumn, parts: Sequence[StatedColumn]
) -> Equation | None:
    outcome = figure(table, row, column)
    inputs: list[Figure] = [each for part in parts if (each := figure(table, row, part)) is not None]
    if outcome is None or not inputs or outcome.percent or any(each.percent for each in inputs):
        return None
    return row_equation(Kind.COLUMNS, outcome, [formulas.total(len(inputs))], inputs)
