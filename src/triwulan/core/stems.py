"""What Indonesian words have in common under prefixes and suffixes: "disahkan" and "pengesahan" are both "sah"."""

import re
from functools import lru_cache
from typing import Final

_SHORTEST: Final = 6
_ROOT: Final = 4
_SUFFIX: Final = re.compile(r"(?:nya|kan|an|i)$")
"""Twice, for what ends in two of them: "penyelesaian" and "selesai", "pelaksanaannya"."""
_NASALS: Final = (
    (re.compile(r"^[pm]enge(?=[a-z]{3}$)"), ""),
    (re.compile(r"^[pm]em(?=[aeiou])"), "p"),
    (re.compile(r"^[pm]em(?=[bf])"), ""),
    (re.compile(r"^[pm]eny(?=[aeiou])"), "s"),
    (re.compile(r"^[pm]eng(?=[a-z])"), ""),
    (re.compile(r"^[pm]en(?=[aeiou])"), "t"),
    (re.compile(r"^[pm]en(?=[cdjt])"), ""),
    (re.compile(r"^[pm]e(?=[lrw][aeiou])"), ""),
    (re.compile(r"^(?:di|ter|ber)(?=\w{3})"), ""),
)
_AROUND: Final = re.compile(r"ke(\w{4,})an")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What is left of a word, the same for all its forms, which need not be a word itself; short words as they are."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    bare = word
    if (around := _AROUND.fullmatch(bare)) is not None:
        bare = around[1]
    for _ in range(2):
        cut = _SUFFIX.sub("", bare)
        bare = cut if len(cut) >= _ROOT else bare
    for pattern, first in _NASALS:
        found = pattern.sub(first, bare, count=1)
        if found != bare and len(found) >= _ROOT - 1:
            # "kumpul" and "pengumpulan", "awas" and "pengawasan": a k is lost behind "ng", and nobody knows whether
            return re.sub(r"^k(?=[aeiou])", "", found)
    return re.sub(r"^k(?=[aeiou]\w{3})", "", bare)
