"""The number of a civil servant (NIP): birth date, appointment, sex and sequence in 18 digits.

It holds personal data (UU 27/2022): print it only where the form demands it, mask it elsewhere.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triwulan.core.problem import Problem, ProblemError

LENGTH: Final = 18
YOUNGEST_APPOINTMENT: Final = 15
_PPPK_MARK: Final = "21"


class Sex(StrEnum):
    """What the fifteenth digit says."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP that passed `parse_nip`."""

    digits: str

    @property
    def birth_date(self) -> date:
        """The birth date, digits 1-8."""
        return _birth_date(self.digits)

    @property
    def appointment(self) -> tuple[int, int | None]:
        """Year and month of appointment; PPPK numbers hold no month."""
        return _appointment(self.digits)

    @property
    def sex(self) -> Sex:
        """The sex, digit 15."""
        return Sex.MALE if self.digits[14] == "1" else Sex.FEMALE

    @property
    def sequence(self) -> str:
        """The sequence, digits 16-18."""
        return self.digits[15:]

    def __str__(self) -> str:
        return format_nip(self.digits)


def parse_nip(text: str) -> Nip:
    """Read a NIP with any spacing; raises ProblemError naming the part that is impossible."""
    digits = re.sub(r"^NIP\s*[.:]?", "", text.strip(), flags=re.IGNORECASE)
    digits = "".join(digits.split())
    if not digits:
        raise _fault("nip.missing", text)
    if not (digits.isascii() and digits.isdigit()):
        raise _fault("nip.not_digits", text)
    if len(digits) != LENGTH:
        raise _fault("nip.length", text, count=len(digits), length=LENGTH)
    try:
        born = _birth_date(digits)
    except ValueError:
        raise _fault("nip.birth_date", text, part=digits[:8]) from None
    year, month = _appointment(digits)
    if month is not None and not 1 <= month <= 12:
        raise _fault("nip.appointment_month", text, part=digits[12:14])
    if (year - born.year, month or 12) < (YOUNGEST_APPOINTMENT, born.month):
        raise _fault("nip.appointed_too_young", text, year=year, born=born.year)
    if digits[14] not in "12":
        raise _fault("nip.sex", text, part=digits[14])
    if digits[15:] == "000":
        raise _fault("nip.sequence", text, part=digits[15:])
    return Nip(digits)


def format_nip(text: str) -> str:
    """Write a NIP in its four groups; what is not 18 digits is given back as it is."""
    digits = "".join(text.split())
    if len(digits) != LENGTH or not digits.isdigit():
        return text
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def mask_nip(text: str) -> str:
    """Hide birth date, appointment and sex; junk is hidden whole, it may hold them too."""
    digits = "".join(text.split())
    if len(digits) != LENGTH or not digits.isdigit():
        return re.sub(r"\w", "*", text)
    return f"******** ****** * {digits[15:]}"


def _birth_date(digits: str) -> date:
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))


def _appointment(digits: str) -> tuple[int, int | None]:
    month = digits[12:14]
    return int(digits[8:12]), None if month == _PPPK_MARK else int(month)


def _fault(message: str, text: str, **values: object) -> ProblemError:
    return ProblemError(Problem(message, {"text": text.strip(), **values}))
