"""From what a report states to what may be taken over: agreement, realisations and budget, and what is to be asked.

Nothing is believed here: every value has its place, and its author looks it over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from triwulan.core.document import Document
from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.proposed import ProposedIndicator, ProposedRealisation
from triwulan.core.reading import Reading
from triwulan.interpret.own_form import is_own_form, report_of
from triwulan.interpret.proposing.facts import Subject, subjects_of
from triwulan.interpret.proposing.manner import aggregation_of, direction_of
from triwulan.interpret.proposing.ours import as_agreed
from triwulan.interpret.proposing.places import Places
from triwulan.interpret.proposing.realised import realisation_of
from triwulan.interpret.proposing.spent import lines_of
from triwulan.interpret.proposing.targets import Targets, by_quarters, targets_of
from triwulan.interpret.proposing.times import quarter_of
from triwulan.interpret.proposing.values import Field, Proposed, Question, Source, Spot


@dataclass(frozen=True, slots=True)
class _Taken:
    """What is proposed of one indicator."""

    indicator: ProposedIndicator | None
    realisation: ProposedRealisation | None
    questions: list[Question]


def propose(reading: Reading, *, quarter: Quarter | None = None, document: Document | None = None) -> Proposed:
    """What may be taken over for a quarter (default: the one the report says it is about).

    ``document`` is what the reading was made of: with it, reports of our own form say all they print.
    """
    identity = reading.identity
    wanted = quarter or quarter_of(identity.period)
    places = Places()
    subjects = subjects_of(reading, places, None if wanted is None else wanted.year)
    agreed = any(subject.agreed for subject in subjects)
    taken = [_taken(subject, wanted, agreed=subject.agreed or not agreed) for subject in subjects]
    names = {subject.key: subject.name for subject in subjects}
    lines, asked = lines_of(reading, places, quarter=wanted, indicators=names)
    found = Proposed(
        post=identity.post.text,
        unit=identity.unit.text or identity.district.text,
        quarter=quarter_of(identity.period),
        indicators=tuple(each.indicator for each in taken if each.indicator is not None),
        lines=lines,
        realisations=tuple(each.realisation for each in taken if each.realisation is not None),
        questions=tuple(_once([*(question for each in taken for question in each.questions), *asked])),
        sources=places.sources(),
        spots=places.spots,
    )
    return _as_our_form_says(found, reading, document, wanted)


def _taken(subject: Subject, quarter: Quarter | None, *, agreed: bool) -> _Taken:
    targets = targets_of(subject)
    aggregation = aggregation_of(subject, targets)
    by_quarters(subject, targets, aggregation)
    realisation: ProposedRealisation | None = None
    asked: list[Question] = []
    if quarter is not None:
        realisation, asked = realisation_of(subject, quarter, unit=targets.unit, aggregation=aggregation)
    if not agreed:
        problem = Problem("propose.not_agreed", {"name": subject.name})
        stray = Question(problem=problem, place=subject.place, about=subject.name, field=Field.INDICATOR)
        return _Taken(None, realisation, [stray, *asked])
    indicator = _indicator(subject, targets, aggregation)
    return _Taken(indicator, realisation, [*targets.questions, *_doubts(subject, indicator.direction), *asked])


def _indicator(subject: Subject, targets: Targets, aggregation: Aggregation | None) -> ProposedIndicator:
    return ProposedIndicator(
        objective=subject.objective,
        name=subject.name,
        unit=targets.unit,
        annual_target=targets.annual,
        quarterly_targets=targets.quarterly,
        direction=direction_of(subject),
        aggregation=aggregation,
        place=subject.place,
    )


def _once(questions: Iterable[Question]) -> Iterator[Question]:
    """A doubt about a whole table is asked once."""
    asked: set[str] = set()
    for question in questions:
        caption = question.problem.values.get("caption")
        if caption is None or str(caption) not in asked:
            asked.add(str(caption))
            yield question


def _doubts(subject: Subject, direction: Direction | None) -> Iterator[Question]:
    """A formula by which less is better is rare, and often one that was turned round by mistake."""
    if direction in (Direction.LOWER_A, Direction.LOWER_B):
        problem = Problem("propose.lower_is_better")
        yield Question(problem=problem, place=subject.place, about=subject.name, field=Field.DIRECTION)


def _as_our_form_says(
    found: Proposed, reading: Reading, document: Document | None, quarter: Quarter | None
) -> Proposed:
    if document is None or not is_own_form(reading):
        return found
    try:
        return as_agreed(found, report_of(document, reading), quarter)
    except ProblemError:
        return found  # a form that was changed by hand is read like any other


__all__ = ["Field", "Proposed", "Question", "Source", "Spot", "propose"]
