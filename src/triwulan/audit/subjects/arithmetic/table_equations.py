"""All equations between the figures of a table: which columns are asked for which formulas."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.arithmetic import budget_candidates, candidates
from triwulan.audit.subjects.arithmetic.candidates import Customs, caps_of
from triwulan.audit.subjects.arithmetic.column_totals import column_sums
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.means import mean_rows
from triwulan.audit.subjects.arithmetic.partitions import partitions
from triwulan.audit.subjects.arithmetic.rates import is_rate, rates
from triwulan.audit.subjects.arithmetic.relations import Candidate, inputs_of, related, row_equation
from triwulan.audit.subjects.arithmetic.row_relations import row_relations
from triwulan.audit.subjects.arithmetic.shares import share_equations
from triwulan.audit.subjects.arithmetic.successions import running_totals, successions
from triwulan.audit.subjects.arithmetic.sums import row_sums
from triwulan.audit.subjects.figures import Same, figure
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.keeping import is_small
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Measure, Role, RowRole, StatedColumn, StatedTable

_GUESSED_TOO: Final = (Role.ACHIEVEMENT, Role.ABSORPTION, Role.REMAINDER, Role.UNKNOWN)
_WEIGHTED: Final = re.compile(r"\b(?:tertimbang|terbobot|dibobot)\b", re.IGNORECASE)
_SCORED_TOO: Final = (Role.ACHIEVEMENT, Role.AMOUNT, Role.UNKNOWN)


def equations_of(table: StatedTable, customs: Customs, variants: tuple[EfficiencyVariant, ...] = ()) -> list[Equation]:
    """All equations between the figures of a table."""
    work = _kept if is_small([cell.text for row in table.rows for cell in row.cells]) else _equations
    return list(work(Same(table), customs, variants))


def _equations(key: Same, customs: Customs, variants: tuple[EfficiencyVariant, ...]) -> tuple[Equation, ...]:
    table = key.value
    assert isinstance(table, StatedTable)
    found = share_equations(table)
    shares = {equation.result.column.index for equation in found}
    rated: set[int] = set()
    for column in table.columns:
        if column.index in shares:
            continue
        own = _of_column(table, column, customs, variants)
        if not own and is_rate(table, column):
            own = related(Kind.REALISATION, table, column, rates(table, column))
            own += _of_totals(Kind.REALISATION, table, column, own)
            rated |= {each.result.column.index for each in own}
        found += own
    known = {equation.keys for equation in found}
    scored = {equation.result.column.index for equation in found if equation.kind is Kind.SCORE}
    for equation in (
        *row_sums(table, scored),
        *column_sums(table),
        *partitions(table),
        *mean_rows(table),
        *row_relations(table),
        *running_totals(table),
    ):
        if equation.keys not in known and equation.result.column.index not in rated:
            found.append(equation)
            known.add(equation.keys)
    return tuple(found)


_kept = lru_cache(maxsize=32)(_equations)


def _of_column(
    table: StatedTable, column: StatedColumn, customs: Customs, variants: tuple[EfficiencyVariant, ...]
) -> list[Equation]:
    kind = _kind(table, column)
    if kind is None:
        return []
    options = _candidates(kind, table, column, customs, variants)
    if column.role is Role.UNKNOWN and not column.formula:
        options = (replace(each, plain=False) for each in options)
    found = related(kind, table, column, options, hint=customs.rounding)
    if not found and kind is Kind.ACHIEVEMENT and is_shifted(table, column):
        found = related(Kind.EFFICIENCY, table, column, budget_candidates.efficiencies(table, column, variants))
    if not found and kind in (Kind.CHANGE, Kind.CHANGE_PERCENT):
        found = successions(kind, table, column)
    if not found and table.columns_of(Role.WEIGHT) and column.role in _SCORED_TOO:
        found = related(Kind.SCORE, table, column, candidates.scores(table, column), hint=customs.rounding)
    if not found and column.role in _GUESSED_TOO:
        found = related(kind, table, column, candidates.guessed(table, column), hint=customs.rounding)
    return [*found, *_of_totals(kind, table, column, found)]


def is_shifted(table: StatedTable, column: StatedColumn) -> bool:
    """Whether efficiencies may stand under the head before theirs: a column right of it is called so and has none."""
    return any(
        re.search(r"efisiensi|\bIE\b|\bTE\b", each.head, re.I)
        and not any(row.cells[each.index].quantity.is_number for row in table.rows)
        for each in table.columns[column.index + 1 :]
    )


def _kind(table: StatedTable, column: StatedColumn) -> Kind | None:
    if _WEIGHTED.search(column.head) and table.columns_of(Role.WEIGHT) and column.role is not Role.WEIGHT:
        return Kind.SCORE
    match column.role:
        case Role.ACHIEVEMENT:
            return Kind.ABSORPTION if column.measure is Measure.BUDGET else Kind.ACHIEVEMENT
        case Role.ABSORPTION:
            return Kind.ABSORPTION
        case Role.REMAINDER:
            return Kind.REMAINDER
        case Role.CHANGE:
            return Kind.CHANGE_PERCENT if column.unit == "%" else Kind.CHANGE
        case Role.CHANGE_PERCENT:
            return Kind.CHANGE_PERCENT
        case Role.EFFICIENCY | Role.EFFICIENCY_LEVEL:
            return Kind.EFFICIENCY
        case Role.SCORE if table.columns_of(Role.WEIGHT):
            return Kind.SCORE
        case Role.REALISATION if table.columns_of(Role.NUMERATOR) and table.columns_of(Role.DENOMINATOR):
            return Kind.REALISATION
    if column.role is Role.UNKNOWN and column.unit == "%":
        return Kind.ABSORPTION if table.columns_of(Role.CEILING) else Kind.ACHIEVEMENT
    if column.role in (Role.AMOUNT, Role.UNKNOWN) and table.columns_of(Role.WEIGHT):
        return Kind.SCORE
    if column.formula and column.role not in (Role.SHARE,):
        return Kind.STATED
    return None


def _candidates(
    kind: Kind, table: StatedTable, column: StatedColumn, customs: Customs, variants: tuple[EfficiencyVariant, ...]
) -> Iterator[Candidate]:
    yield from candidates.stated(table, column)
    match kind:
        case Kind.ACHIEVEMENT:
            caps = customs.caps or caps_of(table, column)
            yield from candidates.achievements(table, column, replace(customs, caps=caps))
            yield from candidates.achievements_to_date(table, column)
            if not table.columns_of(Role.TARGET) or not table.columns_of(Role.REALISATION):
                yield from candidates.realisations(table, column)
                yield from budget_candidates.absorptions(table, column)
        case Kind.ABSORPTION:
            yield from budget_candidates.absorptions(table, column)
            if not table.columns_of(Role.CEILING, Role.BEFORE, Role.AFTER):
                yield from candidates.achievements(table, column, customs)
        case Kind.REMAINDER:
            yield from budget_candidates.remainders(table, column)
        case Kind.CHANGE:
            yield from candidates.changes(table, column)
        case Kind.CHANGE_PERCENT:
            yield from candidates.changes_percent(table, column)
        case Kind.EFFICIENCY:
            yield from budget_candidates.efficiencies(table, column, variants)
        case Kind.SCORE:
            yield from candidates.scores(table, column)
        case Kind.REALISATION:
            yield from candidates.realisations(table, column)


def _of_totals(kind: Kind, table: StatedTable, column: StatedColumn, found: list[Equation]) -> Iterator[Equation]:
    """The total rows by the formula of most rows; a total of percentages may as well be their mean or their sum."""
    if not found:
        return
    ways = [(each.form, tuple(one.column for one in each.inputs)) for each in found if each.holds]
    if not ways:
        return
    form, columns = max(
        ways, key=lambda way: sum(1 for each in ways if each[1] == way[1] and each[0].name == way[0].name)
    )
    values = [each.result.value for each in found]
    for row in table.rows:
        outcome = figure(table, row, column) if row.role is RowRole.TOTAL else None
        inputs = inputs_of(row, table, columns) if outcome is not None else None
        if outcome is None or inputs is None:
            continue
        equation = row_equation(kind, outcome, [form], inputs)
        if equation is None:
            continue
        whole = sum(values, Decimal(0))
        others = (whole / len(values), whole, min(HUNDRED, equation.likely))
        if equation.holds or not any(outcome.result.holds(other) for other in others):
            yield equation
