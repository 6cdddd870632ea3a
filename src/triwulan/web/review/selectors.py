"""Reads of answers: whose turn it is, what was answered, and how much waits for a superior."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404

from triwulan.core.workflow import State
from triwulan.web.accounts.access import Access
from triwulan.web.accounts.models import User
from triwulan.web.organisation.models import Position, Tenure
from triwulan.web.organisation.selectors import answering, holder
from triwulan.web.quarters.models import QuarterReport, Sending
from triwulan.web.quarters.selectors import latest_sending, with_position
from triwulan.web.review.chain import CHAIN, Holders, bypassed_by_holder, is_above, is_direct
from triwulan.web.review.models import Answer, ApprovedReport, Remark

SENT = (State.SUBMITTED, State.RESUBMITTED)
"""The report lies with the superior."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A report with the superior who answers it today; ``sending`` is None while nothing was sent."""

    report: QuarterReport
    sending: Sending | None
    responder: Tenure

    @property
    def waiting(self) -> bool:
        """It is the superior's turn."""
        return self.sending is not None and self.report.state in SENT


def turn_of(report: QuarterReport, *, user: User, day: date) -> Turn:
    """The report as the one who answers it on the day sees it; 404 for everybody else."""
    sending = latest_sending(report)
    tenure = None if sending is not None else holder(report.position, day)
    reporter = sending.signatory if sending is not None else tenure.official if tenure is not None else None
    responder = answering(report.position, day, reporter=reporter)
    if responder is None or user.official_id != responder.official_id or report.regency_id != user.regency_id:
        raise Http404
    return Turn(report, sending, responder)


def readable(visitor: Access, pk: int) -> Turn:
    """A report the visitor answers today; 404 for everybody else."""
    if visitor.user.official_id is None:
        raise Http404
    report = with_position(QuarterReport.objects.filter(pk=pk, regency_id=visitor.regency.pk)).first()
    if report is None:
        raise Http404
    return turn_of(report, user=visitor.user, day=visitor.today)


def archived(visitor: Access, pk: int) -> ApprovedReport:
    """What was approved of a report, for those who fill it in, answer it or approved it; 404 for everybody else."""
    approved = (
        ApprovedReport.objects.filter(report_id=pk, regency_id=visitor.regency.pk)
        .defer("pdf", "document")
        .select_related(
            "approved_by", "regency", "report__regency", "report__position__unit", "report__position__superior__unit"
        )
        .first()
    )
    if approved is None:
        raise Http404
    if approved.approved_by_id != visitor.user.pk and not visitor.fills_in(approved.report.position_id):
        turn_of(approved.report, user=visitor.user, day=visitor.today)
    return approved


def answer_of(report: QuarterReport) -> Answer | None:
    """The answer given to the sending that counts; None while there is none."""
    answers = Answer.objects.filter(sending__report=report, sending__withdrawn_at=None, answered_at__isnull=False)
    latest = answers.select_related("responder", "answered_by", "sending").order_by("sending__number").last()
    if latest is None or report.state in SENT:
        return None
    return latest


def remarks_on(report: QuarterReport) -> list[Remark]:
    """The remarks of that answer, in the order they were written."""
    answer = answer_of(report)
    return [] if answer is None else list(answer.remarks.all())


def history(report: QuarterReport) -> list[Sending]:
    """Every sending, withdrawn ones included, first to last, each with its answer and remarks."""
    answers = Answer.objects.select_related("responder", "answered_by").prefetch_related("remarks")
    sendings = Sending.objects.filter(report=report).select_related("signatory", "sent_by")
    return list(sendings.prefetch_related(Prefetch("answer", answers)).order_by("number"))


def with_signatory(reports: QuerySet[QuarterReport]) -> QuerySet[QuarterReport]:
    """With ``signatory`` and ``sent_at`` of the sending that counts."""
    latest = Sending.objects.filter(report=OuterRef("pk"), withdrawn_at=None).order_by("-number")
    return reports.annotate(
        signatory=Subquery(latest.values("signatory")[:1]), sent_at=Subquery(latest.values("sent_at")[:1])
    )


def waiting_count(visitor: Access) -> int:
    """How many reports wait for the visitor's answer today: one query besides the positions held, seldom three."""
    held = {position.pk for position in visitor.held}
    mine = visitor.user.official_id
    if not held:
        return 0
    position = "report__position__"
    acting_above = Q(signatory__tenures__position=F(f"{position}superior"))
    bypassed = acting_above | Q(bypassed_by_holder(visitor.today, position))
    own = Tenure.objects.on(visitor.today).filter(position=OuterRef("report__position"), official=mine)
    rows = (
        Sending.objects.filter(regency=visitor.user.regency_id, withdrawn_at=None, report__state__in=SENT)
        .filter(answer__answered_at=None)
        .filter(is_direct(held, position) | (is_above(held, position) & bypassed))
        .annotate(own=Exists(own))
        .values_list("report__position", f"{position}superior", "report", "signatory", "own")
    )
    latest = {report: (below, superior, signatory, own) for below, superior, report, signatory, own in rows}
    doubtful = {
        below for below, superior, signatory, own in latest.values() if superior not in held or signatory == mine or own
    }
    if not doubtful:
        return len(latest)
    positions = {row.pk: row for row in Position.objects.filter(pk__in=doubtful).select_related(CHAIN)}
    holders = Holders.of(list(positions.values()), visitor.today)
    return sum(
        below not in doubtful or holders.answers(positions[below], signatory) == mine
        for below, _superior, signatory, _own in latest.values()
    )
