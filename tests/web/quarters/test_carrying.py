"""What last quarter wanted done next is answered in this one, and stays as it was answered."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests.web.cast import Cast
from tests.web.quarters.filling import FIGURES, fill, texts, type_in
from triwulan.core.document import Document, plain_lines
from triwulan.core.period import Quarter
from triwulan.core.problem import ProblemError
from triwulan.core.report import CarriedAnswer, FollowUp
from triwulan.core.workflow import ResponseChoice
from triwulan.formats.report_json import load_report
from triwulan.web.quarters.completeness import gaps, steps
from triwulan.web.quarters.fields import Section
from triwulan.web.quarters.follow_ups import carried_of, follow_ups_of
from triwulan.web.quarters.mapping import report_of, signatory_of
from triwulan.web.quarters.models import Carried, Entry, EntryRevision, QuarterReport
from triwulan.web.quarters.opening import Opening
from triwulan.web.quarters.records import QuarterRecord, load_record
from triwulan.web.quarters.services import open_quarter, send, withdraw
from triwulan.web.review import printing
from triwulan.web.review import services as review
from triwulan.web.review.models import ApprovedReport
from triwulan.web.review.remarks import add_remark

pytestmark = pytest.mark.django_db

SPRING, SUMMER = "2023-04-05", "2023-07-05"
PLANS = {
    "follow_up/2/what": "Memperbarui data kelompok masyarakat",
    "follow_up/2/who": "Pengelola data",
    "follow_up/2/by_when": "2023-08-31",
}
FIRST = "Mendampingi musyawarah desa yang belum menyampaikan LPPDes"


@dataclass
class Story:
    """TW I 2023, sent with two follow-ups, and TW II, begun; both of Kasi Pemerintahan."""

    cast: Cast
    settings: Any
    first: QuarterReport
    second: QuarterReport

    def record(self, report: QuarterReport | None = None) -> QuarterRecord:
        found = load_record(QuarterReport.objects.select_related("regency", "position__unit").get(
            pk=(report or self.second).pk
        ))  # fmt: skip
        assert found is not None
        return found

    def type(self, fields: dict[str, str], report: QuarterReport | None = None) -> Any:
        return type_in(QuarterReport.objects.get(pk=(report or self.second).pk), self.cast.official, fields)

    def return_(self, report: QuarterReport, *anchors: str) -> None:
        user = self.cast.superior
        review.open_for_reading(report_id=report.pk, user=user)
        for anchor in anchors:
            add_remark(report_id=report.pk, user=user, anchor=anchor, text="Perbaiki.")
        review.save_answer(
            report_id=report.pk, user=user, choices={ResponseChoice.RECHECK_ACHIEVEMENT}, text="Perbaiki."
        )
        review.return_report(report_id=report.pk, user=user)

    def approve(self, report: QuarterReport) -> ApprovedReport:
        user = self.cast.superior
        review.open_for_reading(report_id=report.pk, user=user)
        review.save_answer(report_id=report.pk, user=user, choices={ResponseChoice.GOOD}, text="")
        return review.approve(report_id=report.pk, user=user)

    def fill_second(self) -> None:
        """Everything but the answers."""
        self.type(FIGURES | texts() | {"follow_up/1/what": "Menyusun bahan rapat koordinasi"})
        while missing := [gap for gap in gaps(self.record()) if gap.section is not Section.CARRIED]:
            self.type({gap.path: "Ada keterangannya." for gap in missing})

    def send_second(self) -> None:
        send(report_id=self.second.pk, user=self.cast.official, reason="Sudah diperiksa.")

    def reword_first(self, text: str) -> None:
        """The superior returns TW I, and its first follow-up is worded anew and sent again."""
        self.return_(self.first, "follow_up/1")
        self.type({"follow_up/1/what": text}, self.first)
        send(report_id=self.first.pk, user=self.cast.official, reason="Sudah diperiksa.")


DONE = {"carried/1/answer": "done", "carried/1/note": "Daftar hadir musyawarah."}
GOES_ON = {"carried/2/answer": "continued"}


@pytest.fixture
def story(cast: Cast, report: QuarterReport, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Story:
    def printed(document: Document) -> bytes:
        return b"%PDF-1.7 " + "\n".join(plain_lines(document)).encode()

    monkeypatch.setattr(printing, "print_pdf", printed)
    settings.CLOCK = SPRING
    fill(report, cast.official)
    type_in(report, cast.official, PLANS)
    send(report_id=report.pk, user=cast.official)
    settings.CLOCK = SUMMER
    second = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2))
    return Story(cast, settings, report, second)


def test_each_follow_up_of_last_quarter_is_asked_for(story: Story) -> None:
    asked = story.record().asked
    assert [each.number for each in asked] == [1, 2]
    assert asked[0].follow_up == FollowUp(item=1, what=FIRST, who="Kasi Pemerintahan", by_when="28 April 2023")
    missing = [gap.path for gap in gaps(story.record()) if gap.section is Section.CARRIED]
    assert missing == ["carried/1/answer", "carried/2/answer"]


def test_nothing_but_them_and_what_is_cumulative_comes_from_last_quarter(story: Story) -> None:
    assert not Entry.objects.filter(report=story.second).exists()
    row = story.record().measurements["IK5"]
    assert (row.realisation.value, row.realisation_to_date.value) == (None, 2)
    story.type({"measurement/IK5/value": "3"})
    row = story.record().measurements["IK5"]
    assert (row.realisation.value, row.realisation_to_date.value) == (3, 5)


def test_a_first_quarter_and_one_after_an_unsent_quarter_ask_nothing(story: Story) -> None:
    assert story.record(story.first).asked == ()
    withdraw(report_id=story.first.pk, user=story.cast.official)
    record = story.record()
    assert record.asked == ()
    assert Section.CARRIED not in [step.section for step in steps(record)]
    assert "follow_up/1/what" in [gap.path for gap in gaps(record)]


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({"carried/1/answer": "done"}, ["carried/1/note"]),
        ({"carried/1/answer": "dropped"}, ["carried/1/note"]),
        ({"carried/1/answer": "continued"}, ["carried/1/by_when"]),
        ({"carried/1/answer": "continued", "carried/1/by_when": "2023-09-29"}, []),
        (DONE, []),
        ({"carried/1/answer": "mungkin"}, ["carried/1/answer"]),
    ],
)
def test_an_answer_says_what_belongs_to_it(story: Story, typed: dict[str, str], missing: list[str]) -> None:
    assert story.type(typed).clean
    found = [gap.path for gap in gaps(story.record()) if gap.path.startswith("carried/1")]
    assert found == missing


def test_what_goes_on_keeps_a_day_that_is_still_to_come(story: Story) -> None:
    story.type(GOES_ON)
    assert not [gap for gap in gaps(story.record()) if gap.path.startswith("carried/2")]
    (step,) = follow_ups_of(story.record())
    assert (step.what, step.by_when) == ("Memperbarui data kelompok masyarakat", "31 Agustus 2023")


def test_what_goes_on_stands_once_among_this_quarters_follow_ups(story: Story) -> None:
    story.type(GOES_ON | {"carried/2/by_when": "2023-09-29", "follow_up/1/what": "Rapat koordinasi"})
    assert [(each.item, each.by_when) for each in follow_ups_of(story.record())] == [(1, ""), (32, "29 September 2023")]
    story.type({"follow_up/2/what": "memperbarui  data kelompok masyarakat."})
    assert [each.item for each in follow_ups_of(story.record())] == [1, 2]


def test_it_is_not_sent_with_an_answer_missing(story: Story) -> None:
    story.fill_second()
    story.type(DONE)
    with pytest.raises(ProblemError, match=r"sending\.incomplete"):
        story.send_second()
    story.type(GOES_ON)
    story.send_second()
    assert [each["item"] for each in story.second.sendings.get().follow_ups] == [
        each.item for each in follow_ups_of(story.record())
    ]


def test_the_paper_says_what_became_of_each(story: Story) -> None:
    story.type(DONE | GOES_ON)
    record = story.record()
    report = report_of(record, reporter=signatory_of(None, otherwise=None), superior=signatory_of(None, otherwise=None),
                       signed_on=None)  # fmt: skip
    assert [(each.item, each.answer, each.note) for each in report.carried] == [
        (1, CarriedAnswer.DONE, "Daftar hadir musyawarah."),
        (2, CarriedAnswer.CONTINUED, ""),
    ]


def test_an_answer_to_another_wording_counts_no_more_in_a_draft(story: Story) -> None:
    story.type(DONE)
    story.reword_first("Mendampingi musyawarah desa Burno")
    (asked, _other) = story.record().asked
    assert asked.answered_as is not None and asked.answered_as.what == FIRST
    assert carried_of(story.record())[0].answer is None
    assert "carried/1/answer" in [gap.path for gap in gaps(story.record())]
    story.type({"carried/1/answer": "done"})
    assert carried_of(story.record())[0].answer is CarriedAnswer.DONE
    assert carried_of(story.record())[0].what == "Mendampingi musyawarah desa Burno"
    assert EntryRevision.objects.filter(entry__path="carried/1/answer").count() == 2


def test_what_was_sent_never_changes_with_the_earlier_quarter(story: Story) -> None:
    story.fill_second()
    story.type(DONE | GOES_ON)
    story.send_second()
    before = carried_of(story.record())
    story.reword_first("Mendampingi musyawarah desa Burno")
    assert carried_of(story.record()) == before
    story.approve(story.first)
    assert carried_of(story.record()) == before
    kept = story.approve(story.second)
    assert load_report(bytes(kept.document)).carried == before
    assert FIRST.encode() in bytes(kept.pdf)


def test_a_returned_quarter_says_what_reads_otherwise_and_answers_that_when_answered_again(story: Story) -> None:
    story.fill_second()
    story.type(DONE | GOES_ON)
    story.send_second()
    story.reword_first("Mendampingi musyawarah desa Burno")
    story.return_(story.second, "carried/1")
    (asked, other) = story.record().asked
    assert asked.follow_up.what == FIRST and asked.now is not None and asked.now.what.endswith("Burno")
    assert other.now is None and not other.gone
    opening = Opening(story.record())
    assert opening.is_open("carried/1/note") and not opening.is_open("carried/2/answer")
    story.type({"carried/1/note": "Daftar hadir desa Burno."})
    assert carried_of(story.record())[0].what == "Mendampingi musyawarah desa Burno"
    assert carried_of(story.record())[0].answer is CarriedAnswer.DONE


def test_what_is_no_longer_asked_stays_in_a_returned_quarter_and_leaves_a_draft(story: Story) -> None:
    story.fill_second()
    story.type(DONE | GOES_ON)
    story.send_second()
    story.return_(story.second, "report")
    story.return_(story.first, "follow_up/2")
    story.type({"follow_up/2/what": "", "follow_up/2/who": "", "follow_up/2/by_when": ""}, story.first)
    send(report_id=story.first.pk, user=story.cast.official, reason="Sudah diperiksa.")
    assert [each.gone for each in story.record().asked] == [False, True]
    assert [each.item for each in carried_of(story.record())] == [1, 2]
    QuarterReport.objects.filter(pk=story.second.pk).update(state="draft")
    assert [each.item for each in carried_of(story.record())] == [1]
    story.second.sendings.all().update(withdrawn_at="2023-07-05T00:00Z")
    story.send_second()
    assert [row.number for row in Carried.objects.filter(report=story.second)] == [1]


def test_an_answer_to_nothing_is_refused_and_costs_the_others_nothing(story: Story) -> None:
    outcome = story.type({"carried/9/answer": "done", "carried/1/answer": "done"})
    assert set(outcome.refused) == {"carried/9/answer"}
    assert set(outcome.saved) == {"carried/1/answer"}


def test_what_went_on_is_asked_again_by_its_number(story: Story) -> None:
    story.fill_second()
    story.type(DONE | GOES_ON)
    story.send_second()
    story.settings.CLOCK = "2023-10-04"
    third = open_quarter(position=story.cast.kasi_position, quarter=Quarter(2023, 3))
    numbers = [each.number for each in story.record(third).asked]
    assert numbers == [1, 32]
    story.type({"carried/32/answer": "continued", "carried/32/by_when": "2023-12-15"}, third)
    assert [(each.item, each.by_when) for each in follow_ups_of(story.record(third))] == [(32, "15 Desember 2023")]


def test_a_remark_may_stand_on_what_goes_on_and_on_an_answer(story: Story) -> None:
    story.fill_second()
    story.type(DONE | GOES_ON)
    story.send_second()
    story.return_(story.second, "follow_up/32", "carried/2")
    with pytest.raises(ProblemError):
        story.return_(story.second, "carried/9")


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_step_asks_without_javascript_and_leads_on(story: Story, client: Client) -> None:
    client.force_login(story.cast.official)
    address = f"/triwulan/{story.second.pk}/tindak-lanjut-lalu/"
    page = client.get(address)
    assert FIRST in text_of(page) and "paling lambat 28 April 2023" in text_of(page)
    posted = {
        "base:carried/1/answer": "0", "carried/1/answer": "done", "base:carried/1/note": "0", "carried/1/note": "Ada.",
        "base:carried/1/by_when": "0", "carried/1/by_when": "", "base:carried/2/answer": "0",
        "carried/2/answer": "continued", "next": "1",
    }  # fmt: skip
    answer = client.post(address, posted)
    assert answer["Location"] == f"/triwulan/{story.second.pk}/tindak-lanjut/"
    assert "Dilanjutkan dari triwulan lalu Tercetak dengan sendirinya" in text_of(client.get(answer["Location"]))
    trace = text_of(client.get(f"/triwulan/{story.second.pk}/riwayat/"))
    assert "Tindak lanjut triwulan lalu · 1 · Jawaban Selesai" in trace


def test_the_step_before_leads_past_it_where_nothing_is_asked(story: Story, client: Client) -> None:
    client.force_login(story.cast.official)
    withdraw(report_id=story.first.pk, user=story.cast.official)
    for report in (story.first, story.second):
        answer = client.post(f"/triwulan/{report.pk}/strategi/", {"next": "1"})
        assert answer["Location"] == f"/triwulan/{report.pk}/tindak-lanjut/"
    assert "Tidak ada rencana dari triwulan lalu" in text_of(
        client.get(f"/triwulan/{story.first.pk}/tindak-lanjut-lalu/")
    )


def test_a_stranger_sees_and_answers_nothing(story: Story, client: Client) -> None:
    for user in (story.cast.stranger, story.cast.colleague, story.cast.superior):
        client.force_login(user)
        address = f"/triwulan/{story.second.pk}/tindak-lanjut-lalu/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"base:carried/1/answer": "0", "carried/1/answer": "done"}).status_code == 404
    assert not Carried.objects.exists()


def test_another_window_is_told_in_words(story: Story, client: Client) -> None:
    story.type({"carried/1/answer": "done"})
    client.force_login(story.cast.official)
    address = f"/triwulan/{story.second.pk}/tindak-lanjut-lalu/"
    answer = client.post(address, {"base:carried/1/answer": "0", "carried/1/answer": "dropped"})
    assert answer.status_code == 409
    assert "Tersimpan sekarang Selesai" in text_of(answer) and "Yang Anda ketik di sini Dihentikan" in text_of(answer)


def test_the_superior_reads_a_changed_answer_in_words(story: Story, client: Client) -> None:
    story.fill_second()
    story.type(DONE | GOES_ON)
    story.send_second()
    story.return_(story.second, "carried/1")
    story.type({"carried/1/answer": "dropped"})
    story.send_second()
    client.force_login(story.cast.superior)
    page = text_of(client.get(f"/periksa/{story.second.pk}/"))
    assert "sebelumnya Selesai → menjadi Dihentikan" in page
