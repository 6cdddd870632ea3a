"""Which printed figure is wrong where equations fail: the one whose change mends most of them and breaks none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from triwulan.audit.subjects.equations import Equation
from triwulan.audit.subjects.figures import Figure
from triwulan.core.interval import Interval

Key = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Blame:
    """A figure taken for wrong, what it would be, and the failing equations that this explains.

    ``teller`` is the equation whose result it is; None for a figure that only others are reckoned from. ``reason``
    is what else speaks against it: "range", "cumulative", "elsewhere" (another table has the right one).
    """

    figure: Figure
    expected: Decimal
    equations: tuple[Equation, ...]
    teller: Equation | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against a figure besides equations; ``others`` are values that stand for it elsewhere."""

    reason: str
    others: tuple[Decimal, ...] = ()


def blamed(equations: Sequence[Equation], doubts: Mapping[Key, Doubt] = MappingProxyType({})) -> list[Blame]:
    """The wrong figures of one table; of several that could be wrong those in doubt are."""
    failing = [each for each in equations if not each.holds]
    if not failing:
        return []
    by_cell: dict[Key, list[Equation]] = {}
    for equation in equations:
        for key in dict.fromkeys(equation.keys):
            by_cell.setdefault(key, []).append(equation)
    found: list[Blame] = []
    while failing:
        blame = _worst(failing, by_cell, doubts)
        found.append(blame)
        failing = [each for each in failing if each not in blame.equations]
    return found


def _worst(
    failing: Sequence[Equation], by_cell: dict[Key, list[Equation]], doubts: Mapping[Key, Doubt]
) -> Blame:
    guesses = [_hypothesis(figure, failing, by_cell[figure.key]) for figure in _suspects(failing)]
    possible = [blame for blame, _ in guesses if blame is not None]
    doubted = [doubtful for blame, allowed in guesses if blame and (doubtful := _doubted(blame, allowed, doubts))]
    if doubted:
        return max(doubted, key=lambda each: len(each.equations))
    strong = [each for each in possible if each.teller is not None or len(each.equations) > 1]
    if strong:
        return max(strong, key=lambda each: len(each.equations))
    # the result cannot be the wrong one, as others are reckoned from it; a single input that can be is
    first = failing[0]
    inputs = [each for each in possible if first in each.equations]
    return inputs[0] if len(inputs) == 1 else Blame(first.result, first.likely, (first,), first)


def _suspects(failing: Sequence[Equation]) -> list[Figure]:
    """The figures of failing equations: results first, as they are reckoned and the others measured."""
    figures = [each.result for each in failing] + [one for each in failing for one in each.inputs]
    return list({figure.key: figure for figure in figures}.values())


def _doubted(blame: Blame, allowed: Interval, doubts: Mapping[Key, Doubt]) -> Blame | None:
    """A blame that something else confirms."""
    doubt = doubts.get(blame.figure.key)
    if doubt is None or (blame.teller is not None and doubt.others):
        return None
    if not doubt.others:
        return replace(blame, reason=doubt.reason)
    known = [other for other in doubt.others if allowed.low <= other <= allowed.high]
    return replace(blame, reason=doubt.reason, expected=known[0]) if known else None


def _hypothesis(
    figure: Figure, failing: Sequence[Equation], concerned: Sequence[Equation]
) -> tuple[Blame | None, Interval]:
    """What the figure would be to mend all failing equations that it stands in, if it can without breaking others."""
    low, high = Decimal("-Infinity"), Decimal("Infinity")
    mended: list[Equation] = []
    for equation in concerned:
        needed = _needed(figure, equation)
        if needed is None:
            if equation.holds:
                return None, Interval(low, high)
            continue
        if not equation.holds:
            if equation not in failing:
                continue
            mended.append(equation)
        low, high = max(low, needed.low), min(high, needed.high)
    allowed = Interval(low, high)
    if not mended or low > high:
        return None, allowed
    teller = next((each for each in mended if each.result.key == figure.key), None)
    return Blame(figure, _chosen(figure, allowed, mended), tuple(mended), teller), allowed


def _needed(figure: Figure, equation: Equation) -> Interval | None:
    """What the figure has to be for an equation to hold."""
    inputs = [each.given for each in equation.inputs]
    if equation.result.key == figure.key:
        reckoned = equation.form.reckon(inputs)
        if reckoned is None:
            return None
        ulp = Decimal(1).scaleb(-figure.quantity.places)
        return reckoned if reckoned.exact and equation.likely % ulp == 0 else reckoned.widened(ulp)
    at = next(place for place, each in enumerate(equation.inputs) if each.key == figure.key)
    return equation.form.solve(at, equation.outcome, inputs)


def _chosen(figure: Figure, allowed: Interval, mended: Sequence[Equation]) -> Decimal:
    """The value to print: what a formula gives exactly if it is allowed, else the roundest value that is."""
    for equation in mended:
        if equation.result.key == figure.key and allowed.low <= equation.likely <= allowed.high:
            return equation.likely
    if allowed.exact:
        return allowed.low
    for places in range(min(-6, figure.quantity.places), figure.quantity.places + 3):
        value = (
            round(allowed.middle, places) if places > 0 else Decimal(round(allowed.middle / 10**-places)) * 10**-places
        )
        if allowed.low <= value <= allowed.high:
            return value
    return allowed.middle
