"""Deadlines in working days, on a versioned holiday calendar with joint leave and local overrides.

A year the calendar does not know is said, not guessed: no deadline is better than a wrong one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class HolidayKind(StrEnum):
    """Who decides that nobody works on a day."""

    PUBLIC = "public"
    JOINT_LEAVE = "joint_leave"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off, with its Indonesian name."""

    day: date
    name: str
    kind: HolidayKind


@dataclass(frozen=True)
class WorkCalendar:
    """The holidays of the years it knows, for an office with a 5- or 6-day week from Monday."""

    version: str
    years: frozenset[int]
    holidays: Mapping[date, Holiday]
    workdays: int = 5

    def __post_init__(self) -> None:
        if self.workdays not in (5, 6):
            raise ValueError(f"a working week has 5 or 6 days, not {self.workdays}")

    def with_overrides(
        self, added: Iterable[Holiday], removed: Iterable[date], known_years: Iterable[int] = ()
    ) -> "WorkCalendar":
        """Apply local decisions: days off added, holidays that are worked, years vouched for locally."""
        worked = set(removed)
        holidays = {day: holiday for day, holiday in self.holidays.items() if day not in worked}
        holidays.update({holiday.day: holiday for holiday in added})
        years = self.years | frozenset(known_years)
        changed = holidays != dict(self.holidays) or years != self.years
        version = f"{self.version}+local" if changed else self.version
        return replace(self, version=version, years=years, holidays=holidays)

    def is_working_day(self, day: date) -> bool | None:
        """Say whether the office works on a day; None when the year has no data."""
        if day.year not in self.years:
            return None
        return day.weekday() < self.workdays and day not in self.holidays


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on time, or the years whose missing holidays keep it from being known."""

    day: date | None
    missing_years: tuple[int, ...] = ()


def nth_working_day_after(calendar: WorkCalendar, day: date, count: int) -> Deadline:
    """Count working days from the day after `day`; `count` is at least 1."""
    if count < 1:
        raise ValueError(f"a deadline is at least one working day away, not {count}")
    current = day
    while count:
        current += timedelta(days=1)
        works = calendar.is_working_day(current)
        if works is None:
            return Deadline(None, (current.year,))
        count -= works
    return Deadline(current)


def working_days_left(calendar: WorkCalendar, today: date, deadline: date) -> int | None:
    """Count the working days after today up to the deadline; None when a year between has no data.

    0 on the deadline itself; late, the working days since then as a negative number, at least -1
    even when none has passed yet, because a report sent on the Sunday after is late all the same.
    """
    first, last = sorted((today, deadline))
    if not set(range(first.year, last.year + 1)) <= calendar.years:
        return None
    days = (first + timedelta(days=step) for step in range(1, (last - first).days + 1))
    worked = sum(1 for day in days if calendar.is_working_day(day))
    return -max(1, worked) if today > deadline else worked


def is_late(sent: date, deadline: Deadline) -> bool | None:
    """Say whether a report came after its deadline; None when the deadline is not known."""
    return None if deadline.day is None else sent > deadline.day
