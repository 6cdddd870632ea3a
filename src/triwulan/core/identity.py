"""Who a report is by, about which time, and which names and times its text mentions."""

from calendar import monthrange
from dataclasses import dataclass, field
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


_MONTHS: Final = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.SEMESTER: 6, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPeriod:
    """The time a report is about: the ``number``-th month, quarter or semester (1 for a year) of ``year``."""

    kind: PeriodKind
    number: int
    year: int
    place: Place = NOWHERE

    @property
    def last_month(self) -> int:
        """The month it ends with, 1..12."""
        return self.number * _MONTHS[self.kind]

    @property
    def first_month(self) -> int:
        """The month it begins with, 1..12."""
        return self.last_month - _MONTHS[self.kind] + 1

    @property
    def last_day(self) -> date:
        """The day it ends with; deadlines count from it."""
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedSignature:
    """One side of the signature block; ``heading`` is "Mengetahui," or "Atasan Langsung", ``dated`` the day read.

    ``superior``: it is the side of who takes note, not of who reports. ``block`` counts the blocks of the document,
    each with its one or two sides; ``acting`` is "Plt.", "Plh.", "Pj." or "a.n." before the post; ``written`` is the
    whole of the side, line by line.
    """

    superior: bool
    heading: Stated = NOT_STATED
    post: Stated = NOT_STATED
    name: Stated = NOT_STATED
    nip: Stated = NOT_STATED
    rank: Stated = NOT_STATED
    town: Stated = NOT_STATED
    day: Stated = NOT_STATED
    dated: date | None = None
    block: int = 0
    acting: str = ""
    written: Stated = NOT_STATED


class UnitKind(StrEnum):
    """What kind of office reports."""

    DISTRICT = "district"
    URBAN_VILLAGE = "urban_village"
    REGENCY = "regency"
    PROVINCE = "province"
    NATIONAL = "national"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose report it is by its title and signatures: names without "Kecamatan", "Kabupaten" before them.

    ``village`` is the reporter's kelurahan, where one reports; ``unit`` is the office as called ("Kecamatan Senduro",
    "Dinas Pertanian") and ``kind`` whose it is, ``post`` the author's, ``superior_post`` that of the second party of
    the agreement or of whom the report says it answers to. ``titled`` and ``titled_post`` are what its title says,
    ``period`` and ``post`` what it is about: they differ where a title is alone against the whole text.
    ``working_days`` is the deadline it states, None where it states none.
    """

    post: Stated = NOT_STATED
    unit: Stated = NOT_STATED
    village: Stated = NOT_STATED
    district: Stated = NOT_STATED
    regency: Stated = NOT_STATED
    province: Stated = NOT_STATED
    titled_post: Stated = NOT_STATED
    superior_post: Stated = NOT_STATED
    kind: UnitKind = UnitKind.UNKNOWN
    period: StatedPeriod | None = None
    titled: StatedPeriod | None = None
    working_days: int | None = None
    signatures: tuple[StatedSignature, ...] = ()


ANONYMOUS = Identity()


class MentionKind(StrEnum):
    """What kind of name or time a text mentions."""

    VILLAGE = "village"
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


class Cue(StrEnum):
    """What the words around a mention say of why it is named.

    ``SELF`` the report speaks of itself ("laporan triwulan I ini"), ``SUMMARY`` of its results at large, ``STATE`` of
    how things stand up to that time, ``RESULT`` of something done then, ``PLAN`` of something to come, ``COMPARISON``
    of another time beside one's own. ``LIST`` it is one of several. ``DOCUMENT`` the year is that of a document or law.
    ``DUTY`` a place is named as one's own field of work, ``REASON`` a stranger's name has its reason (neighbour,
    comparison, place of a training), ``PARTNER`` one coordinates with the stranger, ``ATTACHED`` an office follows a
    kecamatan's name as if it belonged to it.
    """

    SELF = "self"
    SUMMARY = "summary"
    STATE = "state"
    RESULT = "result"
    PLAN = "plan"
    COMPARISON = "comparison"
    LIST = "list"
    DOCUMENT = "document"
    DUTY = "duty"
    REASON = "reason"
    PARTNER = "partner"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as mentioned: months ``first``..``last`` of ``year`` (None: not said), ``day`` 0 when it is no date."""

    first: int
    last: int
    year: int | None = None
    day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or time in the text: as printed, and as a comparable form ("pasrujambe", "2023-Q2", "2.3").

    ``order`` is that of the passage or table it stands in (see ``Passage``), ``sentence`` the words around it, ``cues``
    what they say of it; ``moment`` is there for periods, years and dates.
    """

    kind: MentionKind
    text: str
    normal: str
    place: Place
    order: int = -1
    moment: Moment | None = None
    sentence: str = ""
    cues: frozenset[Cue] = field(default=frozenset())
