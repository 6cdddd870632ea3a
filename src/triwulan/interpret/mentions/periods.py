"""Quarters, semesters, months, years and dates as running text names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from triwulan.core.dates import MONTH_NAMES, month_of
from triwulan.core.identity import MentionKind, Moment

MONTHS: Final = "(?:" + "|".join(MONTH_NAMES) + r")\b\.?"
"""A pattern for the name of a month, also shortened; case does not matter."""

_COUNT: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "pertama": 1, "kedua": 2, "ketiga": 3,
    "keempat": 4, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "ganjil": 1, "genap": 2,
}  # fmt: skip
_N: Final = r"(?:iv|i{1,3}|[1-4])(?![\w%]|[.,]\d|/\d{1,2}(?!\d))"
_NW: Final = rf"(?:{_N}|(?:pertama|kedua|ketiga|keempat|satu|dua|tiga|empat)\b)"
_YEAR: Final = r"(?:(?:19|20)\d\d)(?![\d.,]*\d)"
_OF_YEAR: Final = rf"(?:\s*[-–,/(]?\s*(?:pada\s+)?(?:tahun\s+anggaran|tahun|thn\.?|t\.?a\.?)?\s*(?P<{{0}}>{_YEAR}))?"
_JOIN: Final = r"(?:s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga|dan|serta|maupun|atau|ke|menuju|[-–,&/])"
_QUARTERS: Final = (
    rf"(?:triwulan(?:an)?|tri\s+wulan|tribulan|kuartal|trw\.?|tw\.?|"
    rf"q(?=[1-4]))\s*(?:ke\s*-?\s*)?[-.]?\s*(?P<quarter>{_NW})"
    rf"(?P<more>(?:\s*{_JOIN}\s*(?:triwulan(?:an)?\s+|tw\.?\s*)?{_N})*)" + _OF_YEAR.format("qyear")
)
_SEMESTERS: Final = (
    rf"(?:semester|smt\.?)\s*(?:ke\s*-?\s*)?(?P<semester>(?:i{{1,2}}|[12])(?![\w%]|[.,/]\d)|(?:pertama|kedua|ganjil|"
    rf"genap|satu|dua)\b)"
    rf"(?P<both>(?:\s*{_JOIN}\s*(?:semester\s+)?(?:i{{1,2}}|[12])(?![\w%]))?)" + _OF_YEAR.format("syear")
)
_RANGE: Final = (
    rf"(?:(?P<from_day>\d{{1,2}})\s+)?(?:bulan\s+)?(?P<from>{MONTHS})(?:\s+(?P<from_year>{_YEAR}))?\s*{_JOIN}\s*"
    rf"(?:dengan\s+)?(?:(?P<to_day>\d{{1,2}})\s+)?(?:bulan\s+)?(?P<to>{MONTHS})(?:\s+(?:tahun\s+)?(?P<to_year>{_YEAR}))?"
)
_DATE: Final = rf"(?<![\d.,])(?P<day>\d{{1,2}})\s+(?P<month>{MONTHS})\s+(?P<year>{_YEAR})"
_NUMERIC: Final = r"(?<![\d./-])(?P<nday>\d{1,2})(?P<sep>[/-])(?P<nmonth>\d{1,2})(?P=sep)(?P<nyear>(?:19|20)\d\d)(?!\d)"
_BULAN: Final = (
    rf"(?:bulan\s+(?P<named>{MONTHS})(?:\s+(?:tahun\s+)?(?P<named_year>{_YEAR}))?|"
    rf"(?P<bare>{MONTHS})\s+(?:tahun\s+)?(?P<bare_year>{_YEAR}))"
)
_YEARS: Final = (
    rf"(?:tahun\s+anggaran|tahun|thn\.?|t\.?a\.?)\s*(?P<one>{_YEAR})"
    rf"(?P<others>(?:\s*(?:[-–/,&]|dan|sampai(?:\s+dengan)?|s\.?/?d\.?|hingga|ke)\s*(?:tahun\s+)?{_YEAR})*)"
)
_TIME: Final = re.compile(
    rf"(?<!\w)(?=[\dabdfjkmnopqst])(?:{_QUARTERS}|{_SEMESTERS}|{_RANGE}|{_DATE}|{_NUMERIC}|{_BULAN}|{_YEARS})", re.I
)
_BEFORE: Final = re.compile(rf"(?:tahun(?:\s+anggaran)?|ta\.?)\s*(?P<year>{_YEAR})\s*[-–,/]?\s*$", re.I)
_ALONE: Final = re.compile(rf"(?<![\w./-]){_YEAR}(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Said:
    """A time as said at ``start``..``end`` of a text; ``listed`` when it is one of several in a row."""

    kind: MentionKind
    text: str
    normal: str
    moment: Moment
    start: int
    end: int
    listed: bool = False


def times_in(text: str) -> Iterator[Said]:
    """Every time a text names, from left to right; the second of two quarters in a row makes the first ``listed``."""
    for match in _TIME.finditer(text):
        said = _said(match, text)
        if said is not None:
            yield said


def day_of(day: str, month: str, year: str) -> date | None:
    """A date of its printed parts; None when one is blank or the calendar has no such day."""
    try:
        return date(int(year), month_of(month), int(day))
    except ValueError:
        return None


def _said(match: re.Match[str], text: str) -> Said | None:
    parts = match.groupdict()
    if parts["quarter"]:
        number = _COUNT[parts["quarter"].lower()]
        year = _year(parts["qyear"]) or _year_before(text, match.start())
        return _made(match, MentionKind.PERIOD, _tag(year, f"Q{number}"), _part(number, 3, year), bool(parts["more"]))
    if parts["semester"]:
        number = _COUNT[parts["semester"].lower()]
        year = _year(parts["syear"]) or _year_before(text, match.start())
        return _made(match, MentionKind.PERIOD, _tag(year, f"S{number}"), _part(number, 6, year), bool(parts["both"]))
    if parts["from"]:
        return _range(match, parts)
    if parts["day"] or parts["nday"]:
        return _date(match, parts)
    if parts["named"] or parts["bare"]:
        number = month_of(parts["named"] or parts["bare"])
        year = _year(parts["named_year"] or parts["bare_year"])
        return _made(match, MentionKind.PERIOD, _tag(year, f"M{number:02}"), _part(number, 1, year), False)
    year = int(parts["one"])
    return _made(match, MentionKind.YEAR, str(year), Moment(1, 12, year), bool(parts["others"]))


def _range(match: re.Match[str], parts: dict[str, str | None]) -> Said:
    first, last = month_of(parts["from"] or ""), month_of(parts["to"] or "")
    year = _year(parts["to_year"])
    normal = _tag(year, f"M{first:02}/M{last:02}")
    return _made(match, MentionKind.PERIOD, normal, Moment(first, last, year, int(parts["to_day"] or 0)), False)


def _date(match: re.Match[str], parts: dict[str, str | None]) -> Said:
    day, month, year = int(parts["day"] or parts["nday"] or 0), parts["month"] or parts["nmonth"] or "", 0
    year = int(parts["year"] or parts["nyear"] or 0)
    number = month_of(month)
    normal = f"{year}-{number:02}-{day:02}"
    return _made(match, MentionKind.DATE, normal, Moment(number, number, year, day), False)


def _made(match: re.Match[str], kind: MentionKind, normal: str, moment: Moment, listed: bool) -> Said:
    return Said(kind, match.group().rstrip(" ,-–(/"), normal, moment, match.start(), match.end(), listed)


def _part(number: int, months: int, year: int | None) -> Moment:
    return Moment((number - 1) * months + 1, number * months, year)


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def _year_before(text: str, start: int) -> int | None:
    match = _BEFORE.search(text[:start])
    return int(match["year"]) if match else None


def _tag(year: int | None, part: str) -> str:
    return part if year is None else f"{year}-{part}"
