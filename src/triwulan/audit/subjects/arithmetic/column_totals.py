"""Totals and means of columns: months of a quarter, quarters of a year, what is reckoned up to a point."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.forms import Form, Linear
from triwulan.audit.subjects.arithmetic.formulas import HIGHEST, LAST, LOWEST
from triwulan.audit.subjects.arithmetic.relations import inputs_of, row_equation
from triwulan.audit.subjects.arithmetic.stated_formulas import columns_named, forms_of, stated_formula_of
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.reading import Role, RowRole, Span, StatedColumn, StatedTable

_ADDED: Final = (
    Role.REALISATION, Role.SPENDING, Role.TARGET, Role.CEILING, Role.AMOUNT, Role.UNKNOWN, Role.TOTAL, Role.ABSORPTION,
    Role.ACHIEVEMENT, Role.BEFORE, Role.AFTER, Role.REMAINDER, Role.NUMERATOR,
)  # fmt: skip
_CARRIED: Final = (Role.REALISATION, Role.SPENDING, Role.TARGET, Role.AMOUNT, Role.NUMERATOR)
_CALLED: Final = re.compile(r"\W*(?:jumlah|total|jml|kumulatif|akumulasi)\b", re.IGNORECASE)
_FINAL: Final = re.compile(r"\W*(?:nilai|skor|hasil|angka|indeks)\b", re.IGNORECASE)
_SURE: Final = 3
_JUDGED: Final = (RowRole.BODY, RowRole.PARENT, RowRole.TOTAL)


def column_sums(table: StatedTable) -> list[Equation]:
    """The columns that add up, or average, columns left of them."""
    found: list[Equation] = []
    for column in table.columns:
        for parts in _part_columns(table, column):
            equations = _equations(table, column, parts)
            if _established(column, equations):
                found += equations
                break
    return [*found, *_final_scores(table, {equation.result.column.index for equation in found})]


def _final_scores(table: StatedTable, known: Collection[int]) -> Iterator[Equation]:
    """The last scores of rows that are the mean, or the sum, of the scores left of them: "Nilai Akhir" of three."""
    if table.columns_of(Role.WEIGHT):
        return
    for column in table.columns_of(Role.SCORE, Role.AMOUNT, Role.UNKNOWN):
        if column.index in known or not _FINAL.match(column.head.rpartition(" / ")[2]) or column.unit == "%":
            continue
        parts = _run_left_of(table, column)
        for kind, form in ((Kind.MEAN, formulas.mean(len(parts))), (Kind.COLUMNS, formulas.total(len(parts)))):
            made = list(_rows_by(kind, form, table, column, parts)) if len(parts) > 1 else []
            right = sum(1 for each in made if each.holds and len({one.value for one in each.inputs}) > 1)
            if right >= _SURE and right * 3 >= len(made) * 2:
                yield from made
                break


def _rows_by(
    kind: Kind, form: Form, table: StatedTable, column: StatedColumn, parts: Sequence[StatedColumn]
) -> Iterator[Equation]:
    for row in table.rows:
        outcome = figure(table, row, column) if row.role in _JUDGED else None
        inputs = inputs_of(row, table, parts) if outcome is not None else None
        if outcome is not None and inputs is not None:
            equation = row_equation(kind, outcome, [form], inputs)
            if equation is not None:
                yield equation


def _part_columns(table: StatedTable, column: StatedColumn) -> Iterator[list[StatedColumn]]:
    """Sets of columns that a column may sum up, the likeliest first."""
    if stated_formula_of(table, column) is not None:
        yield from _stated(table, column)
        return
    numbers = [
        each
        for each in table.columns
        if each.index != column.index and each.role in _ADDED and each.measure is column.measure
    ]
    if column.span is not None and column.role in _ADDED:
        yield from _by_time(column, column.span, [each for each in numbers if _alike(column, each)])
    called = column.span is None and _CALLED.match(column.head.rpartition(" / ")[2])
    if column.role in (Role.TOTAL, Role.AVERAGE) or (called and column.role in _ADDED):
        run = _run_left_of(table, column)
        yield run
        yield [each for each in run if each.role is not Role.TOTAL]
        if column.role is Role.AVERAGE and run and run[-1].role is Role.TOTAL:
            yield _run_left_of(table, run[-1])
        lengths = {each.span.last - each.span.first for each in run if each.span}
        yield [each for each in run if each.span and each.span.last - each.span.first == min(lengths)]


def _stated(table: StatedTable, column: StatedColumn) -> Iterator[list[StatedColumn]]:
    """The columns of a stated formula that only adds: blanks among them count nothing."""
    formula = stated_formula_of(table, column)
    named = columns_named(table, formula) if formula is not None else None
    if formula is None or named is None or len(named) < 3:
        return
    form = forms_of(formula)[0]
    if isinstance(form, Linear) and all(sign > 0 for sign in form.signs):
        yield list(named)


def _by_time(column: StatedColumn, span: Span, others: Sequence[StatedColumn]) -> Iterator[list[StatedColumn]]:
    """Columns of shorter times that together are the column's, and what was reached before with what came after."""
    within = [
        each
        for each in others
        if each.span is not None
        and not each.span.cumulative
        and each.span.year in (span.year, None)
        and span.first <= each.span.first <= each.span.last <= span.last
        and each.span.last - each.span.first < span.last - span.first
    ]
    if span.cumulative and span.first == 1 and column.role in _CARRIED:
        # what was reached up to the first quarter is what was reached in it
        alone = (replace(span, cumulative=False), replace(span, cumulative=False, year=None))
        yield from ([each] for each in others if each.span in alone)
    months = set(range(span.first, span.last + 1))
    lengths = sorted({each.span.last - each.span.first for each in within if each.span}, reverse=True)
    for length in lengths:
        parts = [each for each in within if each.span and each.span.last - each.span.first == length]
        if {month for each in parts if each.span for month in range(each.span.first, each.span.last + 1)} == months:
            yield parts
    if span.cumulative:
        earlier = [each for each in others if each.span and each.span.cumulative and each.span.last < span.last]
        single = [each for each in within if each.span and each.span.last == span.last]
        if earlier and single:
            yield [max(earlier, key=lambda each: each.span.last if each.span else 0), single[0]]


def _alike(column: StatedColumn, other: StatedColumn) -> bool:
    return column.role in (other.role, Role.TOTAL) or (other.role is Role.UNKNOWN)


def _run_left_of(table: StatedTable, column: StatedColumn) -> list[StatedColumn]:
    """The unbroken run of columns with figures that ends left of a total, under its own upper head if it has one."""
    upper = column.head.rpartition(" / ")[0]
    run: list[StatedColumn] = []
    for each in reversed(table.columns[: column.index]):
        stops = each.role not in (*_ADDED, Role.SCORE) or (upper and not each.head.startswith(upper))
        if stops or not any(row.cells[each.index].quantity.is_number for row in table.rows):
            if run or each.role not in (Role.ACHIEVEMENT, Role.ABSORPTION):
                break
            continue
        if run and _kind_of(each) != _kind_of(run[0]):
            break
        run.insert(0, each)
    return run


def _kind_of(column: StatedColumn) -> tuple[Role, str]:
    return column.role, column.unit


def _equations(table: StatedTable, column: StatedColumn, parts: Sequence[StatedColumn]) -> list[Equation]:
    if not parts or (len(parts) == 1 and (parts[0].span is None or column.span is None)):
        return []
    found: list[Equation] = []
    for row in table.rows:
        outcome = figure(table, row, column) if row.role in _JUDGED else None
        inputs = [each for part in parts if (each := figure(table, row, part)) is not None]
        if outcome is None or not inputs or any(row.cells[part.index].covered for part in parts):
            continue
        if len({each.unit for each in (outcome, *inputs)} - {""}) > 1:
            continue
        kind = Kind.MEAN if column.role is Role.AVERAGE else Kind.COLUMNS
        equation = row_equation(kind, outcome, _forms(column, outcome, inputs), inputs)
        if equation is not None and not (kind is Kind.COLUMNS and _may_be_weighted(equation)):
            found.append(equation)
    return found


def _may_be_weighted(equation: Equation) -> bool:
    """Whether a rate lies between those of shorter times: of all that were counted, not their mean."""
    values, outcome = [each.value for each in equation.inputs], equation.result
    rate = outcome.percent or (outcome.quantity.places > 0 and not outcome.money)
    return not equation.holds and rate and min(values) < outcome.value < max(values)


def _forms(column: StatedColumn, outcome: Figure, inputs: Sequence[Figure]) -> list[Form]:
    """How a row may be carried over columns: money is added up, others may also be a state or a mean."""
    count = len(inputs)
    if count == 1:
        return [formulas.total(1)]
    summed, mean = formulas.total(count), formulas.mean(count)
    if column.role is Role.AVERAGE:
        return [mean]
    if outcome.money:
        return [summed]
    states: list[Form] = [LAST, mean, HIGHEST, LOWEST]
    return [*states, summed] if outcome.percent else [summed, *states]


def _established(column: StatedColumn, equations: Sequence[Equation]) -> bool:
    """Whether enough rows agree; money under a word for a total is believed without."""
    if not equations:
        return False
    right = [each for each in equations if each.holds and (len(each.inputs) > 1 or len(equations[0].inputs) == 1)]
    wrong = [each for each in equations if not each.holds]
    if not wrong:
        return True
    sure = column.role in (Role.TOTAL, Role.AVERAGE) or bool(column.formula) or bool(_CALLED.match(column.head))
    if not right:
        return sure and len(equations) == 1 and len(wrong[0].inputs) > 1
    return len(right) > len(wrong) or (sure and len(right) == len(wrong))
