"""What a printed figure can stand for, so that a result is compared within the precision it is printed with.

`24,14%` stands for everything that is rounded to it, [24.135, 24.145); a quotient of two printed figures is an interval
too. Two intervals without a common value contradict each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from itertools import product
from typing import Final

from triwulan.core.measurement import HUNDRED
from triwulan.core.quantity import Quantity, round_half_up

_HALF: Final = Decimal("0.5")
_FINE: Final = 2
"""From so many printed places on, one off in the last place is a matter of rounding, not of reckoning."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values v with ``low`` <= v < ``high``; the single value where both are equal."""

    low: Decimal
    high: Decimal

    @property
    def exact(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high

    @property
    def middle(self) -> Decimal:
        """The value in the middle: the printed one, or what is reckoned from the printed ones, nearly."""
        return (self.low + self.high) / 2

    def holds(self, value: Decimal) -> bool:
        """Whether the value is one of its values."""
        return value == self.low if self.exact else self.low <= value < self.high

    def meets(self, other: "Interval") -> bool:
        """Whether both have a value in common."""
        if self.exact:
            return other.holds(self.low)
        if other.exact:
            return self.holds(other.low)
        return self.low < other.high and other.low < self.high

    def scaled(self, factor: Decimal) -> "Interval":
        """Each value times a factor: 100 turns an index into a percentage."""
        return _between(self.low * factor, self.high * factor)

    def widened(self, by: Decimal) -> "Interval":
        """Larger by so much on both sides."""
        return Interval(self.low - by, self.high + by)


class Fit(StrEnum):
    """How a printed figure agrees with what is reckoned; ``CLOSE``: off by rounded inputs or one in the last place."""

    FITS = "fits"
    CUT = "cut"
    """The right digits, cut off instead of rounded."""
    CLOSE = "close"
    WRONG = "wrong"


def exactly(value: Decimal | int) -> Interval:
    """A value without any doubt: something counted, or agreed."""
    return Interval(Decimal(value), Decimal(value))


def rounded(value: Decimal, places: int) -> Interval:
    """Everything that is printed as this value with so many places (-3: in thousands)."""
    half = _HALF.scaleb(-places)
    return Interval(value - half, value + half)


def result(quantity: Quantity) -> Interval:
    """What a printed result can stand for; it was rounded to the places it shows."""
    return rounded(_value(quantity), quantity.places)


def given(quantity: Quantity) -> Interval:
    """What a printed input can stand for: whole numbers are counts or rupiah and exact, others were rounded."""
    if quantity.places == 0 and quantity.unit != "%":
        return exactly(_value(quantity))
    return result(quantity)


def spanned(formula: Callable[..., Decimal], *inputs: Interval) -> Interval:
    """All results of a formula that rises or falls steadily with each of its inputs.

    Raises ``ZeroDivisionError`` (of Decimal) as the formula does.
    """
    ends = [(each.low,) if each.exact else (each.low, each.high) for each in inputs]
    results = [formula(*values) for values in product(*ends)]
    return Interval(min(results), max(results))


def ratio(part: Interval, whole: Interval) -> Interval | None:
    """Part over whole as a plain number; None where the whole may be zero."""
    if whole.low <= 0 <= whole.high:
        return None
    return spanned(lambda a, b: a / b, part, whole)


def percentage(part: Interval, whole: Interval) -> Interval | None:
    """Part over whole in percent; None where the whole may be zero."""
    if whole.low <= 0 <= whole.high:
        return None
    # multiplied before divided: 1/3*3 would lose the last digit
    return spanned(lambda a, b: a * HUNDRED / b, part, whole)


def total(parts: Sequence[Interval]) -> Interval:
    """The sum; of nothing it is 0."""
    return Interval(sum((each.low for each in parts), Decimal(0)), sum((each.high for each in parts), Decimal(0)))


def difference(minuend: Interval, subtrahend: Interval) -> Interval:
    """The first less the second."""
    return Interval(minuend.low - subtrahend.high, minuend.high - subtrahend.low)


def mean(values: Sequence[Interval], divisor: int | None = None) -> Interval | None:
    """The mean, or the sum over another divisor; None of nothing."""
    count = len(values) if divisor is None else divisor
    if not count or not values:
        return None
    summed = total(values)
    return Interval(summed.low / count, summed.high / count)


def fit(printed: Quantity, reckoned: Interval, likely: Decimal | None = None) -> Fit:
    """Compare a printed result with all it could be by its inputs; ``likely`` is it by the inputs as printed."""
    exact = reckoned.middle if likely is None else likely
    value, ulp = _value(printed), Decimal(1).scaleb(-printed.places)
    # an interval's own half goes up, that of a negative figure away from zero: -0,005 is printed as -0,01
    if result(printed).holds(exact) or round_half_up(exact, printed.places) == value:
        return Fit.FITS
    if is_cut(printed, exact):
        return Fit.CUT
    if result(printed).meets(reckoned):
        return Fit.FITS if abs(value - exact) <= ulp else Fit.CLOSE
    if printed.places >= _FINE and abs(value - exact) <= ulp * 3 / 2:
        return Fit.CLOSE
    return Fit.WRONG


def is_cut(printed: Quantity, exact: Decimal) -> bool:
    """Whether digits of the exact value were cut off where they should have been rounded."""
    value, ulp = _value(printed), Decimal(1).scaleb(-printed.places)
    towards_zero = ROUND_CEILING if exact < 0 else ROUND_FLOOR
    return (exact / ulp).to_integral_value(towards_zero) * ulp == value and not result(printed).holds(exact)


def _between(one: Decimal, other: Decimal) -> Interval:
    return Interval(min(one, other), max(one, other))


def _value(quantity: Quantity) -> Decimal:
    if quantity.value is None:
        raise ValueError(f"not a number: {quantity.raw!r}")
    return quantity.value
