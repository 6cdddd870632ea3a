"""Every date that a report writes out in full."""

from collections.abc import Iterator
from dataclasses import dataclass

from triwulan.core.identity import MentionKind, Moment
from triwulan.core.place import Place
from triwulan.core.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A day with month and year as printed."""

    place: Place
    text: str
    moment: Moment
    year: int


def written_dates(reading: Reading) -> Iterator[WrittenDate]:
    """The dates of the whole report, each printed one once."""
    seen: set[tuple[str, str]] = set()
    for mention in reading.mentions:
        moment = mention.moment
        if mention.kind not in (MentionKind.DATE, MentionKind.PERIOD) or moment is None or not moment.day:
            continue
        key = (mention.place.address, mention.text)
        if moment.year is not None and key not in seen:
            seen.add(key)
            yield WrittenDate(place=mention.place, text=mention.text, moment=moment, year=moment.year)
