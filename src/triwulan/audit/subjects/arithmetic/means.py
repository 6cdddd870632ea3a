"""Rows that average others, and objectives that average their indicators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.candidates import numeric
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.relations import row_equation
from triwulan.audit.subjects.arithmetic.sums import is_both
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.interval import Fit
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedRow, StatedTable

_OF_OTHERS: Final = re.compile(
    r"\b(?:provinsi|prov|nasional|indonesia|regional|jawa|sumatera|sulawesi|kalimantan|daerah\s+(?:lain|sekitar)|tetangga|"
    r"sejenis|(?:tahun|triwulan|semester|bulan|periode)\s+(?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
"""What a mean may be taken of besides the rows above it: it stands below them to be compared with."""
_OF_ALL: Final = re.compile(r"\b(?:kecamatan|kabupaten|kota)\b", re.IGNORECASE)
_PARTS_OF_ALL: Final = re.compile(r"\b(?:desa|kelurahan|kecamatan|puskesmas|r[tw]|dusun|lingkungan)\b", re.IGNORECASE)
_TIMES_25: Final = re.compile(r"(?:[x×*]|dikali(?:kan)?)\s*25\b", re.IGNORECASE)


def mean_rows(table: StatedTable) -> list[Equation]:
    """Rows that average the rows above them: the rows shown, those at the top, or the means of groups."""
    found: list[Equation] = []
    for row in table.rows:
        if (row.role is not RowRole.AVERAGE and not is_both(row)) or _TIMES_25.search(row.label):
            continue
        own: list[Equation] = []
        for column in table.columns:
            outcome = figure(table, row, column)
            if outcome is None or column.role in (Role.NUMBER, Role.CODE, Role.PREDICATE, Role.WEIGHT):
                continue
            if row.role is RowRole.TOTAL and not (outcome.percent or column.role is Role.SCORE):
                continue
            equation = _mean(table, outcome)
            if equation is not None:
                own.append(equation)
        if any(each.holds for each in own) or not _is_of_others(table, row):
            found += own
    return [*found, *_mean_parents(table), *_converted(table)]


def _is_of_others(table: StatedTable, row: StatedRow) -> bool:
    """Whether a mean may be that of a wider region or another time, of which the rows above are only some."""
    if _OF_OTHERS.search(row.label):
        return True
    if not _OF_ALL.search(row.label):
        return False
    return not any(_PARTS_OF_ALL.search(each.head) for each in table.columns_of(Role.LABEL))


def _converted(table: StatedTable) -> Iterator[Equation]:
    """A row such as "IKM setelah konversi (x 25)" against the figure above it."""
    for before, row in zip(table.rows, table.rows[1:], strict=False):
        if not _TIMES_25.search(row.label):
            continue
        for column in table.columns:
            outcome, value = figure(table, row, column), figure(table, before, column)
            if outcome is not None and value is not None:
                equation = row_equation(Kind.MEAN, outcome, [formulas.TIMES_25], [value], "times_25")
                if equation is not None:
                    yield equation


def _mean_parents(table: StatedTable) -> list[Equation]:
    """Objectives that average the achievements of their indicators, where most of them do."""
    found: list[Equation] = []
    for column in table.columns_of(Role.ACHIEVEMENT):
        own: list[Equation] = []
        for row in table.rows:
            outcome = figure(table, row, column) if row.role is RowRole.PARENT else None
            children = [each for child in table.children(row) if (each := figure(table, child, column)) is not None]
            if outcome is None or not children or _has_inputs(table, row):
                continue
            equation = row_equation(Kind.MEAN, outcome, [formulas.mean(len(children))], children, "mean")
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
        equation = row_equation(Kind.MEAN, outcome, [formulas.mean(len(values))], values, "mean")
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
    for weight in numeric(table, column):
        if weight.unit == "%" and weight.role is not Role.WEIGHT:
            continue
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
