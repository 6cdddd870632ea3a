"""A number of things that is not the number of items listed with it."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.statements import claims
from triwulan.core.claims import Hedge, Listed
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S409", title="A list has another number of items than stated", severity=Severity.ERROR, each=claims(Listed))
def list_counted(claim: Listed, context: Context) -> Answer:
    """Compare the number stated with the items of the list below, above or within the sentence."""
    if claim.figure.hedge is not Hedge.EXACT:
        return DOES_NOT_APPLY
    if claim.figure.value == claim.there:
        return None
    return Finding(
        message="s409.above" if claim.after else "s409",
        places=(claim.place,),
        printed=claim.figure.printed,
        expected=str(claim.there),
        values={
            "printed": claim.figure.printed,
            "there": claim.there,
            "first": claim.items[0],
            "last": claim.items[-1],
        },
        cause=f"list/{claim.order}",
    )
