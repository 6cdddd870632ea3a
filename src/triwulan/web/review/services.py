"""Writes of the superior: opening a sent report, remarks, the answer, returning and approving."""

from collections.abc import Collection
from hashlib import sha256

from django.db import transaction

from triwulan.core import workflow
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.workflow import Actor, Decision, ResponseChoice, State, judge_choices
from triwulan.formats.report_json import dump_report
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.quarters.completeness import gaps
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.records import QuarterRecord
from triwulan.web.quarters.selectors import with_position
from triwulan.web.review import printing
from triwulan.web.review.models import Answer, ApprovedReport
from triwulan.web.review.paper import approved_document, record_of, report_to_read, response_of
from triwulan.web.review.selectors import SENT, Turn, turn_of
from triwulan.web.typed import clean_text

LONGEST_ANSWER = 4000


class AnswerRefusedError(ProblemError):
    """The answer cannot be given; says everything that keeps it from being given."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0])
        self.problems = problems


def open_for_reading(*, report_id: int, user: User) -> Answer | None:
    """Open a sent report for the superior who answers it: from now on it cannot be withdrawn.

    Gives the answer being written to the latest sending, None while nothing waits for one.
    """
    with transaction.atomic():
        turn = _turn(report_id, user)
        if not turn.waiting:
            return None
        if turn.report.opened_at is None:
            QuarterReport.objects.filter(pk=report_id, opened_at=None).update(opened_at=clock.now())
        return _answer(turn)


def save_answer(
    *,
    report_id: int,
    user: User,
    choices: Collection[ResponseChoice],
    text: str,
    sending: int | None = None,
    base: int | None = None,
    window: str = "",
) -> Answer:
    """Keep what the superior ticked and wrote so far, fit to be given or not.

    ``sending`` is the number of the sending that was read, ``base`` the version of the answer that
    this ``window`` (any mark of its own) had seen.
    Raises ProblemError where a newer sending came, another window was faster, or the report is answered.
    """
    with transaction.atomic():
        answer = writable_answer(report_id, user, sending)
        text = clean_text(text)
        if len(text) > LONGEST_ANSWER:
            raise ProblemError(Problem("answer.too_long", {"length": len(text), "most": LONGEST_ANSWER}))
        ticked = [choice.value for choice in ResponseChoice if choice in choices]
        if (ticked, text) == (answer.choices, answer.text):
            return answer
        own = bool(window) and window == answer.window
        if base is not None and base != answer.version and not own:
            raise ProblemError(Problem("answer.changed_elsewhere"))
        answer.choices, answer.text = ticked, text
        answer.version, answer.window = answer.version + 1, window[:40]
        answer.save(update_fields=["choices", "text", "version", "window"])
    return answer


def return_report(*, report_id: int, user: User, sending: int | None = None) -> Answer:
    """Return the report with the answer as it was saved; what was remarked is open again, nothing else.

    Raises AnswerRefusedError where the answer does not carry a return. Twice is once.
    """
    with transaction.atomic():
        turn = _turn(report_id, user)
        answer = _answer(turn)
        if answer.decision == Answer.Decision.RETURN and sending in (None, _number(turn)):
            return answer
        target = _decide(turn, answer, "return", sending)
        _close(turn, answer, Answer.Decision.RETURN, user)
        turn.report.state = target.value
        turn.report.reopened = sorted({remark.anchor for remark in answer.remarks.all()})
        turn.report.save(update_fields=["state", "reopened"])
    return answer


def approve(*, report_id: int, user: User, sending: int | None = None, seen: str | None = None) -> ApprovedReport:
    """Approve the report with the answer as it was saved, and keep it to the byte. Twice is once.

    ``seen`` is the fingerprint of what was read. The PDF is made before anything is locked, and only kept when
    nothing changed meanwhile. Raises AnswerRefusedError where the answer does not carry an approval.
    """
    turn = _turn(report_id, user, lock=False)
    kept = ApprovedReport.objects.filter(report_id=report_id).first()
    if kept is not None:
        return kept
    answer = _answer(turn)
    _decide(turn, answer, "approve", sending)
    record = record_of(turn)
    refuse_incomplete(record)
    if seen is not None and seen != fingerprint(dump_report(report_to_read(turn, record))):
        raise AnswerRefusedError((Problem("answer.report_changed"),))
    today = clock.today(turn.report.regency.time_zone)
    final = report_to_read(turn, record, response_of(answer, turn, today))
    document, pdf = dump_report(final), printing.print_pdf(approved_document(final))
    return _keep(turn, user, document=document, pdf=pdf)


def refuse_incomplete(record: QuarterRecord) -> None:
    """Raise AnswerRefusedError where an amendment since the sending left the report wanting: it goes back first."""
    wanting = len(gaps(record)) + len(record.problems) + len(record.stray_lines)
    if wanting:
        raise AnswerRefusedError((Problem("answer.report_incomplete", {"count": wanting}),))


def fingerprint(document: bytes) -> str:
    """What tells one state of a report from another."""
    return sha256(document).hexdigest()


def writable_answer(report_id: int, user: User, sending: int | None) -> Answer:
    """The answer being written, its report locked; raises ProblemError where it can no longer be written."""
    turn = _turn(report_id, user)
    _require_waiting(turn, sending)
    return _answer(turn)


def _keep(read: Turn, user: User, *, document: bytes, pdf: bytes) -> ApprovedReport:
    """Approve what was printed, if it still is what the records say."""
    with transaction.atomic():
        turn = _turn(read.report.pk, user)
        kept = ApprovedReport.objects.filter(report=turn.report).first()
        if kept is not None:
            return kept
        answer = _answer(turn)
        target = _decide(turn, answer, "approve", _number(read))
        today = clock.today(turn.report.regency.time_zone)
        if dump_report(report_to_read(turn, record_of(turn), response_of(answer, turn, today))) != document:
            raise AnswerRefusedError((Problem("answer.report_changed"),))
        _close(turn, answer, Answer.Decision.APPROVE, user)
        turn.report.state, turn.report.reopened = target.value, []
        turn.report.save(update_fields=["state", "reopened"])
        assert answer.answered_at is not None
        return ApprovedReport.objects.create(
            regency_id=turn.report.regency_id,
            report=turn.report,
            document=document,
            pdf=pdf,
            sha256=sha256(pdf).hexdigest(),
            approved_at=answer.answered_at,
            approved_by=user,
        )


def _turn(report_id: int, user: User, *, lock: bool = True) -> Turn:
    reports = with_position(QuarterReport.objects.filter(pk=report_id))
    report = (reports.select_for_update(of=("self",)) if lock else reports).get()
    return turn_of(report, user=user, day=clock.today(report.regency.time_zone))


def _answer(turn: Turn) -> Answer:
    if turn.sending is None:
        raise ProblemError(Problem("workflow.not_sent"))
    answer, _new = Answer.objects.get_or_create(sending=turn.sending, defaults={"regency_id": turn.report.regency_id})
    return answer


def _number(turn: Turn) -> int | None:
    return None if turn.sending is None else turn.sending.number


def _require_waiting(turn: Turn, sending: int | None) -> None:
    if sending not in (None, _number(turn)):
        raise ProblemError(Problem("answer.newer_sending"))
    if State(turn.report.state) not in SENT:
        # the workflow says why
        workflow.move("return_", state=State(turn.report.state), actor=Actor.SUPERIOR, opened=True)


def _decide(turn: Turn, answer: Answer, decision: Decision, sending: int | None) -> State:
    """The state that follows; raises where the report, or the answer, does not allow the decision."""
    _require_waiting(turn, sending)
    name = "approve" if decision == "approve" else "return_"
    target = workflow.move(name, state=State(turn.report.state), actor=Actor.SUPERIOR, opened=True)
    problems = judge_choices(set(answer.ticked), answer.text, decision)
    if problems:
        raise AnswerRefusedError(problems)
    return target


def _close(turn: Turn, answer: Answer, decision: Answer.Decision, user: User) -> None:
    answer.decision, answer.answered_at, answer.answered_by = decision.value, clock.now(), user
    answer.responder, answer.acting = turn.responder.official, turn.responder.acting
    answer.post = turn.responder.position.full_name
    answer.save(update_fields=["decision", "answered_at", "answered_by", "responder", "acting", "post"])
