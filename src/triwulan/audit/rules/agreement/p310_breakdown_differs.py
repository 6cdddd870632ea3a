"""The total of a table that breaks an indicator down, which is not the indicator's own figure."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.breakdowns import Breakdown, breakdowns
from triwulan.core.finding import Answer, Finding, Severity


@rule("P310", title="A breakdown does not come to its indicator's figure", severity=Severity.ERROR, each=breakdowns)
def breakdown_differs(breakdown: Breakdown, context: Context) -> Answer:
    """Compare them as printed; both are counts of the same things in the same time."""
    if breakdown.total.quantity.value == breakdown.stated.quantity.value:
        return None
    return Finding(
        message="p310",
        places=(breakdown.total.place, breakdown.stated.place),
        printed=breakdown.total.text,
        expected=breakdown.stated.text,
        values={
            "indicator": breakdown.subject.name,
            "table": breakdown.total.place.where,
            "printed": breakdown.total.text,
            "other": breakdown.stated.place.where,
            "right": breakdown.stated.text,
        },
        cause=f"figure/{breakdown.subject.key}",
    )
