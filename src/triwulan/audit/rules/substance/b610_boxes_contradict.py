"""Ticked boxes of an answer that exclude each other."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.answers import Response, approves, responses
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("B610", title="Ticked boxes contradict each other", severity=Severity.WARNING, each=responses)
def boxes_contradict(response: Response, context: Context) -> Answer:
    """A report is good or to be mended, not both."""
    ticked = [option for option in response.options if option.ticked]
    if not ticked:
        return DOES_NOT_APPLY
    good = next((option for option in ticked if approves(option.text) is True), None)
    bad = next((option for option in ticked if approves(option.text) is False), None)
    if good is None or bad is None:
        return None
    return Finding(
        message="b610",
        places=(good.place, bad.place),
        printed=good.text,
        values={"good": good.text, "bad": bad.text},
    )
