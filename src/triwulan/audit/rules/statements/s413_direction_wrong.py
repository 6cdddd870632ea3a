"""Said to rise where the figures fall, or the reverse."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.directions import Better, better
from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.against_target import changes_of, realised_now, shifts_of, years_of
from triwulan.audit.subjects.statements.statements import claims
from triwulan.audit.subjects.statements.steps import Step, steps_of
from triwulan.core.claims import Changed
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.place import Place


@rule("S413", title="Said to rise where the figures fall", severity=Severity.ERROR, each=claims(Changed))
def direction_wrong(claim: Changed, context: Context) -> Answer:
    """Compare the two figures of the sentence; without them, the change that the table prints for the same thing."""
    steps = steps_of(claim, context.reading)
    if steps and not claim.judged:
        return _by_steps(claim, steps)
    if claim.before is None and claim.after is not None and claim.by is None:
        return DOES_NOT_APPLY
    if claim.since and claim.before is None and claim.by is None:
        return _against_earlier(claim, context)
    if claim.before is not None and claim.after is not None:
        before, after = claim.before.printed, claim.after.printed
        change = claim.after.value - claim.before.value
        place: tuple[Place, ...] = ()
    elif claim.before is not None:
        was = claim.before.value
        now = [cell for cell in realised_now(claim, claim.before, context.reading) if cell.value != was]
        if not now or len({cell.value > was for cell in now}) > 1:
            return DOES_NOT_APPLY
        before, after, change, place = (
            claim.before.printed,
            now[0].text,
            now[0].value - claim.before.value,
            (now[0].place,),
        )
    else:
        found = changes_of(claim, context.reading)
        shifts = shifts_of(claim, context.reading)
        if not found and len(shifts) == 1:
            return _by_shift(claim, *shifts[0])
        if not found or len({each.value > 0 for each in found}) > 1:
            return DOES_NOT_APPLY
        cell = found[0]
        before, after, change, place = "", cell.text, cell.value, (cell.place,)
    if (change > 0) is claim.rises and change:
        return None
    return _finding(claim, "s413" if before else "s413.table", before, after, change, place)


def _against_earlier(claim: Changed, context: Context) -> Answer:
    """The direction since the year before, between the columns of both years."""
    pairs = years_of(claim, context.reading)
    if not pairs:
        return DOES_NOT_APPLY
    rises = claim.rises
    if claim.judged:
        sense = better(pairs[0][1].row.label)
        if sense is Better.UNSAID:
            return DOES_NOT_APPLY
        rises = claim.rises if sense is Better.HIGH else not claim.rises
    if any(now.value == before.value or (now.value > before.value) is rises for before, now in pairs):
        return None
    before, now = pairs[0]
    change = now.value - before.value
    if not claim.judged:
        return _finding(claim, "s413", before.text, now.text, change, (now.place,))
    expected = "memburuk" if claim.rises else "membaik"
    return Finding(
        message="s413",
        places=(claim.place, now.place),
        printed=claim.word,
        expected=expected,
        values={"word": claim.word, "before": before.text, "after": now.text, "expected": expected},
        cause=f"comparison/{claim.order}/{claim.word}",
    )


def _by_steps(claim: Changed, steps: list[Step]) -> Answer:
    """Wrong where every step that can be meant goes the other way."""
    changes = [after.value - before.value for before, after in steps]
    if any(not change or (change > 0) is claim.rises for change in changes):
        return None
    before, after = steps[0]
    return _finding(claim, "s413", before.text, after.text, changes[0], (after.place,))


def _by_shift(claim: Changed, before: Figure, after: Figure) -> Answer:
    """The direction between the two columns of a row."""
    change = after.value - before.value
    if (change > 0) is claim.rises:
        return None
    return _finding(claim, "s413", before.text, after.text, change, (after.place,))


def _finding(
    claim: Changed, message: str, before: str, after: str, change: Decimal, place: tuple[Place, ...]
) -> Finding:
    expected = "naik" if change > 0 else "turun" if change else "tetap"
    if claim.word.startswith("lebih") and change:
        expected = "lebih tinggi" if change > 0 else "lebih rendah"
    return Finding(
        message=message,
        places=(claim.place, *place),
        printed=claim.word,
        expected=expected,
        values={"word": claim.word, "before": before, "after": after, "expected": expected},
        cause=f"comparison/{claim.order}/{claim.word}",
    )
