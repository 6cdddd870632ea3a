"""Numbers written in words, from "satu" to "tujuh juta lima ratus ribu"."""

import re
from decimal import Decimal
from typing import Final

from triwulan.core.number_words import TOGETHER as TOGETHER

_UNITS: Final = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
_SCALES: Final = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12, "trilyun": 10**12}
_WORD: Final = "|".join((*_UNITS, *_SCALES, "belas", "puluh", "ratus"))
NUMBER_WORDS: Final = rf"(?:{'|'.join(_UNITS)})(?:\s+(?:{_WORD}))*"
"""A pattern for a number in words; it begins with a digit's name, so that "ribuan" and "puluh" alone are none."""


def number_of_words(words: str) -> int | None:
    """The number that words name, None where they name none ("lima puluh enam belas")."""
    total = group = 0
    pending: int | None = None
    for word in words.lower().split():
        if word in _UNITS:
            if pending is not None and word not in ("seratus", "seribu"):
                return None
            if word == "seribu":
                total, pending = total + 1000, None
            elif word == "seratus":
                group, pending = group + 100, None
            else:
                pending = _UNITS[word]
        elif word == "belas":
            if pending is None or not 2 <= pending <= 9:
                return None
            group, pending = group + 10 + pending, None
        elif word in ("puluh", "ratus"):
            if pending is None or not 2 <= pending <= 9:
                return None
            group, pending = group + pending * (10 if word == "puluh" else 100), None
        elif word in _SCALES:
            total, group, pending = total + (group + (pending or 0)) * _SCALES[word], 0, None
        else:
            return None
    return total + group + (pending or 0)


def amount_of_words(words: str) -> Decimal | None:
    """The amount that words in brackets name ("lima juta rupiah", "delapan koma lima persen"); None for other words."""
    bare = re.sub(r"\b(?:rupiah|persen)\b", "", words.lower().replace("-", " ")).strip()
    whole, koma, fraction = bare.partition(" koma ")
    if not re.fullmatch(NUMBER_WORDS, whole.strip()):
        return None
    value = number_of_words(whole)
    if value is None or not koma:
        return None if value is None else Decimal(value)
    digits = [_UNITS.get(word, 10) for word in fraction.split()]
    if any(digit > 9 for digit in digits):
        return None
    return Decimal(f"{value}.{''.join(map(str, digits))}")
