"""Follow-ups that repeat last quarter's without a word on what became of them."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.carried import answers
from triwulan.audit.subjects.substance.lists import Entry, Listing, in_columns, listings
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Reading, Role

_RESULT: Final = re.compile(
    r"tindak\s*lanjut\s+(?:\w+\s+){0,4}?(?:triwulan|periode|semester|laporan)\s+(?:\w+\s+)?(?:sebelumnya|lalu)|"
    r"(?:telah|sudah|belum)\s+ditindaklanjuti|hasil\s+tindak\s*lanjut|dilanjutkan\s+dari\s+triwulan",
    re.I,
)


def _follow_ups(reading: Reading) -> Iterator[Listing]:
    """Each list of follow-ups, typed or in a table."""
    yield from (each for each in listings(reading) if each.follows_up)
    yield from in_columns(reading, Role.FOLLOW_UP)


@rule("B620", title="Follow-ups repeat last quarter's", severity=Severity.WARNING, each=_follow_ups)
def follow_ups_of_last_report(listing: Listing, context: Context) -> Answer:
    """Half of them or more, and two at least; a report that tells their results may carry them on."""
    if context.previous is None:
        return DOES_NOT_APPLY
    before = {entry.words for old in _follow_ups(context.previous) for entry in old.entries}
    same = [entry for entry in listing.entries if entry.words in before and entry.words.count(" ") >= 2]
    if len(same) < 2 or len(same) * 2 < len(listing.entries) or _tells_results(context.reading):
        return None
    return _finding(listing, same)


def _tells_results(reading: Reading) -> bool:
    return any(True for _ in answers(reading)) or any(_RESULT.search(passage.text) for passage in reading.prose())


def _finding(listing: Listing, same: list[Entry]) -> Finding:
    return Finding(
        message="b620",
        places=tuple(entry.place for entry in same),
        printed=same[0].text,
        values={"section": listing.section, "count": len(same), "all": len(listing.entries)},
    )
