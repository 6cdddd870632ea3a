"""A percentage in a sentence that is not the share of the two figures beside it."""

from decimal import Decimal
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.customs import customs_of, text_of
from triwulan.audit.subjects.statements.contradictions import contradicted
from triwulan.audit.subjects.statements.statements import claims, written
from triwulan.core.claims import Figure, Hedge, Proportion
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import Fit, Interval, fit, given, percentage
from triwulan.core.measurement import HUNDRED, Cap
from triwulan.core.reading import Role

_CAPS: Final = tuple(Cap(Decimal(level), Decimal(level)) for level in (100, 110, 120, 150))
_THOUSAND: Final = Decimal(1000)
_CLOSE: Final = Decimal(3)


@rule("S401", title="A share in the text is not that of its figures", severity=Severity.ERROR, each=claims(Proportion))
def share_wrong(claim: Proportion, context: Context) -> Answer:
    """Reckon the percentage from part and whole; a table that knows better which of them is wrong says so itself."""
    percent = claim.percent
    if percent is None or any(each.hedge is not Hedge.EXACT for each in (claim.part, claim.whole, percent)):
        return DOES_NOT_APPLY
    share = percentage(given(claim.part.quantity), given(claim.whole.quantity))
    if share is None or Role.CHANGE in percent.roles:
        return DOES_NOT_APPLY
    if _fits(percent, share) or _fits_otherwise(claim, percent, share, context) or contradicted(claim, context.reading):
        return None
    exact = claim.part.value * HUNDRED / claim.whole.value
    message = "s401.thousands" if _lost_thousands(percent.value, exact) else "s401"
    expected = written(exact, percent, least=2)
    return Finding(
        message=message,
        places=(claim.place,),
        printed=percent.printed,
        expected=expected,
        values={
            "printed": percent.printed,
            "expected": expected,
            "part": claim.part.printed,
            "whole": claim.whole.printed,
            "restored": written(exact * _THOUSAND, percent, least=2),
        },
        cause=f"text/{claim.order}/{percent.printed}",
    )


def _fits(percent: Figure, share: Interval) -> bool:
    return fit(percent.quantity, share) is not Fit.WRONG


def _fits_otherwise(claim: Proportion, percent: Figure, share: Interval, context: Context) -> bool:
    """Whether a target allows another reckoning: less is better, or a cap."""
    if Role.TARGET not in claim.whole.roles:
        return False
    turned = Interval(2 * HUNDRED - share.high, 2 * HUNDRED - share.low)
    inverse = percentage(given(claim.whole.quantity), given(claim.part.quantity))
    if _fits(percent, turned) or (inverse is not None and _fits(percent, inverse)):
        return True
    customs = customs_of(context.reading, text_of(context.reading))
    ways = (share, turned, inverse) if customs.lower else (share,)
    return any(
        each is not None and cap.becomes == percent.value and each.low > cap.above
        for each in ways
        for cap in (*_CAPS, *customs.caps)
    )


def _lost_thousands(printed: Decimal, exact: Decimal) -> bool:
    return abs(exact * _THOUSAND - printed) <= _CLOSE
