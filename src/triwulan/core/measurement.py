"""Achievement against targets: formulas, caps, quarters adding up to a year.

What cannot be measured has a reason; it is never 0 % or 100 %.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from triwulan.core.problem import Problem
from triwulan.core.quantity import format_number, round_half_up

HUNDRED: Final = Decimal(100)


class Direction(StrEnum):
    """What a good realisation is, with the formula: R/T, (2T-R)/T or T/R."""

    HIGHER = "higher"
    LOWER_A = "lower_a"
    LOWER_B = "lower_b"


class Aggregation(StrEnum):
    """How the figures of the quarters make the figure of the year."""

    SUM = "sum"
    LAST = "last"
    AVERAGE = "average"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Cap:
    """Percentages above a threshold are printed as another one."""

    above: Decimal
    becomes: Decimal


CAPS: Final[Mapping[str, Cap | None]] = MappingProxyType(
    {
        "none": None,
        "100": Cap(HUNDRED, HUNDRED),
        "120": Cap(Decimal(120), Decimal(120)),
        "110_120": Cap(Decimal(110), Decimal(120)),
    }
)


class Unmeasurable(StrEnum):
    """Why an achievement is "belum dapat diukur"."""

    NOT_MATURE = "not_mature"
    TARGET_ZERO = "target_zero"
    NEGATIVE_TARGET = "negative_target"
    NO_TARGET = "no_target"
    NOT_ENTERED = "not_entered"
    ZERO_REALISATION = "zero_realisation"
    ZERO_DENOMINATOR = "zero_denominator"
    YEAR_NOT_OVER = "year_not_over"


@dataclass(frozen=True, slots=True)
class Achievement:
    """A percentage at printed precision (two places, capped), or the reason why there is none."""

    percent: Decimal | None
    reason: Unmeasurable | None = None

    @property
    def met(self) -> bool:
        """Whether the target is reached, judged on the printed figure so that both agree.

        99,996 % is printed as 100,00 % and counts as reached: a reader could not tell the difference.
        """
        return self.percent is not None and self.percent >= HUNDRED


def achievement(
    *,
    target: Decimal | None,
    realisation: Decimal | None,
    direction: Direction,
    cap: Cap | None = None,
    mature: bool = True,
) -> Achievement:
    """Compute an achievement in percent; the target is the quarter's or the year's."""
    reason = _unmeasurable(target, realisation, direction, mature)
    if reason is not None or target is None or realisation is None:
        return Achievement(None, reason)
    percent = unrounded_achievement(target, realisation, direction)
    if cap is not None and percent > cap.above:
        percent = cap.becomes
    return Achievement(round_half_up(percent, 2))


def ratio_percent(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Turn two numbers into an unrounded percentage; None where one is missing or the second is 0."""
    if numerator is None or not denominator:
        return None
    return numerator * HUNDRED / denominator


def accumulate(aggregation: Aggregation, values: Sequence[Decimal | None]) -> Decimal | None:
    """Combine the entries of TW I up to a quarter; None when nothing was entered.

    For a ratio, numerators and denominators are states and are passed one after the other.
    """
    entered = [value for value in values if value is not None]
    if not entered:
        return None
    if aggregation is Aggregation.SUM:
        return sum(entered, Decimal(0))
    if aggregation is Aggregation.AVERAGE:
        return sum(entered, Decimal(0)) / len(entered)
    return entered[-1]


def target_to_date(
    aggregation: Aggregation, quarterly_targets: Sequence[Decimal | None], quarter_number: int
) -> Decimal | None:
    """Give what should have been reached by the end of a quarter (1..4)."""
    return accumulate(aggregation, quarterly_targets[:quarter_number])


def check_quarterly_targets(
    aggregation: Aggregation, annual: Decimal | None, quarterly: Sequence[Decimal | None]
) -> tuple[Problem, ...]:
    """Check that four quarterly targets lead to the annual one; an absent one is simply not due."""
    entered = [value for value in quarterly if value is not None]
    if annual is None:
        return (Problem("targets.annual_missing"),)
    if not entered:
        return (Problem("targets.quarters_missing"),)
    if annual < 0 or any(value < 0 for value in entered):
        return (Problem("targets.negative"),)
    if aggregation in (Aggregation.LAST, Aggregation.RATIO):
        if len(quarterly) < 4 or quarterly[3] is None:
            return (Problem("targets.last_missing", {"annual": format_number(annual)}),)
        return _differs("targets.last_differs", annual, quarterly[3])
    combined = accumulate(aggregation, entered) or Decimal(0)
    if aggregation is Aggregation.AVERAGE:
        # a mean such as 33,325 is agreed as 33,3: compare at the precision of the annual target
        combined = round_half_up(combined, _places(annual))
        return _differs("targets.average_differs", annual, combined)
    return _differs("targets.sum_differs", annual, combined)


def _unmeasurable(
    target: Decimal | None, realisation: Decimal | None, direction: Direction, mature: bool
) -> Unmeasurable | None:
    if not mature:
        return Unmeasurable.NOT_MATURE
    if target is None:
        return Unmeasurable.NO_TARGET
    if target <= 0:
        return Unmeasurable.NEGATIVE_TARGET if target < 0 else Unmeasurable.TARGET_ZERO
    if realisation is None:
        return Unmeasurable.NOT_ENTERED
    if direction is Direction.LOWER_B and realisation <= 0:
        return Unmeasurable.ZERO_REALISATION
    return None


def unrounded_achievement(target: Decimal, realisation: Decimal, direction: Direction) -> Decimal:
    """The achievement in percent by the formula alone; raises ZeroDivisionError (of Decimal) where it has no value."""
    # multiplied before divided: 1/3*3 would lose the last digit
    if direction is Direction.HIGHER:
        return realisation * HUNDRED / target
    if direction is Direction.LOWER_A:
        return (2 * target - realisation) * HUNDRED / target
    return target * HUNDRED / realisation


def _differs(message: str, annual: Decimal, computed: Decimal) -> tuple[Problem, ...]:
    if computed == annual:
        return ()
    values = {"annual": format_number(annual), "computed": format_number(computed)}
    return (Problem(message, values),)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
