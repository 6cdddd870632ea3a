"""Asking every rule about every subject of a report, and keeping each answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from triwulan.audit.context import Context
from triwulan.audit.rule import Rule
from triwulan.core.finding import DoesNotApply, Finding, Outcome, Unchecked, Verdict
from triwulan.core.place import NOWHERE, Place
from triwulan.core.stage import Stage

_ORDER = (Stage.DRAFT, Stage.SUBMITTED, Stage.ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What became of every question, in the catalogue's order."""

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
        return [Outcome(rule=rule.id, verdict=Verdict.DOES_NOT_APPLY)]
    outcomes: list[Outcome] = []
    for subject in subjects:
        place = getattr(subject, "place", NOWHERE)
        try:
            answer = rule.judge(subject, context)
            if answer:
                outcomes += _outcomes(rule, answer, place)
            else:  # as nearly all are
                outcomes.append(Outcome(rule=rule.id, verdict=Verdict.PASSES, place=place))
        except Exception as error:
            outcomes.append(_crashed(rule, error, place))
    return outcomes


def _outcomes(
    rule: Rule, answer: Finding | tuple[Finding, ...] | Unchecked | DoesNotApply, place: Place
) -> tuple[Outcome, ...]:
    match answer:
        case Finding():
            return (_failed(rule, answer),)
        case tuple():
            return tuple(_failed(rule, finding) for finding in answer)
        case Unchecked():
            return (Outcome(rule=rule.id, verdict=Verdict.UNCHECKED, place=place, reason=answer),)
        case DoesNotApply():
            return (Outcome(rule=rule.id, verdict=Verdict.DOES_NOT_APPLY, place=place),)


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
