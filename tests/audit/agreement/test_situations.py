"""Reports whose tables agree, or in one thing do not: amended agreements, trends, plans, units in other places."""

import re
from pathlib import Path

import pytest

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.finding import Verdict
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

RULES = [rule for rule in rules() if rule.id.startswith("P3")]
PARTS = re.split(r"^## (P3\d\d|-): (.+)\n", (Path(__file__).parent / "situations.md").read_text("utf-8"), flags=re.M)
SITUATIONS = [pytest.param(PARTS[at], PARTS[at + 2], id=PARTS[at + 1]) for at in range(1, len(PARTS), 3)]


@pytest.mark.parametrize(("expected", "text"), SITUATIONS)
def test_only_what_disagrees_is_found(expected: str, text: str):
    outcomes = audit(Context(interpret(read_markdown(text))), RULES).outcomes
    assert not [outcome.reason for outcome in outcomes if outcome.verdict is Verdict.CRASHED]
    found = [(each.rule, each.finding.printed, each.finding.places) for each in outcomes if each.finding is not None]
    assert {rule for rule, _, _ in found} == (set() if expected == "-" else {expected}), found
