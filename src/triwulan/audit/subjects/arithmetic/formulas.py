"""The formulas that figures of reports follow."""

from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.arithmetic.forms import Formula, Linear, Picked, Steady
from triwulan.core.efficiency import EfficiencyVariant, unrounded_efficiency
from triwulan.core.measurement import HUNDRED, Cap, Direction, unrounded_achievement

LAST: Final = Picked("last", lambda values: values[-1])
HIGHEST: Final = Picked("highest", max)
LOWEST: Final = Picked("lowest", min)


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


def achieved_together(count: int) -> Steady:
    """So many realisations, added up, over the target that comes last, in percent."""

    def back(result: Decimal, *others: Decimal) -> Decimal:
        return result * others[-1] / HUNDRED - sum(others[:-1], Decimal(0))

    def target(result: Decimal, *realisations: Decimal) -> Decimal:
        return sum(realisations, Decimal(0)) * HUNDRED / result

    return Steady(
        "together", lambda *values: sum(values[:-1], Decimal(0)) * HUNDRED / values[-1], (back,) * count + (target,)
    )


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

    def formula(done: Decimal, spent: Decimal) -> Decimal:
        return unrounded_efficiency(variant, done, spent) * factor

    return Steady(variant.value, formula, inverses.get(variant, ()))


TIMES_25: Final = Steady("times_25", lambda value: value * 25, (lambda result: result / 25,))
"""From the four steps of a survey of satisfaction to a hundred (PermenPAN-RB 14/2017)."""
RATE_LEFT: Final = Steady("remaining", lambda spent: HUNDRED - spent, (lambda left: HUNDRED - left,))
OUTPUT_SAVED: Final = Steady("output_saved", lambda done, spent: (done - spent) * HUNDRED / done)
"""What was saved of the budget that the achievement was worth (PMK 22/PMK.02/2021)."""
SPENT_PER_DONE: Final = Steady("spent_per_done", lambda done, spent: spent / done)
INDEX_LESS_ONE: Final = Steady("index_less_one", lambda index: index - 1, (lambda level: level + 1,))
INDEX_LESS_ONE_PERCENT: Final = Steady("index_less_one", lambda index: (index - 1) * HUNDRED)
