"""The working days of a regency."""

from triwulan.core.working_days import Holiday, HolidayKind, WorkCalendar
from triwulan.data.calendar import national_calendar
from triwulan.web.organisation.models import CalendarDay, Regency


def calendar_of(regency: Regency) -> WorkCalendar:
    """The national calendar with the regency's own decisions on top."""
    days = list(CalendarDay.objects.filter(regency=regency).order_by())
    if not days:
        return national_calendar(regency.workdays)
    return national_calendar(regency.workdays).with_overrides(
        added=(Holiday(row.day, row.name, HolidayKind.LOCAL) for row in days if not row.working),
        removed=(row.day for row in days if row.working),
    )
