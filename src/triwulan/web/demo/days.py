"""Moments of the demo's past, in the time of its regency."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from triwulan.web.organisation.models import Regency


def moment(day: date, hour: int, minute: int = 10) -> datetime:
    """A time of day in Lumajang."""
    return datetime.combine(day, time(hour, minute), ZoneInfo(Regency.TimeZone.WIB.value))
