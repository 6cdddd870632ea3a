"""Due rules in words, "30 September tahun sebelumnya", and back: what is written is what was read."""

import re
from dataclasses import dataclass
from typing import Final

from triwulan.core.dates import month_of
from triwulan.core.obligation import MONTHS_A_YEAR, Per
from triwulan.core.period import MONTHS_ID

_SHIFT: Final = (
    r"(?:(?:(?P<count>\d{1,2})\s+)?%s\s+(?P<way>sebelumnya|berikutnya)|%s(?:\s+(?:itu|berjalan|yang sama))?)"
)
_DAY: Final = r"(?:(?:tanggal|tgl\.?)\s+)?(?:(?P<day>\d{1,2})|(?P<end>akhir))"
_LEAD: Final = r"(?:paling\s+lambat|selambat-?lambatnya)?\s*"
_OF_YEAR: Final = re.compile(
    rf"{_LEAD}{_DAY}\s+(?:bulan\s+)?(?P<month>[a-z]+)(?:\s+{_SHIFT % ('tahun', 'tahun')})?", re.I
)
_OF_PERIOD: Final = re.compile(rf"{_LEAD}{_DAY}\s*,?\s+{_SHIFT % ('bulan', 'bulan')}", re.I)
_WORKING: Final = re.compile(
    r"(?:paling\s+lambat\s+)?(?P<days>\d{1,3})\s+hari\s+kerja\s+(?:setelah|sejak)\s+diterima(?:\s*,\s*(?P<rest>.+))?",
    re.I,
)
_MOST_DAYS: Final = 31
_LONG_MONTHS: Final = (1, 3, 5, 7, 8, 10, 12)


@dataclass(frozen=True, slots=True)
class DueRule:
    """The fields of an obligation that say by when it is due."""

    months_after: int
    day: int
    working_days: int = 0


END_OF_PERIOD: Final = DueRule(0, _MOST_DAYS)


def due_in_words(rule: DueRule, per: Per) -> str:
    """ "30 September tahun sebelumnya", "tanggal 5 bulan berikutnya", "20 hari kerja setelah diterima"."""
    if rule.working_days:
        by_date = DueRule(rule.months_after, rule.day)
        rest = "" if by_date == END_OF_PERIOD else f", {due_in_words(by_date, per)}"
        return f"{rule.working_days} hari kerja setelah diterima{rest}"
    if per is not Per.YEAR:
        day = "akhir" if rule.day == _MOST_DAYS else f"tanggal {rule.day}"
        return f"{day} {_shifted('bulan', rule.months_after)}"
    years, month = divmod(MONTHS_A_YEAR - 1 + rule.months_after, MONTHS_A_YEAR)
    ends = rule.day == _MOST_DAYS and month + 1 not in _LONG_MONTHS
    return f"{'akhir' if ends else rule.day} {MONTHS_ID[month]} {_shifted('tahun', years)}"


def read_due(text: str, per: Per) -> DueRule | None:
    """What the words mean for something owed once per period; None when they are not understood."""
    text = " ".join(text.split())
    working = _WORKING.fullmatch(text)
    if working is not None:
        rest = END_OF_PERIOD if working["rest"] is None else read_due(working["rest"], per)
        if rest is None or rest.working_days or not int(working["days"]):
            return None
        return DueRule(rest.months_after, rest.day, int(working["days"]))
    match = (_OF_YEAR if per is Per.YEAR else _OF_PERIOD).fullmatch(text)
    if match is None:
        return None
    day = _MOST_DAYS if match["end"] else int(match["day"])
    shift = int(match["count"] or 1) * {"sebelumnya": -1, "berikutnya": 1}.get((match["way"] or "").lower(), 0)
    if not 1 <= day <= _MOST_DAYS:
        return None
    if per is not Per.YEAR:
        return DueRule(shift, day)
    month = month_of(match["month"])
    return DueRule(MONTHS_A_YEAR * (shift - 1) + month, day) if month else None


def _shifted(unit: str, count: int) -> str:
    if not count:
        return f"{unit} itu"
    times = "" if abs(count) == 1 else f"{abs(count)} "
    return f"{times}{unit} {'sebelumnya' if count < 0 else 'berikutnya'}"
