"""The way of a quarter's report from draft to approval, as data."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from triwulan.core.problem import Problem, ProblemError

Decision = Literal["approve", "return"]


class State(StrEnum):
    """Where a report stands; whether the superior has opened it is kept beside it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    RESUBMITTED = "resubmitted"
    APPROVED = "approved"


class Actor(StrEnum):
    """Who moves a report."""

    OFFICIAL = "official"
    SUPERIOR = "superior"


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step; some are possible only until the superior has opened the report."""

    name: str
    source: State
    target: State
    actor: Actor
    unless_opened: bool = False


MOVES: Final[tuple[Move, ...]] = (
    Move("submit", State.DRAFT, State.SUBMITTED, Actor.OFFICIAL),
    Move("withdraw", State.SUBMITTED, State.DRAFT, Actor.OFFICIAL, unless_opened=True),
    Move("return_", State.SUBMITTED, State.RETURNED, Actor.SUPERIOR),
    Move("approve", State.SUBMITTED, State.APPROVED, Actor.SUPERIOR),
    Move("resubmit", State.RETURNED, State.RESUBMITTED, Actor.OFFICIAL),
    # back to returned, not to draft: only what was remarked stays open
    Move("withdraw", State.RESUBMITTED, State.RETURNED, Actor.OFFICIAL, unless_opened=True),
    Move("return_", State.RESUBMITTED, State.RETURNED, Actor.SUPERIOR),
    Move("approve", State.RESUBMITTED, State.APPROVED, Actor.SUPERIOR),
)


def moves_from(state: State, actor: Actor, opened: bool) -> tuple[Move, ...]:
    """List what an actor may do now."""
    return tuple(
        step for step in MOVES if step.source is state and step.actor is actor and not (opened and step.unless_opened)
    )


def move(name: str, *, state: State, actor: Actor, opened: bool) -> State:
    """Give the state after a move, or raise ProblemError saying why it is not possible."""
    for step in moves_from(state, actor, opened):
        if step.name == name:
            return step.target
    raise ProblemError(_refusal(name, state, actor))


def _refusal(name: str, state: State, actor: Actor) -> Problem:
    values = {"move": name, "state": state.value, "actor": actor.value}
    named = [step for step in MOVES if step.name == name]
    if not named:
        return Problem("workflow.unknown_move", values)
    if named[0].actor is not actor:
        return Problem(f"workflow.only_{named[0].actor.value}", values)
    if state is State.APPROVED:
        return Problem("workflow.approved", values)
    if any(step.source is state for step in named):
        return Problem("workflow.already_opened", values)
    if name in ("submit", "resubmit"):
        return Problem(_SENDING_REFUSALS[state], values)
    return Problem("workflow.not_sent", values)


_SENDING_REFUSALS: Final = {
    State.DRAFT: "workflow.never_returned",
    State.RETURNED: "workflow.was_returned",
    State.SUBMITTED: "workflow.already_sent",
    State.RESUBMITTED: "workflow.already_sent",
}


class ResponseChoice(StrEnum):
    """The six boxes of the superior's answer, in the order of the form."""

    GOOD = "good"
    NOT_GOOD = "not_good"
    CORRECT_AT_ONCE = "correct_at_once"
    RECHECK_TARGETS_AND_REALISATION = "recheck_targets_and_realisation"
    RECHECK_ACHIEVEMENT = "recheck_achievement"
    OTHER = "other"


FAULT_CHOICES: Final = frozenset(ResponseChoice) - {ResponseChoice.GOOD, ResponseChoice.OTHER}


def judge_choices(choices: Set[ResponseChoice], text: str, decision: Decision) -> tuple[Problem, ...]:
    """Say what keeps a set of ticked boxes and the words beside them from carrying a decision.

    "Good" never stands beside a fault and never returns; a fault never approves; "other" and a
    return need words. "Other" alone may do either, the words say why.
    """
    has_text = bool(text.strip())
    checks = (
        ("response.no_choice", not choices),
        ("response.good_and_faults", ResponseChoice.GOOD in choices and bool(choices & FAULT_CHOICES)),
        ("response.faults_cannot_approve", decision == "approve" and bool(choices & FAULT_CHOICES)),
        ("response.good_cannot_return", decision == "return" and ResponseChoice.GOOD in choices),
        ("response.return_needs_reason", decision == "return" and not has_text),
        (
            "response.other_needs_text",
            decision == "approve" and ResponseChoice.OTHER in choices and not has_text,
        ),
    )
    return tuple(Problem(message) for message, wrong in checks if wrong)
