"""A paragraph that stands twice in one report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import plain
from triwulan.audit.subjects.language import running_text
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import PassageKind, Reading

_SURE: Final = 20
_SHORTEST: Final = 12
_ORDINARY: Final = re.compile(
    r":\s*$|\b(?:tabel|gambar|grafik|rumus|formula|dihitung|sumber|catatan|keterangan)\b|^\s*\d+[.)]?\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph's words, and every place where they stand."""

    text: str
    words: int
    places: tuple[Place, ...]
    place: Place


def _paragraphs(reading: Reading) -> Iterator[Said]:
    """Each paragraph of a dozen words that is no formula, no source and does not lead to something."""
    found: dict[str, list[tuple[str, Place]]] = {}
    for piece in running_text(reading):
        long = piece.passage.kind is PassageKind.PARAGRAPH and len(piece.words) >= _SHORTEST
        if long and not _ORDINARY.search(piece.text):
            found.setdefault(plain(piece.text), []).append((piece.text, piece.place))
    for words, each in found.items():
        yield Said(each[0][0], words.count(" ") + 1, tuple(place for _, place in each), each[0][1])


@rule("B616", title="A paragraph stands twice", severity=Severity.REMARK, each=_paragraphs)
def paragraph_twice(said: Said, context: Context) -> Answer:
    """Short ones may be a form's own words, long ones were pasted."""
    if len(said.places) < 2:
        return None
    start = " ".join(said.text.split()[:12])
    return Finding(
        message="b616",
        places=tuple(place.quoting(" ".join(said.text.split())) for place in reversed(said.places)),
        printed=start,
        values={"text": start, "count": len(said.places)},
        severity=Severity.WARNING if said.words >= _SURE else None,
    )
