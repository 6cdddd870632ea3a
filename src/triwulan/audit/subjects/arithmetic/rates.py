"""Columns of rates: a quotient with a factor that nobody states, such as ton and hectare in quintals, beds and days."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from statistics import median
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.candidates import ONE, distance, numeric
from triwulan.audit.subjects.arithmetic.equations import weigh
from triwulan.audit.subjects.arithmetic.forms import Form
from triwulan.audit.subjects.arithmetic.relations import Candidate, always, inputs_of
from triwulan.audit.subjects.arithmetic.stated_formulas import stated_formula_of
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.interval import Fit
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedRow, StatedTable

_RATED: Final = (Role.UNKNOWN, Role.AMOUNT, Role.AVERAGE, Role.TOTAL, Role.REALISATION)
_POWERS: Final = (ONE, Decimal(10), HUNDRED, Decimal(1000), Decimal(10_000), Decimal(100_000))
_LONGEST: Final = 366
"""No factor is divided by more: the days of a year."""
_NEAR: Final = Decimal("0.002")
_ROUGH: Final = Decimal("0.01")
_FEWEST: Final = 3
_MOST: Final = 10
"""Of wider tables no rate is guessed."""


def is_rate(table: StatedTable, column: StatedColumn) -> bool:
    """Whether a column may hold rates: figures with decimals among columns of counts.

    What indicators reached is none: their rows count different things, and fit a factor by chance.
    """
    if column.role not in _RATED or stated_formula_of(table, column) is not None:
        return False
    if column.role is Role.REALISATION and table.columns_of(Role.TARGET):
        return False
    own = _figures(table, column)
    return len(own) >= _FEWEST and any(each.quantity.places > 0 for each in own) and not any(each.money for each in own)


def rates(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """One column by another, or by a number, with the factor that most rows have in common."""
    columns = [each for each in numeric(table, column) if each.index < column.index]
    if len(columns) > _MOST:
        return
    for one, two in permutations(columns, 2):
        factor = _factor(table, column, one, two)
        if factor is not None:
            form = formulas.quotient(factor, "rate")
            fitting = [row.role for row in table.rows if _holds(table, row, column, (one, two), form)]
            needs = _FEWEST - 1 if RowRole.TOTAL in fitting else _FEWEST
            if len(fitting) >= _FEWEST:
                yield Candidate((one, two), always(form), distance(column, one, two), about="rate", needs=needs)


def _holds(
    table: StatedTable, row: StatedRow, column: StatedColumn, inputs: tuple[StatedColumn, StatedColumn], form: Form
) -> bool:
    outcome, values = figure(table, row, column), inputs_of(row, table, inputs)
    weighed = weigh(form, outcome, values) if outcome is not None and values is not None else None
    return weighed is not None and weighed[0] is Fit.FITS


def _factor(table: StatedTable, column: StatedColumn, one: StatedColumn, two: StatedColumn) -> Decimal | None:
    """The plain factor nearest to that of the middle row: a power of ten, or one divided among so many."""
    found = []
    for row in table.rows:
        rate, top, bottom = (figure(table, row, each) for each in (column, one, two))
        if row.role in (RowRole.BODY, RowRole.PARENT) and rate and top and bottom and top.value and rate.value:
            found.append(rate.value * bottom.value / top.value)
    if len(found) < _FEWEST:
        return None
    # what the middle row has, others have too, or there is no such factor: to weigh every row takes longer
    middle = median(found)
    near = sum(1 for each in found if abs(each - middle) <= abs(middle) * _ROUGH)
    return _plain(middle) if near > 1 else None


def _plain(factor: Decimal) -> Decimal | None:
    for power in _POWERS:
        divisor = (power / factor).to_integral_value() if factor > 0 else Decimal(0)
        if 1 <= divisor <= _LONGEST and abs(power / divisor - factor) <= factor * _NEAR:
            return power / divisor
    return None


def _figures(table: StatedTable, column: StatedColumn) -> list[Figure]:
    rows = (row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT))
    return [each for row in rows if (each := figure(table, row, column)) is not None]
