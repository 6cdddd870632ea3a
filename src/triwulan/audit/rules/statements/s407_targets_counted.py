"""A number of targets or indicators in the text that is not that of the agreement or of any table."""

from collections.abc import Iterator

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.targets_met import agreed, totals
from triwulan.core.claims import TargetsMet
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Reading


def _each(reading: Reading) -> Iterator[TargetsMet]:
    """The first sentence for each total, and for each number still open without one."""
    seen: set[tuple[int | None, bool]] = set()
    for claim in reading.claims:
        if isinstance(claim, TargetsMet) and claim.total is not None and (claim.total, claim.agreed) not in seen:
            seen.add((claim.total, claim.agreed))
            yield claim


@rule("S407", title="The number of targets is not that of the agreement", severity=Severity.ERROR, each=_each)
def targets_counted(claim: TargetsMet, context: Context) -> Answer:
    """Compare the stated total with the agreement where it is meant, else with any table that holds indicators."""
    known = totals(claim, context.reading)
    if not known or claim.total is None:
        return DOES_NOT_APPLY
    if claim.total in known:
        return None
    own = agreed(context.reading)
    right = max(own or known)
    return Finding(
        message="s407.agreed" if own else "s407",
        places=(claim.place,),
        printed=f"{claim.total} {claim.noun}",
        expected=str(right),
        values={"printed": f"{claim.total} {claim.noun}", "right": right, "noun": claim.noun},
        cause="targets-total",
    )
