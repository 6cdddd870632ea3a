"""A paragraph that stands twice in one report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import plain
from triwulan.audit.subjects.language import Sentences, running_text
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.keeping import kept_by_text
from triwulan.core.place import Place
from triwulan.core.reading import PassageKind, Reading

_SURE: Final = 20
_LONG: Final = 12
_SHORTEST: Final = 5
_ORDINARY: Final = re.compile(
    r":\s*$|^\s*\d+[.)]?\s*$|\b(?:tabel|gambar|grafik|rumus|formula|dihitung|sumber|catatan|keterangan|predikat|kriteria|"
    r"kategori|skala)\b"
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, or a sentence of one, and every place where it stands; ``at_once``: twice right after each other."""

    text: str
    words: int
    places: tuple[Place, ...]
    at_once: bool
    place: Place


def _paragraphs(reading: Reading) -> Iterator[Said]:
    """Each paragraph that is no formula, no source and does not lead to something."""
    found: dict[str, list[Sentences]] = {}
    for piece in running_text(reading):
        if piece.passage.kind is PassageKind.PARAGRAPH and len(piece.words) >= _SHORTEST:
            yield from _sentences(piece)
            if not _is_ordinary(piece.text):
                found.setdefault(plain(piece.text), []).append(piece)
    for words, pieces in found.items():
        orders = [piece.passage.order for piece in pieces]
        at_once = any(after - order == 1 for order, after in pairwise(orders))
        places = tuple(piece.place for piece in pieces)
        yield Said(pieces[0].text, words.count(" ") + 1, places, at_once, places[0])


def _sentences(piece: Sentences) -> Iterator[Said]:
    """The sentences of a paragraph that are repeated at once."""
    for one in _repeated(piece.text):
        yield Said(one, one.count(" ") + 1, (piece.place, piece.place), True, piece.place)


@kept_by_text(1024)
def _is_ordinary(text: str) -> bool:
    return _ORDINARY.search(text.lower()) is not None


@kept_by_text(1024)
def _repeated(text: str) -> tuple[str, ...]:
    sentences = _SENTENCE_END.split(text)
    if len(sentences) < 2:
        return ()
    bare = [plain(each) for each in sentences]
    return tuple(
        one
        for (one, words), (_, next_words) in pairwise(zip(sentences, bare, strict=True))
        if words == next_words and one.count(" ") >= _SHORTEST - 1
    )


@rule("B616", title="A paragraph stands twice", severity=Severity.REMARK, each=_paragraphs)
def paragraph_twice(said: Said, context: Context) -> Answer:
    """Short ones far apart may be a form's own words; long ones, and any at once, were pasted."""
    if len(said.places) < 2 or (said.words < _LONG and not said.at_once):
        return None
    start = " ".join(said.text.split()[:12])
    return Finding(
        message="b616",
        places=tuple(place.quoting(" ".join(said.text.split())) for place in reversed(said.places)),
        printed=start,
        values={"text": start, "count": len(said.places)},
        severity=Severity.WARNING if said.words >= _SURE or said.at_once else None,
    )
