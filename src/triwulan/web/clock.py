"""What day it is for the application: the real day of the regency, or the fixed day of the demo."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment; with a fixed clock, that day at the real time of day."""
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
