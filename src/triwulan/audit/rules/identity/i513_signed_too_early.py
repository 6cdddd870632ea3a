"""A report signed before its period ended."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedDay, signed_days
from triwulan.core.finding import Answer, Finding, Severity


@rule("I513", title="Signed before the period ended", severity=Severity.ERROR, each=signed_days)
def signed_too_early(signed: SignedDay, context: Context) -> Answer:
    """Judge the day against the period's last one; that day itself is worth a remark only."""
    end = signed.period.last_day
    if signed.day > end:
        return None
    on_the_day = signed.day == end
    another_year = signed.day.year < end.year and signed.day.replace(day=1).replace(year=end.year) > end.replace(day=1)
    message = "i513.last_day" if on_the_day else "i513.year" if another_year else "i513"
    return Finding(
        message=message,
        places=(signed.side.day.place,),
        printed=signed.side.day.text,
        values={"day": signed.day, "end": end},
        severity=Severity.REMARK if on_the_day else None,
    )
