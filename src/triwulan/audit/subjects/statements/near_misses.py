"""Long figures of sentences that are, but for a digit, what the figures beside them come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Final

from triwulan.audit.subjects.statements.fact_cells import everywhere, value_of
from triwulan.core.claims import Changed, Differing, Figure, Hedge, Makeup, Proportion, Together
from triwulan.core.interval import Interval, exactly, given
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.reading import Reading

_DIGITS: Final = 4
_TOO_FEW: Final = 10
"""A ratio of smaller numbers is another ratio of such by chance."""
_MOST: Final = 9
"""A sentence with more figures than these tells too much for one of them to be reckoned from the others by chance."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A figure of a sentence that stands in no table, and what ``one`` and ``other`` come to, if anything near."""

    place: Place
    order: int
    said: Figure
    right: Decimal | None = None
    one: Figure | None = None
    other: Figure | None = None
    fits: bool = False
    """Whether two figures beside it come to what it says."""


def near_misses(reading: Reading) -> Iterator[NearMiss]:
    """Each figure of four digits or more that others of its sentence, or of the one before, may come to."""
    together = [claim for claim in reading.claims if isinstance(claim, Together)]
    if not together:
        return
    cells = everywhere(reading)
    known = {value_of(cell).middle for cell in cells if not cell.percent}
    shares = {(cell.value, cell.quantity.places) for cell in cells if cell.percent}
    said_often = _said_often(together)
    judged = _judged_elsewhere(reading)
    for claim in together:
        around = (*claim.figures, *claim.earlier)
        if len(around) > _MOST:
            continue
        found: list[NearMiss] = []
        for figure in claim.figures:
            if not _long(figure):
                continue
            share = figure.quantity.unit == "%"
            there = (figure.value, figure.quantity.places) in shares if share else figure.value in known
            again = there or figure.value in said_often or (claim.order, figure.printed) in judged
            if not again:
                found.append(_judged(claim, figure, [each for each in around if each is not figure]))
        yield from _last_of_each(found)


def _last_of_each(found: list[NearMiss]) -> Iterator[NearMiss]:
    """Of figures that can be reckoned from one another, the last: what is said first is what it is reckoned from."""
    for at, miss in enumerate(found):
        later = found[at + 1 :]
        if not any(miss.said in (each.one, each.other) for each in later):
            yield miss


def _said_often(together: list[Together]) -> set[Decimal]:
    """The figures that several sentences have: what is said again is hardly a slip."""
    seen: set[Decimal] = set()
    often: set[Decimal] = set()
    for claim in together:
        own = {figure.value for figure in claim.figures}
        often |= own & seen
        seen |= own
    return often


def _judged_elsewhere(reading: Reading) -> set[tuple[int, str]]:
    """The figures that rules of their own reckon: shares, parts, differences, changes."""
    found: set[tuple[int, str]] = set()
    for claim in reading.claims:
        figures: tuple[Figure | None, ...] = ()
        if isinstance(claim, Proportion):
            figures = (claim.percent,)
        elif isinstance(claim, Makeup):
            figures = (claim.whole, *claim.parts)
        elif isinstance(claim, Differing):
            figures = (claim.by,)
        elif isinstance(claim, Changed):
            figures = (claim.by, claim.relative)
        found |= {(claim.order, figure.printed) for figure in figures if figure is not None}
    return found


def _judged(claim: Together, said: Figure, others: list[Figure]) -> NearMiss:
    near: dict[Decimal, tuple[Figure, Figure]] = {}
    own = given(said.quantity)
    for one, other in permutations(others, 2):
        if not _worth_reckoning(said, one, other) or _used(one, other, others):
            continue
        for value, room in _come_to(said, one, other):
            if own.meets(room):
                return NearMiss(claim.place, claim.order, said, fits=True)
            if slipped(said, value):
                near.setdefault(value, (one, other))
    if len(near) != 1:
        return NearMiss(claim.place, claim.order, said)
    ((right, (first, second)),) = near.items()
    return NearMiss(claim.place, claim.order, said, right, first, second)


def _used(one: Figure, other: Figure, others: list[Figure]) -> bool:
    """Whether two figures come to a third beside them, so that this is why they stand there."""
    if one.quantity.places <= 0 and other.quantity.places <= 0:
        return False
    come = (one.value + other.value, abs(one.value - other.value))
    return any(each.value in come for each in others if each is not one and each is not other)


def _worth_reckoning(said: Figure, one: Figure, other: Figure) -> bool:
    """Whether their units allow it, and a ratio has as many digits before the point, nearly: a cheap question first."""
    if said.quantity.unit != "%":
        return True
    if one.quantity.unit == "%" or one.quantity.unit != other.quantity.unit or not other.value:
        return False
    if _unit(one) and _unit(other) and _unit(one) != _unit(other):
        return False  # indicators are no part of complaints
    if max(one.value, other.value) < _TOO_FEW:
        return False
    ratio = 100 * float(one.value) / float(other.value) / (float(said.value) or 1)
    return 0.1 < ratio < 10 or ratio * float(said.value) > 100


def _come_to(said: Figure, one: Figure, other: Figure) -> Iterator[tuple[Decimal, Interval]]:
    """What two figures come to in the unit of a third: their sum, their difference, their ratio, their change."""
    a, b = one.value, other.value
    if said.quantity.unit == "%" and one.quantity.unit == other.quantity.unit and one.quantity.unit != "%" and b > 0:
        first, second = given(one.quantity), given(other.quantity)
        for shift in (0, 1):
            value = (a / b - shift) * HUNDRED
            if value > 0:
                low, high = (first.low / second.high - shift) * HUNDRED, (first.high / second.low - shift) * HUNDRED
                yield value, Interval(low, high)
    added = "%" if said.quantity.unit == "poin" else _unit(said)
    if added == _unit(one) == _unit(other) and said.quantity.unit != "%":
        for value in (a - b, a + b) if a > b else (a - b,):
            if value > 0:
                yield value, exactly(value)


def _unit(figure: Figure) -> str:
    return figure.quantity.unit or figure.noun.partition(" ")[0]


def _long(figure: Figure) -> bool:
    return len(_digits(figure, figure.value)) >= _DIGITS and figure.hedge is Hedge.EXACT


def _digits(like: Figure, value: Decimal) -> str:
    """A value's digits with as many places as a figure has printed."""
    return f"{abs(value):.{max(like.quantity.places, 0)}f}".replace(".", "").lstrip("0")


def slipped(said: Figure, value: Decimal) -> bool:
    """Whether one digit of it is another, or its digits stand in another order."""
    a, b = _digits(said, said.value), _digits(said, value)
    if len(a) != len(b) or a == b or len(set(b)) == 1:
        return False
    apart = sum(x != y for x, y in zip(a, b, strict=True))
    return apart == 1 or (apart in (2, 3, 4) and sorted(a) == sorted(b))
