"""The same item twice in one list."""

from collections import Counter

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.lists import Entry, Lists, with_copies
from triwulan.core.finding import Answer, Finding, Severity


@rule("B605", title="An item stands twice in one list", severity=Severity.WARNING, each=with_copies)
def item_twice(lists: Lists, context: Context) -> Answer:
    """A finding for each item that repeats, with every place it has in the list and in the list's copies."""
    repeated: dict[str, list[Entry]] = {}
    for listing in lists.all:
        counted = Counter(entry.words for entry in listing.entries)
        for entry in listing.entries:
            if counted[entry.words] > 1 and len(entry.words.split()) >= 3 and len(entry.words) >= 15:
                repeated.setdefault(entry.words, []).append(entry)
    return tuple(_finding(entries, lists) for entries in repeated.values())


def _finding(entries: list[Entry], lists: Lists) -> Finding:
    text = " ".join(entries[0].text.split()).rstrip(" ;.,")
    numbers = [entry.number for entry in entries if entry in lists.first.entries]
    counted = len(numbers) > 1 and all(number.isalnum() for number in numbers)
    return Finding(
        message="b605.numbered" if counted else "b605",
        places=tuple(entry.place for entry in entries),
        printed=text,
        values={"text": text, "count": len(entries), "numbers": ", ".join(numbers)},
        cause=f"item/{entries[0].words}",
    )
