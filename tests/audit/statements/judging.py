"""What the rules about statements find in a Markdown document."""

from pathlib import Path

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.finding import Outcome, Severity, Verdict
from triwulan.formats.read_markdown import read_markdown
from triwulan.formats.read_text import read_text
from triwulan.interpret import interpret

HERE = Path(__file__).parent
RULES = [rule for rule in rules() if rule.id.startswith("S")]


def judged(text: str) -> tuple[Outcome, ...]:
    outcomes = audit(Context(interpret(read_markdown(text))), RULES).outcomes
    assert not [outcome for outcome in outcomes if outcome.verdict is Verdict.CRASHED]
    return outcomes


def loud(outcomes: tuple[Outcome, ...]) -> list[tuple[str, str, str]]:
    """Rule, printed and expected of each error and warning."""
    return [
        (outcome.rule, outcome.finding.printed, outcome.finding.expected)
        for outcome in outcomes
        if outcome.finding is not None and outcome.severity is not Severity.REMARK
    ]


def found(text: str) -> list[tuple[str, str, str]]:
    return loud(judged(text))


def found_in_file(path: Path) -> list[tuple[str, str, str]]:
    if path.suffix == ".md":
        return found(path.read_text(encoding="utf-8"))
    return loud(audit(Context(interpret(read_text(path.read_bytes()))), RULES).outcomes)


def sentences(name: str) -> list[tuple[str, list[str]]]:
    """Right sentences with their wrong variants, from a file beside this one."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [[part.strip() for part in line.split("||")] for line in lines if line and not line.startswith("#")]
    return [(right, wrong) for right, *wrong in pairs]
