"""A bracket that is never closed."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.language import Sentences, running_text
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("L707", title="A bracket is not closed", severity=Severity.REMARK, each=running_text)
def bracket_open(piece: Sentences, context: Context) -> Answer:
    """Closing ones alone count items: "a)"."""
    if "(" not in piece.text:
        return DOES_NOT_APPLY
    open_at: list[int] = []
    for at, each in enumerate(piece.text):
        if each == "(":
            open_at.append(at)
        elif each == ")" and open_at:
            open_at.pop()
    if not open_at:
        return None
    quote = excerpt(piece.text, open_at[0], open_at[0] + 1)
    return Finding(message="l707", places=(piece.place.quoting(quote),), printed=quote, values={"text": quote})
