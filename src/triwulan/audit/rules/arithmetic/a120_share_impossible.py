"""A percentage of a counted whole that no number of them gives."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.part_counts import Share, shares_of_counts
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.measurement import HUNDRED
from triwulan.core.quantity import format_percent


@rule("A120", title="A share that the whole cannot give", severity=Severity.ERROR, each=shares_of_counts)
def share_impossible(share: Share, context: Context) -> Answer:
    """25% of 13 villages are no whole number of villages: 3 are 23,08% and 4 are 30,77%."""
    if share.possible or not share.whole:
        return None
    lower, upper = share.parts
    low, high = (format_percent(Decimal(part) * HUNDRED / share.whole) for part in (lower, upper))
    return Finding(
        message="a120",
        places=(share.place,),
        printed=share.printed,
        values={
            "printed": share.printed,
            "whole": f"{share.whole} {share.what}".strip(),
            "lower": lower,
            "upper": upper,
            "low": low,
            "high": high,
        },
    )
