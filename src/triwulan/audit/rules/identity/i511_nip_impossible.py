"""A NIP that nobody can have."""

import re
from datetime import date

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import WrittenNip, written_nips
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.nip import Nip, parse_nip
from triwulan.core.problem import ProblemError

_OLDEST = 70
_YOUNGEST_APPOINTED, _OLDEST_APPOINTED = 16, 58
_SPECIMENS = (1900, 1901)
"""Years of birth of numbers made up for examples, so that nobody's is printed; they are left alone."""


@rule("I511", title="A NIP that cannot exist", severity=Severity.ERROR, each=written_nips)
def nip_impossible(written: WrittenNip, context: Context) -> Answer:
    """Judge length, birth date, appointment, sex and age; masked ones, blanks and soldiers' numbers are passed over."""
    digits = re.sub(r"[^0-9A-Za-z*]", "", written.text)
    if not digits.isdigit() or len(digits) < 12 or re.search(r"\bNRP\b", written.place.quote, re.I):
        return DOES_NOT_APPLY
    try:
        fault = _age_fault(parse_nip(digits), written.written_on)
    except ProblemError as error:
        fault = error.problem.message.removeprefix("nip.")
    if not fault:
        return None
    return Finding(
        message=f"i511.{fault}",
        places=(written.place,),
        printed=written.text,
        values={"nip": written.text, "count": len(digits)},
    )


def _age_fault(nip: Nip, signed_on: date | None) -> str:
    if nip.birth_date.year in _SPECIMENS:
        return ""
    year, month = nip.appointment
    age = year - nip.birth_date.year - ((month or 12) < nip.birth_date.month)
    if not _YOUNGEST_APPOINTED <= age <= _OLDEST_APPOINTED:
        return "appointed_age"
    if signed_on is None:
        return ""
    if (year, month or 1) > (signed_on.year, signed_on.month):
        return "appointed_later"
    return "too_old" if signed_on.year - nip.birth_date.year > _OLDEST else ""
