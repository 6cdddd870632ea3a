"""A number of targets reached, in the text, that no table bears out."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.targets_met import Tally, Telling, tallies, tellings
from triwulan.core.claims import Scope, TargetsMet
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S405", title="The number of targets reached is not the tables'", severity=Severity.ERROR, each=tellings)
def targets_met(telling: Telling, context: Context) -> Answer:
    """Count the rows that reached their target, in every way the sentences can mean; right is what fits any."""
    ways = [(claim, tallies(claim, context.reading)) for claim in telling.claims]
    ways = [(claim, tallied) for claim, tallied in ways if tallied]
    if not ways:
        return DOES_NOT_APPLY
    wrong = [
        (claim, tallied) for claim, tallied in ways if not any(_fits(claim, telling.met, tally) for tally in tallied)
    ]
    if wrong:
        return _finding([claim for claim, _ in wrong], _likeliest(*wrong[0]))
    for claim, tallied in ways:
        if claim.partial:
            continue  # more is said to be open in other words: "satu indikator hampir"
        if claim.total is not None and claim.total != (claim.met or 0) + (claim.unmet or 0):
            continue
        if claim.met is not None and claim.unmet is not None and not any(_leaves(claim, tally) for tally in tallied):
            return _still_open(claim, _likeliest(claim, tallied))
    return None


def _fits(claim: TargetsMet, met: int, tally: Tally) -> bool:
    return tally.admits(met, beyond=claim.beyond)


def _leaves(claim: TargetsMet, tally: Tally) -> bool:
    """Whether so many rows are left; those that cannot be measured may count among them."""
    wholes = (tally.total, claim.total or tally.total, tally.rows)
    return claim.unmet is not None and any(tally.admits(whole - claim.unmet, beyond=False) for whole in wholes)


def _likeliest(claim: TargetsMet, ways: list[Tally]) -> Tally:
    """The way of counting to name: that of the target meant, else of the target of the period, the first table's."""
    wanted = claim.scope if claim.scope is not Scope.UNSAID else Scope.PERIOD
    return min(ways, key=lambda tally: (tally.scope is not wanted, tally.table.index))


def _finding(claims: list[TargetsMet], tally: Tally) -> Finding:
    first = claims[0]
    if first.met is None and not first.none and not first.every:
        return _still_open(first, tally)
    right = tally.beyond if first.beyond else tally.met
    return Finding(
        message="s405.none" if not right else "s405",
        places=(*(claim.place for claim in claims), tally.table.place),
        printed=first.counted,
        expected=f"{right} {first.noun}",
        values={
            "printed": first.counted,
            "right": right,
            "total": tally.total,
            "table": tally.table.place.table,
            "labels": "; ".join(tally.labels),
        },
        cause=f"targets-met/{first.counted}",
    )


def _still_open(claim: TargetsMet, tally: Tally) -> Finding:
    printed, right = claim.still or claim.counted, tally.total - tally.met
    return Finding(
        message="s405.open",
        places=(claim.place, tally.table.place),
        printed=printed,
        expected=f"{right} {claim.noun}",
        values={"printed": printed, "right": right, "total": tally.total, "table": tally.table.place.table},
        cause=f"targets-met/{printed}",
    )
