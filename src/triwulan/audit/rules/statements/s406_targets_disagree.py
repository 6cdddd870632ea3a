"""Sentences that disagree on how many targets there are, were reached, or are still open."""

from collections.abc import Iterator
from dataclasses import dataclass

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.targets_met import THINGS, met_of, tallies
from triwulan.core.claims import Scope, TargetsMet
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Reading


@dataclass(frozen=True, slots=True)
class Count:
    """What one sentence says, and what the others say before it."""

    place: Place
    claim: TargetsMet
    others: tuple[TargetsMet, ...]


def _each(reading: Reading) -> Iterator[Count]:
    claims = [claim for claim in reading.claims if isinstance(claim, TargetsMet)]
    for claim in claims:
        yield Count(claim.place, claim, tuple(each for each in claims if each is not claim))


@rule("S406", title="Sentences disagree on the targets reached", severity=Severity.ERROR, each=_each)
def targets_disagree(count: Count, context: Context) -> Answer:
    """Within one sentence the parts must make the whole; between sentences only what no table decides is told here."""
    claim = count.claim
    if claim.total is not None and claim.met is not None and claim.unmet is not None and not claim.partial:
        both = claim.met + claim.unmet
        if both > claim.total or (both != claim.total and not claim.beyond):
            return _finding("s406.sum", claim, f"{claim.met} + {claim.unmet}", str(both))
    return _against_others(count, context.reading)


def _against_others(count: Count, reading: Reading) -> Answer:
    claim = count.claim
    met = met_of(claim, reading)
    if met is None:
        return None
    for other in count.others:
        said = met_of(other, reading)
        if said is None or said == met or not _of_one_kind(claim, other):
            continue
        if _decided(claim, reading) and not _insisted(claim, said, count.others, reading):
            continue
        if other.order > claim.order:
            return _finding("s406", claim, other.counted, other.counted, other.place)
    return None


def _of_one_kind(one: TargetsMet, other: TargetsMet) -> bool:
    scopes = {one.scope, other.scope}
    return (
        (one.noun in THINGS) == (other.noun in THINGS)
        and one.beyond == other.beyond
        and (len(scopes) == 1 or Scope.UNSAID in scopes)
    )


def _decided(claim: TargetsMet, reading: Reading) -> bool:
    """Whether a table tells which is wrong, so that another rule says so."""
    return bool(tallies(claim, reading))


def _insisted(claim: TargetsMet, said: int, others: tuple[TargetsMet, ...], reading: Reading) -> bool:
    """Whether the first sentence says that nothing was reached, and several others that something was."""
    return claim.none and sum(met_of(each, reading) == said for each in others) > 1


def _finding(message: str, claim: TargetsMet, said: str, expected: str, *also: Place) -> Finding:
    return Finding(
        message=message,
        places=(claim.place, *also),
        printed=claim.counted if message == "s406" else str(claim.total),
        expected=expected,
        values={"printed": claim.counted, "total": claim.total or 0, "said": said},
        cause=f"targets-met/{claim.counted}",
    )
