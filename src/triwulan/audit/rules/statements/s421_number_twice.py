"""One number over two chapters, sections or tables."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.numbering import Run, runs, shown_number
from triwulan.core.finding import Answer, Finding, Severity


@rule("S421", title="One number twice", severity=Severity.ERROR, each=runs)
def number_twice(run: Run, context: Context) -> Answer:
    """Each further chapter, section or table that has the number of another one."""
    taken = {member.number[-1] for member in run.members}
    findings = []
    for first, second in run.repeated:
        following = second.number[-1] + 1
        expected = shown_number(second, following) if following not in taken else ""
        findings.append(
            Finding(
                message=f"s421.{run.kind}",
                places=(second.quoted, first.place),
                printed=second.called,
                expected=expected,
                values={"printed": second.called, "text": second.text, "first": first.text},
                cause=f"number/{run.kind}/{second.called}",
            )
        )
    return tuple(findings)
