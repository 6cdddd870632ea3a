"""Whether an indicator is better high or low, by its words."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from triwulan.core.keeping import kept_by_text
from triwulan.core.reading import PassageKind, Reading, Role, StatedRow, StatedTable
from triwulan.data.indicator_words import indicator_words


class Better(StrEnum):
    """Which realisations are good ones, as far as words say it."""

    HIGH = "high"
    LOW = "low"
    UNSAID = "unsaid"


_ACTED_ON: Final = re.compile(r"\byang (?:\w+ ){0,2}(?:di|ter(?!jadi))\w+|\b(?:di|ter)\w{4,}(?:i|kan)\b", re.IGNORECASE)
_NOT_YET: Final = re.compile(r"\b(?:belum|tidak|tanpa|bukan)\s+\w+", re.IGNORECASE)
"""What is left undone is not mended: "aduan yang belum selesai"."""
_DONE: Final = re.compile(r"\byang (?:di|ter)\w+|\bpersentase (?:ter|ke)\w+nya\b", re.IGNORECASE)
_SAID_LOW: Final = re.compile(
    r"\b(?:rendah|kecil|sedikit|turun|menurun|cepat|singkat|minim\w*|negatif|lower|min)\b|[↓▼]", re.IGNORECASE
)
_SAID_HIGH: Final = re.compile(
    r"\b(?:(?:paling|makin|semakin)\s+(?:tinggi|besar|banyak)|naik|menaik|meningkat|maks\w*|max\w*|positif|higher|tinggi)\b|[↑▲]",
    re.IGNORECASE,
)
_LOWER_FORMULA: Final = re.compile(
    r"""
      2\s*[x×*.]?\s*\(?\s*(?:target|rencana|t)\b
    | target\s*[-–]\s*\(\s*realisasi\s*[-–]\s*target
    | makin\s+(?:rendah|kecil|sedikit|cepat|singkat)[^.]{0,60}(?:baik|tinggi)
    | indikator\s+(?:kinerja\s+)?negatif | lower\s+is\s+better | minimi[sz]e | progres(?:if)?\s+negatif
    """,
    re.VERBOSE,
)
"""In lower case, as every sentence of a report is searched for it."""


@lru_cache(maxsize=2048)
def better(words: str) -> Better:
    """What the words of an indicator say; a bad thing that is mended is a good one."""
    text, known = " ".join(words.split()), indicator_words()
    done = _NOT_YET.sub(" ", text)
    if known.mended.search(done) or _ACTED_ON.search(done):
        return Better.UNSAID if known.bad.search(text) else Better.HIGH
    if known.bad.search(text):
        return Better.LOW
    return Better.HIGH if known.good.search(text) or _DONE.search(text) else Better.UNSAID


def said_better(table: StatedTable, row: StatedRow) -> Better:
    """What a column of directions says of a row, here or where its indicator is agreed: "makin rendah makin baik"."""
    own = (row.cells[column.index].text for column in table.columns_of(Role.DIRECTION))
    for text in (*own, row.direction):
        low, high = _SAID_LOW.search(text), _SAID_HIGH.search(text)
        if low or high:
            return Better.UNSAID if low and high else Better.LOW if low else Better.HIGH
    return Better.UNSAID


def says_lower(reading: Reading) -> bool:
    """Whether the report says anywhere how an indicator is reckoned for which low figures are good."""
    return any(
        passage.kind is not PassageKind.SIGNATURE and _has_lower_formula(passage.text) for passage in reading.passages
    )


@kept_by_text(2048)
def _has_lower_formula(text: str) -> bool:
    return _LOWER_FORMULA.search(text.lower()) is not None
