"""Which indicators the text itself calls better low, by their numbers: "Indikator nomor 3 dan 4 adalah negatif"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.keeping import is_small, kept_by_identity, kept_by_text
from triwulan.core.reading import Passage, PassageKind, StatedTable

_SAID: Final = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
_LOW: Final = re.compile(
    r"\b(?:se)?makin\s+(?:rendah|kecil|sedikit|cepat|singkat)\b[^.;]{0,60}\bbaik\b|\bindikator\s+(?:kinerja\s+)?negatif\b|"
    r"\b(?:berarah|bersifat|diharapkan|ditargetkan|diarahkan)\s+(?:me)?n?(?:turun|rendah)\b|\blower\s+is\s+better\b",
    re.I,
)
_NUMBERED: Final = re.compile(
    r"\b(?:indikator|iku|ikk)\b\s*(?:kinerja\s+(?:utama\s+|kunci\s+)?)?(?:nomor|no\.?|ke-?|angka)?\s*"
    r"(?P<list>(?>\d+(?:\.\d+)*(?:\s*(?:,\s*dan|,|dan|serta|&)\s*(?:nomor\s+)?\d+(?:\.\d+)*)*))"
    r"(?=\s+(?:adalah|bersifat|merupakan|berarah|termasuk|makin|semakin|diharapkan|ditargetkan|yang)\b|\s*[(:;.)]|\s*$)",
    re.I,
)
_SENTENCES: Final = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_LOWER: Final = "makin rendah makin baik"


def directed(tables: tuple[StatedTable, ...], passages: Sequence[Passage]) -> tuple[StatedTable, ...]:
    """The tables, whose rows know that the text calls their indicator better low where no column says how it is."""
    numbers = frozenset(number for passage in passages if passage.kind in _SAID for number in _lows(passage.text))
    if not numbers:
        return tables
    rows = (row for table in tables for row in table.rows)
    keys = frozenset(row.subject for row in rows if row.subject and row.number.strip(". ") in numbers)
    return tuple(_directed(table, keys) for table in tables) if keys else tables


@kept_by_text(2048)
def _lows(text: str) -> frozenset[str]:
    """The numbers of the indicators that a text calls better low."""
    return frozenset(_numbers(sentence for sentence in _SENTENCES.split(text) if _LOW.search(sentence)))


def _numbers(sentences: Iterable[str]) -> Iterable[str]:
    for sentence in sentences:
        for match in _NUMBERED.finditer(sentence):
            yield from re.findall(r"\d+(?:\.\d+)*", match["list"])


@kept_by_identity(32, only=lambda table: is_small([cell.text for row in table.rows for cell in row.cells]))
def _directed(table: StatedTable, keys: frozenset[str]) -> StatedTable:
    rows = tuple(
        replace(row, direction=_LOWER) if row.subject in keys and not row.direction else row for row in table.rows
    )
    return table if rows == table.rows else replace(table, rows=rows)
