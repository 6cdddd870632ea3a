"""Changes from one row to the next, where the rows are years or months."""

import re
from itertools import pairwise
from typing import Final

from triwulan.audit.subjects import formulas
from triwulan.audit.subjects.candidates import numeric
from triwulan.audit.subjects.equations import Equation, Kind
from triwulan.audit.subjects.figures import figure
from triwulan.audit.subjects.forms import Form
from triwulan.audit.subjects.relations import row_equation
from triwulan.core.reading import RowRole, StatedColumn, StatedRow, StatedTable

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def successions(kind: Kind, table: StatedTable, column: StatedColumn) -> list[Equation]:
    """Each change against the row before, by the column that most changes fit; none where rows are no times."""
    rows = [row for row in table.rows if row.role is RowRole.BODY]
    if len(rows) < 3 or not all(_YEAR.search(row.cells[0].text) or _YEAR.search(row.label) for row in rows):
        return []
    tried = [_by(kind, table, column, part, rows) for part in numeric(table, column)]
    best = max(tried, key=_right, default=[])
    return best if _right(best) >= 2 and _right(best) * 2 > len(best) else []


def _by(
    kind: Kind, table: StatedTable, column: StatedColumn, part: StatedColumn, rows: list[StatedRow]
) -> list[Equation]:
    forms: list[Form] = [formulas.GROWTH, formulas.DIFFERENCE] if kind is Kind.CHANGE_PERCENT else [formulas.DIFFERENCE]
    found: list[Equation] = []
    for before, row in pairwise(rows):
        change, new, old = figure(table, row, column), figure(table, row, part), figure(table, before, part)
        if change is None or new is None or old is None:
            continue
        equation = row_equation(kind, change, forms, [new, old])
        if equation is not None:
            found.append(equation)
    return found


def _right(equations: list[Equation]) -> int:
    return sum(1 for each in equations if each.holds)
