"""What the reported quarter achieved, as it is to be typed; figures of another stretch of time are asked about."""

from collections.abc import Iterator
from typing import Final

from triwulan.core.measurement import Aggregation
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedRealisation
from triwulan.core.quantity import Kind
from triwulan.core.reading import Role
from triwulan.core.reckoning import is_percent
from triwulan.interpret.proposing.facts import Fact, Subject, same_unit
from triwulan.interpret.proposing.targets import SCORES
from triwulan.interpret.proposing.times import UNSAID, YEAR, Stretch, When
from triwulan.interpret.proposing.values import Field, Question

_NOTHING: Final = (Kind.BLANK, Kind.DASH, Kind.NOT_AVAILABLE)


def realisation_of(
    subject: Subject, quarter: Quarter, *, unit: str, aggregation: Aggregation | None
) -> tuple[ProposedRealisation | None, list[Question]]:
    """The quarter's realisation as typed in the report; None where there is none."""
    own, to_date = _times(quarter)
    facts = subject.of(Role.REALISATION, *own, *to_date)
    filled = [fact for fact in facts if not fact.gap and fact.quantity.kind not in _NOTHING]
    filled.sort(key=lambda fact: (not _measured(fact), fact.misdated))
    if not filled:
        gaps = [fact for fact in facts if fact.gap]
        return None, [_ask(subject, gaps[0], "propose.not_filled")] if gaps else []
    chosen = filled[0]
    found = ProposedRealisation(
        indicator=subject.name,
        value="" if aggregation is Aggregation.RATIO else chosen.text,
        numerator=_pair(subject, chosen, Role.NUMERATOR) if aggregation is Aggregation.RATIO else "",
        denominator=_pair(subject, chosen, Role.DENOMINATOR) if aggregation is Aggregation.RATIO else "",
        place=chosen.place,
    )
    return found, list(_questions(subject, chosen, filled, own, unit, aggregation))


def _measured(fact: Fact) -> bool:
    """It stands beside a target or an achievement: tables that only compare years come last."""
    return bool(fact.table.columns_of(Role.TARGET, Role.ACHIEVEMENT))


def _times(quarter: Quarter) -> tuple[tuple[When, ...], tuple[When, ...]]:
    """The quarter by itself, and the year so far."""
    own = (When(Stretch.QUARTER, quarter.number),)
    if quarter.number == 1:
        return (*own, UNSAID), ()
    so_far = YEAR if quarter.number == 4 else When(Stretch.TO_DATE, quarter.number)
    return own, (so_far, UNSAID)


def _pair(subject: Subject, chosen: Fact, role: Role) -> str:
    return next((fact.text for fact in subject.facts if fact.role is role and fact.row is chosen.row), "")


def _questions(
    subject: Subject,
    chosen: Fact,
    filled: list[Fact],
    own: tuple[When, ...],
    unit: str,
    aggregation: Aggregation | None,
) -> Iterator[Question]:
    if chosen.quantity.kind is Kind.UNREADABLE:
        yield _ask(subject, chosen, "propose.unreadable", text=chosen.text)
        return
    if chosen.misdated:
        yield _ask(subject, chosen, "propose.other_year", caption=chosen.table.caption)
    if chosen.when not in own and _adds_up(unit, aggregation):
        yield _ask(subject, chosen, "propose.year_so_far", text=chosen.text)
    if not same_unit(chosen.unit, unit):
        yield _ask(subject, chosen, "propose.other_unit", text=chosen.text, unit=unit)
    for other in filled[1:]:
        if other.when == chosen.when and other.value != chosen.value and _measured(other):
            yield Question(
                problem=Problem(
                    "propose.realisation_differs",
                    {"one": chosen.text, "place": chosen.place, "other": other.text, "elsewhere": other.place},
                ),
                place=other.place,
                about=subject.name,
                field=Field.VALUE,
            )
            return


def _adds_up(unit: str, aggregation: Aggregation | None) -> bool:
    """Whether the year so far may be more than the quarter's own."""
    if aggregation is None:
        return not is_percent(unit) and unit.casefold() not in SCORES
    return aggregation in (Aggregation.SUM, Aggregation.AVERAGE)


def _ask(subject: Subject, fact: Fact, message: str, **values: object) -> Question:
    return Question(problem=Problem(message, values), place=fact.place, about=subject.name, field=Field.VALUE)
