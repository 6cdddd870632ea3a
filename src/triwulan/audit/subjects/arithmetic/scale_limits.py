"""Limits of a band as scales print them: "76 - 90", "91 atau lebih", "di bawah 51", "80 < x ≤ 90"."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from triwulan.core.keeping import kept_by_text

_NUMBER: Final = r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|persen)?"
_JOIN: Final = r"\s*(?:-|–|—|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga|to|dan)\s*"
_BELOW: Final = r"(?:<|kurang\s+dari|di\s?bawah|lebih\s+kecil\s+dari)(?!\s*=)"
_UP_TO: Final = r"(?:<=|=<|≤|<\s*=|maksimal|paling\s+tinggi|sampai(?:\s+dengan)?|kurang\s+dari\s+atau\s+sama\s+dengan)"
_ABOVE: Final = r"(?:>|lebih\s+dari|di\s?atas|melebihi|lebih\s+besar\s+dari)(?!\s*=)"
_FROM: Final = r"(?:>=|=>|≥|>\s*=|minimal|paling\s+rendah|mulai|lebih\s+dari\s+atau\s+sama\s+dengan)"
_VARIABLE: Final = r"\s*(?:x|n|nilai|capaian|skor|ck)?\s*"
_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), low_in, high_in, order)
    for pattern, low_in, high_in, order in (
        (rf"{_NUMBER}\s*(?:≤|<=){_VARIABLE}(?:<)\s*{_NUMBER}", True, False, "both"),
        (rf"{_NUMBER}\s*(?:≤|<=){_VARIABLE}(?:≤|<=)\s*{_NUMBER}", True, True, "both"),
        (rf"{_NUMBER}\s*<{_VARIABLE}(?:≤|<=)\s*{_NUMBER}", False, True, "both"),
        (rf"{_NUMBER}\s*<{_VARIABLE}<\s*{_NUMBER}", False, False, "both"),
        (rf"{_FROM}\s*{_NUMBER}{_JOIN}(?:{_BELOW})\s*{_NUMBER}", True, False, "both"),
        (rf"{_NUMBER}{_JOIN}(?:{_BELOW})\s*{_NUMBER}", True, False, "both"),
        (rf"{_ABOVE}\s*{_NUMBER}{_JOIN}(?:{_UP_TO})?\s*{_NUMBER}", False, True, "both"),
        (rf"(?:{_FROM})?\s*{_NUMBER}{_JOIN}(?:{_UP_TO})?\s*{_NUMBER}", True, True, "both"),
        (rf"{_NUMBER}\s*(?:ke\s?atas|atau\s+(?:lebih|di\s?atas\w*)|dan\s+(?:lebih|di\s?atas\w*))", True, True, "low"),
        (
            rf"{_NUMBER}\s*(?:ke\s?bawah|atau\s+(?:kurang|di\s?bawah\w*)|dan\s+(?:kurang|di\s?bawah\w*))",
            True,
            True,
            "high",
        ),
        (rf"{_FROM}\s*{_NUMBER}", True, True, "low"),
        (rf"{_UP_TO}\s*{_NUMBER}", True, True, "high"),
        (rf"{_ABOVE}\s*{_NUMBER}", False, True, "low"),
        (rf"{_BELOW}\s*{_NUMBER}", True, False, "high"),
    )
)

_SIGNED: Final = 4
"""So many of the first forms have a "<" or a "≤" in them."""
_BEHIND: Final = re.compile(r"\d\s*(?:%|persen)?\s*(?:[-–—<>≤≥=]|s\.?\s?d|s/d|sampai|hingga|to|dan|ke|atau)")
_BEFORE: Final = re.compile(
    r"(?:-|<|>|≤|≥|=|dari|bawah|atas|melebihi|maksimal|tinggi|dengan|sampai|minimal|rendah|mulai)\s*\d"
)
"""What every form has: a number with a word or a sign of a limit behind or before it, in lower case."""


class Limits(NamedTuple):
    """The lowest and the highest value, None where open, whether each belongs to the band, and the words."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool
    high_in: bool
    phrase: str


@kept_by_text(2048)
def may_limit(text: str) -> bool:
    """Whether a text has what every form of a limit has; to look for each form by itself is slow."""
    lowered = text.lower()
    return _BEHIND.search(lowered) is not None or _BEFORE.search(lowered) is not None


@kept_by_text(2048)
def limits_in(text: str) -> Limits | None:
    """The first limits that a text states, None when it states none."""
    if not may_limit(text):
        return None
    forms = _FORMS if "<" in text or "≤" in text else _FORMS[_SIGNED:]
    for pattern, low_in, high_in, order in forms:
        match = pattern.search(text)
        if match is None:
            continue
        numbers = [Decimal(group.replace(",", ".")) for group in match.groups() if group]
        if order == "both" and len(numbers) == 2:
            one, two = numbers
            if one > two:
                one, two, low_in, high_in = two, one, high_in, low_in
            return Limits(one, two, low_in, high_in, match.group())
        if order != "both" and len(numbers) == 1:
            low, high = (numbers[0], None) if order == "low" else (None, numbers[0])
            return Limits(low, high, low_in, high_in, match.group())
    return None
