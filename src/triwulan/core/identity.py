"""Who a report is by, about which time, and which names and times its text mentions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triwulan.core.place import NOWHERE, Place


_SKIPPED: Final = dict.fromkeys(map(ord, " \u00a0\t\n'’‘`\"“”-–.,:;/()"))


def comparable(name: str) -> str:
    """A name without capitals, spaces, hyphens and apostrophes: "Pasru Jambe" and "PASRUJAMBE" are one."""
    return name.casefold().translate(_SKIPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A piece of text and where it stands; "" when the report does not say it."""

    text: str = ""
    place: Place = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.text)


NOT_STATED = Stated()


class PeriodKind(StrEnum):
    """What stretch of a year a report is about."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPeriod:
    """The time a report is about: the ``number``-th month, quarter or semester (1 for a year) of ``year``."""

    kind: PeriodKind
    number: int
    year: int
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedSignature:
    """One side of the signature block; ``heading`` is "Mengetahui," or "Atasan Langsung", ``dated`` the day read."""

    superior: bool
    heading: Stated = NOT_STATED
    post: Stated = NOT_STATED
    name: Stated = NOT_STATED
    nip: Stated = NOT_STATED
    rank: Stated = NOT_STATED
    town: Stated = NOT_STATED
    day: Stated = NOT_STATED
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose report it is by its title and signatures: names without "Kecamatan", "Kabupaten" before them.

    ``unit`` is the office as called ("Kecamatan Senduro", "Dinas Pertanian"), ``post`` the author's.
    """

    post: Stated = NOT_STATED
    unit: Stated = NOT_STATED
    district: Stated = NOT_STATED
    regency: Stated = NOT_STATED
    province: Stated = NOT_STATED
    superior_post: Stated = NOT_STATED
    period: StatedPeriod | None = None
    signatures: tuple[StatedSignature, ...] = ()


ANONYMOUS = Identity()


class MentionKind(StrEnum):
    """What kind of name or time a text mentions."""

    DISTRICT = "district"
    REGENCY = "regency"
    PROVINCE = "province"
    OFFICE = "office"
    POST = "post"
    PERIOD = "period"
    YEAR = "year"
    DATE = "date"
    REGULATION = "regulation"
    NIP = "nip"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or time in the text: as printed, and as a comparable form ("pasrujambe", "2023-Q2", "2.3").

    ``order`` is that of the passage it stands in (see ``Passage``).
    """

    kind: MentionKind
    text: str
    normal: str
    place: Place
    order: int = -1
