"""Follow-ups that say neither when nor who."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.lists import Listing, listings
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Reading

_WHEN: Final = re.compile(
    r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|triwulan|tw|semester|"
    r"tanggal|minggu|pekan|hari|bulan(?:an)?|tahun(?:an)?|akhir|awal|setiap|tiap|segera|sebelum|paling\s+lambat|20\d\d)\b",
    re.I,
)
_WHO: Final = re.compile(
    r"\b(?:oleh|penanggung\s+jawab|pic|staf|kasi|kasubbag|camat|lurah|sekretaris|bendahara|operator|petugas|tim|"
    r"pendamping|kepala\s+\w+|seksi|subbag(?:ian)?|bidang)\b",
    re.I,
)


def _follow_ups(reading: Reading) -> Iterator[Listing]:
    return (each for each in listings(reading) if each.follows_up)


@rule("B607", title="Follow-ups say neither when nor who", severity=Severity.REMARK, each=_follow_ups)
def follow_up_open(listing: Listing, context: Context) -> Answer:
    """One item with a time or a person is enough: the others may share it."""
    said = " ".join((listing.lead, *(entry.text for entry in listing.entries)))
    if _WHO.search(said) and _WHEN.search(said):
        return None
    if any(_WHEN.search(entry.text) or _WHO.search(entry.text) for entry in listing.entries):
        return None
    return Finding(
        message="b607",
        places=(listing.place,),
        printed=listing.entries[0].text,
        values={"section": listing.section, "count": len(listing.entries)},
    )
