"""A plan that only repeats an obstacle of the report."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.lists import Listing, listings
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Reading

_OBSTACLES: Final = re.compile(r"\b(?:kendala|hambatan|masalah|permasalahan|faktor\s+penghambat)\b", re.IGNORECASE)
_FEWEST_WORDS: Final = 4


def _plans(reading: Reading) -> Iterator[Listing]:
    return (each for each in listings(reading) if each.plans and not _tells_obstacles(each))


def _tells_obstacles(listing: Listing) -> bool:
    return _OBSTACLES.search(listing.lead) is not None


@rule("B621", title="A plan repeats an obstacle", severity=Severity.WARNING, each=_plans)
def obstacle_planned(plan: Listing, context: Context) -> Answer:
    """An item of the plans that stands word for word among the obstacles says nothing that will be done."""
    obstacles = {
        entry.words: entry
        for listing in listings(context.reading)
        if _tells_obstacles(listing) and listing.place != plan.place
        for entry in listing.entries
        if len(entry.words.split()) >= _FEWEST_WORDS
    }
    return tuple(
        Finding(
            message="b621",
            places=(entry.place, obstacles[entry.words].place),
            printed=" ".join(entry.text.split()).rstrip(" ;.,"),
            values={"text": " ".join(entry.text.split()).rstrip(" ;.,")},
            cause=f"item/{entry.words}",
        )
        for entry in plan.entries
        if entry.words in obstacles
    )
