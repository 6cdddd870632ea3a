"""An achievement that is not its realisation over its target."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.agreed_achievements import AGREED
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import inputs_named, scale_between, verdict
from triwulan.core.finding import Answer, Severity
from triwulan.core.measurement import HUNDRED, Direction


@rule(
    "A101",
    title="Achievement is not realisation over target",
    severity=Severity.ERROR,
    each=checked(Kind.ACHIEVEMENT),
)
def achievement_not_ratio(check: Checked, context: Context) -> Answer:
    """Judge by the formula that the column's rows follow: R/T, (2T-R)/T or T/R, capped where that is the custom."""
    if check.stands:  # as nearly all do
        return None
    named = inputs_named(check.equation)
    if check.equation.about.startswith(AGREED):
        named["b"] = check.equation.about.removeprefix(AGREED).removesuffix("_capped")
    return verdict(check, _message(check), **named)


def _message(check: Checked) -> str:
    equation = check.equation
    if scale_between(equation.result.value, equation.likely) == HUNDRED:
        return "a101.hundred"
    if equation.about.startswith(AGREED):
        return "a101.agreed"
    if len(equation.inputs) != 2 or equation.about in ("stated", "guessed", "together"):
        return "a101.formula"
    direction = equation.form.name.removesuffix("_capped")
    if direction == Direction.HIGHER and _upside_down(check):
        return "a101.inverted"
    return f"a101.{direction}" if direction in (Direction.LOWER_A, Direction.LOWER_B) else "a101"


def _upside_down(check: Checked) -> bool:
    """Whether target over realisation was printed."""
    realisation, target = check.equation.inputs
    value = realisation.value
    return bool(value) and check.equation.result.result.holds(target.value * HUNDRED / value)
