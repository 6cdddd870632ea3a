"""The report's own period in the words in which a text names another one."""

import re
from dataclasses import replace
from typing import Final

from triwulan.core.identity import Mention, PeriodKind, StatedPeriod
from triwulan.core.period import MONTHS_ID

_ROMAN: Final = ("I", "II", "III", "IV")


def period_words(own: StatedPeriod, mention: Mention) -> str:
    """The own period as the mention would name it: "triwulanan I", "TW 1", "Semester II", "30 Juni 2023"."""
    if re.match(r"\d", mention.text) or (mention.moment is not None and mention.moment.day):
        day = own.last_day
        return f"{day.day} {MONTHS_ID[day.month - 1]} {day.year}"
    word = re.match(r"(?:bulan\s+)?[^\W\d_]+", mention.text)
    first = word.group() if word else ""
    if own.kind is PeriodKind.MONTH:
        return MONTHS_ID[own.number - 1]
    if own.kind is PeriodKind.YEAR:
        return f"tahun {own.year}"
    count = str(own.number) if re.search(r"\s[1-4]\b", mention.text) else _ROMAN[own.number - 1]
    kind = "semester" if own.kind is PeriodKind.SEMESTER else "triwulan"
    called = first if first.lower().startswith(kind[:3]) or (kind == "triwulan" and first.lower() == "tw") else kind
    return f"{called} {count}"


def following_words(own: StatedPeriod, mention: Mention) -> str:
    """The quarter after the report's own in the same words."""
    if own.number < len(_ROMAN):
        return period_words(replace(own, number=own.number + 1), mention)
    return f"{period_words(replace(own, number=1), mention)} tahun {own.year + 1}"


def period_name(period: StatedPeriod) -> str:
    """A period by its full name: "Triwulan II Tahun 2024", "Maret 2024", "Tahun 2023"."""
    if period.kind is PeriodKind.YEAR:
        return f"Tahun {period.year}"
    if period.kind is PeriodKind.MONTH:
        return f"{MONTHS_ID[period.number - 1]} {period.year}"
    kind = "Semester" if period.kind is PeriodKind.SEMESTER else "Triwulan"
    return f"{kind} {_ROMAN[period.number - 1]} Tahun {period.year}"
