"""Two sentences that count the same thing and come to different numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.stated_facts import everywhere
from triwulan.core.claims import Counted, Extent, Figure, Hedge
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Reading


@dataclass(frozen=True, slots=True)
class Count:
    """All sentences that count one thing; ``noun`` is what."""

    place: Place
    noun: str
    claims: tuple[Counted | Extent, ...]


def _each(reading: Reading) -> Iterator[Count]:
    claims = [claim for claim in reading.claims if isinstance(claim, Counted | Extent)]
    named = sorted(claims, key=lambda claim: (_noun(claim), claim.order))
    for noun, group in groupby(named, key=_noun):
        members = tuple(group)
        yield Count(members[0].place, noun, members)


def _noun(claim: Counted | Extent) -> str:
    return claim.noun if isinstance(claim, Counted) else claim.figure.noun.partition(" ")[0]


@rule("S426", title="Two sentences count the same thing differently", severity=Severity.ERROR, each=_each)
def sentences_differ(count: Count, context: Context) -> Answer:
    """Compare those of one time; the number that a table has too is right, else the first one said."""
    exact = [claim for claim in count.claims if claim.figure.hedge is Hedge.EXACT and not claim.figure.elsewhere]
    if len(exact) < 2:
        return DOES_NOT_APPLY
    first = exact[0]
    other = next((claim for claim in exact if _differ(claim.figure, first.figure)), None)
    if other is None:
        return None
    known = {cell.value for cell in everywhere(context.reading)}
    right, wrong = (first, other) if first.figure.value in known or other.figure.value not in known else (other, first)
    return Finding(
        message="s426",
        places=(wrong.place, right.place),
        printed=wrong.figure.printed,
        expected=right.figure.printed,
        values={"printed": wrong.figure.printed, "expected": right.figure.printed},
        cause=f"count/{count.noun}",
    )


def _differ(one: Figure, other: Figure) -> bool:
    if one.value == other.value:
        return False
    return one.span is None or other.span is None or one.span == other.span
