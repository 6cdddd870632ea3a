from datetime import date
from hashlib import sha256

import pytest
from django.http import Http404

from tests.web.cast import make_tenure
from tests.web.quarters.filling import type_in
from tests.web.review.conftest import FAULT, GOOD
from triwulan.core.problem import ProblemError
from triwulan.core.stage import Stage
from triwulan.core.workflow import ResponseChoice, State
from triwulan.formats.report_json import load_report
from triwulan.web.quarters.models import Entry
from triwulan.web.quarters.services import Typed, save_entries, send, withdraw
from triwulan.web.review import printing, remarks, services
from triwulan.web.review.models import Answer, ApprovedForeverError, ApprovedReport
from triwulan.web.review.selectors import answer_of, history, remarks_on


def message(raised):
    return raised.value.problem.message


def test_reading_opens_the_report_once_and_begins_one_answer(cast, sent):
    first = services.open_for_reading(report_id=sent.pk, user=cast.superior)
    sent.refresh_from_db()
    opened = sent.opened_at
    again = services.open_for_reading(report_id=sent.pk, user=cast.superior)
    sent.refresh_from_db()
    assert opened is not None and sent.opened_at == opened
    assert first == again and Answer.objects.count() == 1
    with pytest.raises(ProblemError) as raised:
        withdraw(report_id=sent.pk, user=cast.official)
    assert message(raised) == "workflow.already_opened"


def test_a_report_that_was_not_sent_is_not_opened(cast, draft):
    assert services.open_for_reading(report_id=draft.pk, user=cast.superior) is None
    draft.refresh_from_db()
    assert draft.opened_at is None and not Answer.objects.exists()


@pytest.mark.parametrize("who", ["official", "clerk", "colleague", "head", "unit_admin", "nobody", "stranger"])
def test_nobody_but_the_answering_superior_may_write(cast, sent, who):
    user = getattr(cast, who)
    for act in (
        lambda: services.open_for_reading(report_id=sent.pk, user=user),
        lambda: services.save_answer(report_id=sent.pk, user=user, choices=GOOD, text=""),
        lambda: services.approve(report_id=sent.pk, user=user),
        lambda: services.return_report(report_id=sent.pk, user=user),
        lambda: remarks.add_remark(report_id=sent.pk, user=user, anchor="report", text="x"),
    ):
        with pytest.raises(Http404):
            act()
    sent.refresh_from_db()
    assert sent.opened_at is None and not Answer.objects.exists()


def test_a_reporter_who_is_acting_camat_is_answered_one_superior_higher(cast, draft, answered):
    cast.camat_position.tenures.update(end=date(2023, 3, 31))
    make_tenure(cast.camat_position, cast.kasi, kind="plt", start=date(2023, 4, 1))
    send(report_id=draft.pk, user=cast.official)
    with pytest.raises(Http404):
        services.approve(report_id=draft.pk, user=cast.official)
    kept = answered(draft, "approve", GOOD, user=cast.head)
    assert load_report(bytes(kept.document)).superior.name == cast.sekda.name


def test_a_return_opens_what_was_remarked_and_nothing_else(cast, sent, answered):
    for anchor in ("measurement/IK3", "closing", "measurement/IK3"):
        remarks.add_remark(report_id=sent.pk, user=cast.superior, anchor=anchor, text=f"Periksa {anchor}")
    answer = answered(sent, "return", FAULT, "Hitung ulang IK3.")
    assert sent.state == State.RETURNED and sent.reopened == ["closing", "measurement/IK3"]
    assert (answer.decision, answer.responder, answer.post) == ("return", cast.camat, "Camat Kecamatan Senduro")
    assert [remark.anchor for remark in remarks_on(sent)] == ["measurement/IK3", "closing"]
    typed = {"measurement/IK3/value": "12", "measurement/IK2/value": "10"}
    outcome = type_in(sent, cast.official, typed)
    assert set(outcome.saved) == {"measurement/IK3/value"} and set(outcome.refused) == {"measurement/IK2/value"}


@pytest.mark.parametrize(
    ("decision", "choices", "text", "problems"),
    [
        ("return", set(), "", {"response.no_choice", "response.return_needs_reason"}),
        ("return", FAULT, "  ", {"response.return_needs_reason"}),
        ("return", GOOD, "x", {"response.good_cannot_return"}),
        ("approve", FAULT, "", {"response.faults_cannot_approve"}),
        ("approve", GOOD | FAULT, "", {"response.good_and_faults", "response.faults_cannot_approve"}),
        ("approve", {ResponseChoice.OTHER}, "", {"response.other_needs_text"}),
    ],
)
def test_an_answer_that_does_not_carry_the_decision_is_refused_and_kept(
    cast, sent, answered, decision, choices, text, problems
):
    with pytest.raises(services.AnswerRefusedError) as raised:
        answered(sent, decision, choices, text)
    assert {problem.message for problem in raised.value.problems} == problems
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED
    assert set(Answer.objects.get().ticked) == choices


@pytest.mark.parametrize("choices", [FAULT | {ResponseChoice.NOT_GOOD, ResponseChoice.CORRECT_AT_ONCE}])
def test_faults_may_be_combined_to_return(sent, answered, choices):
    answered(sent, "return", choices, "Perbaiki.")
    assert sent.state == State.RETURNED


def test_other_with_words_approves(sent, answered):
    answered(sent, "approve", {ResponseChoice.OTHER}, "Diterima dengan catatan.")
    assert sent.state == State.APPROVED


def test_approval_keeps_the_report_and_the_exact_pdf(cast, sent, answered):
    remarks.add_remark(report_id=sent.pk, user=cast.superior, anchor="cost/A5", text="Serapan rendah.")
    kept = answered(sent, "approve", GOOD, "Terima kasih.")
    report = load_report(bytes(kept.document))
    assert kept.sha256 == sha256(bytes(kept.pdf)).hexdigest()
    assert kept.approved_by == cast.superior
    assert report.stage is Stage.ANSWERED and report.response.choices == (ResponseChoice.GOOD,)
    assert report.response.text == "Terima kasih." and report.response.remarks[0].anchor == "cost/A5"
    assert report.response.responder is not None and report.response.responder.name == cast.camat.name
    assert report.response.answered_on == date(2023, 4, 5) and report.signed_on == date(2023, 4, 5)
    assert (report.reporter.name, report.superior.name) == (cast.kasi.name, cast.camat.name)


def test_the_kept_pdf_is_a_pdf(sent, answered, real_pdf):
    kept = answered(sent, "approve", GOOD)
    assert bytes(kept.pdf).startswith(b"%PDF-1.7") and len(bytes(kept.pdf)) > 20_000


def test_approving_or_returning_twice_is_once(cast, sent, answered):
    first = answered(sent, "approve", GOOD)
    assert services.approve(report_id=sent.pk, user=cast.superior) == first
    assert ApprovedReport.objects.count() == 1


def test_returning_twice_is_once(cast, sent, answered):
    first = answered(sent, "return", FAULT, "Ulangi.")
    assert services.return_report(report_id=sent.pk, user=cast.superior, sending=1) == first
    assert Answer.objects.count() == 1


def test_after_approval_every_write_is_refused(cast, sent, answered):
    kept = answered(sent, "approve", GOOD)
    for act in (
        lambda: services.return_report(report_id=sent.pk, user=cast.superior),
        lambda: services.save_answer(report_id=sent.pk, user=cast.superior, choices=FAULT, text="Lain"),
        lambda: remarks.add_remark(report_id=sent.pk, user=cast.superior, anchor="report", text="x"),
        lambda: send(report_id=sent.pk, user=cast.official),
        lambda: withdraw(report_id=sent.pk, user=cast.official),
        lambda: save_entries(report_id=sent.pk, typed=[Typed("closing/text", "Baru", 1)], user=cast.official),
    ):
        with pytest.raises(ProblemError) as raised:
            act()
        assert message(raised) in ("workflow.approved", "quarter.closed")
    with pytest.raises(ApprovedForeverError):
        kept.save()
    with pytest.raises(ApprovedForeverError):
        kept.delete()


def test_approval_is_refused_when_an_entry_changed_while_the_pdf_was_made(cast, sent, monkeypatch, answered):
    def print_slowly(document):
        Entry.objects.filter(report=sent, path="closing/text").update(text="Lain sama sekali.", version=9)
        return b"%PDF"

    monkeypatch.setattr(printing, "print_pdf", print_slowly)
    with pytest.raises(services.AnswerRefusedError) as raised:
        answered(sent, "approve", GOOD)
    assert message(raised) == "answer.report_changed"
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED and not ApprovedReport.objects.exists()


def test_approval_is_refused_when_the_report_is_not_what_was_read(cast, sent, answered):
    services.save_answer(report_id=sent.pk, user=cast.superior, choices=GOOD, text="")
    with pytest.raises(services.AnswerRefusedError) as raised:
        services.approve(report_id=sent.pk, user=cast.superior, seen="0" * 64)
    assert message(raised) == "answer.report_changed"


def test_approval_is_refused_when_a_remark_came_while_the_pdf_was_made(cast, sent, monkeypatch, answered):
    def print_slowly(document):
        remarks.add_remark(report_id=sent.pk, user=cast.superior, anchor="report", text="Tunggu.")
        return b"%PDF"

    monkeypatch.setattr(printing, "print_pdf", print_slowly)
    with pytest.raises(services.AnswerRefusedError) as raised:
        answered(sent, "approve", GOOD)
    assert message(raised) == "answer.report_changed"


def test_of_two_windows_the_later_is_told(cast, sent):
    answer = services.open_for_reading(report_id=sent.pk, user=cast.superior)
    assert answer is not None
    services.save_answer(report_id=sent.pk, user=cast.superior, choices=GOOD, text="", base=answer.version)
    with pytest.raises(ProblemError) as raised:
        services.save_answer(report_id=sent.pk, user=cast.superior, choices=FAULT, text="x", base=answer.version)
    assert message(raised) == "answer.changed_elsewhere"
    assert Answer.objects.get().choices == ["good"]


def test_a_window_does_not_stand_in_its_own_way(cast, sent):
    window = {"report_id": sent.pk, "user": cast.superior, "base": 0, "window": "a"}
    services.save_answer(**window, choices=FAULT, text="")
    assert services.save_answer(**window, choices=FAULT, text="Dan lagi.").text == "Dan lagi."
    with pytest.raises(ProblemError) as raised:
        services.save_answer(**window | {"window": "b"}, choices=GOOD, text="")
    assert message(raised) == "answer.changed_elsewhere"


def test_the_same_words_posted_late_are_no_conflict(cast, sent):
    services.save_answer(report_id=sent.pk, user=cast.superior, choices=GOOD, text="a", base=0)
    assert services.save_answer(report_id=sent.pk, user=cast.superior, choices=GOOD, text="a", base=0).version == 1


def test_an_answer_to_an_older_sending_is_refused(cast, sent, answered):
    answered(sent, "return", FAULT, "Ulangi.")
    send(report_id=sent.pk, user=cast.official)
    for act in (
        lambda: services.save_answer(report_id=sent.pk, user=cast.superior, choices=GOOD, text="", sending=1),
        lambda: remarks.add_remark(report_id=sent.pk, user=cast.superior, anchor="report", text="x", sending=1),
        lambda: services.return_report(report_id=sent.pk, user=cast.superior, sending=1),
    ):
        with pytest.raises(ProblemError) as raised:
            act()
        assert message(raised) == "answer.newer_sending"


def test_what_was_withdrawn_cannot_be_answered(cast, sent):
    withdraw(report_id=sent.pk, user=cast.official)
    with pytest.raises(ProblemError) as raised:
        services.save_answer(report_id=sent.pk, user=cast.superior, choices=GOOD, text="", sending=1)
    assert message(raised) in ("workflow.not_sent", "answer.newer_sending")


def test_history_tells_every_sending_and_what_it_was_answered(cast, sent, answered):
    answered(sent, "return", FAULT, "Ulangi.")
    send(report_id=sent.pk, user=cast.official)
    withdraw(report_id=sent.pk, user=cast.official)
    first, second = history(sent)
    assert first.answer.decision == "return" and second.withdrawn_at is not None
    sent.refresh_from_db()
    given = answer_of(sent)
    assert given is not None and given.sending == first


def test_an_answer_being_written_shows_to_nobody_else(cast, sent):
    remarks.add_remark(report_id=sent.pk, user=cast.superior, anchor="report", text="Belum jadi.")
    assert answer_of(sent) is None and remarks_on(sent) == []
