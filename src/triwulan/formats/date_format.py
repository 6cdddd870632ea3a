"""What a workbook's number format makes of a date: days since 1900 (or 1904) to the text the cell shows."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

_MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ENGLISH_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH: Final = re.compile(r"\[\$-(?:[0-9A-Fa-f]*0)?[48]?09[\],]")
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_TOKEN: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)"
    | \\(?P<escaped>.)
    | [_*](?P<space>.)
    | \[(?P<elapsed>h+|m+|s+)\]
    | \[[^\]]*\]
    | (?P<half>AM/PM|A/P)
    | (?P<part>y+|m+|d+|h+|s+|e+)
    | \.(?P<parts>0+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_LAST: Final = 2_958_465  # 31 December 9999


@lru_cache(maxsize=512)
def is_date(code: str) -> bool:
    """Whether a code shows days or times: letters of dates outside quotes, no digits."""
    if code.lower() in ("general", "standard", "@"):
        return False
    bare = _LITERAL.sub("", code.split(";")[0])
    bare = re.sub(r"AM/PM|A/P|general|standard", "", bare, flags=re.IGNORECASE)
    return bool(re.search(r"[ymdhs]", bare, re.IGNORECASE)) and not re.search(r"[#?]|(?<![sS.\]0])0", bare)


def date_text(value: Decimal, code: str, *, since_1904: bool) -> str | None:
    """The day or time as the cell shows it; None for a number that is no day."""
    if not 0 <= value <= _LAST:
        return None
    seconds = int((value * 86400).to_integral_value())
    days = seconds // 86400
    if since_1904:
        days += 1462
    # 1900 is a leap year to workbooks
    start = datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)
    if days > _LAST:
        return None
    moment = start + timedelta(days=days, seconds=seconds % 86400)
    english = bool(_ENGLISH.search(code))
    tokens = list(_TOKEN.finditer(code.split(";")[0]))
    half = any(token.lastgroup == "half" for token in tokens)
    shown = [_shown(tokens, at, moment, seconds, english=english, half=half) for at in range(len(tokens))]
    return " ".join("".join(shown).split())


def _shown(tokens: list[re.Match[str]], at: int, moment: datetime, seconds: int, *, english: bool, half: bool) -> str:
    token = tokens[at]
    match token.lastgroup:
        case "quoted" | "escaped" | "other":
            return token[token.lastgroup]
        case "space":
            return " "
        case "half":
            return "AM" if moment.hour < 12 else "PM"
        case "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token["elapsed"][0].lower()]
            return str(seconds // unit).rjust(len(token["elapsed"]), "0")
        case "parts":
            return "." + "0" * len(token["parts"])
        case "part":
            part = token["part"].lower()
            if part[0] == "m" and _is_minutes(tokens, at):
                return str(moment.minute).rjust(len(part), "0")
            return _part(part, moment, english=english, half=half)
        case _:
            return ""


def _is_minutes(tokens: list[re.Match[str]], at: int) -> bool:
    """An "m" after hours or before seconds."""
    parts = [
        (index, (token["part"] or token["elapsed"])[0].lower())
        for index, token in enumerate(tokens)
        if token.lastgroup in ("part", "elapsed")
    ]
    place = next(index for index, (own, _) in enumerate(parts) if own == at)
    before = parts[place - 1][1] if place else ""
    after = parts[place + 1][1] if place + 1 < len(parts) else ""
    return before == "h" or after == "s"


def _part(part: str, moment: datetime, *, english: bool, half: bool) -> str:
    months, days = (_ENGLISH_MONTHS, _ENGLISH_DAYS) if english else (_MONTHS, _DAYS)
    size = len(part)
    match part[0]:
        case "y" | "e":
            return f"{moment.year:04d}" if size > 2 or part[0] == "e" else f"{moment.year % 100:02d}"
        case "m" if size > 2:
            name = months[moment.month - 1]
            return name if size == 4 else name[:1] if size == 5 else _short(name)
        case "m":
            return str(moment.month).rjust(size, "0")
        case "d" if size > 2:
            name = days[moment.weekday()]
            return name if size > 3 else name[:3]
        case "d":
            return str(moment.day).rjust(size, "0")
        case "h":
            return str((moment.hour - 1) % 12 + 1 if half else moment.hour).rjust(size, "0")
        case _:
            return str(moment.second).rjust(size, "0")


def _short(name: str) -> str:
    return "Agu" if name == "Agustus" else name[:3]
