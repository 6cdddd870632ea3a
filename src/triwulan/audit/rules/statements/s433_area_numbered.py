"""A ward by a number that there is not: "RW 09" of eight wards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.core.claims import Extent, Hedge
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Passage, Reading

_WARD: Final = re.compile(r"\bRW\.?\s*(?P<number>\d{1,2})\b(?!\s*[.,]\d)")


@dataclass(frozen=True, slots=True)
class _Wards:
    """How many wards there are, and the passages that name one by its number."""

    place: Place
    count: int
    passages: tuple[Passage, ...]


def _wards(reading: Reading) -> Iterator[_Wards]:
    said = [claim for claim in reading.claims if isinstance(claim, Extent) and claim.figure.noun.split()[:1] == ["rw"]]
    counts = {int(claim.figure.value) for claim in said if claim.figure.hedge is Hedge.EXACT}
    if len(counts) == 1:
        yield _Wards(said[0].place, counts.pop(), tuple(each for each in reading.prose() if "RW" in each.text))


@rule("S433", title="A ward that there is not", severity=Severity.ERROR, each=_wards)
def area_numbered(wards: _Wards, context: Context) -> Answer:
    """Wards are numbered one by one; a neighbour's are named with it, and then stand in brackets or behind a name."""
    for passage in wards.passages:
        for match in _WARD.finditer(passage.text):
            if int(match["number"]) > wards.count:
                return Finding(
                    message="s433",
                    places=(passage.place.quoting(passage.text), wards.place),
                    printed=match[0],
                    expected=f"RW 01-{wards.count:02d}",
                    values={"printed": match[0], "count": wards.count},
                    cause=f"text/{passage.order}/{match[0]}",
                )
    return None
