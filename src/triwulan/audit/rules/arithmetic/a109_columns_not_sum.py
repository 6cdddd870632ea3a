"""A figure for a longer time that its months or quarters do not add up to."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import inputs_named, verdict
from triwulan.core.finding import Answer, Severity


@rule("A109", title="Columns do not add up to their total", severity=Severity.ERROR, each=checked(Kind.COLUMNS))
def columns_not_sum(check: Checked, context: Context) -> Answer:
    """Money and counts add up; a state may also be the last one, the highest or a mean."""
    parts, result = check.equation.inputs, check.equation.result
    if parts[0].column.index == result.column.index:
        return verdict(check, "a109.running", **inputs_named(check.equation))
    return verdict(check, "a109", count=len(parts), first=parts[0].column.head, last=parts[-1].column.head)
