"""A report signed after the working days it has."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedDay, due_within, signed_days
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity, Unchecked
from triwulan.core.identity import PeriodKind
from triwulan.core.period import format_date
from triwulan.core.working_days import nth_working_day_after
from triwulan.data.calendar import national_calendar


@rule("I514", title="Signed after the deadline", severity=Severity.WARNING, each=signed_days)
def signed_too_late(signed: SignedDay, context: Context) -> Answer:
    """Judge quarterly reports by the days they state, officials of a kecamatan by five; no other deadline is known."""
    days = due_within(signed.identity)
    stated = signed.identity.working_days is not None
    if days is None or not (signed.period.kind is PeriodKind.QUARTER or stated) or signed.side.superior:
        return DOES_NOT_APPLY
    deadline = nth_working_day_after(national_calendar(), signed.period.last_day, days).day
    if deadline is None:
        return Unchecked("i514.calendar", {"year": signed.period.last_day.year + 1})
    if signed.day <= deadline:
        return None
    return Finding(
        message="i514.year" if (signed.day - deadline).days > 200 else "i514",
        places=(signed.side.day.place,),
        printed=format_date(signed.day),
        expected=format_date(deadline),
        values={"day": signed.day, "deadline": deadline, "days": days},
    )
