"""Writing a value as another figure is printed: its places, separators, sign of percent, currency and unit."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from triwulan.core.quantity import Quantity, format_number
from triwulan.core.reading import StatedCell

_BODY: Final = re.compile(r"\d[\d.,]*\d|\d")
_NEGATIVE: Final = re.compile(r"[-‐-―−]\s*(?=\D*$)")
_IN_WORDS: Final = re.compile(r"\d\s*(?:ribu|rb|juta|jt|mil[iy]ar|triliun|trilyun|[mt])\b", re.IGNORECASE)
_GROUPED: Final = re.compile(r"[.,]\d{3}")
_THOUSAND: Final = 1000


def styled(value: Decimal, text: str, like: Quantity, *, malformed: bool, beside: Iterable[StatedCell]) -> str:
    """Write a value like the printed ``text``, which was read as ``like``; ``beside`` are cells of its column."""
    places = max(0, like.places)
    match = _BODY.search(text)
    if match is None:
        return format_number(value, places)
    if like.places < 0 or like.value is None or (_IN_WORDS.search(text) and abs(like.value) >= _THOUSAND):
        return format_number(value, None)
    body = _grouped(value, match.group(), like, malformed, beside)
    before = _NEGATIVE.sub("", text[: match.start()])
    after = text[match.end() :]
    if before.rstrip().endswith("(") and after.lstrip().startswith(")"):
        if value < 0:
            return f"{before}{body}{after}"
        before, after = before.rstrip()[:-1], after.lstrip()[1:]
    return f"{'-' if value < 0 else ''}{before}{body}{after}"


def _grouped(value: Decimal, body: str, like: Quantity, malformed: bool, beside: Iterable[StatedCell]) -> str:
    digits = format_number(abs(value), max(0, like.places))
    point, group = _marks(body, like, malformed, beside)
    if like.value is not None and like.value >= _THOUSAND and not _GROUPED.search(body):
        group = ""
    return digits.translate({ord("."): group, ord(","): point})


def _marks(body: str, like: Quantity, malformed: bool, beside: Iterable[StatedCell]) -> tuple[str, str]:
    """The decimal mark and the mark of thousands that a figure is printed with, else those of its column."""
    separators = [mark for mark in body if mark in ".,"]
    if separators and malformed:
        return ",", "."
    if like.places > 0 and separators:
        return separators[-1], "," if separators[-1] == "." else "."
    if separators:
        return ("," if separators[0] == "." else "."), separators[0]
    for cell in beside:
        found = [mark for mark in cell.text if mark in ".,"]
        if cell.quantity.places > 0 and found:
            return found[-1], "," if found[-1] == "." else "."
    return ",", "."
