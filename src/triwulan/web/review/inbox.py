"""The superior's inbox: who sent, who is late, and what waits for an answer."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from triwulan.core.period import Quarter
from triwulan.core.workflow import State
from triwulan.core.working_days import WorkCalendar
from triwulan.web.accounts.access import Access
from triwulan.web.agreements.models import AgreementVersion
from triwulan.web.organisation.calendar import calendar_of
from triwulan.web.organisation.models import Position, Tenure
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.selectors import Due, due, first_sent_on
from triwulan.web.review.chain import CHAIN, Holders, bypassed_by_holder, bypassed_by_sender, is_above, is_direct
from triwulan.web.review.selectors import SENT, with_signatory

WAITING, UNSENT, RETURNED, APPROVED = "waiting", "unsent", "returned", "approved"
_ORDER: Final = {WAITING: 0, UNSENT: 1, RETURNED: 2, APPROVED: 3}


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One quarter of one position that the visitor answers."""

    position: Position
    holder: Tenure | None
    quarter: Quarter
    due: Due
    report: QuarterReport | None
    sent_at: datetime | None

    @property
    def state(self) -> str:
        """Whose turn it is, in one word."""
        if self.report is None or self.report.state == State.DRAFT:
            return UNSENT
        return {State.RETURNED: RETURNED, State.APPROVED: APPROVED}.get(State(self.report.state), WAITING)

    @property
    def again(self) -> bool:
        """It came back after having been returned."""
        return self.report is not None and self.report.state == State.RESUBMITTED

    @property
    def late(self) -> bool:
        """Sent too late, or still not sent after the deadline."""
        return self.due.late is True

    @property
    def rank(self) -> tuple[object, ...]:
        """What is late and open first, then what waits, the oldest first."""
        settled = self.state in (RETURNED, APPROVED)
        return settled, not self.late, _ORDER[self.state], self.quarter, str(self.position), self.position.pk


@dataclass(frozen=True, slots=True)
class Inbox:
    """What stands in the inbox for one quarter, and whatever waits of others."""

    quarter: Quarter
    due: Due
    rows: list[InboxRow]

    @property
    def sentence(self) -> str:
        """The whole inbox in one sentence."""
        states = Counter(row.state for row in self.rows)
        late = sum(1 for row in self.rows if row.late and row.state in (WAITING, UNSENT))
        unsent, waiting = states[UNSENT], states[WAITING]
        parts = [
            ngettext("%(n)d laporan menunggu tanggapan", "%(n)d laporan menunggu tanggapan", waiting) % {"n": waiting}
            if waiting
            else _("Tidak ada laporan yang menunggu tanggapan")
        ]
        if late:
            parts.append(ngettext("%(n)d terlambat", "%(n)d terlambat", late) % {"n": late})
        if unsent:
            parts.append(ngettext("%(n)d belum dikirim", "%(n)d belum dikirim", unsent) % {"n": unsent})
        return "; ".join(parts)


def inbox_of(visitor: Access, quarter: Quarter | None = None) -> Inbox:
    """Positions the visitor answers today: the quarter asked for (default: the one now due), and all that waits."""
    asked = quarter or Quarter.of(visitor.today).previous()
    positions = _positions(visitor, asked)
    holders = Holders.of(positions, visitor.today)
    calendar = calendar_of(visitor.regency)
    reports: dict[tuple[int, Quarter], QuarterReport] = {
        (report.position_id, report.quarter): report for report in _reports(visitor, positions, asked)
    }
    rows = []
    for position in positions:
        quarters = {row for pk, row in reports if pk == position.pk}
        if position.agreed:  # type: ignore[attr-defined]
            quarters.add(asked)
        for each in quarters:
            row = _row(visitor, holders, calendar, position, each, reports.get((position.pk, each)))
            if row is not None:
                rows.append(row)
    rows.sort(key=lambda row: row.rank)
    when = due(asked, calendar, regency=visitor.regency, today=visitor.today, sent_on=None)
    return Inbox(asked, when, rows)


def quarter_named(text: str, today: date) -> Quarter | None:
    """The quarter of an address ("2023-1"); None where it is none that has begun."""
    year, _dash, number = text.partition("-")
    if not (year.isdecimal() and number.isdecimal() and len(year) == 4 and len(number) == 1):
        return None
    if not 1 <= int(number) <= 4 or int(year) < 2000:
        return None
    quarter = Quarter(int(year), int(number))
    return quarter if quarter.first_day <= today else None


def _row(
    visitor: Access,
    holders: Holders,
    calendar: WorkCalendar,
    position: Position,
    quarter: Quarter,
    report: QuarterReport | None,
) -> InboxRow | None:
    holder = holders.tenures.get(position.pk)
    signatory = None if report is None else report.signatory  # type: ignore[attr-defined]
    reporter = signatory or (None if holder is None else holder.official_id)
    if holders.answers(position, reporter) != visitor.user.official_id:
        return None
    sent_on = None if report is None else first_sent_on(report, visitor.regency)
    when = due(quarter, calendar, regency=visitor.regency, today=visitor.today, sent_on=sent_on)
    sent_at = None if report is None else report.sent_at  # type: ignore[attr-defined]
    return InboxRow(position, holder, quarter, when, report, sent_at)


def _positions(visitor: Access, quarter: Quarter) -> list[Position]:
    held = [position.pk for position in visitor.held]
    bypassed = Q(bypassed_by_holder(visitor.today)) | Q(bypassed_by_sender(visitor.today))
    below = is_direct(held) | (is_above(held) & bypassed)
    in_force = AgreementVersion.objects.filter(
        agreement__position=OuterRef("pk"),
        agreement__year=quarter.year,
        first_accepted_at__isnull=False,
        second_accepted_at__isnull=False,
        effective__lte=quarter.last_day,
    )
    positions = Position.objects.filter(below, regency=visitor.regency).select_related("unit", CHAIN)
    return list(positions.annotate(agreed=Exists(in_force)).order_by("unit__name", "name", "pk"))


def _reports(visitor: Access, positions: list[Position], quarter: Quarter) -> list[QuarterReport]:
    reports = QuarterReport.objects.filter(regency=visitor.regency, position__in=[row.pk for row in positions])
    asked = Q(year=quarter.year, number=quarter.number) | Q(state__in=SENT)
    return list(with_signatory(reports.filter(asked)).order_by("-year", "-number", "pk"))
