"""A numerator that is larger than its denominator."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.verdicts import cause_of, name_of
from triwulan.audit.subjects.measurability.measurability import Quotient, quotients
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("M205", title="A part is larger than its whole", severity=Severity.ERROR, each=quotients)
def part_above_whole(row: Quotient, context: Context) -> Answer:
    """Only for percentages of a whole: rates of growth and revenue may pass 100%."""
    if not row.part:
        return DOES_NOT_APPLY
    top, bottom = row.numerator, row.denominator
    if top.value <= bottom.value:
        return None
    blames = [each for each in reckoned(context.reading).blames if each.figure.table is top.table]
    blame = next((each for each in blames if each.figure.key in (top.key, bottom.key)), None)
    wrong, other = (bottom, top) if blame is not None and blame.figure.key == bottom.key else (top, bottom)
    return Finding(
        message="m205",
        places=(wrong.place, other.place),
        printed=wrong.text,
        expected=wrong.expected(blame.expected) if blame is not None else "",
        values={"row": name_of(top), "printed": top.text, "whole": bottom.text},
        cause=cause_of(wrong),
    )
