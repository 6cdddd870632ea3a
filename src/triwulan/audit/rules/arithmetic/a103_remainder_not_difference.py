"""A remainder that is not the ceiling less the spending."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import inputs_named, verdict
from triwulan.core.finding import Answer, Severity


@rule("A103", title="Remainder is not ceiling less spending", severity=Severity.ERROR, each=checked(Kind.REMAINDER))
def remainder_not_difference(check: Checked, context: Context) -> Answer:
    """The same for targets and realisations, and for percent not absorbed."""
    return verdict(check, "a103", **inputs_named(check.equation))
