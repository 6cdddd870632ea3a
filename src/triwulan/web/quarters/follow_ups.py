"""What a quarter's record says of follow-ups: what became of last quarter's, and what is done next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from triwulan.core import anchors
from triwulan.core.dates import read_date
from triwulan.core.period import format_date
from triwulan.core.report import CarriedAnswer, CarriedFollowUp, FollowUp
from triwulan.web.quarters.carrying import Asked
from triwulan.web.quarters.fields import MOST_ITEMS, items_entered
from triwulan.web.quarters.records import QuarterRecord


def follow_ups_of(record: QuarterRecord) -> tuple[FollowUp, ...]:
    """What was typed, and below it what goes on from last quarter; what was typed anew is not said twice."""
    return (*_typed(record), *(follow_up for _number, follow_up in continued_of(record)))


def continued_of(record: QuarterRecord) -> tuple[tuple[int, FollowUp], ...]:
    """What goes on, each with the number by which it was answered."""
    known = {_plain(each.what) for each in _typed(record)}
    return tuple((number, each) for number, each in _continued(record) if _plain(each.what) not in known)


def carried_of(record: QuarterRecord) -> tuple[CarriedFollowUp, ...]:
    """Last quarter's follow-ups with their answers."""
    return tuple(
        CarriedFollowUp(
            item=asked.number,
            what=asked.follow_up.what,
            who=asked.follow_up.who,
            by_when=asked.follow_up.by_when,
            answer=answer_to(record, asked),
            note=record.prose(f"{anchors.carried(asked.number)}/note").text,
            evidence=tuple(item.number for _key, item in record.evidence.at(anchors.carried(asked.number))),
        )
        for asked in record.asked
    )


def answer_to(record: QuarterRecord, asked: Asked) -> CarriedAnswer | None:
    """What was answered; nothing where that was to another wording."""
    text = record.text(f"{anchors.carried(asked.number)}/answer")
    return CarriedAnswer(text) if asked.answered_as is None and text in list(CarriedAnswer) else None


def needs_new_day(record: QuarterRecord, asked: Asked) -> bool:
    """Whether one that goes on has to say until when: its day is over by the quarter's end, or was none."""
    day = read_date(asked.follow_up.by_when)
    return day is None or day <= record.report.quarter.last_day


def _typed(record: QuarterRecord) -> Iterator[FollowUp]:
    for item in items_entered(record.own, anchors.FOLLOW_UP):
        base = anchors.follow_up(item)
        what = record.prose(f"{base}/what").text
        if what:
            who, by_when = record.text(f"{base}/who").strip(), record.text(f"{base}/by_when").strip()
            yield FollowUp(item=item, what=what, who=who, by_when=_day_in_words(by_when))


def _continued(record: QuarterRecord) -> Iterator[tuple[int, FollowUp]]:
    """Those that go on, numbered above all that can be typed.

    One that went on before keeps its number. The numbers depend on what is asked, not on what is answered, so that a
    remark on one of them stays where it was.
    """
    taken = {asked.number for asked in record.asked if asked.number > MOST_ITEMS}
    for asked in record.asked:
        number = asked.number
        if number <= MOST_ITEMS:
            number = next(free for free in range(MOST_ITEMS + 1, 1000) if free not in taken)
            taken.add(number)
        if answer_to(record, asked) is CarriedAnswer.CONTINUED:
            by_when = record.text(f"{anchors.carried(asked.number)}/by_when").strip()
            day = _day_in_words(by_when) or asked.follow_up.by_when
            yield asked.number, replace(asked.follow_up, item=number, by_when=day)


def _day_in_words(text: str) -> str:
    """A date as the calendar field posts it, in words; anything else as it was written."""
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .;")
