"""A number printed twice whose digits and words disagree."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.statements import claims
from triwulan.core.claims import Doubled
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.quantity import format_number


@rule("S410", title="Digits and words of a number disagree", severity=Severity.ERROR, each=claims(Doubled))
def words_differ(claim: Doubled, context: Context) -> Answer:
    """Read both; an amount in full may leave out what stands behind the decimal comma."""
    figure = claim.figure
    if figure.words is None or figure.words == figure.value or figure.words == figure.value.to_integral_value():
        return None
    return Finding(
        message="s410",
        places=(claim.place,),
        printed=figure.printed,
        expected=format_number(figure.words),
        values={"printed": figure.printed, "digits": figure.value, "words": figure.words},
        cause=f"text/{claim.order}/{figure.printed}",
    )
