"""A share that is not its part of the whole."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import verdict
from triwulan.core.finding import Answer, Severity
from triwulan.core.quantity import format_number


@rule("A106", title="A share is not its part of the whole", severity=Severity.ERROR, each=checked(Kind.SHARE))
def share_wrong(check: Checked, context: Context) -> Answer:
    """The whole is the table's total, the group's, or the sum of all parts."""
    part, *whole = check.equation.inputs
    shown = whole[0].text if len(whole) == 1 else format_number(sum((each.value for each in whole), Decimal(0)))
    if not whole:
        return verdict(check, "a106.one_whole", a=part.text)
    return verdict(check, "a106", a=part.text, b=shown)
