"""What day it is for the application: the real day, the fixed day of the demo, or a day the demo's past is told at."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Take a moment as the present, for telling a past that never was lived through (the demo's)."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def now() -> datetime:
    """The present moment; with a fixed clock, that day at the real time of day."""
    told = _told.get()
    if told is not None:
        return told
    moment = timezone.now()
    if settings.CLOCK:
        fixed = date.fromisoformat(settings.CLOCK)
        local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
        return local.replace(year=fixed.year, month=fixed.month, day=fixed.day)
    return moment


def today(time_zone: str) -> date:
    """The day it is now in the regency's time zone."""
    return day_of(now(), time_zone)


def day_of(moment: datetime, time_zone: str) -> date:
    """The day a moment falls on in the regency's time zone."""
    return moment.astimezone(ZoneInfo(time_zone)).date()
