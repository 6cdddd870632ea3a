"""A number left out between two chapters, sections, tables or items of a list."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.numbering import Numbered, Run, runs, shown_number
from triwulan.audit.subjects.statements.table_numbers import tables_left_out
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.stage import Stage


@rule("S422", title="A number is left out", severity=Severity.WARNING, each=runs, since=Stage.SUBMITTED)
def number_missing(run: Run, context: Context) -> Answer:
    """Numbers go on one by one; a number that stands twice is told elsewhere, and is why the next one is missing.

    A table that is said to be left out is not missing.
    """
    if run.repeated:
        return DOES_NOT_APPLY
    findings = []
    for member, number in run.gaps:
        missing = shown_number(member, number)
        if run.kind == "table" and missing in tables_left_out(context.reading):
            continue
        findings.append(_finding(f"s422.{run.kind}", member, missing, run))
    first = run.members[0]
    if run.kind == "chapter" and first.number[-1] > 1:
        findings.append(_finding("s422.start", first, shown_number(first, 1), run, Severity.REMARK))
    return tuple(findings)


def _finding(message: str, member: Numbered, missing: str, run: Run, severity: Severity | None = None) -> Finding:
    return Finding(
        message=message,
        places=(member.quoted,),
        printed=member.called,
        expected=missing,
        values={"printed": member.called, "text": member.text, "missing": missing},
        severity=severity,
        cause=f"number/{run.kind}/{missing}",
    )
