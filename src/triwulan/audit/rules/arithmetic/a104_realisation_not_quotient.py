"""A realisation that is not its numerator over its denominator."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import inputs_named, verdict
from triwulan.core.finding import Answer, Severity


@rule(
    "A104",
    title="Realisation is not numerator over denominator",
    severity=Severity.ERROR,
    each=checked(Kind.REALISATION),
)
def realisation_not_quotient(check: Checked, context: Context) -> Answer:
    """As a percentage, an index or a rate, whichever most rows are."""
    message = "a104.rate" if check.equation.about == "rate" else "a104"
    return verdict(check, message, **inputs_named(check.equation))
