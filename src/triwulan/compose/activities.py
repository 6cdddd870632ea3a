"""What was done in the quarter: a line for each below its indicator, and an appendix with all that is known of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from triwulan.compose.grid import cells, header
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core.activity import ActivityDone, serving
from triwulan.core.document import Align, Block, Column, Item, ItemList, Row, Table
from triwulan.core.period import MONTHS_ID, format_date
from triwulan.core.report import Report

_COLUMNS = (
    Column(0.8, Align.CENTER),
    Column(2.6),
    Column(3.2),
    Column(2.2),
    Column(2.4),
    Column(2.2),
    Column(2.8),
    Column(2, Align.CENTER),
    Column(1.2, Align.CENTER),
)
_KEYS = ("number", "activity_days", "activity_what", "activity_place", "activity_villages", "activity_with")
_LAST_KEYS = ("activity_result", "activity_serves", "evidence")


def lines_of(report: Report, indicator: str, words: Words, anchor: str) -> Iterator[Block]:
    """What was done for an indicator, as a list."""
    done = serving(report.activities, indicator)
    if done:
        yield from paragraph(words("analysis.activities"), anchor=anchor, keep=True)
        yield ItemList(tuple(Item(activity_line(each)) for each in done), anchor=anchor)


def table(report: Report, words: Words, number: str) -> Iterator[Block]:
    """Give the appendix: a row for each activity."""
    if not report.activities:
        return
    numbers = {indicator.key: str(at) for at, _, indicator in report.indicator_rows()}
    titles = header(*(words(f"column.{key}") for key in (*_KEYS, *_LAST_KEYS)))
    rows = tuple(
        _row(at, each, numbers.get(each.indicator, ""), words) for at, each in enumerate(report.activities, start=1)
    )
    yield Table(number, words("table.activities"), _COLUMNS, (titles,), rows)


def _row(number: int, done: ActivityDone, serves: str, words: Words) -> Row:
    villages = words("activities.everywhere") if done.everywhere else ", ".join(done.villages)
    return Row(
        cells(
            str(number),
            days(done.day, done.until),
            " ".join(done.what.split()),
            " ".join(done.place.split()),
            villages,
            " ".join(done.with_whom.split()),
            " ".join(done.result.split()),
            words("activities.serves", number=serves) if serves else "",
            ", ".join(str(each) for each in done.evidence),
        )
    )


def activity_line(done: ActivityDone) -> str:
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
