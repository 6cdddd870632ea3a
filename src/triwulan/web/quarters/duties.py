"""What each of the visitor's positions has to do now: which quarter, until when, how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from triwulan.core.period import Quarter
from triwulan.core.workflow import State
from triwulan.web.accounts.access import Access
from triwulan.web.agreements.models import AgreementVersion, PerformanceAgreement
from triwulan.web.organisation.calendar import calendar_of
from triwulan.web.organisation.models import Position
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.selectors import EDITABLE, Due, due, first_sent_on, reports_of


@dataclass(frozen=True, slots=True)
class Duty:
    """One quarter of one position; ``report`` is None while it has not been begun."""

    position: Position
    quarter: Quarter
    due: Due
    report: QuarterReport | None
    agreed: bool

    @property
    def waiting(self) -> bool:
        """It is the official's turn."""
        return self.report is None or State(self.report.state) in EDITABLE


def duties_of(visitor: Access) -> list[Duty]:
    """For each position the quarter that ended last and the one running, and older ones that are still open."""
    positions = visitor.own_positions
    if not positions:
        return []
    running = Quarter.of(visitor.today)
    reports = {
        (report.position_id, report.quarter): report
        for report in reports_of(positions).exclude(state=State.APPROVED)[:100]
    }
    closed = set(
        reports_of(positions)
        .filter(state=State.APPROVED, year__gte=running.year - 1)
        .values_list("position_id", "year", "number")
    )
    agreed = _agreed(positions)
    calendar = calendar_of(visitor.regency)
    duties = []
    for position in positions:
        quarters = {running, running.previous(), *(quarter for pk, quarter in reports if pk == position.pk)}
        for quarter in sorted(quarters):
            if (position.pk, quarter.year, quarter.number) in closed:
                continue
            report = reports.get((position.pk, quarter))
            sent_on = None if report is None else first_sent_on(report, visitor.regency)
            when = due(quarter, calendar, regency=visitor.regency, today=visitor.today, sent_on=sent_on)
            covered = any(effective <= quarter.last_day for effective in agreed.get((position.pk, quarter.year), []))
            if report is not None or covered or quarter == running:
                duties.append(Duty(position, quarter, when, report, covered))
    return sorted(duties, key=lambda duty: (not duty.waiting, duty.quarter, duty.position.name, duty.position.pk))


def quarter_asked(visitor: Access, posted: Mapping[str, str]) -> tuple[Position, Quarter]:
    """The position and quarter a visitor wants to begin; 404 when it is not theirs or not a quarter."""
    try:
        quarter = Quarter(int(posted.get("year", "")), int(posted.get("number", "")))
    except ValueError as error:
        raise Http404 from error
    for position in visitor.own_positions:
        if str(position.pk) == posted.get("position"):
            return position, quarter
    raise Http404


def _agreed(positions: list[Position]) -> dict[tuple[int, int], list[date]]:
    """Days from which an agreement is in force, by position and year."""
    versions = AgreementVersion.objects.filter(
        agreement__in=PerformanceAgreement.objects.filter(position__in=positions),
        first_accepted_at__isnull=False,
        second_accepted_at__isnull=False,
    ).values_list("agreement__position_id", "agreement__year", "effective")
    found: dict[tuple[int, int], list[date]] = {}
    for position, year, effective in versions:
        found.setdefault((position, year), []).append(effective)
    return found
