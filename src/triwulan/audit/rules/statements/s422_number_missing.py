"""A number left out between two chapters, sections, tables or items of a list."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.numbering import Run, runs, shown_number
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S422", title="A number is left out", severity=Severity.WARNING, each=runs)
def number_missing(run: Run, context: Context) -> Answer:
    """Numbers go on one by one; a number that stands twice is told elsewhere, and is why the next one is missing."""
    if run.repeated:
        return DOES_NOT_APPLY
    findings = []
    for member, number in run.gaps:
        missing = shown_number(member, number)
        findings.append(_finding(f"s422.{run.kind}", run, member.called, member.text, missing))
    first = run.members[0]
    if run.kind == "chapter" and first.number[-1] > 1:
        findings.append(_finding("s422.start", run, first.called, first.text, shown_number(first, 1), Severity.REMARK))
    return tuple(findings)


def _finding(message: str, run: Run, called: str, text: str, missing: str, severity: Severity | None = None) -> Finding:
    place = next(member.place for member in run.members if member.called == called and member.text == text)
    return Finding(
        message=message,
        places=(place.quoting(f"{called} {text}".strip()),),
        printed=called,
        expected=missing,
        values={"printed": called, "text": text, "missing": missing},
        severity=severity,
        cause=f"number/{run.kind}/{missing}",
    )
