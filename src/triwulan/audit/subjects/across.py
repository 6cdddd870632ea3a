"""Totals and means of columns: months of a quarter, quarters of a year, what is reckoned up to a point."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects import forms
from triwulan.audit.subjects.equations import Equation, Kind
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.forms import HIGHEST, LAST, LOWEST, Form, Linear
from triwulan.audit.subjects.relations import row_equation
from triwulan.audit.subjects.stated_formulas import columns_named, forms_of, stated_formula_of
from triwulan.audit.subjects.sums import is_both
from triwulan.core.interval import Fit
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Role, RowRole, Span, StatedColumn, StatedRow, StatedTable

_ADDED: Final = (
    Role.REALISATION, Role.SPENDING, Role.TARGET, Role.CEILING, Role.AMOUNT, Role.UNKNOWN, Role.TOTAL, Role.ABSORPTION,
    Role.ACHIEVEMENT, Role.BEFORE, Role.AFTER, Role.REMAINDER, Role.NUMERATOR,
)  # fmt: skip
_CALLED: Final = re.compile(r"\W*(?:jumlah|total|jml)\b", re.IGNORECASE)
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
    return found


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
    lengths = sorted({each.span.last - each.span.first for each in within if each.span}, reverse=True)
    for length in lengths:
        yield [each for each in within if each.span and each.span.last - each.span.first == length]
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
    if len(parts) < 2:
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
        if equation is not None:
            found.append(equation)
    return found


def _forms(column: StatedColumn, outcome: Figure, inputs: Sequence[Figure]) -> list[Form]:
    """How a row may be carried over columns: money is added up, others may also be a state or a mean."""
    count = len(inputs)
    summed, mean = forms.total(count), forms.mean(count)
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
    right = [each for each in equations if each.holds and len(each.inputs) > 1]
    wrong = [each for each in equations if not each.holds]
    if not wrong:
        return True
    sure = column.role in (Role.TOTAL, Role.AVERAGE) or bool(column.formula) or bool(_CALLED.match(column.head))
    if not right:
        return sure and len(equations) == 1 and len(wrong[0].inputs) > 1
    return len(right) > len(wrong) or (sure and len(right) == len(wrong))


def mean_rows(table: StatedTable) -> list[Equation]:
    """Rows that average the rows above them: the rows shown, those at the top, or the means of groups."""
    found: list[Equation] = []
    for row in table.rows:
        if row.role is not RowRole.AVERAGE and not is_both(row):
            continue
        for column in table.columns:
            outcome = figure(table, row, column)
            if outcome is None or column.role in (Role.NUMBER, Role.CODE, Role.PREDICATE, Role.WEIGHT):
                continue
            if row.role is RowRole.TOTAL and not (outcome.percent or column.role is Role.SCORE):
                continue
            equation = _mean(table, outcome)
            if equation is not None:
                found.append(equation)
    return [*found, *_mean_parents(table)]


def _mean_parents(table: StatedTable) -> list[Equation]:
    """Objectives that average the achievements of their indicators, where most of them do."""
    found: list[Equation] = []
    for column in table.columns_of(Role.ACHIEVEMENT):
        own: list[Equation] = []
        for row in table.rows:
            outcome = figure(table, row, column) if row.role is RowRole.PARENT else None
            children = [each for child in table.children(row) if (each := figure(table, child, column)) is not None]
            if outcome is None or len(children) < 2 or _has_inputs(table, row):
                continue
            equation = row_equation(Kind.MEAN, outcome, [forms.mean(len(children))], children, "mean")
            if equation is not None:
                own.append(equation)
        right = sum(1 for each in own if each.holds)
        if right and right * 2 >= len(own):
            found += own
    return found


def _has_inputs(table: StatedTable, row: StatedRow) -> bool:
    """Whether a parent has a target and a realisation of its own."""
    return any(row.cells[each.index].quantity.is_number for each in table.columns_of(Role.TARGET, Role.REALISATION))


def _mean(table: StatedTable, outcome: Figure) -> Equation | None:
    first: Equation | None = None
    for values in _averaged(table, outcome):
        equation = row_equation(Kind.MEAN, outcome, [forms.mean(len(values))], values, "mean")
        if equation is None:
            continue
        if equation.holds:
            return equation
        first = first or equation
    if first is None:
        return None
    return replace(first, fit=Fit.FITS, about="otherwise") if _otherwise(table, outcome) else _by_divisor(first)


def _averaged(table: StatedTable, outcome: Figure) -> Iterator[list[Figure]]:
    column, at = outcome.column, outcome.row.index
    parents = {row.parent for row in table.rows}
    start = max((row.index + 1 for row in table.rows[:at] if row.role in (RowRole.AVERAGE, RowRole.TOTAL)), default=0)
    band = max((row.index + 1 for row in table.rows[:at] if row.role is RowRole.BAND), default=0)
    everything = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
    for rows in (
        [row for row in everything if start <= row.index < at],
        [row for row in everything if max(start, band) <= row.index < at],
        [row for row in everything if row.index < at],
        everything,
    ):
        for chosen in (
            [row for row in rows if row.index not in parents],
            [row for row in rows if row.depth == 0],
            [row for row in rows if row.index in parents],
            rows,
        ):
            figures = [each for row in chosen if (each := figure(table, row, column)) is not None]
            if len(figures) >= 2:
                yield figures
    means = [each for row in table.rows[:at] if row.role is RowRole.AVERAGE and (each := figure(table, row, column))]
    if len(means) >= 2:
        yield means


def _otherwise(table: StatedTable, outcome: Figure) -> bool:
    """Whether a mean is taken in another sound way: from the totals, with weights, capped, or over all rows."""
    column = outcome.column
    rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
    values = [each.value for row in rows if (each := figure(table, row, column)) is not None]
    blank = sum(1 for row in rows if not row.cells[column.index].quantity.is_number and row.label)
    ways: list[Decimal | None] = [
        None if outcome.percent else sum(values, Decimal(0)),
        sum((min(value, HUNDRED) for value in values), Decimal(0)) / len(values),
        sum(values, Decimal(0)) / (len(values) + blank) if blank else None,
    ]
    for weight in table.columns_of(Role.WEIGHT):
        pairs = _pairs(table, rows, weight, column)
        weights = sum((one for one, _ in pairs), Decimal(0))
        ways.append(sum((one * two for one, two in pairs), Decimal(0)) / weights if weights else None)
    for top, bottom in _quotients(table, column):
        pairs = _pairs(table, rows, top, bottom)
        whole = sum((two for _, two in pairs), Decimal(0))
        ways.append(HUNDRED * sum((one for one, _ in pairs), Decimal(0)) / whole if whole else None)
    return any(way is not None and outcome.result.holds(way) for way in ways)


def _pairs(
    table: StatedTable, rows: Sequence[StatedRow], one: StatedColumn, two: StatedColumn
) -> list[tuple[Decimal, Decimal]]:
    both = [(figure(table, row, one), figure(table, row, two)) for row in rows]
    return [(first.value, second.value) for first, second in both if first is not None and second is not None]


def _quotients(table: StatedTable, column: StatedColumn) -> Iterator[tuple[StatedColumn, StatedColumn]]:
    kinds = ((Role.REALISATION, Role.TARGET), (Role.SPENDING, Role.CEILING), (Role.NUMERATOR, Role.DENOMINATOR))
    for part, whole in kinds:
        for top in table.columns_of(part):
            for bottom in table.columns_of(whole):
                if column.index not in (top.index, bottom.index):
                    yield top, bottom


def _by_divisor(equation: Equation) -> Equation:
    """Say so where the sum was divided by another number of rows."""
    count, outcome = len(equation.inputs), equation.result
    total = sum((each.value for each in equation.inputs), Decimal(0))
    for divisor in (count - 1, count + 1, count + 2, count - 2):
        if divisor > 0 and outcome.result.holds(total / divisor):
            return replace(equation, about=f"divisor_{divisor}")
    return equation
