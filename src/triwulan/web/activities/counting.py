"""What a position did in a year: what figures and lists of a report are made of."""

from collections import defaultdict
from typing import Final

from django.db.models.functions import Coalesce

from triwulan.core.activity import ActivityDone
from triwulan.web.activities.models import ActivityVillage
from triwulan.web.activities.selectors import activities_of_year, attached
from triwulan.web.organisation.models import Village

_TOLD: Final = ("day", "until", "what", "place", "with_whom", "result", "plan_text")


def done_in_year(*, position_id: int, year: int) -> tuple[ActivityDone, ...]:
    """Activities that count, in the order in which they were done with.

    Four queries however many there are, for values only: every page of a quarter asks, and rows of the models take
    several times as long. An activity belongs to the year of its last day; cancelled ones are left out.
    """
    counting = activities_of_year(position_id, year).filter(cancelled_at=None)
    rows = counting.order_by(Coalesce("until", "day"), "day", "pk").values("pk", "indicator__code", *_TOLD)
    keys = [row["pk"] for row in rows]
    villages, evidence = defaultdict[int, list[str]](list), defaultdict[int, list[int]](list)
    in_villages = ActivityVillage.objects.filter(activity__in=keys).order_by("activity_id", "village__name", "pk")
    for activity, name in in_villages.values_list("activity_id", "village__name"):
        villages[activity].append(name)
    for activity, key in attached().filter(activity__in=keys).values_list("activity_id", "evidence_id"):
        evidence[activity].append(key)
    of_unit = Village.objects.filter(unit__positions=position_id).count()
    return tuple(
        ActivityDone(
            **{name: row[name] for name in _TOLD},
            indicator=row["indicator__code"] or "",
            villages=tuple(villages[row["pk"]]),
            everywhere=1 < of_unit == len(villages[row["pk"]]),
            evidence=tuple(evidence[row["pk"]]),
        )
        for row in rows
    )
