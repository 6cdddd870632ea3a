"""A figure of the text that is what others beside it come to, but for a digit."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.contradictions import misprinted
from triwulan.audit.subjects.statements.near_misses import NearMiss, near_misses
from triwulan.audit.subjects.statements.statements import written
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S436", title="But for a digit what the figures beside it come to", severity=Severity.ERROR, each=near_misses)
def nearly_reckoned(miss: NearMiss, context: Context) -> Answer:
    """Only long figures that stand in no table, and only where one digit is another or digits are exchanged."""
    if miss.right is None or miss.one is None or miss.other is None:
        return None if miss.fits else DOES_NOT_APPLY
    if misprinted(miss.said, miss.place, context.reading):
        return DOES_NOT_APPLY
    printed, expected = miss.said.printed, written(miss.right, miss.said)
    return Finding(
        message="s436",
        places=(miss.place,),
        printed=printed,
        expected=expected,
        values={
            "printed": printed, "expected": expected, "one": miss.one.printed, "other": miss.other.printed,
        },
        cause=f"text/{miss.order}/{printed}",
    )  # fmt: skip
