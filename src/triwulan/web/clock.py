"""What day it is for the application: the real day, the fixed day of the demo, or a day the demo's past is told at."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

SHARED_BY_ALL_ZONES = 22 / 24
"""What of a day is the same day in East and West: the East is two hours ahead."""

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
    """The present moment; with a fixed clock, a moment of that day in all Indonesian zones, later as time goes."""
    told = _told.get()
    if told is not None:
        return told
    moment = timezone.now()
    if settings.CLOCK:
        fixed = date.fromisoformat(settings.CLOCK)
        local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
        gone = local - local.replace(hour=0, minute=0, second=0, microsecond=0)
        return datetime.combine(fixed, time(), local.tzinfo) + gone * SHARED_BY_ALL_ZONES
    return moment


def today(time_zone: str) -> date:
    """The day it is now in the regency's time zone."""
    return day_of(now(), time_zone)


def day_of(moment: datetime, time_zone: str) -> date:
    """The day a moment falls on in the regency's time zone."""
    return moment.astimezone(ZoneInfo(time_zone)).date()
