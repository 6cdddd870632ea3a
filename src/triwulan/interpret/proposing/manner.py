"""How an indicator's quarters make its year and which way is good: only where the report's own figures show it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from triwulan.core.interval import Fit, exactly, fit
from triwulan.core.measurement import Aggregation, Direction, accumulate, unrounded_achievement
from triwulan.core.quantity import round_half_up
from triwulan.core.reading import Role
from triwulan.core.reckoning import is_percent
from triwulan.interpret.proposing.facts import Fact, Subject
from triwulan.interpret.proposing.targets import Targets
from triwulan.interpret.proposing.times import UNSAID, YEAR, Stretch, When

_WAYS: Final = (Aggregation.SUM, Aggregation.LAST, Aggregation.AVERAGE)


def aggregation_of(subject: Subject, targets: Targets) -> Aggregation | None:
    """The one way in which all the quarters' figures make those of the year; None where none or several do."""
    roles = {fact.role for fact in subject.facts if fact.value is not None}
    if is_percent(targets.unit) and {Role.NUMERATOR, Role.DENOMINATOR} <= roles:
        return Aggregation.RATIO
    ways = set(_WAYS)
    if not targets.cumulative and targets.annual is not None:
        ways &= _fitting(targets.quarterly, targets.annual)
    for number in (2, 3, 4):
        parts, whole = _realised(subject, number)
        if whole is not None:
            ways &= _fitting(parts, whole)
    if ways == set(_WAYS):
        ways = _by_achievement(subject, targets)
    return ways.pop() if len(ways) == 1 else None


def direction_of(subject: Subject) -> Direction | None:
    """The one formula that gives a printed achievement; None where none does, or more than one."""
    shown: set[Direction] = set()
    for achieved in _numbers(subject, Role.ACHIEVEMENT):
        row = [fact for fact in subject.facts if fact.row is achieved.row and fact.table is achieved.table]
        targets = [fact for fact in row if fact.role is Role.TARGET and fact.value]
        realisations = [fact for fact in row if fact.role is Role.REALISATION and fact.value]
        shown |= {way for pair in product(targets, realisations) for way in _formulas(achieved, *pair)}
    return shown.pop() if len(shown) == 1 else None


def _formulas(achieved: Fact, target: Fact, realisation: Fact) -> Iterator[Direction]:
    assert target.value is not None and realisation.value is not None
    found = [
        way
        for way in Direction
        if fit(achieved.quantity, exactly(unrounded_achievement(target.value, realisation.value, way))) is Fit.FITS
    ]
    if len(found) == 1:
        yield found[0]


def _fitting(parts: Sequence[Decimal | None], whole: Decimal) -> set[Aggregation]:
    """The ways that lead from the quarters' figures to the whole; all of them where a single figure says nothing."""
    entered = [part for part in parts if part is not None]
    if len(entered) < 2 and not (entered and parts[-1] is None):
        return set(_WAYS)
    found = set()
    for way in _WAYS:
        combined = accumulate(way, parts)
        if way is Aggregation.LAST and parts[-1] is None:
            continue
        if combined is not None and round_half_up(combined, _places(whole)) == whole:
            found.add(way)
    return found or set(_WAYS)


def _realised(subject: Subject, number: int) -> tuple[list[Decimal | None], Decimal | None]:
    """What each quarter achieved up to one, and what is printed for all of them together."""
    parts = [_first(subject.of(Role.REALISATION, When(Stretch.QUARTER, each))) for each in range(1, number + 1)]
    whole = _first(subject.of(Role.REALISATION, YEAR if number == 4 else When(Stretch.TO_DATE, number)))
    return parts, whole if len([part for part in parts if part is not None]) > 1 else None


def _by_achievement(subject: Subject, targets: Targets) -> set[Aggregation]:
    """What the achievement of the year shows where no realisation of the year is printed."""
    parts = [_first(subject.of(Role.REALISATION, When(Stretch.QUARTER, each))) for each in range(1, 5)]
    while parts and parts[-1] is None:
        parts.pop()
    if not targets.annual or len([part for part in parts if part is not None]) < 2:
        return set(_WAYS)
    achieved = [fact for fact in _numbers(subject, Role.ACHIEVEMENT) if fact.when in (YEAR, UNSAID)]
    return {
        way
        for way in _WAYS
        for fact in achieved
        if (value := accumulate(way, parts)) is not None
        and fit(fact.quantity, exactly(unrounded_achievement(targets.annual, value, Direction.HIGHER))) is Fit.FITS
    } or set(_WAYS)


def _numbers(subject: Subject, role: Role) -> list[Fact]:
    return [fact for fact in subject.facts if fact.role is role and fact.value is not None]


def _first(facts: Iterable[Fact]) -> Decimal | None:
    return next((fact.value for fact in facts if fact.value is not None), None)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
