"""A numerator that is larger than its denominator."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.measurability import Quotient, quotients
from triwulan.audit.subjects.verdicts import name_of
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("M205", title="A part is larger than its whole", severity=Severity.ERROR, each=quotients)
def part_above_whole(row: Quotient, context: Context) -> Answer:
    """Only for percentages of a whole: rates of growth and revenue may pass 100%."""
    if not row.part:
        return DOES_NOT_APPLY
    top, bottom = row.numerator, row.denominator
    if top.value <= bottom.value:
        return None
    return Finding(
        message="m205",
        places=(top.place, bottom.place),
        printed=top.text,
        values={"row": name_of(top), "printed": top.text, "whole": bottom.text},
    )
