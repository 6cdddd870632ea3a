"""Asking every rule about every subject of a report, and keeping each answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from triwulan.audit.context import Context
from triwulan.audit.rule import Rule
from triwulan.core.finding import Answer, DoesNotApply, Finding, Outcome, Unchecked, Verdict
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
    return Audit(outcomes=tuple(outcome for rule in rules for outcome in _asked(rule, context)))


def _asked(rule: Rule, context: Context) -> Iterator[Outcome]:
    if _too_early(rule.since, context.reading.stage):
        yield Outcome(rule=rule.id, verdict=Verdict.NOT_YET)
        return
    try:
        subjects = tuple(rule.each(context.reading))
    except Exception as error:  # a rule that fails is an outcome, never silence
        yield _crashed(rule, error, NOWHERE)
        return
    if not subjects:
        yield Outcome(rule=rule.id, verdict=Verdict.DOES_NOT_APPLY)
    for subject in subjects:
        place = getattr(subject, "place", NOWHERE)
        try:
            yield from _outcomes(rule, rule.judge(subject, context), place)
        except Exception as error:
            yield _crashed(rule, error, place)


def _outcomes(rule: Rule, answer: Answer, place: Place) -> Iterable[Outcome]:
    if not answer:
        return (Outcome(rule=rule.id, verdict=Verdict.PASSES, place=place),)
    match answer:
        case Finding():
            return (_failed(rule, answer),)
        case tuple():
            return (_failed(rule, finding) for finding in answer)
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
