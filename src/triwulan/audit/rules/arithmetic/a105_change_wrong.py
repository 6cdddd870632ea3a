"""A change between two figures that is not their difference, or not that in percent."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import inputs_named, verdict
from triwulan.core.finding import Answer, Severity


@rule(
    "A105",
    title="A change does not follow from the two figures",
    severity=Severity.ERROR,
    each=checked(Kind.CHANGE, Kind.CHANGE_PERCENT),
)
def change_wrong(check: Checked, context: Context) -> Answer:
    """Before and after, one year and the next, target and realisation: whatever the column compares."""
    percent = check.equation.kind is Kind.CHANGE_PERCENT
    return verdict(check, "a105.percent" if percent else "a105", **inputs_named(check.equation))
