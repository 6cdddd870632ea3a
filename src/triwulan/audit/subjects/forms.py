"""Formulas that figures of reports follow, each with its way back from the result to any of its inputs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Final, Protocol

from triwulan.core.efficiency import EfficiencyVariant, unrounded_efficiency
from triwulan.core.interval import Interval, spanned
from triwulan.core.measurement import HUNDRED, Cap, Direction, unrounded_achievement

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

    def reckon(self, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        low, high = self._ends(inputs, -1)
        return Interval(low / self.divisor, high / self.divisor)

    def solve(self, at: int, outcome: Interval, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        low, high = self._ends(inputs, at)
        least, most = outcome.low * self.divisor - high, outcome.high * self.divisor - low
        return Interval(least, most) if self.signs[at] > 0 else Interval(-most, -least)

    def _ends(self, inputs: Sequence[Interval], without: int) -> tuple[Decimal, Decimal]:
        low = high = Decimal(0)
        for position, (sign, each) in enumerate(zip(self.signs, inputs, strict=True)):
            if position != without:
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


LAST: Final = Picked("last", lambda values: values[-1])
HIGHEST: Final = Picked("highest", max)
LOWEST: Final = Picked("lowest", min)


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


def total(count: int) -> Linear:
    """The sum of so many figures."""
    return Linear("sum", (1,) * count)


def mean(count: int, divisor: int | None = None) -> Linear:
    """The mean of so many figures, or their sum over another divisor."""
    return Linear("mean", (1,) * count, Decimal(divisor or count))


def capped(form: Steady, cap: Cap) -> Steady:
    """A formula whose results above a threshold are printed as another; there is no way back from them."""

    def limited(*values: Decimal) -> Decimal:
        result = form.formula(*values)
        return cap.becomes if result > cap.above else result

    return Steady(f"{form.name}_capped", limited)


def floored(form: Steady) -> Steady:
    """A formula whose results below 0 are printed as 0."""
    return Steady(form.name, lambda *values: max(Decimal(0), form.formula(*values)))


def _spanned(formula: Formula, inputs: Sequence[Interval]) -> Interval | None:
    try:
        return spanned(formula, *inputs)
    except (DivisionByZero, InvalidOperation, ZeroDivisionError):
        return None


def _achieved(direction: Direction, factor: Decimal) -> Formula:
    if factor == HUNDRED:
        return lambda realisation, target: unrounded_achievement(target, realisation, direction)
    return lambda realisation, target: unrounded_achievement(target, realisation, direction) * factor / HUNDRED


def achieved(direction: Direction, factor: Decimal = HUNDRED) -> Steady:
    """Realisation and target to an achievement; ``factor`` 1 gives an index, 100 percent."""
    inverses: dict[Direction, tuple[Formula, Formula]] = {
        Direction.HIGHER: (lambda a, t: a * t / factor, lambda a, r: r * factor / a),
        Direction.LOWER_A: (lambda a, t: 2 * t - a * t / factor, lambda a, r: r / (2 - a / factor)),
        Direction.LOWER_B: (lambda a, t: t * factor / a, lambda a, r: a * r / factor),
    }
    return Steady(direction.value, _achieved(direction, factor), inverses[direction])


def quotient(factor: Decimal = HUNDRED, name: str = "quotient") -> Steady:
    """First over second, times a factor."""
    # multiplied before divided: 1/3*3 would lose the last digit
    return Steady(name, lambda a, b: a * factor / b, (lambda q, b: q * b / factor, lambda q, a: a * factor / q))


def of_whole(whole: Decimal) -> Steady:
    """A part in percent of a whole that is known though no cell has it."""
    return Steady("share", lambda part: part * HUNDRED / whole, (lambda share: share * whole / HUNDRED,))


DIFFERENCE: Final = Linear("difference", (1, -1))
GROWTH: Final = Steady(
    "growth",
    lambda new, old: (new - old) * HUNDRED / old,
    (lambda g, old: old + g * old / HUNDRED, lambda g, new: new * HUNDRED / (HUNDRED + g)),
)
GROWTH_SIZE: Final = Steady("growth_size", lambda new, old: abs((new - old) * HUNDRED / old))
WEIGHTED: Final = Steady(
    "weighted", lambda w, a: w * a / HUNDRED, (lambda s, a: s * HUNDRED / a, lambda s, w: s * HUNDRED / w)
)
PRODUCT: Final = Steady("product", lambda a, b: a * b, (lambda p, b: p / b, lambda p, a: p / a))


def efficient(variant: EfficiencyVariant, factor: Decimal = Decimal(1)) -> Steady:
    """Achievement and absorption, both in percent, to an efficiency, times a factor."""
    inverses: dict[EfficiencyVariant, tuple[Formula, Formula]] = {
        EfficiencyVariant.DIFFERENCE: (lambda e, spent: e / factor + spent, lambda e, done: done - e / factor),
        EfficiencyVariant.INDEX: (lambda e, spent: e / factor * spent, lambda e, done: done * factor / e),
        EfficiencyVariant.LEVEL: (
            lambda e, spent: spent * (1 + e / factor / HUNDRED),
            lambda e, done: done / (1 + e / factor / HUNDRED),
        ),
    }
    formula: Formula = lambda done, spent: unrounded_efficiency(variant, done, spent) * factor  # noqa: E731
    return Steady(variant.value, formula, inverses.get(variant, ()))


RATE_LEFT: Final = Steady("remaining", lambda spent: HUNDRED - spent, (lambda left: HUNDRED - left,))
OUTPUT_SAVED: Final = Steady("output_saved", lambda done, spent: (done - spent) * HUNDRED / done)
"""What was saved of the budget that the achievement was worth (PMK 22/PMK.02/2021)."""
SPENT_PER_DONE: Final = Steady("spent_per_done", lambda done, spent: spent / done)
INDEX_LESS_ONE: Final = Steady("index_less_one", lambda index: index - 1, (lambda level: level + 1,))
INDEX_LESS_ONE_PERCENT: Final = Steady("index_less_one", lambda index: (index - 1) * HUNDRED)
