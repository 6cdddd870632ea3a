"""A mean that is not the mean of its values."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.reckoned_elsewhere import Given
from triwulan.audit.subjects.arithmetic.verdicts import verdict
from triwulan.core.finding import Answer, Severity


@rule("A110", title="A mean is not the mean of its values", severity=Severity.ERROR, each=checked(Kind.MEAN))
def mean_wrong(check: Checked, context: Context) -> Answer:
    """A mean of ratios and a ratio of sums are both sound; a sum divided by another number of rows is not."""
    if isinstance(check.equation.form, Given):
        return verdict(check, "a110.group")
    count, about = len(check.equation.inputs), check.equation.about
    if about.startswith("divisor_"):
        return verdict(check, "a110.divisor", count=count, divisor=about.removeprefix("divisor_"))
    return verdict(check, "a110", count=count)
