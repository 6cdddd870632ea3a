"""A result that is off by a rounded digit only."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import wrong
from triwulan.core.finding import Answer, Severity
from triwulan.core.interval import Fit


@rule("A119", title="A digit was cut off or inputs were rounded", severity=Severity.REMARK, each=checked(*Kind))
def digit_cut(check: Checked, context: Context) -> Answer:
    """No error: the figure agrees with its inputs but not to the last digit."""
    equation = check.equation
    if equation.fit is Fit.CUT:
        return wrong("a119.cut", equation.result, equation.likely, equation)
    if equation.fit is Fit.CLOSE:
        return wrong("a119.close", equation.result, equation.likely, equation)
    return None
