"""Reads of quarters: whose they are, and when they are due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from triwulan.core.period import Quarter
from triwulan.core.workflow import State
from triwulan.core.working_days import Deadline, WorkCalendar, working_days_left
from triwulan.web import clock
from triwulan.web.accounts.access import Access
from triwulan.web.organisation.models import Position, Regency
from triwulan.web.quarters.calendar import deadline_of
from triwulan.web.quarters.models import QuarterReport, Sending

EDITABLE = (State.DRAFT, State.RETURNED)
"""States in which figures may be changed."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a report is due and how it stands to that day. ``days_left`` are working days, negative when late."""

    deadline: Deadline
    days_left: int | None
    sent_on: date | None
    today: date

    @property
    def late(self) -> bool | None:
        """Sent, or still not sent, after the deadline; None when the deadline is not known."""
        if self.deadline.day is None:
            return None
        if self.sent_on is not None:
            return self.sent_on > self.deadline.day
        return self.today > self.deadline.day


def due_of(report: QuarterReport, calendar: WorkCalendar, *, regency: Regency, today: date) -> Due:
    """When the report is due."""
    return due(report.quarter, calendar, regency=regency, today=today, sent_on=first_sent_on(report, regency))


def due(quarter: Quarter, calendar: WorkCalendar, *, regency: Regency, today: date, sent_on: date | None) -> Due:
    """When a quarter's report is due, begun or not."""
    deadline = deadline_of(calendar, quarter, regency=regency)
    left = None if deadline.day is None else working_days_left(calendar, today, deadline.day)
    return Due(deadline, left, sent_on, today)


def first_sent_on(report: QuarterReport, regency: Regency) -> date | None:
    """The regency's day of the first sending, on which lateness is judged."""
    return None if report.first_sent_at is None else clock.day_of(report.first_sent_at, regency.time_zone)


def own_report(visitor: Access, pk: int) -> QuarterReport:
    """A quarter the visitor fills in; 404 for everybody else."""
    report = get_object_or_404(with_position(QuarterReport.objects.all()), pk=pk, regency_id=visitor.regency.pk)
    if not visitor.fills_in(report.position_id):
        raise Http404
    return report


def with_position(reports: QuerySet[QuarterReport]) -> QuerySet[QuarterReport]:
    """With all that the paper says of position, unit and regency."""
    return reports.select_related("regency", "agreement", "position__unit", "position__superior__unit")


def reports_of(positions: Iterable[Position]) -> QuerySet[QuarterReport]:
    """All quarters of some positions, latest first."""
    return with_position(QuarterReport.objects.filter(position__in=list(positions))).order_by(
        "-year", "-number", "position__name", "pk"
    )


def previous_report(report: QuarterReport) -> QuarterReport | None:
    """The same position's report of the quarter before."""
    quarter = report.quarter.previous()
    reports = QuarterReport.objects.select_related("agreement").filter(position_id=report.position_id)
    try:
        before = reports.get(year=quarter.year, number=quarter.number)
    except QuarterReport.DoesNotExist:
        return None
    # Known already, with all that the paper says of them.
    before.regency, before.position = report.regency, report.position
    return before


def latest_sending(report: QuarterReport) -> Sending | None:
    """The sending that counts: the last one not withdrawn."""
    return (
        Sending.objects.filter(report=report, withdrawn_at=None)
        .select_related("signatory", "report__position__unit")
        .order_by("number")
        .last()
    )
