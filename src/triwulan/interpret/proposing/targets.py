"""An indicator's unit and targets, and what of them contradicts between tables or cannot be read."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from triwulan.core.identity import comparable
from triwulan.core.measurement import Aggregation
from triwulan.core.problem import Problem
from triwulan.core.quantity import Kind, format_number
from triwulan.core.reading import Role
from triwulan.core.reckoning import PERCENT
from triwulan.interpret.proposing.facts import Fact, Subject, same_unit, unit_text
from triwulan.interpret.proposing.times import UNSAID, YEAR, Stretch, When
from triwulan.interpret.proposing.values import Field, Question

_REVISED: Final = ("perubahan", "sesudah", "setelah", "revisi", "pergeseran")
SCORES: Final = ("nilai", "indeks", "skor")
"""Units of what is scored, which quarters do not add up."""
_SHARES: Final = ("persentase", "prosentase", "presentase")
_QUARTERS: Final = tuple(When(Stretch.QUARTER, number) for number in range(1, 5))
_TO_DATE: Final = (*(When(Stretch.TO_DATE, number) for number in (2, 3)), YEAR)


@dataclass(slots=True)
class Targets:
    """What is agreed of an indicator; ``cumulative``: the quarters' targets are printed up to each quarter's end."""

    unit: str
    annual: Decimal | None
    quarterly: tuple[Decimal | None, ...]
    cumulative: bool = False
    questions: list[Question] = field(default_factory=list)


def targets_of(subject: Subject) -> Targets:
    """The targets as printed; where two tables differ the agreement's, with a question."""
    questions: list[Question] = []
    annual = _annual(subject, questions)
    spread = [fact for fact in subject.of(Role.TARGET, *_QUARTERS) if not _repeats(fact, annual)]
    quarterly = tuple(_chosen(subject, _at(spread, time), questions, time.number) for time in _QUARTERS)
    sums = [_at(subject.facts, time) for time in _TO_DATE]
    # the year's own target is no target of the fourth quarter, unless it is printed as one
    sums[-1] = [fact for fact in sums[-1] if fact.column.span is not None and fact.column.span.cumulative]
    cumulative = any(sums[:2]) and not any(fact for fact in quarterly[1:])
    if cumulative:
        quarterly = (quarterly[0], *(_chosen(subject, each, questions, at) for at, each in enumerate(sums, start=2)))
    values = tuple(fact.value if fact else None for fact in quarterly)
    targets = Targets(_unit(subject, annual), annual.value if annual else None, values, cumulative, questions)
    if not targets.unit:
        questions.append(_question(subject, Field.UNIT, "propose.no_unit", subject.place))
    return targets


def by_quarters(subject: Subject, targets: Targets, aggregation: Aggregation | None) -> None:
    """Targets up to each quarter's end become the quarters' own where the quarters add up to the year."""
    if not targets.cumulative or aggregation is not Aggregation.SUM or None in targets.quarterly:
        return
    printed, before, own = targets.quarterly, Decimal(0), []
    for value in printed:
        own.append(None if value is None else value - before)
        before = before if value is None else value
    if any(value is not None and value < 0 for value in own):
        return
    targets.quarterly = tuple(own)
    shown = {"printed": _listed(printed), "own": _listed(own)}
    targets.questions.append(
        Question(
            problem=Problem("propose.targets_split", shown),
            place=subject.place,
            about=subject.name,
            field=Field.TARGET_1,
        )
    )


def _annual(subject: Subject, questions: list[Question]) -> Fact | None:
    facts = subject.of(Role.TARGET, YEAR, UNSAID)
    agreed = [fact for fact in facts if fact.agreed]
    chosen = _chosen(subject, [*_latest(agreed), *(fact for fact in facts if not fact.agreed)], questions, 0)
    if chosen is None:
        questions.append(_question(subject, Field.ANNUAL_TARGET, "propose.no_annual_target", subject.place))
    elif not agreed and chosen.when == UNSAID:
        questions.append(_question(subject, Field.ANNUAL_TARGET, "propose.target_of_unsaid_time", chosen.place))
    return chosen


def _latest(facts: list[Fact]) -> list[Fact]:
    """Of "Target Awal" and "Target Perubahan" the second."""
    revised = [fact for fact in facts if any(word in comparable(fact.column.head) for word in _REVISED)]
    yearly = [fact for fact in revised if fact.when in (YEAR, UNSAID)]
    return yearly or facts


def _repeats(fact: Fact, annual: Fact | None) -> bool:
    """A column "Target" of a quarter's table that repeats the year's."""
    said = fact.column.span is not None
    return not said and annual is not None and fact.value == annual.value and same_unit(fact.unit, annual.unit)


def _at(facts: list[Fact], time: When) -> list[Fact]:
    return [fact for fact in facts if fact.role is Role.TARGET and fact.when == time]


def _chosen(subject: Subject, facts: list[Fact], questions: list[Question], quarter: int) -> Fact | None:
    """The first that holds a number; the others are asked about where they say something else."""
    asked = Field.target(quarter) if quarter else Field.ANNUAL_TARGET
    numbers = [fact for fact in facts if fact.value is not None]
    for fact in facts:
        if fact.quantity.kind is Kind.UNREADABLE and not fact.gap and not numbers:
            problem = Problem("propose.unreadable", {"text": fact.text})
            questions.append(
                Question(problem=problem, place=fact.place, about=subject.name, field=asked, text=fact.text)
            )
            break
    if not numbers:
        return None
    first = numbers[0]
    for other in numbers[1:]:
        if other.value != first.value or not same_unit(other.unit, first.unit):
            values = {"one": first.text, "place": first.place, "other": other.text, "elsewhere": other.place}
            problem = Problem("propose.target_differs", values)
            questions.append(Question(problem=problem, place=other.place, about=subject.name, field=asked))
            break
    return first


def _unit(subject: Subject, annual: Fact | None) -> str:
    """The unit as printed beside the figure or in its own column; else by the first word of its name."""
    printed = [fact.unit for fact in subject.facts if fact.unit and fact.role in (Role.TARGET, Role.REALISATION)]
    found = subject.unit or (annual.unit if annual else "") or next(iter(printed), "")
    first = next(iter(subject.name.split()), "")
    if not found and first.casefold() in SCORES:
        found = first
    return PERCENT if not found and first.casefold() in _SHARES else unit_text(found)


def _question(subject: Subject, asked: Field, message: str, place: str) -> Question:
    return Question(problem=Problem(message), place=place, about=subject.name, field=asked)


def _listed(values: tuple[Decimal | None, ...] | list[Decimal | None]) -> str:
    return ", ".join("-" if value is None else format_number(value) for value in values)
