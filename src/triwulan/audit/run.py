"""Asking every rule about every subject of a report, and keeping each answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from triwulan.audit.context import Context
from triwulan.audit.rule import Rule
from triwulan.core.finding import DoesNotApply, Finding, Outcome, Unchecked, Verdict
from triwulan.core.place import NOWHERE, Place
from triwulan.core.stage import Stage

_ORDER = (Stage.DRAFT, Stage.SUBMITTED, Stage.ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What became of every question, in the catalogue's order.

    What passed, or did not apply, is only counted: such outcomes of a rule are one object, without a place.
    """

    outcomes: tuple[Outcome, ...]

    def having(self, verdict: Verdict) -> tuple[Outcome, ...]:
        """The outcomes that ended so."""
        return tuple(outcome for outcome in self.outcomes if outcome.verdict is verdict)


def audit(context: Context, rules: Iterable[Rule]) -> Audit:
    """Judge a reading by these rules."""
    outcomes: list[Outcome] = []
    for rule in rules:
        outcomes += _asked(rule, context)
    return Audit(outcomes=tuple(outcomes))


def _asked(rule: Rule, context: Context) -> list[Outcome]:
    if _too_early(rule.since, context.reading.stage):
        return [Outcome(rule=rule.id, verdict=Verdict.NOT_YET)]
    try:
        subjects = tuple(rule.each(context.reading))
    except Exception as error:  # a rule that fails is an outcome, never silence
        return [_crashed(rule, error, NOWHERE)]
    if not subjects:
        return [_does_not_apply(rule.id)]
    passed = Outcome(rule=rule.id, verdict=Verdict.PASSES)
    outcomes: list[Outcome] = []
    for subject in subjects:
        try:
            answer = rule.judge(subject, context)
            if not answer:  # as nearly all are
                outcomes.append(passed)
            else:
                outcomes += _outcomes(rule, answer, subject)
        except Exception as error:
            outcomes.append(_crashed(rule, error, _place(subject)))
    return outcomes


def _outcomes(
    rule: Rule, answer: Finding | tuple[Finding, ...] | Unchecked | DoesNotApply, subject: object
) -> Iterable[Outcome]:
    match answer:
        case Finding():
            return (_failed(rule, answer),)
        case tuple():
            return [_failed(rule, finding) for finding in answer]
        case Unchecked():
            return (Outcome(rule=rule.id, verdict=Verdict.UNCHECKED, place=_place(subject), reason=answer),)
        case DoesNotApply():
            return (_does_not_apply(rule.id),)


@cache
def _does_not_apply(rule: str) -> Outcome:
    return Outcome(rule=rule, verdict=Verdict.DOES_NOT_APPLY)


def _place(subject: object) -> Place:
    place: Place = getattr(subject, "place", NOWHERE)
    return place


def _failed(rule: Rule, finding: Finding) -> Outcome:
    return Outcome(
        rule=rule.id,
        verdict=Verdict.FAILS,
        place=finding.places[0],
        finding=finding,
        severity=finding.severity or rule.severity,
    )


def _crashed(rule: Rule, error: Exception, place: Place) -> Outcome:
    detail = f"{type(error).__name__}: {error}"
    return Outcome(
        rule=rule.id, verdict=Verdict.CRASHED, place=place, reason=Unchecked("audit.crashed", {"detail": detail})
    )


def _too_early(since: Stage, stage: Stage) -> bool:
    return stage in _ORDER and _ORDER.index(stage) < _ORDER.index(since)
