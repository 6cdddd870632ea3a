"""Evidence whose day lies before the report's year, or after its deadline."""

from datetime import date, timedelta

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import due_within
from triwulan.audit.subjects.substance.evidence_lists import Listed, behind_counts, listed
from triwulan.core.dates import read_date
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.period import format_date
from triwulan.core.working_days import nth_working_day_after
from triwulan.data.calendar import national_calendar

_ANY_HOLIDAYS = 21
"""Days in which any deadline of working days has passed, where the calendar of the year is not known."""


@rule("B634", title="Evidence from outside the period", severity=Severity.REMARK, each=listed)
def evidence_outside_period(piece: Listed, context: Context) -> Answer:
    """Evidence of documents and activities that were counted is judged by its own dates, not by the report's."""
    identity = context.reading.identity
    day = None if piece.day is None else read_date(piece.day.text)
    if day is None or piece.day is None or identity.period is None or piece.number in behind_counts(context.reading):
        return DOES_NOT_APPLY
    last_day = identity.period.last_day
    days = due_within(identity)
    due = None if days is None else nth_working_day_after(national_calendar(), last_day, days).day
    latest = due or last_day + timedelta(days=_ANY_HOLIDAYS)
    if date(last_day.year, 1, 1) <= day <= latest:
        return None
    return Finding(
        message="b634.early" if day < last_day else "b634.late",
        places=(piece.day.place,),
        printed=piece.day.text,
        values={"name": piece.name, "day": format_date(day), "year": last_day.year, "latest": format_date(latest)},
    )
