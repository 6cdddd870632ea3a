"""A NIP that nobody can have."""

import re
from datetime import date

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.signatures import SignedSide, signed_sides
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.nip import Nip, parse_nip
from triwulan.core.problem import ProblemError

_OLDEST = 70
_YOUNGEST_APPOINTED, _OLDEST_APPOINTED = 16, 58


@rule("I511", title="A NIP that cannot exist", severity=Severity.ERROR, each=signed_sides)
def nip_impossible(signed: SignedSide, context: Context) -> Answer:
    """Judge length, birth date, appointment, sex and age; masked ones, blanks and numbers of soldiers are passed over."""
    printed = signed.side.nip.text
    digits = re.sub(r"[^0-9A-Za-z*]", "", printed)
    if not digits.isdigit() or len(digits) < 12 or re.search(r"\bNRP\b", signed.side.nip.place.quote, re.I):
        return DOES_NOT_APPLY
    try:
        nip = parse_nip(digits)
    except ProblemError as error:
        return _finding(signed, error.problem.message.removeprefix("nip."))
    signed_on = signed.side.dated or (signed.identity.period.last_day if signed.identity.period else None)
    fault = _age_fault(nip, signed_on)
    return _finding(signed, fault) if fault else None


def _age_fault(nip: Nip, signed_on: date | None) -> str:
    year, month = nip.appointment
    age = year - nip.birth_date.year - ((month or 12) < nip.birth_date.month)
    if not _YOUNGEST_APPOINTED <= age <= _OLDEST_APPOINTED:
        return "appointed_age"
    if signed_on is None:
        return ""
    if (year, month or 1) > (signed_on.year, signed_on.month):
        return "appointed_later"
    return "too_old" if signed_on.year - nip.birth_date.year > _OLDEST else ""


def _finding(signed: SignedSide, fault: str) -> Finding:
    nip = signed.side.nip
    count = len(re.sub(r"\D", "", nip.text))
    return Finding(
        message=f"i511.{fault}",
        places=(nip.place,),
        printed=nip.text,
        values={"nip": nip.text, "count": count},
    )
