"""What a position did in a year, by indicator: what figures and lists of a report are made of."""

from triwulan.core.activity import ActivityDone
from triwulan.web.activities.mapping import activity_done
from triwulan.web.activities.selectors import activities_of_year, with_details
from triwulan.web.organisation.models import Village


def done_in_year(*, position_id: int, year: int) -> dict[int | None, tuple[ActivityDone, ...]]:
    """Activities that count, by the key of their indicator (None: of none), in the order in which they were done.

    Four queries however many there are. An activity belongs to the year of its last day; cancelled ones are left out.
    """
    rows = with_details(activities_of_year(position_id, year).filter(cancelled_at=None)).reverse()
    villages = Village.objects.filter(unit__positions=position_id).count()
    found: dict[int | None, tuple[ActivityDone, ...]] = {}
    for row in rows:
        done = activity_done(row, villages_of_unit=villages)
        found[row.indicator_id] = (*found.get(row.indicator_id, ()), done)
    return found
