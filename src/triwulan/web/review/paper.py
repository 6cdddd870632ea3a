"""The report as its superior reads it, and as it is kept once approved."""

from dataclasses import replace
from datetime import date

from triwulan.compose import compose_report
from triwulan.core.document import Document
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.report import Remark, Report, Response
from triwulan.core.stage import Stage
from triwulan.web import clock
from triwulan.web.quarters.mapping import report_of, reporter_of, signatory
from triwulan.web.quarters.records import QuarterRecord, load_record
from triwulan.web.review.models import Answer
from triwulan.web.review.selectors import Turn


def record_of(turn: Turn) -> QuarterRecord:
    """The quarter's record; raises ProblemError where no agreement is in force any more."""
    record = load_record(turn.report)
    if record is None:
        quarter = turn.report.quarter
        raise ProblemError(Problem("quarter.no_agreement", {"quarter": quarter.label, "year": quarter.year}))
    return record


def report_to_read(turn: Turn, record: QuarterRecord, response: Response | None = None) -> Report:
    """What was sent, signed by who sent it and by who answers today; answered when there is a response."""
    assert turn.sending is not None
    tenure = turn.responder
    return report_of(
        record,
        reporter=reporter_of(turn.sending),
        superior=signatory(tenure.official, tenure.position, tenure.acting),
        signed_on=clock.day_of(turn.sending.sent_at, turn.report.regency.time_zone),
        response=response or Response(),
        stage=Stage.SUBMITTED if response is None else Stage.ANSWERED,
    )


def response_of(answer: Answer, turn: Turn, day: date) -> Response:
    """The answer as the paper prints it in section 2.5."""
    tenure = turn.responder
    return Response(
        choices=answer.ticked,
        text=answer.text,
        remarks=tuple(Remark(anchor=row.anchor, text=row.text) for row in answer.remarks.all()),
        responder=signatory(tenure.official, tenure.position, tenure.acting),
        answered_on=day,
    )


def approved_document(report: Report) -> Document:
    """The paper of an answered report, dated by its answer."""
    return replace(compose_report(report), dated=report.response.answered_on)
