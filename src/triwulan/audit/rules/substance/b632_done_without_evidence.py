"""A follow-up that is said to be done, and nothing that shows it."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.carried import Answered, answered, is_blank
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("B632", title="A follow-up is done without evidence", severity=Severity.WARNING, each=answered)
def done_without_evidence(row: Answered, context: Context) -> Answer:
    """Where the table has a column for evidence; words in the note make it a remark."""
    if row.evidence is None or not row.done:
        return DOES_NOT_APPLY
    if not is_blank(row.evidence):
        return None
    told = row.note is not None and not is_blank(row.note)
    return Finding(
        message="b632",
        places=(row.evidence.place, row.answer.place),
        printed=row.answer.text,
        values={"what": row.what.text, "answer": row.answer.text},
        severity=Severity.REMARK if told else None,
    )
