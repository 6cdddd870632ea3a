"""The signature blocks of a report: who signs, as what, when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from triwulan.core.identity import Identity, MentionKind, StatedPeriod, StatedSignature, UnitKind
from triwulan.core.place import Place
from triwulan.core.reading import Reading

_OF_THE_AGREEMENT: Final = re.compile(r"pihak (?:pertama|kedua)", re.I)
_ATTACHED: Final = re.compile(r"perjanjian kinerja|lampiran", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBlock:
    """A block with both its sides: who takes note and who reports."""

    place: Place
    superior: StatedSignature
    reporter: StatedSignature
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSide:
    """One side of a block."""

    place: Place
    side: StatedSignature
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDay:
    """The day under which a report is signed, and the period it is about."""

    place: Place
    side: StatedSignature
    day: date
    period: StatedPeriod
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNip:
    """A NIP as printed, and the day of the writing as far as it is known."""

    place: Place
    text: str
    written_on: date | None


def signed_blocks(reading: Reading) -> Iterator[SignedBlock]:
    """The blocks that have a superior's side and a reporter's."""
    for _, members in groupby(reading.identity.signatures, key=lambda side: side.block):
        sides = list(members)
        superiors = [side for side in sides if side.superior]
        reporters = [side for side in sides if not side.superior]
        if len(superiors) == 1 and len(reporters) == 1:
            yield SignedBlock(
                place=superiors[0].written.place,
                superior=superiors[0],
                reporter=reporters[0],
                identity=reading.identity,
            )


def signed_sides(reading: Reading) -> Iterator[SignedSide]:
    """Every side of every block."""
    for side in reading.identity.signatures:
        yield SignedSide(place=side.written.place, side=side, identity=reading.identity)


def written_nips(reading: Reading) -> Iterator[WrittenNip]:
    """The NIP of every side, and every other one that the text names."""
    period = reading.identity.period
    seen: set[str] = set()
    for side in reading.identity.signatures:
        if side.nip:
            seen.add(_digits(side.nip.text))
            day = side.dated or (period.last_day if period else None)
            yield WrittenNip(place=side.nip.place, text=side.nip.text, written_on=day)
    for mention in reading.mentions:
        if mention.kind is MentionKind.NIP and _digits(mention.text) not in seen:
            seen.add(_digits(mention.text))
            yield WrittenNip(place=mention.place, text=mention.text, written_on=period.last_day if period else None)


def _digits(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def reporters(reading: Reading) -> Iterator[SignedSide]:
    """The side of who reports, of the report itself."""
    for each in signed_sides(reading):
        if not each.side.superior and not _of_the_agreement(each.side, reading):
            yield each


def signed_days(reading: Reading) -> Iterator[SignedDay]:
    """The day of the report's own signatures, not of an agreement bound into it."""
    period = reading.identity.period
    if period is None:
        return
    for side in reading.identity.signatures:
        if side.dated is not None and not _of_the_agreement(side, reading):
            yield SignedDay(place=side.day.place, side=side, day=side.dated, period=period, identity=reading.identity)


def due_within(identity: Identity) -> int | None:
    """Within how many working days a report is due: as it says itself, else five for officials of a kecamatan."""
    if identity.working_days is not None:
        return identity.working_days
    official = identity.kind in (UnitKind.DISTRICT, UnitKind.URBAN_VILLAGE) and bool(identity.post)
    return 5 if official else None


def _of_the_agreement(side: StatedSignature, reading: Reading) -> bool:
    """Whether a block signs the agreement that is bound into the report."""
    if _OF_THE_AGREEMENT.search(side.heading.text):
        return True
    several = len({each.block for each in reading.identity.signatures}) > 1
    return several and bool(_ATTACHED.search(side.written.place.section))
