import re

import pytest

from tests.audit.pages import Example, examples
from triwulan.audit.catalogue import page_of, rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.finding import Verdict
from triwulan.core.problem import Problem
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret
from triwulan.text.sentences import sentence

EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{each.rule.id}: {each.name}" for each in EXAMPLES])
def test_a_page_shows_what_its_rule_does(example: Example):
    reading = interpret(read_markdown(example.text))
    previous = interpret(read_markdown(example.previous)) if example.previous else None
    outcomes = audit(Context(reading, previous), [example.rule]).outcomes
    verdicts = {outcome.verdict for outcome in outcomes}
    assert Verdict.CRASHED not in verdicts, [outcome.reason for outcome in outcomes]
    match example.expected:
        case "Fails":
            assert Verdict.FAILS in verdicts
        case "Passes":
            assert Verdict.FAILS not in verdicts and Verdict.PASSES in verdicts
        case "Does not apply":
            assert not verdicts & {Verdict.FAILS, Verdict.PASSES}
    for outcome in outcomes:
        if outcome.finding is not None:
            assert outcome.finding.places, "a finding points at something"
            for language in ("id", "en"):
                said = sentence(Problem(outcome.finding.message, outcome.finding.values), language)
                assert said != outcome.finding.message, "its sentence is missing"


@pytest.mark.parametrize("rule", rules(), ids=[rule.id for rule in rules()])
def test_a_page_explains_says_what_to_do_and_shows_both_sides(rule):
    page = page_of(rule)
    assert re.match(r"# \S.*\n\n\S", page), "a heading, then what is wrong"
    assert "## Yang harus dilakukan\n" in page
    shown = {each.expected for each in EXAMPLES if each.rule is rule}
    assert shown >= {"Fails", "Passes"}


def test_ids_are_unique_and_begin_as_their_files_do():
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids)) > 0
    assert [rule.module.rpartition(".")[2].partition("_")[0].upper() for rule in rules()] == ids


def test_families_number_their_own_hundreds():
    letters = {"arithmetic": "A1", "measurability": "M2", "agreement": "P3", "statements": "S4", "identity": "I5"}
    letters |= {"substance": "B6", "language": "L7"}
    for rule in rules():
        assert rule.id.startswith(letters[rule.module.split(".")[-2]])
