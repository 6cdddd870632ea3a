"""Reports of many offices beside what is wrong in a paragraph of them, and right paragraphs that look like it."""

from pathlib import Path

import pytest

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.finding import Verdict
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

RULES = [rule for rule in rules() if rule.id.startswith("I5")]
LINES = (Path(__file__).parent / "situations.tsv").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("line", LINES)
def test_only_what_is_wrong_is_found(line: str):
    title, wrong, body = line.split("\t")
    head = [] if title == "-" else title.split(" / ")
    text = "\n\n".join((*head, "### BAB I PENDAHULUAN", *body.split(" // "))) + "\n"
    outcomes = audit(Context(interpret(read_markdown(text))), RULES).outcomes
    assert not [outcome.reason for outcome in outcomes if outcome.verdict is Verdict.CRASHED]
    found = [outcome.finding.printed.lower() for outcome in outcomes if outcome.finding is not None]
    expected = [any(each in printed for each in wrong.lower().split("|")) for printed in found]
    assert expected == ([] if wrong == "-" else [True]), found
