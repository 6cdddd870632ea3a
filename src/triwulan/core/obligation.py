"""What is due by when: documents of a village for a year, reports of an office for its months, and how each stands."""

import calendar as months
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triwulan.core.period import Quarter
from triwulan.core.working_days import WorkCalendar, nth_working_day_after

MONTHS_A_YEAR: Final = 12


class Bearer(StrEnum):
    """Whose duty it is: each village's, or the office's own."""

    VILLAGE = "village"
    OFFICE = "office"


class Per(StrEnum):
    """How often it falls due."""

    YEAR = "year"
    SEMESTER = "semester"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def periods(self) -> int:
        """How many there are in a year."""
        return {Per.YEAR: 1, Per.SEMESTER: 2, Per.QUARTER: 4, Per.MONTH: MONTHS_A_YEAR}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something that must be there by a day, with its legal source.

    ``months_after`` and ``day`` give the month, counted from the last month of the period it is about, and the day
    in it (31: the month's last). With ``working_days`` it is due so many working days after it was received instead,
    and the date only says by when all of it should be over. The years are those of the document; a ``last_year`` of
    None is open.
    """

    key: str
    name: str
    bearer: Bearer = Bearer.VILLAGE
    per: Per = Per.YEAR
    months_after: int = 0
    day: int = 31
    working_days: int = 0
    source: str = ""
    first_year: int = 0
    last_year: int | None = None

    def applies_to(self, year: int) -> bool:
        """Whether a document of this year is owed."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


class Standing(StrEnum):
    """How something stands as of a day; DONE is done without it being known by when it was due."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_YET = "not_yet"
    OVERDUE = "overdue"
    DONE = "done"

    @property
    def is_done(self) -> bool:
        """It is there, in time or not."""
        return self in (Standing.ON_TIME, Standing.LATE, Standing.DONE)


def due_day(
    obligation: Obligation, *, year: int, period: int = 1, received: date | None = None, calendar: WorkCalendar
) -> date | None:
    """The last day on time for a document of ``year`` and, where there are several, of its ``period`` from 1.

    None while it is not known: not received yet, or the calendar lacks a year. Raises ValueError for a period there
    is none of.
    """
    by_date = due_by_date(obligation, year=year, period=period)
    if not obligation.working_days:
        return by_date
    if received is None:
        return None
    return nth_working_day_after(calendar, received, obligation.working_days).day


def due_by_date(obligation: Obligation, *, year: int, period: int = 1) -> date:
    """The day that the date of the rule means; raises ValueError for a period there is none of."""
    if not 1 <= period <= obligation.per.periods:
        raise ValueError(f"{obligation.per} has {obligation.per.periods} periods, not {period}")
    last_month = MONTHS_A_YEAR // obligation.per.periods * period
    years, month = divmod(last_month - 1 + obligation.months_after, MONTHS_A_YEAR)
    last_day = months.monthrange(year + years, month + 1)[1]
    return date(year + years, month + 1, min(obligation.day, last_day))


def standing(*, due: date | None, done: date | None, as_of: date) -> Standing:
    """How it stands as of a day; what was done later is not done as of that day."""
    if done is not None and done <= as_of:
        if due is None:
            return Standing.DONE
        return Standing.ON_TIME if done <= due else Standing.LATE
    return Standing.OVERDUE if due is not None and as_of > due else Standing.NOT_YET


def quarter_of_maturity(obligation: Obligation, *, document_year: int, agreement_year: int) -> int | None:
    """The first quarter of the agreement's year in which it can be measured; 1 when it was decided before.

    That is the quarter in which the (first) document of ``document_year`` falls due; None when that is later.
    """
    due = Quarter.of(due_by_date(obligation, year=document_year))
    if due.year > agreement_year:
        return None
    return due.number if due.year == agreement_year else 1
