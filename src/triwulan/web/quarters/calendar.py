"""The day a quarter's report is due."""

from triwulan.core.period import Quarter
from triwulan.core.working_days import Deadline, WorkCalendar, nth_working_day_after
from triwulan.web.organisation.models import Regency


def deadline_of(calendar: WorkCalendar, quarter: Quarter, *, regency: Regency) -> Deadline:
    """The last working day on which the quarter's report is on time."""
    return nth_working_day_after(calendar, quarter.last_day, regency.deadline_days)
