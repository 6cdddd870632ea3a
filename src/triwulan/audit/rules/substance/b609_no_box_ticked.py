"""An answer of the superior in which no box is ticked."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.answers import Response, responses
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.stage import Stage


@rule(
    "B609",
    title="No box of the superior's answer is ticked",
    severity=Severity.WARNING,
    each=responses,
    since=Stage.ANSWERED,
)
def no_box_ticked(response: Response, context: Context) -> Answer:
    """A tick or words of the superior's own are an answer."""
    if any(option.ticked for option in response.options) or response.written:
        return None
    return Finding(
        message="b609",
        places=(response.place, *(option.place for option in response.options)),
        printed=response.options[0].text,
        values={"count": len(response.options), "first": response.options[0].text},
    )
