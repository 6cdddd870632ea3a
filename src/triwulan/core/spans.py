"""Times as heads and captions say them: months, quarters, semesters and years, alone or up to a point."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from triwulan.core.reading import Span

_MONTHS: Final = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "peb": 2, "februari": 2, "pebruari": 2, "february": 2, "mar": 3,
    "mrt": 3, "maret": 3, "march": 3, "apr": 4, "april": 4, "mei": 5, "may": 5, "jun": 6, "juni": 6, "june": 6,
    "jul": 7, "juli": 7, "july": 7, "agu": 8, "ags": 8, "agt": 8, "agst": 8, "agust": 8, "agustus": 8, "aug": 8,
    "august": 8, "sep": 9, "sept": 9, "september": 9, "okt": 10, "oktober": 10, "oct": 10, "october": 10, "nov": 11,
    "nop": 11, "november": 11, "nopember": 11, "des": 12, "desember": 12, "dec": 12, "december": 12,
}  # fmt: skip
_ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
_WORDS: Final = {
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "satu": 1, "dua": 2, "tiga": 3, "empat": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
_COUNT: Final = r"(?:ke[\s-]*)?(?P<{0}>\d{{1,2}}|[ivx]{{1,4}}|pertama|kesatu|kedua|ketiga|keempat|satu|dua|tiga|empat)"
_TIME: Final = re.compile(
    rf"""
      (?<![a-z0-9])(?:triwulanan|triwulan|tribulan|trw|tw|quarter|q)[\s.:-]*{_COUNT.format("quarter")}
      (?:\s*(?:s\s?[./]\s?d\.?|sd|sampai\ dengan|sampai|hingga|-|–|dan|&)\s*{_COUNT.format("until")})?(?![a-z0-9])
    | (?<![a-z0-9])(?:semester|smt|sem)[\s.:-]*{_COUNT.format("semester")}(?![a-z0-9])
    | (?<![a-z0-9])(?:bulan|bln|b|month|m)[\s.:-]*(?:ke[\s-]*)?(?P<count>\d{{1,2}})(?![a-z0-9.,])
    | (?<![a-z0-9])(?P<month>{"|".join(sorted(_MONTHS, key=len, reverse=True))})(?![a-z])\.?
    | (?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?![\d,%]|\.\d)
    | (?<![a-z0-9])(?P<whole>setahun|tahunan|1\ tahun|satu\ tahun|akhir\ tahun|full\ year|annual)(?![a-z0-9])
    """,
    re.VERBOSE,
)
# "2020-2024" and "2021 s.d. 2026" are no time of one report.
_YEARS: Final = re.compile(
    r"(?<![\d.,])(?:19|20)\d\d\s*(?:-|–|/|s\s?[./]\s?d\.?|sampai dengan)\s*(?:(?:19|20)\d\d|\d\d)(?!\d)"
)
_UP_TO: Final = re.compile(
    r"(?<![a-z])(?:s\s?[./]\s?d\.?|sd\.?(?=\s)|sampai dengan|sampai|hingga|kumulatif|akumulasi|up to|to date"
    r"|per(?=\s\d{1,2}\s))(?![a-z])"
)
_LATER_ENDS: Final = re.compile(r"(?:akhir|target|kondisi)\s.*(?:rpjmd|renstra|rpd|rpjmn|rpjpd|periode)")
_DAY: Final = re.compile(r"(?<![\d.,])\d{1,2}\s+$")
_FILLERS: Final = re.compile(
    r"\b(?:pada|dengan|tahun anggaran|tahun|ta|t\.a\.?|bulan|triwulanan|triwulan|tribulan|tw|semester|periode|posisi|"
    r"per|dan|year|quarter|keadaan|ke)\b\.?"
)


class Grain(StrEnum):
    """What a time is told in."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Time:
    """A time as far as one line says it; months 0 when only a year is said. ``rest`` are the words without it."""

    year: int | None = None
    first: int = 0
    last: int = 0
    cumulative: bool = False
    grain: Grain | None = None
    rest: str = ""

    @property
    def says_months(self) -> bool:
        """Whether it tells which months."""
        return self.first > 0


@lru_cache(maxsize=4096)
def time_in(text: str) -> Time:
    """The time a head or caption says; of several that are not a range, the first."""
    words = " ".join(text.casefold().split())
    year: int | None = None
    first = last = 0
    grain: Grain | None = None
    kept: list[str] = []
    at = 0
    ends: list[int] = []
    closing = False
    years: list[int] = []
    words = _YEARS.sub(" ", words)
    for match in _TIME.finditer(words):
        between = words[at : match.start()]
        kept.append(_DAY.sub("", between) if match["month"] else between)
        at = match.end()
        if match["year"]:
            years.append(int(match["year"]))
            continue
        found, found_grain = _months(match)
        if match["month"] and found is not None and (day := _DAY.search(between)) and int(day.group()) >= 28:
            closing = True
        if found is None:
            kept.append(match.group())
            continue
        ends.append(match.start())
        if not first:
            first, last, grain = *found, found_grain
        elif _joins(between) and found[1] > last:
            last = found[1]
    kept.append(words[at:])
    up_to = _UP_TO.search(words)
    if years and (len(set(years)) == 1 or first):
        year = years[-1]
    elif len(years) == 1:
        year = years[0]
    if not (year or first or up_to):
        return Time(rest=words)
    cumulative = bool(up_to)
    if cumulative and first and up_to is not None and (up_to.start() < ends[0] or "kumulatif" in words):
        first = 1
    if closing and first == last and not up_to:
        # The last day of a month closes all that came before it.
        first, cumulative = 1, True
    rest = _UP_TO.sub(" ", " ".join(kept))
    return Time(year, first, last, cumulative and first <= 1, grain, _clean(rest))


def span_in(text: str) -> Span | None:
    """The time a caption or a single head names, None when it names none."""
    return as_span(time_in(text))


def as_span(time: Time) -> Span | None:
    """A time as a Span; a year alone is its twelve months."""
    if time.says_months:
        return Span(time.year, time.first, time.last, time.cumulative)
    if time.year is not None:
        return Span(time.year, 1, 12)
    return None


def joined(upper: Time, lower: Time) -> Time:
    """What two levels of a head say together: the lower one's months, the year of either."""
    time = lower if lower.says_months else upper
    cumulative = lower.cumulative or (upper.cumulative and not upper.says_months)
    first = 1 if cumulative and time.says_months and not lower.cumulative else time.first
    year = lower.year or upper.year
    return Time(year, first, time.last, cumulative or time.cumulative, time.grain, lower.rest)


def counted(text: str, grain: Grain) -> tuple[int, int] | None:
    """The months of a bare "3" or "III" where the head above says what is counted."""
    number = number_of(text)
    return None if number is None else months_of(number, grain)


def number_of(text: str) -> int | None:
    """The number a bare "3", "03", "III" or "ketiga" stands for."""
    word = text.casefold().strip(" .()")
    if word.isdigit() and len(word) <= 2:
        return int(word)
    return _ROMAN.get(word) or _WORDS.get(word)


def months_of(number: int, grain: Grain) -> tuple[int, int] | None:
    """First and last month of the n-th month, quarter or semester of a year."""
    length = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEMESTER: 6, Grain.YEAR: 12}[grain]
    last = number * length
    return (last - length + 1, last) if number >= 1 and last <= 12 else None


def grain_word(text: str) -> Grain | None:
    """What a head such as "Triwulan" or "Bulan ke" counts below it."""
    words = text.casefold()
    if re.search(r"\b(?:triwulan|triwulanan|tribulan|tw|trw|quarter)\b", words):
        return Grain.QUARTER
    if re.search(r"\b(?:bulan|bln|month)\b", words):
        return Grain.MONTH
    return Grain.SEMESTER if re.search(r"\b(?:semester|smt)\b", words) else None


def far_ahead(text: str) -> bool:
    """Whether a target is that of the end of a plan of several years."""
    return _LATER_ENDS.search(text.casefold()) is not None


def _months(match: re.Match[str]) -> tuple[tuple[int, int] | None, Grain]:
    if match["quarter"]:
        first, last = (counted(match[name] or match["quarter"], Grain.QUARTER) for name in ("quarter", "until"))
        return ((first[0], last[1]) if first and last and last >= first else None), Grain.QUARTER
    if match["semester"]:
        return counted(match["semester"], Grain.SEMESTER), Grain.SEMESTER
    if match["count"]:
        return counted(match["count"], Grain.MONTH), Grain.MONTH
    if match["month"]:
        month = _MONTHS[match["month"]]
        return (month, month), Grain.MONTH
    return (1, 12), Grain.YEAR


def _joins(between: str) -> bool:
    return bool(
        re.fullmatch(r"[\s\d]*(?:s\s?[./]\s?d\.?|sd\.?|sampai dengan|sampai|hingga|-|–|to|dan)[\s\d]*", between)
    )


def _clean(rest: str) -> str:
    rest = _FILLERS.sub(" ", rest)
    rest = re.sub(r"\(\s*\)", " ", rest)
    return " ".join(rest.split()).strip(" -–,.;:/")
