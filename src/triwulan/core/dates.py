"""Dates as people write them, and the names of months in every usual spelling."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

MONTH_NAMES: Final = (
    "jan(?:uari)?", "[fp]eb(?:ruari)?", "mar(?:et)?|mrt", "apr(?:il)?", "mei", "juni?", "juli?", "ag(?:ustus|u|s|t|st)",
    "sep(?:t(?:ember)?)?", "okt(?:ober)?", "no[vp](?:ember)?", "des(?:ember)?",
)  # fmt: skip
"""Patterns for the names of the months from January, also shortened; case does not matter."""

_EACH: Final = tuple(re.compile(rf"(?:{name})\.?$", re.I) for name in MONTH_NAMES)
_ENGLISH: Final = {
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "aug": 8, "october": 10,
    "oct": 10, "december": 12, "dec": 12,
}  # fmt: skip
_WEEKDAY: Final = r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s*)?"
_MIDNIGHT: Final = r"(?:[T\s]\s*0?0[:.]00(?:[:.]00)?(?:\.0+)?)?"
_ISO: Final = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_MIDNIGHT}")
_NUMBERS: Final = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*(?P<sep>[-/.])\s*(?P<month>\d{{1,2}})\s*(?P=sep)\s*(?P<year>\d{{4}}|\d{{2}})"
    rf"{_MIDNIGHT}",
    re.I,
)
_WORDS: Final = re.compile(
    rf"{_WEEKDAY}(?:tanggal|tgl\.?)?\s*(?P<day>\d{{1,2}})[\s./-]+(?P<month>[a-z]+)\.?[\s./,-]+(?P<year>\d{{4}}|\d{{2}})",
    re.I,
)
_EARLIEST, _LATEST = 1945, 2100
_CENTURY: Final = 2000


@lru_cache(maxsize=256)
def month_of(name: str) -> int:
    """The number of a month by its name or number, 0 when it is none."""
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else 0
    return next((at for at, each in enumerate(_EACH, 1) if each.match(name.strip())), 0)


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | None:
    """A whole text as one date: 28/12/2022, 28-12-22, 28.12.2022, 2022-12-28, 28 Desember 2022, Rabu, 28 Des 2022.

    The day stands before the month, as everywhere in Indonesia. A year of two digits is one of this century. None
    when it is no such date, the calendar has no such day, or the year lies outside 1945 to 2100.
    """
    text = " ".join(text.split())
    match = _ISO.fullmatch(text) or _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)
    if match is None:
        return None
    month = month_of(match["month"]) or _ENGLISH.get(match["month"].lower(), 0)
    year = int(match["year"]) + (_CENTURY if len(match["year"]) == 2 else 0)
    try:
        return date(year, month, int(match["day"])) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None
