"""A list of plans that only repeats another list of the report."""

from collections.abc import Iterator

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.lists import Listing, copied, in_columns, listings
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Reading, Role


def _plans(reading: Reading) -> Iterator[Listing]:
    return (each for each in listings(reading) if each.follows_up and len(each.entries) >= 3)


@rule("B606", title="A list of plans is another list copied", severity=Severity.REMARK, each=_plans)
def list_copied(listing: Listing, context: Context) -> Answer:
    """What is still to be done is not what was done: four items in five the same as elsewhere."""
    for other in (*in_columns(context.reading, Role.STRATEGY), *listings(context.reading)):
        if other.place != listing.place and other.section != listing.section and copied(listing, other):
            return Finding(
                message="b606",
                places=(listing.place, other.place),
                printed=listing.entries[0].text,
                values={"section": listing.section, "other": other.section, "count": len(listing.entries)},
            )
    return None
