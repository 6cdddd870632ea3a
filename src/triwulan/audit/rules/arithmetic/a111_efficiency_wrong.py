"""An efficiency that breaks the formula of its own column."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic import Checked, checked
from triwulan.audit.subjects.equations import Kind
from triwulan.audit.subjects.verdicts import inputs_named, verdict
from triwulan.core.finding import Answer, Severity

_SAID = ("remaining", "difference", "index", "level", "index_less_one")


@rule("A111", title="An efficiency breaks its column's formula", severity=Severity.ERROR, each=checked(Kind.EFFICIENCY))
def efficiency_wrong(check: Checked, context: Context) -> Answer:
    """The formula is the one a note states or that most rows of the column follow."""
    about = check.equation.form.name
    message = f"a111.{about}" if about in _SAID else "a111"
    return verdict(check, message, **inputs_named(check.equation))
