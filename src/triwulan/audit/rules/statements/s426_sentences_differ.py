"""Two sentences that count the same thing and come to different numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.fact_cells import everywhere
from triwulan.core.claims import Counted, Extent, Figure, Hedge, Proportion, Reached
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.identity import UnitKind
from triwulan.core.place import Place
from triwulan.core.reading import Reading

_LARGER: Final = re.compile(r"\b(?:di|se-?|tingkat|seluruh)\s?(?:kabupaten|kota|provinsi)\b", re.I)
_DISTRICT: Final = re.compile(r"\bKecamatan\s+([A-Z]\w+)")


@dataclass(frozen=True, slots=True)
class Count:
    """All sentences that count one thing, ``noun``; and the wholes that sentences take parts of it from."""

    place: Place
    noun: str
    claims: tuple[Counted | Extent, ...]
    wholes: tuple[Proportion, ...] = ()
    reached: tuple[Reached, ...] = ()


def _each(reading: Reading) -> Iterator[Count]:
    claims = [claim for claim in reading.claims if isinstance(claim, Counted | Extent)]
    proportions = [claim for claim in reading.claims if isinstance(claim, Proportion)]
    named = sorted(claims, key=lambda claim: (_noun(claim), claim.order))
    for noun, group in groupby(named, key=_noun):
        members = tuple(group)
        own = isinstance(members[0], Extent)
        wholes = tuple(each for each in proportions if own and each.whole.noun.partition(" ")[0] == noun)
        reached = tuple(each for each in reading.claims if own and isinstance(each, Reached) and each.area == noun)
        yield Count(members[0].place, noun, members, wholes, reached)


def _noun(claim: Counted | Extent) -> str:
    return claim.noun if isinstance(claim, Counted) else claim.figure.noun.partition(" ")[0]


@rule("S426", title="Two sentences count the same thing differently", severity=Severity.ERROR, each=_each)
def sentences_differ(count: Count, context: Context) -> Answer:
    """Compare those of one time; the number that a table has too is right, else the first one said."""
    exact = [
        claim
        for claim in count.claims
        if claim.figure.hedge is Hedge.EXACT and not claim.figure.elsewhere and not _of_another(claim, context.reading)
    ]
    if not exact or (len(exact) < 2 and not count.wholes and not count.reached):
        return DOES_NOT_APPLY
    first = exact[0]
    known = {cell.value for cell in everywhere(context.reading)}
    other = next((claim for claim in exact if _differ(claim.figure, first.figure)), None)
    if other is not None:
        right_first = first.figure.value in known or other.figure.value not in known
        right, wrong = (first, other) if right_first else (other, first)
        return _finding(count, wrong.place, wrong.figure, right.place, right.figure)
    # a part of some of them may be meant, a part of more than there are cannot
    own = [each for each in count.wholes if not _LARGER.search(each.place.quote)]
    whole = next((each for each in own if each.whole.value > first.figure.value), None)
    if whole is not None:
        return _finding(count, whole.place, whole.whole, first.place, first.figure)
    beyond = next((each for each in count.reached if _beyond(each, first, context.reading)), None)
    return None if beyond is None else _finding(count, beyond.place, beyond.figure, first.place, first.figure)


def _beyond(reached: Reached, all_of_them: Counted | Extent, reading: Reading) -> bool:
    """Whether more villages are said to be reached than the reporter's own area has; of a larger unit nobody knows."""
    if reading.identity.kind is UnitKind.REGENCY or not reading.identity.district.text:
        return False
    if _names_another(f"{reached.place.quote} {all_of_them.place.quote}", reading):
        return False
    return reached.figure.value > all_of_them.figure.value and not _in_tables(reached.figure, reading)


def _of_another(claim: Counted | Extent, reading: Reading) -> bool:
    """Whether a sentence names another kecamatan before what it says of how large one is."""
    before = claim.place.quote.partition(claim.figure.printed)[0]
    return isinstance(claim, Extent) and bool(reading.identity.district.text) and _names_another(before, reading)


def _names_another(text: str, reading: Reading) -> bool:
    own = " ".join(reading.identity.district.text.split()).lower()
    return any(not own.startswith(name.lower()) for name in _DISTRICT.findall(text))


def _in_tables(figure: Figure, reading: Reading) -> bool:
    """Whether a table counts as many of them, so that it may be right what is counted there."""
    noun = figure.noun.partition(" ")[0]
    return any(cell.value == figure.value and cell.unit.lower() == noun for cell in everywhere(reading))


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
