"""The working days of a regency, and the day a quarter's report is due."""

from triwulan.core.period import Quarter
from triwulan.core.working_days import Deadline, Holiday, HolidayKind, WorkCalendar, nth_working_day_after
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


def deadline_of(calendar: WorkCalendar, quarter: Quarter, *, regency: Regency) -> Deadline:
    """The last working day on which the quarter's report is on time."""
    return nth_working_day_after(calendar, quarter.last_day, regency.deadline_days)
