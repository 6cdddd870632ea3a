"""Heads that state a formula, and the columns the values really come from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from triwulan.audit.subjects.arithmetic import candidates
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.forms import Linear
from triwulan.audit.subjects.arithmetic.relations import related
from triwulan.audit.subjects.arithmetic.stated_formulas import (
    StatedFormula,
    columns_named,
    number_of,
    stated_formula_of,
)
from triwulan.audit.subjects.figures import Same
from triwulan.audit.subjects.keeping import per_table_and
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, StatedColumn, StatedTable

_RESULTS = {
    Role.ACHIEVEMENT: ((Role.REALISATION,), (Role.TARGET,), "/"),
    Role.ABSORPTION: ((Role.SPENDING,), (Role.CEILING,), "/"),
    Role.REMAINDER: ((Role.CEILING,), (Role.SPENDING,), "-"),
}


@dataclass(frozen=True, slots=True)
class FormulaHead:
    """A head with its formula; ``fault`` is "self", "number", "columns" or "" and ``right`` what it should state."""

    place: Place
    column: StatedColumn
    text: str
    fault: str
    right: str


def formula_heads(reading: Reading) -> Iterator[FormulaHead]:
    """Each column whose head, or number, states a formula of numbered columns."""
    yield from _formula_heads(Same(reading))


@lru_cache(maxsize=1)
def _formula_heads(key: Same) -> tuple[FormulaHead, ...]:
    found = []
    reading = key.value
    assert isinstance(reading, Reading)
    equations = [check.equation for check in reckoned(reading).checks]
    for table in reading.tables:
        for column in table.columns:
            formula = stated_formula_of(table, column)
            if formula is not None:
                own = [each for each in equations if each.table is table and each.result.column is column]
                found.append(_judged(table, column, formula, own))
    return tuple(found)


def _judged(table: StatedTable, column: StatedColumn, formula: StatedFormula, own: list[Equation]) -> FormulaHead:
    place = _place(table, column, formula)
    number = number_of(table, column)
    named = columns_named(table, formula)
    fault = ""
    if formula.result and number and formula.result != number:
        fault = "number"
    if number in formula.refs or (formula.result and formula.result in formula.refs):
        fault = "self"
    if not fault:
        fault = "columns" if _contradicted(table, column, named, own) else ""
    return FormulaHead(place, column, formula.text, fault, _right(table, column, formula, own) if fault else "")


def _contradicted(
    table: StatedTable, column: StatedColumn, named: tuple[StatedColumn, ...] | None, own: list[Equation]
) -> bool:
    """Whether the values follow other columns than the formula names, or those in another order."""
    holding = [each for each in own if each.holds and not isinstance(each.form, Linear)]
    if named is None or len(holding) < 2:
        return False
    right = _holding_as_stated(table, column.index)
    used = {tuple(one.column.index for one in each.inputs) for each in holding}
    return len(used) == 1 and used != {tuple(each.index for each in named)} and right * 2 < len(holding)


@per_table_and
def _holding_as_stated(table: StatedTable, index: int) -> int:
    """In how many rows a column is what its head states."""
    column = table.columns[index]
    return sum(1 for each in related(Kind.STATED, table, column, candidates.stated(table, column)) if each.holds)


def _right(table: StatedTable, column: StatedColumn, formula: StatedFormula, own: list[Equation]) -> str:
    """The formula with the columns' own numbers, "" where it cannot be said."""
    inputs = next((each.inputs for each in own if each.holds and len(each.inputs) == 2), None)
    columns = [each.column for each in inputs] if inputs else _by_roles(table, column)
    if len(columns) != 2 or len(formula.refs) != 2:
        return ""
    numbers = [number_of(table, each) for each in columns]
    left, equals, rest = formula.text.rpartition("=")
    steps = iter(numbers)
    right = re.sub(r"\d{1,2}(?!\d)|\b[A-Z]\b", lambda match: _step(match.group(), formula, steps), rest)
    own_number = number_of(table, column)
    left = re.sub(r"\d{1,2}|\b[A-Za-z]\b", own_number, left) if own_number else left
    return f"{left}{equals}{right}"


def _step(text: str, formula: StatedFormula, steps: Iterator[str]) -> str:
    return next(steps, text) if text.upper() in formula.refs else text


def _by_roles(table: StatedTable, column: StatedColumn) -> list[StatedColumn]:
    roles = _RESULTS.get(column.role)
    if roles is None:
        return []
    found = [table.columns_of(*wanted) for wanted in roles[:2]]
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else []


def _place(table: StatedTable, column: StatedColumn, formula: StatedFormula) -> Place:
    return replace(
        table.place, column=column.head, row="", quote=column.head if formula.text in column.head else formula.text
    )
