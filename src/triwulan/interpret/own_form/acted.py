"""The appendix with what was done in the quarter: the table after those of the counted figures."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from triwulan.core.activity import ActivityDone
from triwulan.core.period import MONTHS_ID
from triwulan.core.reading import StatedRow
from triwulan.core.report import Indicator
from triwulan.interpret.own_form.form import Form, flat, numbers_in
from triwulan.interpret.own_form.pieces import day
from triwulan.interpret.own_form.sections import Sections, missing

_RANGE: Final = re.compile(
    r"(?P<day>\d{1,2})(?: (?P<month>[A-Z][a-z]+))?(?: (?P<year>\d{4}))? s\.d\. (?P<last>\d{1,2} [A-Z][a-z]+ \d{4})"
)


def activities_of(sections: Sections, indicators: tuple[Indicator, ...]) -> Iterator[ActivityDone]:
    """Each activity, in the order of the appendix."""
    caption = flat(sections.form.write("table.activities"))
    for table in sections.tables.values():
        if flat(table.caption) == caption:
            yield from (_activity(row, sections.form, indicators) for row in table.rows)


def _activity(row: StatedRow, form: Form, indicators: tuple[Indicator, ...]) -> ActivityDone:
    when, what, place, villages, with_whom, result, serves, evidence = (flat(each.text) for each in row.cells[1:9])
    first, until = _days(when)
    everywhere = villages == form.write("activities.everywhere")
    number = numbers_in(serves)
    return ActivityDone(
        day=first,
        until=until,
        what=what,
        place=place,
        villages=tuple(villages.split(", ")) if villages and not everywhere else (),
        everywhere=everywhere,
        with_whom=with_whom,
        result=result,
        indicator=indicators[number[0] - 1].key if number else "",
        evidence=numbers_in(evidence),
    )


def _days(text: str) -> tuple[date, date | None]:
    """The days of "12 Maret 2023", "12 s.d. 14 Maret 2023" and "30 Maret s.d. 2 April 2023"."""
    match = _RANGE.fullmatch(text)
    if match is None:
        first, last = day(text), None
    else:
        last = day(match["last"])
        month = match["month"]
        known = last is not None and (month is None or month in MONTHS_ID)
        first = (
            date(
                int(match["year"] or last.year), MONTHS_ID.index(month) + 1 if month else last.month, int(match["day"])
            )
            if known and last is not None
            else None
        )
    if first is None:
        raise missing(text)
    return first, last
