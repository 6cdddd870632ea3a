"""An absorption that is not spending over the ceiling."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import inputs_named, verdict
from triwulan.core.finding import Answer, Severity


@rule("A102", title="Absorption is not spending over ceiling", severity=Severity.ERROR, each=checked(Kind.ABSORPTION))
def absorption_not_ratio(check: Checked, context: Context) -> Answer:
    """Judge by the ceiling and the spending that most rows of the column are reckoned from."""
    return verdict(check, "a102", **inputs_named(check.equation))
