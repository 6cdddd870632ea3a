from itertools import product

import pytest

from triwulan.core.problem import ProblemError
from triwulan.core.workflow import (
    MOVES,
    Actor,
    Decision,
    ResponseChoice,
    State,
    judge_choices,
    move,
    moves_from,
)

GOOD, NOT_GOOD, CORRECT, TARGETS, ACHIEVEMENT, OTHER = ResponseChoice


def refusal(name: str, state: State, actor: Actor, *, opened: bool = False) -> str:
    with pytest.raises(ProblemError) as caught:
        move(name, state=state, actor=actor, opened=opened)
    return caught.value.problem.message


@pytest.mark.parametrize(
    ("name", "state", "actor", "target"),
    [
        ("submit", State.DRAFT, Actor.OFFICIAL, State.SUBMITTED),
        ("withdraw", State.SUBMITTED, Actor.OFFICIAL, State.DRAFT),
        ("return_", State.SUBMITTED, Actor.SUPERIOR, State.RETURNED),
        ("approve", State.SUBMITTED, Actor.SUPERIOR, State.APPROVED),
        ("resubmit", State.RETURNED, Actor.OFFICIAL, State.RESUBMITTED),
        ("withdraw", State.RESUBMITTED, Actor.OFFICIAL, State.RETURNED),
        ("return_", State.RESUBMITTED, Actor.SUPERIOR, State.RETURNED),
        ("approve", State.RESUBMITTED, Actor.SUPERIOR, State.APPROVED),
    ],
)
def test_a_report_goes_its_way(name: str, state: State, actor: Actor, target: State) -> None:
    assert move(name, state=state, actor=actor, opened=False) is target


def test_an_opened_report_cannot_be_withdrawn() -> None:
    assert refusal("withdraw", State.SUBMITTED, Actor.OFFICIAL, opened=True) == "workflow.already_opened"
    assert refusal("withdraw", State.RESUBMITTED, Actor.OFFICIAL, opened=True) == "workflow.already_opened"


def test_an_opened_report_can_be_answered() -> None:
    assert move("approve", state=State.SUBMITTED, actor=Actor.SUPERIOR, opened=True) is State.APPROVED


@pytest.mark.parametrize(
    ("name", "state", "actor", "message"),
    [
        ("approve", State.SUBMITTED, Actor.OFFICIAL, "workflow.only_superior"),
        ("submit", State.DRAFT, Actor.SUPERIOR, "workflow.only_official"),
        ("submit", State.SUBMITTED, Actor.OFFICIAL, "workflow.already_sent"),
        ("resubmit", State.RESUBMITTED, Actor.OFFICIAL, "workflow.already_sent"),
        ("submit", State.RETURNED, Actor.OFFICIAL, "workflow.was_returned"),
        ("resubmit", State.DRAFT, Actor.OFFICIAL, "workflow.never_returned"),
        ("approve", State.DRAFT, Actor.SUPERIOR, "workflow.not_sent"),
        ("return_", State.RETURNED, Actor.SUPERIOR, "workflow.not_sent"),
        ("withdraw", State.DRAFT, Actor.OFFICIAL, "workflow.not_sent"),
        ("withdraw", State.APPROVED, Actor.OFFICIAL, "workflow.approved"),
        ("approve", State.APPROVED, Actor.SUPERIOR, "workflow.approved"),
        ("erase", State.DRAFT, Actor.OFFICIAL, "workflow.unknown_move"),
    ],
)
def test_a_refused_move_says_why(name: str, state: State, actor: Actor, message: str) -> None:
    assert refusal(name, state, actor) == message


def test_an_approved_report_moves_no_more() -> None:
    assert not any(moves_from(State.APPROVED, actor, opened) for actor in Actor for opened in (True, False))


def test_what_is_listed_is_exactly_what_is_possible() -> None:
    names = {step.name for step in MOVES}
    for state, actor, opened, name in product(State, Actor, (True, False), names):
        listed = {step.name for step in moves_from(state, actor, opened)}
        if name in listed:
            assert move(name, state=state, actor=actor, opened=opened)
        else:
            assert refusal(name, state, actor, opened=opened)


@pytest.mark.parametrize(
    ("choices", "text", "decision", "messages"),
    [
        ({GOOD}, "", "approve", []),
        ({OTHER}, "Tembusan ke bagian organisasi.", "approve", []),
        ({GOOD, OTHER}, "Pertahankan.", "approve", []),
        ({NOT_GOOD, CORRECT, TARGETS, ACHIEVEMENT}, "Periksa baris 2.", "return", []),
        ({TARGETS, OTHER}, "Periksa baris 2.", "return", []),
        ({OTHER}, "Tabel 2.4 kosong.", "return", []),
        (set(), "", "approve", ["response.no_choice"]),
        ({OTHER}, " ", "approve", ["response.other_needs_text"]),
        ({TARGETS}, "", "return", ["response.return_needs_reason"]),
        ({TARGETS, OTHER}, "", "return", ["response.return_needs_reason"]),
        ({NOT_GOOD}, "", "approve", ["response.faults_cannot_approve"]),
        ({GOOD}, "Periksa.", "return", ["response.good_cannot_return"]),
        (
            {GOOD, NOT_GOOD},
            "",
            "approve",
            ["response.good_and_faults", "response.faults_cannot_approve"],
        ),
    ],
)
def test_the_boxes_of_the_answer_are_judged(
    choices: set[ResponseChoice], text: str, decision: Decision, messages: list[str]
) -> None:
    problems = judge_choices(frozenset(choices), text, decision)
    assert [problem.message for problem in problems] == messages
