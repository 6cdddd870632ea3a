"""Rows of the register as values of the core."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from triwulan.core import obligation as core
from triwulan.core.dates import read_date
from triwulan.core.working_days import WorkCalendar
from triwulan.web.organisation.calendar import calendar_of
from triwulan.web.organisation.models import Unit
from triwulan.web.register.models import Obligation

FIELDS = ("name", "months_after", "day", "working_days", "source", "first_year", "last_year")
"""What a row and a value of the core have in common, besides their enumerations."""


def core_obligation(row: Obligation) -> core.Obligation:
    """The obligation as the core knows it."""
    values = {name: getattr(row, name) for name in FIELDS}
    return core.Obligation(key=row.key, bearer=core.Bearer(row.bearer), per=core.Per(row.per), **values)


class Filled(Protocol):
    """The dates of a cell as they were typed, whether a row of the model holds them or not."""

    @property
    def done_text(self) -> str:
        """When it was done."""

    @property
    def received_text(self) -> str:
        """When what is to be dealt with came."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How a cell stands: when it was due and done; ``done`` is None while nothing readable says so."""

    due: date | None
    done: date | None
    standing: core.Standing


Judge = Callable[[core.Obligation, int, Filled | None], Judged]


def calendar_when_needed(unit: Unit) -> Callable[[], WorkCalendar]:
    """What gives the calendar of the unit's regency, both read once, when the first due day asks for it."""
    return cache(lambda: calendar_of(unit.regency))


def judge(calendar: Callable[[], WorkCalendar], *, year: int, as_of: date) -> Judge:
    """What says of an obligation's period how it stands as of a day, given its row or None."""
    due_days: dict[tuple[str, int, date | None], date | None] = {}

    def due_day(obligation: core.Obligation, period: int, received: date | None) -> date | None:
        if not obligation.working_days:
            return core.due_by_date(obligation, year=year, period=period)
        return core.due_day(obligation, year=year, period=period, received=received, calendar=calendar())

    def judged(obligation: core.Obligation, period: int, row: Filled | None) -> Judged:
        received = read_date(row.received_text) if row is not None and obligation.working_days else None
        place = obligation.key, period, received
        if place not in due_days:
            due_days[place] = due_day(obligation, period, received)
        due = due_days[place]
        done = None if row is None else read_date(row.done_text)
        return Judged(due, done, core.standing(due=due, done=done, as_of=as_of))

    return judged
