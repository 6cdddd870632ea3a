"""Budget lines, what their records hold quarter by quarter, and the output their money brings about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.core.measurement import Direction, Unmeasurable, achievement
from triwulan.core.quantity import NOT_ENTERED, Kind, Quantity, number
from triwulan.core.reckoning import PERCENT, PRINTED_PLACES, field_path, is_percent
from triwulan.core.report import Cell, Indicator, Measurement

DASH: Final = Cell(Quantity(Kind.DASH, raw="-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A budgeted activity: the indicator it serves, its ceiling in rupiah and its own output for the year.

    With ``as_indicator`` its output is the indicator's and ``output_*`` are not used.
    """

    key: str
    code: str
    name: str
    indicator: str
    ceiling: Decimal | None = None
    output_target: Decimal | None = None
    output_unit: str = ""
    as_indicator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingEntry:
    """What one quarter's record holds: spending from January to its end, output of the quarter alone.

    ``reason`` says why the spending went down; ``source`` is the record's path (``cost/A1``).
    """

    spending: Quantity = NOT_ENTERED
    output: Quantity = NOT_ENTERED
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What money brought about: target and realisation of the year up to the quarter's end, in percent."""

    target: Cell
    realisation: Cell
    achievement: Cell
    unit: str
    provisional: bool = False


def own_output(line: BudgetLine, entered: Sequence[SpendingEntry]) -> Output:
    """Add up a line's own output over the quarters and compare it with the year's target.

    A percentage is a state: this quarter's own stands for the year so far, two of them are never added.
    """
    counting = entered[-1:] if is_percent(line.output_unit) else entered
    outputs = [entry.output for entry in counting if entry.output.is_number]
    total = sum_entered(output.value for output in outputs)
    places = max((output.places for output in outputs), default=0)
    judged = achievement(target=line.output_target, realisation=total, direction=Direction.HIGHER)
    if judged.percent is not None:
        percent = Cell(number(judged.percent, PERCENT, PRINTED_PLACES))
    else:
        percent = Cell() if judged.reason is Unmeasurable.NOT_ENTERED else DASH
    source = field_path(entered[-1].source, "output")
    realisation = NOT_ENTERED if total is None else number(total, line.output_unit, max(places, 0))
    return Output(
        target=_output_target(line),
        realisation=Cell(realisation, source),
        achievement=percent,
        unit=line.output_unit,
    )


def indicator_output(indicator: Indicator, measured: Measurement) -> Output:
    """Take an indicator's year so far as the output of its money."""
    return Output(
        target=measured.annual_target,
        realisation=measured.realisation_to_date,
        achievement=measured.annual_achievement,
        unit=indicator.unit,
        provisional=measured.provisional,
    )


def sum_entered(values: Iterable[Decimal | None]) -> Decimal | None:
    """Add up what is there; None where nothing is, because that is not zero."""
    entered = [value for value in values if value is not None]
    return sum(entered, Decimal(0)) if entered else None


def _output_target(line: BudgetLine) -> Cell:
    if line.output_target is None:
        return Cell()
    exponent = line.output_target.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return Cell(number(line.output_target, line.output_unit, places))
