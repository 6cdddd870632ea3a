"""Ways to reckon a result from inputs, each with its way back from the result to any of its inputs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Protocol

from triwulan.core.interval import Interval, spanned
from triwulan.core.measurement import HUNDRED

Formula = Callable[..., Decimal]


class Form(Protocol):
    """A way to reckon a result from inputs."""

    @property
    def name(self) -> str:
        """What it is called in messages, after ``formula.``."""

    def exact(self, values: Sequence[Decimal]) -> Decimal | None:
        """The result of exact inputs; None where it has none."""

    def reckon(self, inputs: Sequence[Interval]) -> Interval | None:
        """All results of inputs that are not known exactly; None where there are none."""

    def solve(self, at: int, outcome: Interval, inputs: Sequence[Interval]) -> Interval | None:
        """What the input at a position would have to be for a result; None where that cannot be said."""


@dataclass(frozen=True, slots=True)
class Steady:
    """A formula that rises or falls steadily with each input; ``inverses`` give one input from the result and all."""

    name: str
    formula: Formula
    inverses: tuple[Formula | None, ...] = ()

    def exact(self, values: Sequence[Decimal]) -> Decimal | None:
        """See ``Form``."""
        try:
            return self.formula(*values)
        except (DivisionByZero, InvalidOperation, ZeroDivisionError):
            return None

    def reckon(self, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        return _spanned(self.formula, inputs)

    def solve(self, at: int, outcome: Interval, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        inverse = self.inverses[at] if at < len(self.inverses) else None
        others = [each for position, each in enumerate(inputs) if position != at]
        return None if inverse is None else _spanned(inverse, [outcome, *others])


@dataclass(frozen=True, slots=True)
class Linear:
    """A sum with signs and a divisor: totals, differences, means."""

    name: str
    signs: tuple[int, ...]
    divisor: Decimal = Decimal(1)

    def exact(self, values: Sequence[Decimal]) -> Decimal | None:
        """See ``Form``."""
        return sum((sign * value for sign, value in zip(self.signs, values, strict=True)), Decimal(0)) / self.divisor

    def reckon(self, inputs: Sequence[Interval]) -> Interval:
        """See ``Form``."""
        low, high = self._ends(inputs)
        return Interval(low / self.divisor, high / self.divisor)

    def solve(self, at: int, outcome: Interval, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        return self.solve_from(self.reckon(inputs), at, outcome, inputs[at])

    def solve_from(self, reckoned: Interval, at: int, outcome: Interval, own: Interval) -> Interval:
        """The same where what all inputs come to is known: long sums are not added up again for each of them."""
        low, high = reckoned.low * self.divisor, reckoned.high * self.divisor
        if self.signs[at] > 0:
            low, high = low - own.low, high - own.high
        else:
            low, high = low + own.high, high + own.low
        least, most = outcome.low * self.divisor - high, outcome.high * self.divisor - low
        return Interval(least, most) if self.signs[at] > 0 else Interval(-most, -least)

    def _ends(self, inputs: Sequence[Interval]) -> tuple[Decimal, Decimal]:
        low = high = Decimal(0)
        for sign, each in zip(self.signs, inputs, strict=True):
            low += each.low if sign > 0 else -each.high
            high += each.high if sign > 0 else -each.low
        return low, high


@dataclass(frozen=True, slots=True)
class Picked:
    """One of the inputs: the last, the highest."""

    name: str
    pick: Callable[[Sequence[Decimal]], Decimal]

    def exact(self, values: Sequence[Decimal]) -> Decimal | None:
        """See ``Form``."""
        return self.pick(values)

    def reckon(self, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        return Interval(self.pick([each.low for each in inputs]), self.pick([each.high for each in inputs]))

    def solve(self, at: int, outcome: Interval, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``; no way back."""
        return None


@dataclass(frozen=True, slots=True)
class Part:
    """The first input in percent of the sum of all others, or of the second alone where that is the whole."""

    name: str = "share"

    def exact(self, values: Sequence[Decimal]) -> Decimal | None:
        """See ``Form``."""
        whole = sum(values[1:], Decimal(0))
        return values[0] * HUNDRED / whole if whole else None

    def reckon(self, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        part = inputs[0]
        low, high = (sum((end(each) for each in inputs[1:]), Decimal(0)) for end in (_low, _high))
        return Interval(part.low * HUNDRED / high, part.high * HUNDRED / low) if low > 0 else None

    def solve(self, at: int, outcome: Interval, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        low, high = (sum((end(each) for each in inputs[1:]), Decimal(0)) for end in (_low, _high))
        if at == 0:
            return Interval(outcome.low * low / HUNDRED, outcome.high * high / HUNDRED)
        if len(inputs) > 2 or outcome.low <= 0:
            return None
        return Interval(inputs[0].low * HUNDRED / outcome.high, inputs[0].high * HUNDRED / outcome.low)


def _low(each: Interval) -> Decimal:
    return each.low


def _high(each: Interval) -> Decimal:
    return each.high


def _spanned(formula: Formula, inputs: Sequence[Interval]) -> Interval | None:
    try:
        return spanned(formula, *inputs)
    except (DivisionByZero, InvalidOperation, ZeroDivisionError):
        return None
