"""Two sentences that count the same thing and come to different numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.fact_cells import everywhere
from triwulan.core.claims import Counted, Extent, Figure, Hedge, Proportion
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Reading


@dataclass(frozen=True, slots=True)
class Count:
    """All sentences that count one thing, ``noun``; and the wholes that sentences take parts of it from."""

    place: Place
    noun: str
    claims: tuple[Counted | Extent, ...]
    wholes: tuple[Proportion, ...] = ()


def _each(reading: Reading) -> Iterator[Count]:
    claims = [claim for claim in reading.claims if isinstance(claim, Counted | Extent)]
    proportions = [claim for claim in reading.claims if isinstance(claim, Proportion)]
    named = sorted(claims, key=lambda claim: (_noun(claim), claim.order))
    for noun, group in groupby(named, key=_noun):
        members = tuple(group)
        own = isinstance(members[0], Extent)
        wholes = tuple(each for each in proportions if own and each.whole.noun.partition(" ")[0] == noun)
        yield Count(members[0].place, noun, members, wholes)


def _noun(claim: Counted | Extent) -> str:
    return claim.noun if isinstance(claim, Counted) else claim.figure.noun.partition(" ")[0]


@rule("S426", title="Two sentences count the same thing differently", severity=Severity.ERROR, each=_each)
def sentences_differ(count: Count, context: Context) -> Answer:
    """Compare those of one time; the number that a table has too is right, else the first one said."""
    exact = [claim for claim in count.claims if claim.figure.hedge is Hedge.EXACT and not claim.figure.elsewhere]
    if not exact or (len(exact) < 2 and not count.wholes):
        return DOES_NOT_APPLY
    first = exact[0]
    known = {cell.value for cell in everywhere(context.reading)}
    other = next((claim for claim in exact if _differ(claim.figure, first.figure)), None)
    if other is not None:
        right_first = first.figure.value in known or other.figure.value not in known
        right, wrong = (first, other) if right_first else (other, first)
        return _finding(count, wrong.place, wrong.figure, right.place, right.figure)
    # a part of some of them may be meant, a part of more than there are cannot
    whole = next((each for each in count.wholes if each.whole.value > first.figure.value), None)
    return None if whole is None else _finding(count, whole.place, whole.whole, first.place, first.figure)


def _differ(one: Figure, other: Figure) -> bool:
    if one.value == other.value:
        return False
    return one.span is None or other.span is None or one.span == other.span


def _finding(count: Count, place: Place, wrong: Figure, other: Place, right: Figure) -> Finding:
    return Finding(
        message="s426",
        places=(place, other),
        printed=wrong.printed,
        expected=right.printed,
        values={"printed": wrong.printed, "expected": right.printed},
        cause=f"count/{count.noun}",
    )
