"""What an office did and what its plan has: activities as values, and the figure that is counted from them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Final

from triwulan.core.counting import Counted, CountedItem, CountedOf
from triwulan.core.plan import PlanItem, by_month

MOST_LEFT: Final = 50
"""Of one plan item so many are listed as still to be done; nobody reads more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDone:
    """Something done on a day, or from ``day`` until ``until``.

    ``villages`` are names; ``everywhere`` says that they are all the unit has. ``indicator`` is the
    indicator's key, "" where it serves none; ``plan_text`` the plan item it was done for, as that read then;
    ``evidence`` the numbers of its evidence.
    """

    day: date
    until: date | None = None
    what: str
    place: str = ""
    villages: tuple[str, ...] = ()
    everywhere: bool = False
    with_whom: str = ""
    result: str = ""
    indicator: str = ""
    plan_text: str = ""
    evidence: tuple[int, ...] = ()

    @property
    def last_day(self) -> date:
        """The day it was done with: it counts in the quarter of that day."""
        return self.until or self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A plan item, or an indicator's whole plan, over some months: how much is planned and how often it was done."""

    text: str
    planned: Decimal
    done: int

    @property
    def left(self) -> int:
        """How many are still to be done; what is planned in fractions is done by one more."""
        return max(0, ceil(self.planned) - self.done)


def planned_between(item: PlanItem, *, first: date, last: date) -> Decimal:
    """What a plan item has in the months from ``first`` to ``last``, both of one year."""
    shares = by_month(item.count, item.months)
    return sum((share for month, share in shares.items() if first.month <= month <= last.month), Decimal(0))


def within(done: Iterable[ActivityDone], *, first: date, last: date) -> tuple[ActivityDone, ...]:
    """Those done with between the days, both included."""
    return tuple(each for each in done if first <= each.last_day <= last)


def serving(done: Iterable[ActivityDone], indicator: str) -> tuple[ActivityDone, ...]:
    """Those that serve an indicator."""
    return tuple(each for each in done if each.indicator == indicator)


def texts_of(plan: Iterable[PlanItem], done: Iterable[ActivityDone]) -> tuple[tuple[str, ActivityDone], ...]:
    """Each activity with the wording of the plan item it was done for, "" for work outside the plan.

    A plan item reworded since is found again where the plan has one only.
    """
    texts = tuple(dict.fromkeys(item.text for item in plan))
    only = texts[0] if len(texts) == 1 else ""
    return tuple((each.plan_text if each.plan_text in texts else each.plan_text and only, each) for each in done)


def progress(
    plan: Iterable[PlanItem], done: Iterable[ActivityDone], *, first: date, last: date
) -> tuple[Progress, ...]:
    """Each plan item that has something in these months or was done in them, in the plan's order.

    Items of one wording are one. Work outside the plan stands last, with nothing planned.
    """
    plan = tuple(plan)
    planned: dict[str, Decimal] = {}
    for item in plan:
        planned[item.text] = planned.get(item.text, Decimal(0)) + planned_between(item, first=first, last=last)
    times = Counter(text for text, _each in texts_of(plan, within(done, first=first, last=last)))
    rows = (Progress(text=text, planned=planned.get(text, Decimal(0)), done=times[text]) for text in [*planned, ""])
    return tuple(row for row in rows if row.planned or row.done)


def count_activities(
    plan: Iterable[PlanItem], done: Iterable[ActivityDone], *, first: date, last: date, what: str
) -> Counted:
    """How many activities of an indicator were done from ``first`` to ``last``, of what its plan has in these months.

    Both days are of one year. The items are the activities in their order, then what is planned and not done yet, one
    by one (MOST_LEFT at most); what is planned in fractions counts as one more. Without a plan the denominator is 0.
    """
    plan, done = tuple(plan), tuple(done)
    items = [
        CountedItem(name=each.what, counts=True, standing="done", day=each.last_day, evidence=each.evidence)
        for each in within(done, first=first, last=last)
    ]
    found = progress(plan, done, first=first, last=last)
    items += _left(found)
    planned = sum((each.planned for each in found), Decimal(0))
    return Counted(what=what, of=CountedOf.ACTIVITIES, as_of=last, items=tuple(items), denominator=ceil(planned))


def _left(found: Iterable[Progress]) -> Iterator[CountedItem]:
    for each in found:
        for _once in range(min(each.left, MOST_LEFT)):
            yield CountedItem(name=each.text, counts=False, standing="planned")
