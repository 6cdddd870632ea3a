"""A number of targets reached, in the text, that no table bears out."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.targets_met import Tally, Telling, tallies, tellings
from triwulan.core.claims import Scope, TargetsMet
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S405", title="The number of targets reached is not the tables'", severity=Severity.ERROR, each=tellings)
def targets_met(telling: Telling, context: Context) -> Answer:
    """Count the rows that reached their target, in every way the sentences can mean; right is what fits any."""
    claims = [claim for claim in telling.claims if tallies(claim, context.reading)]
    if not claims:
        return DOES_NOT_APPLY
    wrong = [claim for claim in claims if not _fits(claim, telling.met, tallies(claim, context.reading))]
    if not wrong:
        return None
    first = wrong[0]
    tally = _likeliest(first, tallies(first, context.reading))
    right = tally.beyond if first.beyond else tally.met
    opened = first.met is None and not first.none and not first.every
    if opened:
        right = tally.total - right
    return Finding(
        message="s405.open" if opened else "s405.none" if not right else "s405",
        places=(*(claim.place for claim in wrong), tally.table.place),
        printed=first.counted,
        expected=f"{right} {first.noun}",
        values={
            "printed": first.counted,
            "right": right,
            "total": tally.total,
            "noun": first.noun,
            "table": tally.table.place.table,
            "labels": "; ".join(tally.labels),
        },
        cause=f"targets-met/{telling.met}",
    )


def _fits(claim: TargetsMet, met: int, ways: list[Tally]) -> bool:
    return any(met == (tally.beyond if claim.beyond else tally.met) for tally in ways)


def _likeliest(claim: TargetsMet, ways: list[Tally]) -> Tally:
    """The way of counting to name: that of the target meant, else of the target of the period, the first table's."""
    wanted = claim.scope if claim.scope is not Scope.UNSAID else Scope.PERIOD
    return min(ways, key=lambda tally: (tally.scope is not wanted, tally.table.index))
