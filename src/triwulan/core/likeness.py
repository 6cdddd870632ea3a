"""How alike two wordings are: which words they share, rare ones counting more, misspelled ones recognised."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import Final

from rapidfuzz.distance import OSA

from triwulan.core.stems import stem

_WORD: Final = re.compile(r"[a-z0-9]+")
_SPELLINGS: Final = {
    "prosentase": "persentase", "presentase": "persentase", "persen": "persentase", "jml": "jumlah",
    "diwilayah": "wilayah", "didesa": "desa", "dikecamatan": "kecamatan", "thn": "tahun", "kec": "kecamatan",
    "kab": "kabupaten", "sub": "subkegiatan", "pembangunannya": "pembangunan", "capain": "capaian",
}  # fmt: skip
_EMPTY: Final = frozenset(
    {
        "yang", "dan", "di", "ke", "dari", "pada", "untuk", "dengan", "oleh", "atas", "dalam", "serta", "atau", "para",
        "nya", "secara", "tentang", "terhadap",
    }
)  # fmt: skip

_LONG: Final = 6
_UNIT_BEHIND: Final = re.compile(r"\s*\((?:[^()\d]{1,24}|%)\)\s*$")
_ACRONYM: Final = re.compile(r"\b[A-Z]{3,}\d?\b")
_MEASURES: Final = frozenset(
    {
        "persentase",
        "jumlah",
        "nilai",
        "rata",
        "tingkat",
        "indeks",
        "rasio",
        "angka",
        "banyaknya",
        "capaian",
        "skor",
        "bernilai",
        "berpredikat",
    }
)
"""What an indicator is measured in, which a table of a few words leaves out."""
_SHORTEST_CUT: Final = 3


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in lower case and in one spelling."""
    found = (_SPELLINGS.get(word, word) for word in _WORD.findall(text.lower()))
    return tuple(word for word in found if word not in _EMPTY)


def rarity(texts: Iterable[str]) -> Mapping[str, float]:
    """How much each word tells among these texts: 1 where all have it, more the fewer have it."""
    every = [set(words(text)) for text in texts]
    counts = Counter(word for each in every for word in each)
    return {word: 1.0 + log(len(every) / count) for word, count in counts.items()}


def likeness(one: str, other: str, weights: Mapping[str, float]) -> float:
    """From 0 (nothing shared) to 1 (the same words); words of unknown rarity count 1."""
    left, right = frozenset(words(one)), frozenset(words(other))
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    pairs = _misspelled(left - right, right - left)
    shared = sum(2 * weights.get(word, 1.0) for word in left & right)
    shared += sum(weights.get(word, 1.0) + weights.get(twin, 1.0) for word, twin in pairs)
    whole = sum(weights.get(word, 1.0) for word in left) + sum(weights.get(word, 1.0) for word in right)
    return shared / whole


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The stems of the words that tell one indicator from others; a unit in brackets behind it is none of them."""
    bare = _UNIT_BEHIND.sub("", text) if not _ACRONYM.search(text[text.rfind("(") :]) else text
    return frozenset(stem(word) for word in words(bare) if word not in _MEASURES)


@lru_cache(maxsize=4096)
def shortens(short: str, long: str) -> bool:
    """Whether one wording is another with words left out: "Nilai MCP" of "Nilai Monitoring ... (MCP)"."""
    few, many = telling(short), telling(long)
    if not few or len(few) > len(many) or (len(few) < 2 and _ACRONYM.search(short) is None):
        return False
    return all(word in many or _cut_from(word, many) for word in few)


def _cut_from(word: str, many: frozenset[str]) -> bool:
    """Whether a word is the beginning of another: "adm" of "administrasi"."""
    return len(word) >= _SHORTEST_CUT and word.isalpha() and any(each.startswith(word) for each in many)


def replaced(one: str, other: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that only the one has and those that only the other has, misspellings and order aside."""
    left, right = frozenset(words(one)), frozenset(words(other))
    pairs = _misspelled(left - right, right - left)
    return left - right - {word for word, _ in pairs}, right - left - {twin for _, twin in pairs}


@lru_cache(maxsize=1024)
def _misspelled(left: frozenset[str], right: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Words that differ by a slip of the typist: at most one letter in six, and never in short words or numbers."""
    pairs: list[tuple[str, str]] = []
    free = sorted(word for word in right if len(word) >= _LONG)
    if not free:
        return ()
    for word in sorted(word for word in left if len(word) >= _LONG):
        for twin in free:
            slips = max(len(word), len(twin)) // _LONG
            if abs(len(word) - len(twin)) <= slips and OSA.distance(word, twin) <= slips:
                pairs.append((word, twin))
                free.remove(twin)
                break
    return tuple(pairs)
