"""Activities as the report lists them: one line each, in official Indonesian whatever the language of the screen."""

from collections.abc import Iterable, Sequence
from datetime import date

from triwulan.core.activity import ActivityDone, within
from triwulan.core.period import MONTHS_ID, format_date


def lines(done: Iterable[ActivityDone], *, first: date, last: date) -> list[str]:
    """A line for each activity that was done with between the days, both included, in the order they come in."""
    return [line(each) for each in within(done, first=first, last=last)]


def line(done: ActivityDone) -> str:
    """ "Rapat RKPDes, 12 Maret 2023, Desa A dan Desa B, bersama Tim Kecamatan; hasil: jadwal disepakati"."""
    where = [_plain(done.place), _villages(done)]
    parts = [_plain(done.what), days(done.day, done.until), *filter(None, where)]
    if done.with_whom:
        parts.append(f"bersama {_plain(done.with_whom)}")
    told = ", ".join(parts)
    return f"{told}; hasil: {_plain(done.result)}" if done.result else told


def days(day: date, until: date | None) -> str:
    """ "12 Maret 2023", "12 s.d. 14 Maret 2023", "30 Maret s.d. 2 April 2023"."""
    if until is None:
        return format_date(day)
    if (day.year, day.month) == (until.year, until.month):
        return f"{day.day} s.d. {format_date(until)}"
    if day.year == until.year:
        return f"{day.day} {MONTHS_ID[day.month - 1]} s.d. {format_date(until)}"
    return f"{format_date(day)} s.d. {format_date(until)}"


def _villages(done: ActivityDone) -> str:
    return "seluruh desa" if done.everywhere else listed([f"Desa {each}" for each in done.villages])


def listed(words: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def _plain(text: str) -> str:
    """Of several lines one, without a full stop at its end: the line goes on, or the list sets its own."""
    return " ".join(text.split()).rstrip(" .;,")
