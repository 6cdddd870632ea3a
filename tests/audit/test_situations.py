"""Table situations of many offices: nothing is said of the right ones, and the fault of the wrong ones is found."""

import re
from pathlib import Path

import pytest

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.finding import Severity
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

_FOLDER = Path(__file__).parent / "situations"


def _situations(name: str) -> list[tuple[str, str]]:
    parts = re.split(r"^## (.+)$", (_FOLDER / name).read_text(encoding="utf-8"), flags=re.M)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _blamed(text: str) -> list[tuple[str, str]]:
    outcomes = audit(Context(interpret(read_markdown(text))), rules()).outcomes
    return [
        (each.rule, each.finding.printed)
        for each in outcomes
        if each.finding is not None and each.severity is not Severity.REMARK
    ]


@pytest.mark.parametrize(("name", "text"), _situations("right.md"))
def test_nothing_is_said_of_a_right_table(name, text):
    assert _blamed(text) == [], name


@pytest.mark.parametrize(("name", "text"), _situations("wrong.md"))
def test_the_fault_of_a_wrong_table_is_found(name, text):
    assert name.partition(":")[0] in [rule for rule, _ in _blamed(text)]
