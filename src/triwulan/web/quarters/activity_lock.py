"""Why an activity can be changed no longer: the report of its quarter was sent, or approved."""

from datetime import date

from django.db import connection

from triwulan.core.period import Quarter
from triwulan.core.problem import Problem
from triwulan.core.workflow import State
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.selectors import EDITABLE


def activity_lock(position_id: int, day: date) -> Problem | None:
    """What keeps the position's activities of the day's quarter as they are; None while they may be changed.

    Whoever asks within a transaction keeps the report from being sent until that ends.
    """
    quarter = Quarter.of(day)
    reports = QuarterReport.objects.filter(position=position_id, year=quarter.year, number=quarter.number).order_by()
    if connection.in_atomic_block:
        reports = reports.select_for_update()
    report = reports.first()
    if report is None or State(report.state) in EDITABLE:
        return None
    approved = report.state == State.APPROVED
    return Problem("activity.quarter_approved" if approved else "activity.quarter_sent", {"quarter": quarter.label})
