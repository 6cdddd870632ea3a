"""Two rows with one ceiling and one printed absorption, but different spending."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.budgets import Twins, twins
from triwulan.core.finding import Answer, Finding, Severity


@rule(
    "P307",
    title="Two rows share ceiling and absorption but not the spending",
    severity=Severity.WARNING,
    each=twins,
)
def twins_differ(rows: Twins, context: Context) -> Answer:
    """One ceiling absorbed to one percentage is one spending: a digit of either was mistyped."""
    (first, row), (second, other) = rows.one, rows.other
    if first.quantity.value == second.quantity.value:
        return None
    return Finding(
        message="p307",
        places=(first.place, second.place),
        printed=first.text,
        expected=second.text,
        values={"printed": first.text, "row": row.label, "right": second.text, "other": other.label},
        cause=f"twins/{first.place.table}/{row.index}",
    )
