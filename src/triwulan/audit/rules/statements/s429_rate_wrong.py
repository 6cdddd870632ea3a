"""A rate for a thousand or more in a sentence that is not that of the two figures beside it."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.statements import claims, written
from triwulan.core.claims import Hedge, Rate
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import Fit, fit, given, percentage
from triwulan.core.measurement import HUNDRED


@rule("S429", title="A rate in the text is not that of its figures", severity=Severity.ERROR, each=claims(Rate))
def rate_wrong(claim: Rate, context: Context) -> Answer:
    """Part over whole, for as many as the sentence says."""
    share = percentage(given(claim.part.quantity), given(claim.whole.quantity))
    if share is None or any(each.hedge is not Hedge.EXACT for each in (claim.part, claim.whole, claim.figure)):
        return DOES_NOT_APPLY
    rate = share.scaled(claim.per / HUNDRED)
    if fit(claim.figure.quantity, rate) is not Fit.WRONG:
        return None
    expected = written(claim.part.value * claim.per / claim.whole.value, claim.figure)
    return Finding(
        message="s429",
        places=(claim.place,),
        printed=claim.figure.printed,
        expected=expected,
        values={
            "printed": claim.figure.printed,
            "expected": expected,
            "part": claim.part.printed,
            "whole": claim.whole.printed,
        },
        cause=f"text/{claim.order}/{claim.figure.printed}",
    )
