"""Said to rise where the figures fall, or the reverse."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.against_target import changes_of
from triwulan.audit.subjects.statements import claims
from triwulan.core.claims import Changed
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S413", title="Said to rise where the figures fall", severity=Severity.ERROR, each=claims(Changed))
def direction_wrong(claim: Changed, context: Context) -> Answer:
    """Compare the two figures of the sentence; without them, the change that the table prints for the same thing."""
    if claim.before is not None and claim.after is not None:
        before, after = claim.before.printed, claim.after.printed
        change, place = claim.after.value - claim.before.value, ()
    else:
        found = changes_of(claim, context.reading)
        if not found or len({each.value > 0 for each in found}) > 1:
            return DOES_NOT_APPLY
        cell = found[0]
        before, after, change, place = "", cell.text, cell.value, (cell.place,)
    if (change > 0) is claim.rises and change:
        return None
    expected = "naik" if change > 0 else "turun" if change else "tetap"
    return Finding(
        message="s413" if not place else "s413.table",
        places=(claim.place, *place),
        printed=claim.word,
        expected=expected,
        values={"word": claim.word, "before": before, "after": after, "expected": expected},
        cause=f"comparison/{claim.order}/{claim.word}",
    )
