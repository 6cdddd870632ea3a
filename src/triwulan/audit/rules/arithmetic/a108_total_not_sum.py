"""A total, or a parent row, that is not the sum of its parts."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.sums import explaining
from triwulan.audit.subjects.arithmetic.verdicts import name_of, verdict
from triwulan.core.finding import Answer, Severity


@rule("A108", title="A total is not the sum of its rows", severity=Severity.ERROR, each=checked(Kind.ROWS))
def total_not_sum(check: Checked, context: Context) -> Answer:
    """Each level adds up to the one above it, once; a row that is left out or counted twice is named."""
    part = explaining(check.equation) if check.equation.about in ("left_out", "twice") else None
    if part is None:
        return verdict(check, "a108", count=len(check.equation.inputs))
    return verdict(check, f"a108.{check.equation.about}", part=name_of(part), amount=part.text)
