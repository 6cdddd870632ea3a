"""The same item twice in one list."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.lists import Entry, Listing, listings
from triwulan.core.finding import Answer, Finding, Severity


@rule("B605", title="An item stands twice in one list", severity=Severity.WARNING, each=listings)
def item_twice(listing: Listing, context: Context) -> Answer:
    """A finding for each item that repeats, with every place it has in the list."""
    same: dict[str, list[Entry]] = {}
    for entry in listing.entries:
        if len(entry.words.split()) >= 3 and len(entry.words) >= 15:
            same.setdefault(entry.words, []).append(entry)
    return tuple(_finding(entries) for entries in same.values() if len(entries) > 1)


def _finding(entries: list[Entry]) -> Finding:
    text = " ".join(entries[0].text.split()).rstrip(" ;.,")
    numbers = [entry.number for entry in entries]
    counted = all(number.isalnum() for number in numbers)
    return Finding(
        message="b605.numbered" if counted else "b605",
        places=tuple(entry.place for entry in entries),
        printed=text,
        values={"text": text, "count": len(entries), "numbers": ", ".join(numbers)},
        cause=f"item/{entries[0].words}",
    )
