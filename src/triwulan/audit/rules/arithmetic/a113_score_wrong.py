"""A weighted score that is not its weight times what was achieved."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import inputs_named, verdict
from triwulan.core.finding import Answer, Severity


@rule("A113", title="A weighted score is not weight times value", severity=Severity.ERROR, each=checked(Kind.SCORE))
def score_wrong(check: Checked, context: Context) -> Answer:
    """Percent or plain, as most rows of the column are."""
    return verdict(check, "a113", **inputs_named(check.equation))
