"""Tables 2.4 to 2.6: strategies with their months, what is done next, and what became of last quarter's plans."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.report import CarriedAnswer, CarriedFollowUp, FollowUp, Indicator, Strategy
from triwulan.interpret.own_form.form import flat, months_in, numbers_in
from triwulan.interpret.own_form.sections import Sections, missing

_FIRST: Final = re.compile(r"(?P<count>\d+)\. ")


def strategies_of(sections: Sections, indicators: tuple[Indicator, ...]) -> Iterator[Strategy]:
    """Each strategy of table 2.4; one cell holds those of the same months."""
    table = sections.tables.get("2.4")
    keys = {flat(indicator.name): indicator.key for indicator in indicators}
    at = ""
    for row in table.rows if table is not None else ():
        at = keys.get(flat(row.cells[1].text), at)
        for text in _parted(flat(row.cells[2].text)):
            yield Strategy(indicator=at, text=text, months=months_in(row.cells[3].text))


def _parted(text: str) -> list[str]:
    """The texts of "1. ... 2. ..."; one alone is not counted."""
    first = _FIRST.match(text)
    if first is None:
        return [text]
    found = []
    count, rest = int(first["count"]), text[first.end() :]
    while True:
        own, mark, more = rest.partition(f" {count + 1}. ")
        found.append(own)
        if not mark:
            return found
        count, rest = count + 1, more


def follow_ups_of(sections: Sections) -> Iterator[FollowUp]:
    """The rows of table 2.5."""
    table = sections.tables.get("2.5")
    for number, row in enumerate(table.rows if table is not None else (), start=1):
        what, who, by_when = (flat(each.text) for each in row.cells[1:4])
        yield FollowUp(item=number, what=what, who=who, by_when=by_when)


def carried_of(sections: Sections) -> Iterator[CarriedFollowUp]:
    """The rows of table 2.6."""
    table = sections.tables.get("2.6")
    for number, row in enumerate(table.rows if table is not None else (), start=1):
        what, who, by_when, answer, note, evidence = (flat(each.text) for each in row.cells[1:7])
        yield CarriedFollowUp(
            item=number,
            what=what,
            who=who,
            by_when=by_when,
            answer=_answer(sections, answer),
            note=note,
            evidence=numbers_in(evidence),
        )


def _answer(sections: Sections, text: str) -> CarriedAnswer | None:
    if not text:
        return None
    for answer in CarriedAnswer:
        if text == sections.form.write(f"answer.{answer.value}"):
            return answer
    raise missing(f"2.4: {text}")
