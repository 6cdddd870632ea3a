"""The picture of a plan's year: what each month has, what was done in it, and what is due now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import ceil

from triwulan.core.activity import ActivityDone, texts_of
from triwulan.core.plan import by_month
from triwulan.core.report import PlanItem

MONTHS = range(1, 13)


class MonthState(StrEnum):
    """How a month that has something of the plan stands."""

    DONE = "done"
    DUE = "due"
    """It is this month's."""
    MISSED = "missed"
    """The month is over."""
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a plan item: what is planned in it, how often it was done in it, and how its plan stands.

    ``state`` is None where nothing is planned. ``left`` of what is planned was made up for in no other month either.
    """

    number: int
    planned: Decimal
    done: int
    left: int
    state: MonthState | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan item over the twelve months; work outside the plan has no text."""

    text: str
    unit: str
    months: tuple[Month, ...]

    @property
    def now(self) -> tuple[Month, ...]:
        """The months whose plan is due by now and not done."""
        return tuple(each for each in self.months if each.state in (MonthState.DUE, MonthState.MISSED))


def plan_year(
    plan: Iterable[PlanItem], done: Iterable[ActivityDone], *, year: int, today: date
) -> tuple[PlanLine, ...]:
    """Each plan item's year as of a day; items of one wording are one, work outside the plan stands last.

    What was done is taken off the earliest month that still has something: done late, or ahead, it is done.
    """
    plan = tuple(plan)
    planned: dict[str, dict[int, Decimal]] = {item.text: {} for item in plan}
    units = {item.text: item.unit for item in reversed(plan)}
    for item in plan:
        months = planned[item.text]
        for month, share in by_month(item.count, item.months).items():
            months[month] = months.get(month, Decimal(0)) + share
    times: dict[str, list[int]] = {text: [0] * len(MONTHS) for text in [*planned, ""]}
    for text, each in texts_of(plan, done):
        if each.last_day.year == year:
            times[text][each.last_day.month - 1] += 1
    now = (today.year - year) * len(MONTHS) + today.month
    lines = [PlanLine(text, units[text], _months(months, times[text], now)) for text, months in planned.items()]
    if any(times[""]):
        lines.append(PlanLine("", "", _months({}, times[""], now)))
    return tuple(lines)


def _months(planned: dict[int, Decimal], times: list[int], now: int) -> tuple[Month, ...]:
    """``now`` is the present month, counted from January of the plan's year."""
    found, until_here = [], Decimal(0)
    for month in MONTHS:
        share = planned.get(month, Decimal(0))
        until_here += share
        left = min(ceil(share), max(0, ceil(until_here) - sum(times)))
        state = None if not share else MonthState.DONE if not left else _waiting(month, now)
        found.append(Month(month, share, times[month - 1], left, state))
    return tuple(found)


def _waiting(month: int, now: int) -> MonthState:
    if month == now:
        return MonthState.DUE
    return MonthState.MISSED if month < now else MonthState.AHEAD
