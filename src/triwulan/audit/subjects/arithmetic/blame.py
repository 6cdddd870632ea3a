"""Which printed figure is wrong where equations fail: the one whose change mends most of them and breaks none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from triwulan.audit.subjects.arithmetic.equations import EXPLAINED, Equation, Kind, digits_swapped
from triwulan.audit.subjects.figures import Figure
from triwulan.core.interval import Interval
from triwulan.core.measurement import HUNDRED

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
    failing = {id(each): each for each in equations if not each.holds}
    if not failing:
        return []
    by_cell: dict[Key, list[Equation]] = {}
    for equation in equations:
        for key in dict.fromkeys(equation.keys):
            by_cell.setdefault(key, []).append(equation)
    suspects = _suspects(failing.values())
    guesses: dict[Key, _Guess | None] = {}
    found: list[Blame] = []
    while failing:
        for key, figure in suspects.items():
            if key not in guesses:
                guesses[key] = _hypothesis(figure, failing, by_cell[key])
        blame = _worst(next(iter(failing.values())), [each for each in guesses.values() if each is not None], doubts)
        found.append(blame)
        for equation in blame.equations:
            del failing[id(equation)]
            for key in equation.keys:
                guesses.pop(key, None)
    return found


def _worst(first: Equation, possible: Sequence["_Guess"], doubts: Mapping[Key, Doubt]) -> Blame:
    doubted = [doubtful for each in possible if (doubtful := _doubted(each, doubts))]
    if doubted:
        return max(doubted, key=lambda each: len(each.equations))
    strong = [each.blame for each in possible if each.blame.teller is not None or len(each.blame.equations) > 1]
    best = max(strong, key=lambda each: len(each.equations), default=None)
    if best is not None and len(best.equations) > 1:
        return best
    return _of_one(best, first, possible)


def _of_one(result: Blame | None, failing: Equation, possible: Sequence["_Guess"]) -> Blame:
    """Which figure of a single failing equation is wrong: its result, unless that cannot be or an input is mistyped.

    The result cannot be where others are reckoned from it and agree.
    """
    equation = failing if result is None else result.equations[0]
    explained = equation.about in EXPLAINED or is_misreckoned(equation)
    if explained or (result is not None and is_slip(result)):
        return result or Blame(equation.result, equation.likely, (equation,), equation)
    inputs = [
        each
        for each in possible
        if each.blame.teller is None and equation in each.blame.equations and not each.blame.figure.malformed
    ]
    if result is None and len(inputs) == 1:
        return inputs[0].blame
    if result is None and _is_slip_of_sum(failing):
        return Blame(failing.result, failing.likely, (failing,), failing)
    if result is None:
        slips = [each.blame for each in inputs if is_slip(each.blame, shortest=2)]
        # one of them is wrong and nothing says which: the one that would be rounder
        slips.sort(key=lambda each: len(each.expected.normalize().as_tuple().digits))
        return slips[0] if slips else Blame(failing.result, failing.likely, (failing,), failing)
    fine = equation.result.value % 1 != 0
    slips = [each.blame for each in inputs if each.narrow and is_slip(each.blame, shortest=2 if fine else 3)]
    return slips[0] if len(slips) == 1 else result


def is_misreckoned(equation: Equation) -> bool:
    """Whether the result is the quotient for another kind of indicator, or upside down; or points for percent."""
    if equation.kind not in (Kind.ACHIEVEMENT, Kind.CHANGE_PERCENT) or len(equation.inputs) != 2:
        return False
    one, other = (each.value for each in equation.inputs)
    if equation.kind is Kind.CHANGE_PERCENT:
        return one != other and equation.result.result.holds(one - other)
    return bool(one and other) and any(
        equation.result.result.holds(top * HUNDRED / bottom) for top, bottom in ((one, other), (other, one))
    )


def _is_slip_of_sum(equation: Equation) -> bool:
    """Whether a long sum has its digits in another order: what is reckoned from it was reckoned from the slip."""
    printed, right = equation.result.text, equation.result.expected(equation.likely)
    return equation.kind in (Kind.COLUMNS, Kind.ROWS) and len(equation.inputs) > 2 and digits_swapped(printed, right)


def is_slip(blame: Blame, shortest: int = 3) -> bool:
    """Whether the printed figure is the expected one with two digits exchanged or one digit wrong."""
    return digits_swapped(blame.figure.text, blame.figure.expected(blame.expected), shortest)


@dataclass(frozen=True, slots=True, eq=False)
class _Guess:
    """A blame with all values that the figure could have instead."""

    blame: Blame
    allowed: Interval

    @property
    def narrow(self) -> bool:
        """Whether hardly any value would do, so that one which looks like the printed one is no chance."""
        width = self.allowed.high - self.allowed.low
        figure = self.blame.figure
        unit = Decimal(1).scaleb(-figure.quantity.places)
        return width * 1000 < abs(figure.value) or (not figure.money and width * 2 <= unit)


def _suspects(failing: Iterable[Equation]) -> dict[Key, Figure]:
    """The figures of failing equations: results first, as they are reckoned and the others measured."""
    equations = list(failing)
    figures = [each.result for each in equations] + [one for each in equations for one in each.inputs]
    return {figure.key: figure for figure in figures}


def _doubted(guess: _Guess, doubts: Mapping[Key, Doubt]) -> Blame | None:
    """A blame that something else confirms."""
    blame, allowed = guess.blame, guess.allowed
    doubt = doubts.get(blame.figure.key)
    if doubt is None or (blame.teller is not None and doubt.others):
        return None
    if not doubt.others:
        return replace(blame, reason=doubt.reason)
    known = [other for other in doubt.others if allowed.low <= other <= allowed.high]
    return replace(blame, reason=doubt.reason, expected=known[0]) if known else None


def _hypothesis(figure: Figure, failing: Mapping[int, Equation], concerned: Sequence[Equation]) -> _Guess | None:
    """What the figure would be to mend all failing equations that it stands in, if it can without breaking others."""
    low, high = Decimal("-Infinity"), Decimal("Infinity")
    mended: list[Equation] = []
    for equation in concerned:
        needed = _needed(figure, equation)
        if needed is None:
            if equation.holds:
                return None
            continue
        if not equation.holds:
            if id(equation) not in failing:
                continue
            mended.append(equation)
        low, high = max(low, needed.low), min(high, needed.high)
    if not mended or low > high:
        return None
    allowed = Interval(low, high)
    teller = next((each for each in mended if each.result.key == figure.key), None)
    expected = _chosen(figure, allowed, mended)
    if teller is None and (expected is None or expected < 0 <= figure.value):
        return None
    value = allowed.middle if expected is None else expected
    return _Guess(Blame(figure, value, tuple(mended), teller), allowed)


def _needed(figure: Figure, equation: Equation) -> Interval | None:
    """What the figure has to be for an equation to hold."""
    if equation.result.key != figure.key:
        return equation.needed(figure.key)
    reckoned = equation.reckoned
    if reckoned is None:
        return None
    ulp = Decimal(1).scaleb(-figure.quantity.places)
    return reckoned if reckoned.exact and equation.likely % ulp == 0 else reckoned.widened(ulp)


def _chosen(figure: Figure, allowed: Interval, mended: Sequence[Equation]) -> Decimal | None:
    """The value to print: what a formula gives if it is allowed, else the roundest that can be printed there.

    None where no value with the figure's places is allowed.
    """
    for equation in mended:
        if equation.result.key == figure.key and allowed.low <= equation.likely <= allowed.high:
            return equation.likely
    for places in range(min(-6, figure.quantity.places), figure.quantity.places + 1):
        unit = Decimal(1).scaleb(-places)
        value = (allowed.middle / unit).to_integral_value() * unit
        if allowed.low <= value <= allowed.high:
            return value
    return None
