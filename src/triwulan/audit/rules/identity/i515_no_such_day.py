"""A date that the calendar does not have."""

from calendar import monthrange

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.dates import WrittenDate, written_dates
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.period import MONTHS_ID


@rule("I515", title="A day that does not exist", severity=Severity.ERROR, each=written_dates)
def no_such_day(written: WrittenDate, context: Context) -> Answer:
    """Judge every date in text, tables and signatures: 31 Juni, 29 Februari 2023, month 13."""
    moment = written.moment
    days = monthrange(written.year, moment.last)[1] if 1 <= moment.last <= 12 else 0
    if 1 <= moment.day <= days:
        return None
    expected = f"{days} {MONTHS_ID[moment.last - 1]} {written.year}" if days else ""
    return Finding(
        message="i515" if days else "i515.month",
        places=(written.place,),
        printed=written.text,
        expected=expected,
        values={"printed": written.text, "month": MONTHS_ID[moment.last - 1] if days else "", "days": days},
    )
