"""What is written in a report, piece by piece: running text, headings, captions, heads and cells of tables."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from triwulan.audit.subjects.answers import is_answer
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.keeping import gathered, per_table
from triwulan.core.keeping import kept_by_text
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind, Reading, StatedTable, TableKind
from triwulan.data.spelling import cut_off, phrases_in, slip_of, spelling

RUNNING: Final = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEADER: Final = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*(?:\d{1,3}|[ivxl]{1,6})\s*$", re.I)
_LEADERS: Final = ("....", "……", ". . . .")
"""What every leader to a page has."""
_CONTENTS: Final = re.compile(r"^daftar\s+(?:isi|tabel|gambar|grafik|lampiran)\b", re.I)
_SIGNING: Final = re.compile(
    r"^\s*(?:NIP\b|Mengetahui|Menyetujui|\(?\s*[.…_]{5,}|Atasan\s+Langsung|Pembina|Penata)|\bNIP\b\.?\s*[\d.…_]",
    re.I | re.M,
)
_SIGNED: Final = ("nip", "mengetahui", "menyetujui", "atasan", "pembina", "penata")
_DOTTED: Final = re.compile(r"[.…_]{5}")
"""What every line of a signature has, the one or the other; to search for such a line itself is slow."""


# the same words stand in report after report
slip_meant = lru_cache(maxsize=4096)(slip_of)
cut_off_of = lru_cache(maxsize=4096)(cut_off)


@dataclass(frozen=True, slots=True)
class Sentences:
    """A paragraph, an item or a note, and its words in lower case; ``next`` is what follows it, None at the end."""

    text: str
    words: tuple[str, ...]
    passage: Passage
    place: Place
    next: Passage | None
    table_next: bool


@gathered
def running_text(reading: Reading) -> Iterator[Sentences]:
    """What is said in sentences, without the table of contents, signatures and the superior's answer."""
    tables = {table.order for table in reading.tables}
    passages = reading.passages
    for at, passage in enumerate(passages):
        if passage.kind in RUNNING and not is_furniture(passage):
            follower = passages[at + 1] if at + 1 < len(passages) else None
            yield Sentences(
                passage.text, words_of(passage.text), passage, passage.place, follower, passage.order + 1 in tables
            )


def is_furniture(passage: Passage) -> bool:
    """Whether it is a line of the table of contents, of signatures, of the superior's answer, or dots to write on."""
    return _tells_nothing(passage.text) or is_answer(passage.place.section) or _lists_contents(passage.place.section)


@kept_by_text(2048)
def _tells_nothing(text: str) -> bool:
    leads = any(dots in text for dots in _LEADERS) and _LEADER.search(text) is not None
    return leads or _signs(text) or not any(each.isalnum() for each in text)


@lru_cache(maxsize=1024)
def _lists_contents(section: str) -> bool:
    return _CONTENTS.search(section) is not None


@lru_cache(maxsize=1024)
def _signs(text: str) -> bool:
    lowered = text.lower()
    may = any(word in lowered for word in _SIGNED) or _DOTTED.search(text)
    return bool(may and _SIGNING.search(text))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Its words in lower case, in their order."""
    return tuple(_WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Piece:
    """A text at a place and its words in lower case; ``read``: it is read as text, not as an entry of a table.

    ``phrases`` are those of the spelling's data.
    """

    text: str
    place: Place
    read: bool
    words: frozenset[str]
    phrases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Writing:
    """All that is written in a report; ``words`` and ``phrases`` are those of any piece."""

    pieces: tuple[Piece, ...]
    place: Place
    words: frozenset[str]
    phrases: frozenset[str]

    def holding(self, words: Set[str], phrases: Set[str] = frozenset()) -> Iterator[tuple[Piece, list[str]]]:
        """The pieces with any of these words or phrases, and which they are; most reports have none of them."""
        sought = (self.words & words) | (self.phrases & phrases)
        for piece in self.pieces if sought else ():
            if found := (piece.words | piece.phrases) & sought:
                yield piece, sorted(found)


@gathered
def writing(reading: Reading) -> Iterator[Writing]:
    """The report's words as one subject, so that a word wrong in many places is one finding."""
    pieces = tuple(_pieces(reading))
    if pieces:
        words = frozenset[str]().union(*[piece.words for piece in pieces])
        yield Writing(pieces, pieces[0].place, words, frozenset[str]().union(*[piece.phrases for piece in pieces]))


def _pieces(reading: Reading) -> Iterator[Piece]:
    for passage in reading.passages:
        signs = passage.kind is PassageKind.SIGNATURE or _signs(passage.text)
        if not signs and passage.kind is not PassageKind.CHECKBOX:
            yield _piece(passage.text, passage.place, read=True)
    for table in reading.tables:
        if table.kind is not TableKind.EVIDENCE:  # names of files are nobody's prose
            yield from _of_table(table)


@per_table
def _of_table(table: StatedTable) -> tuple[Piece, ...]:
    """Its heads and the entries that are no numbers, each text once."""
    heads = dict.fromkeys(column.head for column in table.columns)
    entries: dict[str, Place] = {}
    for row in table.rows:
        for cell in row.cells:
            if not cell.covered and not cell.quantity.is_number and cell.text not in heads:
                entries.setdefault(cell.text, cell.place)
    return (
        *(_piece(head, table.place.quoting(head), read=True) for head in heads),
        *(_piece(text, place, read=False) for text, place in entries.items()),
    )


def _piece(text: str, place: Place, *, read: bool) -> Piece:
    return Piece(text, place, read, *_words_and_phrases(text))


@kept_by_text(2048)
def _words_and_phrases(text: str) -> tuple[frozenset[str], frozenset[str]]:
    words = frozenset(words_of(text))
    return words, frozenset[str]() if words.isdisjoint(_first_words()) else frozenset(phrases_in(text, words))


@cache
def _first_words() -> frozenset[str]:
    """The words that the phrases of the spelling's data begin with."""
    return frozenset(spelling().pairs)


def spotted(piece: Piece, words: str) -> Place:
    """The place of a piece, quoting what stands around the first occurrence of some words, given in lower case."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", piece.text.lower())
    return piece.place if match is None else piece.place.quoting(excerpt(piece.text, *match.span()))


def as_printed(piece: Piece, words: str) -> str:
    """Words given in lower case as the piece has them."""
    at = piece.text.lower().find(words)
    return piece.text[at : at + len(words)] if at >= 0 else words
