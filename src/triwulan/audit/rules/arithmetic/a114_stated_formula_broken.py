"""A figure that is not what the formula in its column's own head gives."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import verdict
from triwulan.core.finding import Answer, Severity


@rule("A114", title="A figure breaks its column's stated formula", severity=Severity.ERROR, each=checked(Kind.STATED))
def stated_formula_broken(check: Checked, context: Context) -> Answer:
    """Columns whose heads name the columns they are reckoned from."""
    return verdict(check, "a114", formula=check.equation.result.column.formula)
