"""References to tables by their number, with the words that say what they show."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from triwulan.core.claims import Claim, TableReference
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.prose.clauses import Clause

_REFERENCE: Final = re.compile(
    r"\b(?:tabel|table)\s*\.?\s*(?P<number>\d+(?:[.\-]\d+)*[a-z]?|[IVX]+(?:\.\d+)+)(?:\s*(?:dan|s\.?d\.?|sampai|,)\s*(?:tabel\s*)?(?P<other>\d+(?:\.\d+)+|\d+(?=\s*[,.;]|$)))?",
    re.I,
)
_FOREIGN: Final = re.compile(
    r"\b(?:lampiran|renstra|rpjmd|peraturan|perbup|permen\w*|keputusan|pedoman|buku|laporan\s+(?:tahun|triwulan)\s+(?:lalu|sebelumnya))\b",
    re.I,
)
_LEFT_OUT: Final = re.compile(r"\s*(?:tidak|tak)\s+(?:ada|dimuat|disajikan|dicantumkan|dibuat)\b", re.I)
_ALONE: Final = re.compile(r"tabel\s+(?P<number>\d+(?:\.\d+)*)\.", re.I)
_PROSE: Final = (PassageKind.PARAGRAPH, PassageKind.ITEM)


def references_in(clause: Clause) -> Iterator[Claim]:
    """Each table referred to; those of other documents are left out."""
    text = clause.sentence.whole if clause.text == clause.sentence.text else clause.sentence.restored(clause.text)
    if _ALONE.fullmatch(text.strip()):
        return
    for match in _REFERENCE.finditer(text):
        if _FOREIGN.search(text[max(0, match.start() - 45) : match.start()] + text[match.end() : match.end() + 30]):
            continue
        for number in filter(None, (match["number"], match["other"])):
            yield TableReference(
                place=clause.place,
                order=clause.passage.order,
                about=clause.named,
                number=number.rstrip("."),
                words=text,
                left_out=_LEFT_OUT.match(text, match.end()) is not None,
            )


def broken_references_in(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """References whose line was taken for a caption, at the end of a sentence: "... dilihat pada / Tabel 5."."""
    for before, passage in pairwise(passages):
        match = _ALONE.fullmatch(passage.text.strip())
        unfinished = before.kind in _PROSE and before.text.strip() and before.text.strip()[-1] not in ".:;!?"
        if match is None or not unfinished or passage.order != before.order + 1 or passage.table >= 0:
            continue
        words = f"{before.text.strip()} {passage.text.strip()}"
        yield TableReference(
            place=passage.place.quoting(words), order=passage.order, number=match["number"], words=words
        )
