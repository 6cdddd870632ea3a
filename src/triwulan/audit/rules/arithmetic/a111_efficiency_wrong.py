"""An efficiency that breaks the formula of its own column."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.customs import only_when_met, text_of
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.idle import unmet
from triwulan.audit.subjects.arithmetic.verdicts import cause_of, inputs_named, name_of, verdict
from triwulan.audit.subjects.figures import Figure
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.measurement import HUNDRED

_SAID = ("remaining", "difference", "index", "level", "index_less_one")


@rule("A111", title="An efficiency breaks its column's formula", severity=Severity.ERROR, each=checked(Kind.EFFICIENCY))
def efficiency_wrong(check: Checked, context: Context) -> Answer:
    """The formula is the one a note states or that most rows of the column follow."""
    equation = check.equation
    achieved = unmet(equation.result) if equation.holds and 0 < equation.result.value < HUNDRED else None
    if achieved is not None and only_when_met(text_of(context.reading)):
        return _not_met(equation.result, achieved)
    about = equation.form.name
    message = f"a111.{about}" if about in _SAID else "a111"
    return verdict(check, message, **inputs_named(equation))


def _not_met(efficiency: Figure, achieved: Figure) -> Finding:
    return Finding(
        message="a111.not_met",
        places=(efficiency.place, achieved.place),
        printed=efficiency.text,
        expected="-",
        values={"row": name_of(efficiency), "printed": efficiency.text, "achieved": achieved.text},
        cause=cause_of(efficiency),
    )
