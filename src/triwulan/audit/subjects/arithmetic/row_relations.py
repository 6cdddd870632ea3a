"""Rows reckoned from other rows, in tables whose columns are years, months or places."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.forms import Form
from triwulan.audit.subjects.arithmetic.relations import row_equation
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedRow, StatedTable

_PERCENT: Final = re.compile(r"%|\b(?:persen\w*|prosen\w*|rasio|capaian|serapan|penyerapan|tingkat)\b", re.IGNORECASE)
_LEFT: Final = re.compile(r"\b(?:sisa|selisih|saldo|defisit|surplus|kekurangan)\b", re.IGNORECASE)
_SAME: Final = (Role.AMOUNT, Role.REALISATION, Role.SPENDING, Role.UNKNOWN, Role.TOTAL, Role.CEILING)
"""Targets are agreed, not reckoned from those of other rows."""
_TRIVIAL: Final = (Decimal(0), Decimal(1), Decimal(100))
_MOST: Final = 12
_FEWEST: Final = 3


def row_relations(table: StatedTable) -> list[Equation]:
    """Percentages and differences that most columns reckon from the same two rows."""
    columns = _columns(table)
    rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.TOTAL)]
    if len(columns) < _FEWEST or not _FEWEST <= len(rows) <= _MOST:
        return []
    found: list[Equation] = []
    for row in rows:
        others = [each for each in rows if each.index != row.index]
        best = max((each for each in _tried(table, row, others, columns)), key=_right, default=[])
        if _right(best) >= 2 and _right(best) * 3 >= len(best) * 2:
            found += best
    return found


def _columns(table: StatedTable) -> list[StatedColumn]:
    """The columns that hold the same thing at several times; none where the table has columns of results."""
    if table.columns_of(Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.CHANGE_PERCENT):
        return []
    return [each for role in _SAME for each in table.columns_of(role) if len(table.columns_of(role)) >= _FEWEST]


def _tried(
    table: StatedTable, row: StatedRow, others: Sequence[StatedRow], columns: Sequence[StatedColumn]
) -> Iterator[list[Equation]]:
    form: Form | None = None
    if _PERCENT.search(row.label):
        form = formulas.quotient()
    elif _LEFT.search(row.label):
        form = formulas.DIFFERENCE
    if form is None:
        return
    kind = Kind.REALISATION if _PERCENT.search(row.label) else Kind.REMAINDER
    own, parts = _figures(table, row, columns), [_figures(table, each, columns) for each in others]
    for one, two in permutations(parts, 2):
        equations = [
            equation
            for outcome, left, right in zip(own, one, two, strict=True)
            if outcome is not None
            and left is not None
            and right is not None
            and (equation := row_equation(kind, outcome, [form], (left, right))) is not None
        ]
        if len(equations) >= _FEWEST:
            yield equations


def _figures(table: StatedTable, row: StatedRow, columns: Sequence[StatedColumn]) -> list[Figure | None]:
    return [figure(table, row, column) for column in columns]


def _right(equations: Sequence[Equation]) -> int:
    """How many agree that could well not: 100 of 100 is 100 by many formulas."""
    return sum(1 for each in equations if each.holds and each.result.value not in _TRIVIAL)
