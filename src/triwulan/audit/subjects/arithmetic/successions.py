"""What goes on from one row to the next: changes where rows are years, running totals where they are months."""

import re
from itertools import pairwise
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.candidates import numeric
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.forms import Form
from triwulan.audit.subjects.arithmetic.relations import row_equation
from triwulan.audit.subjects.figures import figure
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedRow, StatedTable

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_RUNNING: Final = re.compile(r"kumulatif|akumulasi|\bs\s?[./]\s?d\b|\bsampai\b|\bhingga\b", re.IGNORECASE)
_ENOUGH: Final = 3


def successions(kind: Kind, table: StatedTable, column: StatedColumn) -> list[Equation]:
    """Each change against the row before, by the column that most changes fit; none where rows are no times."""
    rows = [row for row in table.rows if row.role is RowRole.BODY]
    if len(rows) < 3 or not all(_YEAR.search(row.cells[0].text) or _YEAR.search(row.label) for row in rows):
        return []
    tried = [_by(kind, table, column, part, rows) for part in numeric(table, column)]
    best = max(tried, key=_right, default=[])
    return best if _right(best) >= 2 and _right(best) * 2 > len(best) else []


def running_totals(table: StatedTable) -> list[Equation]:
    """Columns "s.d. bulan ini" that add what each row has to what there was; none where rows do not go on so."""
    found: list[Equation] = []
    for column in table.columns:
        if not _RUNNING.search(column.head):
            continue
        parts = [
            each
            for each in numeric(table, column)
            if (each.role is column.role or {each.role, column.role} == {Role.REALISATION, Role.AMOUNT})
            and each.measure is column.measure
            and not _RUNNING.search(each.head)
        ]
        tried = [_running(table, column, part) for part in parts]
        best = max(tried, key=_right, default=[])
        if _right(best) >= _ENOUGH and _right(best) * 2 > len(best):
            found += best
    return found


def _running(table: StatedTable, column: StatedColumn, part: StatedColumn) -> list[Equation]:
    """Each running total as the one before and what came since; one that equals its own part begins anew."""
    found: list[Equation] = []
    for before, row in pairwise(table.rows):
        if before.role is not RowRole.BODY or row.role is not RowRole.BODY:
            continue
        total, earlier, here = figure(table, row, column), figure(table, before, column), figure(table, row, part)
        if total is None or earlier is None or here is None or not earlier.value or not here.value:
            continue
        if total.percent or total.value == here.value:
            continue
        equation = row_equation(Kind.COLUMNS, total, [formulas.total(2)], [earlier, here])
        if equation is not None:
            found.append(equation)
    return found


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
