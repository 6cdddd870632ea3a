"""Rows of the activity log to core values."""

from triwulan.core.activity import ActivityDone
from triwulan.web.activities.models import Activity


def activity_done(row: Activity, *, villages_of_unit: int) -> ActivityDone:
    """An activity that came out of ``selectors.with_details``; ``villages_of_unit`` is how many its unit has."""
    villages = tuple(each.village.name for each in row.in_villages)  # type: ignore[attr-defined]
    return ActivityDone(
        day=row.day,
        until=row.until,
        what=row.what,
        place=row.place,
        villages=villages,
        everywhere=1 < villages_of_unit == len(villages),
        with_whom=row.with_whom,
        result=row.result,
        indicator="" if row.indicator is None else row.indicator.code,
        plan_text=row.plan_text,
        evidence=tuple(each.evidence_id for each in row.shown),  # type: ignore[attr-defined]
    )
