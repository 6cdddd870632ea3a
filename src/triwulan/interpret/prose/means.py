"""Averages stated in sentences."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.claims import Claim, Mean
from triwulan.interpret.prose.clauses import Clause

_IS: Final = r"\b(?:adalah|sebesar|mencapai|yaitu|menjadi|sejumlah|ialah|tercatat)\s+(?:sebesar\s+)?<(?P<mean>[pn]\d+)>"
_MEAN: Final = re.compile(
    r"\b(?:rata-rata|rerata)\s+(?P<what>(?:persentase|tingkat|nilai|capaian|pencapaian|kinerja|realisasi)\b[^<>;]{0,60}?)"
    rf"(?:<(?P<n>n\d+)>(?P<of>[^<>;]{{0,60}}?))?{_IS}",
    re.I,
)


def means_in(clause: Clause) -> Iterator[Claim]:
    """Averages, and of how many of what they are said to be."""
    for match in _MEAN.finditer(clause.text):
        figure = clause.figure(match["mean"])
        count = clause.figure(match["n"]) if match["n"] else None
        if match["mean"][0] == "n" and figure.quantity.places < 1:
            continue
        yield Mean(
            place=clause.place,
            order=clause.passage.order,
            about=clause.named,
            figure=figure,
            count=int(count.value) if count is not None else None,
            noun=count.noun.partition(" ")[0] if count is not None else "indikator",
        )
