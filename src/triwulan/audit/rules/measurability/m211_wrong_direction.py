"""A bad thing that grew, reckoned as if more of it were better."""

import re
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import Checked, checked
from triwulan.audit.subjects.arithmetic.candidates import words_of
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.audit.subjects.arithmetic.verdicts import name_of
from triwulan.audit.subjects.directions import Better, better
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.measurement import HUNDRED, Direction, unrounded_achievement

_TIME: Final = re.compile(r"\b(?:waktu|time)\b", re.IGNORECASE)
"""A time in percent is the share of those in time."""


@rule("M211", title="The formula is not this indicator's", severity=Severity.WARNING, each=checked(Kind.ACHIEVEMENT))
def wrong_direction(check: Checked, context: Context) -> Answer:
    """Of poverty, complaints or delays less is better: R/T praises what got worse and blames what got better."""
    equation = check.equation
    if better(words_of(equation.table, equation.result.row)) is not Better.LOW or len(equation.inputs) != 2:
        return DOES_NOT_APPLY
    if equation.inputs[1].unit == "%" and _TIME.search(words_of(equation.table, equation.result.row)):
        return DOES_NOT_APPLY
    realisation, target = (each.value for each in equation.inputs)
    if not equation.holds or equation.form.name != Direction.HIGHER or realisation == target or not target:
        return None
    result = equation.result
    meant = unrounded_achievement(target, realisation, Direction.LOWER_A)
    if result.value < HUNDRED and meant < HUNDRED:
        return None
    expected = result.expected(meant)
    return Finding(
        message="m211",
        places=(result.place, *(each.place for each in equation.inputs)),
        printed=result.text,
        expected=expected,
        values={"row": name_of(result), "printed": result.text, "expected": expected},
    )
