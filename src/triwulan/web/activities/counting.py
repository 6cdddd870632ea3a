"""What a position did in a year: what figures and lists of a report are made of."""

from django.db.models.functions import Coalesce

from triwulan.core.activity import ActivityDone
from triwulan.web.activities.mapping import activity_done
from triwulan.web.activities.selectors import activities_of_year, with_details
from triwulan.web.organisation.models import Village


def done_in_year(*, position_id: int, year: int) -> tuple[ActivityDone, ...]:
    """Activities that count, in the order in which they were done with.

    Four queries however many there are. An activity belongs to the year of its last day; cancelled ones are left out.
    """
    rows = with_details(activities_of_year(position_id, year).filter(cancelled_at=None))
    villages = Village.objects.filter(unit__positions=position_id).count()
    ordered = rows.select_related("indicator").order_by(Coalesce("until", "day"), "day", "pk")
    return tuple(activity_done(row, villages_of_unit=villages) for row in ordered)
