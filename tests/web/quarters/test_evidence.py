"""Evidence stands beside what it proves, is numbered as it was sent, and cannot vanish under a report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.formats.office_files import pdf, photo
from tests.web.cast import Cast
from tests.web.evidence.bringing import file_of, text_of
from tests.web.quarters.filling import type_in
from triwulan.core.document import Document
from triwulan.core.problem import ProblemError
from triwulan.core.workflow import ResponseChoice
from triwulan.formats.report_json import load_report
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.services import add_evidence, describe_evidence, remove_evidence
from triwulan.web.evidence.uses import uses_of
from triwulan.web.quarters.attaching import attach
from triwulan.web.quarters.evidence_list import listed
from triwulan.web.quarters.mapping import report_of, signatory_of
from triwulan.web.quarters.models import QuarterEvidence, QuarterReport
from triwulan.web.quarters.records import QuarterRecord, load_record
from triwulan.web.quarters.services import send
from triwulan.web.review import printing
from triwulan.web.review import services as review
from triwulan.web.review.models import ApprovedReport
from triwulan.web.review.remarks import add_remark

pytestmark = pytest.mark.django_db

Attach = Callable[..., Evidence]


@pytest.fixture(autouse=True)
def own_storage(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture(autouse=True)
def quick_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def printed(document: Document) -> bytes:
        return b"%PDF-1.7 " + document.title.encode()

    monkeypatch.setattr(printing, "print_pdf", printed)


@pytest.fixture
def given(cast: Cast, report: QuarterReport) -> Attach:
    """Adds a file and attaches it: `given("measurement/IK3", "tanda terima.jpg")`."""

    def give(anchor: str, name: str = "foto.jpg", *, day: date | None = None) -> Evidence:
        evidence = add_evidence(user=cast.official, unit=cast.unit, file=file_of(photo(), name), day=day)
        attach(report_id=report.pk, anchor=anchor, added=[evidence], user=cast.official)
        return evidence

    return give


def record_of(report: QuarterReport) -> QuarterRecord:
    found = load_record(QuarterReport.objects.select_related("regency", "position__unit").get(pk=report.pk))
    assert found is not None
    return found


def paper_of(report: QuarterReport) -> Any:
    nobody = signatory_of(None, otherwise=None)
    return report_of(record_of(report), reporter=nobody, superior=nobody, signed_on=None)


def answer(cast: Cast, report: QuarterReport, decision: str, *anchors: str) -> Any:
    review.open_for_reading(report_id=report.pk, user=cast.superior)
    for anchor in anchors:
        add_remark(report_id=report.pk, user=cast.superior, anchor=anchor, text="Periksa buktinya.")
    good = decision == "approve"
    review.save_answer(
        report_id=report.pk,
        user=cast.superior,
        choices={ResponseChoice.GOOD if good else ResponseChoice.RECHECK_ACHIEVEMENT},
        text="" if good else "Perbaiki.",
    )
    return (review.approve if good else review.return_report)(report_id=report.pk, user=cast.superior)


def test_evidence_is_numbered_in_the_order_of_the_report_each_piece_once(report: QuarterReport, given: Attach) -> None:
    whole = given("report", "surat.jpg")
    third = given("measurement/IK3", "tanda terima.jpg", day=date(2023, 3, 30))
    given("cost/A2", "kuitansi.jpg")
    attach(report_id=report.pk, anchor="cost/A3", added=[third], user=third.added_by)
    items = record_of(report).evidence.items
    assert [(item.number, item.name, item.anchors) for item in items] == [
        (1, "tanda terima.jpg", ("measurement/IK3", "cost/A3")),
        (2, "kuitansi.jpg", ("cost/A2",)),
        (3, "surat.jpg", ("report",)),
    ]
    assert items[0].sha256 == third.file.sha256 and items[0].day == date(2023, 3, 30)
    assert (items[0].kind, items[0].added_by) == (third.file.kind, "Contoh Satu, S.Sos.")
    assert record_of(report).evidence.numbers[whole.pk] == 3


def test_any_pairs_can_be_numbered(given: Attach) -> None:
    first, second = given("measurement/IK2", "a.jpg"), given("measurement/IK1", "b.jpg")
    pairs = [("x/1", second.pk), ("x/1", first.pk), ("x/2", second.pk), ("x/1", second.pk), ("x/3", 987_654)]
    assert [(item.name, item.anchors) for item in listed(pairs).items] == [
        ("b.jpg", ("x/1", "x/2")),
        ("a.jpg", ("x/1",)),
    ]
    assert listed([]).items == ()


def test_attaching_twice_is_once_and_taking_off_is_kept(cast: Cast, report: QuarterReport, given: Attach) -> None:
    evidence = given("measurement/IK3")
    attach(report_id=report.pk, anchor="measurement/IK3", added=[evidence], user=cast.official)
    assert QuarterEvidence.objects.count() == 1
    attach(report_id=report.pk, anchor="measurement/IK3", added=[], removed=[evidence.pk], user=cast.clerk)
    row = QuarterEvidence.objects.get()
    assert row.removed_by == cast.clerk and record_of(report).evidence.items == ()
    attach(report_id=report.pk, anchor="measurement/IK3", added=[evidence], user=cast.official)
    assert QuarterEvidence.objects.filter(removed_at=None).count() == 1


@pytest.mark.parametrize(
    ("anchor", "message"),
    [
        ("measurement/IK99", "attaching.unknown_place"),
        ("cost/A99", "attaching.unknown_place"),
        ("carried/1", "attaching.unknown_place"),
        ("closing", "attaching.unknown_place"),
        ("report/x", "attaching.unknown_place"),
    ],
)
def test_nothing_is_attached_to_what_is_not_there(
    cast: Cast, report: QuarterReport, given: Attach, anchor: str, message: str
) -> None:
    evidence = given("report")
    with pytest.raises(ProblemError, match=message.replace(".", r"\.")):
        attach(report_id=report.pk, anchor=anchor, added=[evidence], user=cast.official)


def test_another_units_evidence_is_refused(cast: Cast, report: QuarterReport) -> None:
    foreign = add_evidence(user=cast.head, unit=cast.secretariat, file=file_of(photo()))
    with pytest.raises(ProblemError, match=r"attaching\.other_unit"):
        attach(report_id=report.pk, anchor="report", added=[foreign], user=cast.official)


def test_a_sent_quarter_keeps_its_list_whatever_becomes_of_the_files(
    cast: Cast, full: QuarterReport, given: Attach
) -> None:
    evidence = given("measurement/IK3", day=date(2023, 3, 30))
    send(report_id=full.pk, user=cast.official)
    before = record_of(full).evidence
    assert full.sendings.get().evidence[0]["evidence"] == evidence.pk
    describe_evidence(evidence=evidence, description="lain", day=date(2023, 5, 1))
    assert record_of(full).evidence == before
    with pytest.raises(ProblemError, match=r"attaching\.closed"):
        attach(report_id=full.pk, anchor="measurement/IK3", added=[], removed=[evidence.pk], user=cast.official)
    kept = answer(cast, full, "approve")
    assert isinstance(kept, ApprovedReport)
    assert load_report(bytes(kept.document)).evidence == before.items
    with pytest.raises(ProblemError, match=r"evidence\.in_use"):
        remove_evidence(evidence=evidence)


def test_evidence_of_a_draft_cannot_be_removed_either_and_says_where_it_is_used(
    cast: Cast, report: QuarterReport, given: Attach
) -> None:
    evidence = given("measurement/IK3")
    assert [use.label for use in uses_of(evidence)] == ["laporan Triwulan I 2023, Kasi Pemerintahan Kecamatan Senduro"]
    attach(report_id=report.pk, anchor="measurement/IK3", added=[], removed=[evidence.pk], user=cast.official)
    with pytest.raises(ProblemError, match=r"evidence\.in_use"):
        remove_evidence(evidence=evidence)


def test_after_a_return_only_what_was_remarked_takes_evidence(cast: Cast, full: QuarterReport, given: Attach) -> None:
    evidence = given("measurement/IK3")
    send(report_id=full.pk, user=cast.official)
    answer(cast, full, "return", "measurement/IK3")
    attach(report_id=full.pk, anchor="measurement/IK3", added=[], removed=[evidence.pk], user=cast.official)
    for anchor in ("measurement/IK2", "cost/A2", "report"):
        with pytest.raises(ProblemError, match=r"attaching\.closed"):
            attach(report_id=full.pk, anchor=anchor, added=[evidence], user=cast.official)


def test_the_paper_lists_it_below_everything(report: QuarterReport, given: Attach) -> None:
    assert paper_of(report).evidence == ()
    given("measurement/IK3")
    assert [item.name for item in paper_of(report).evidence] == ["foto.jpg"]


def test_the_row_leads_to_its_page_and_the_page_back(
    cast: Cast, report: QuarterReport, as_: Callable[..., Client]
) -> None:
    client = as_(cast.official)
    row = client.get(f"/triwulan/{report.pk}/capaian/").content.decode()
    assert f'href="/triwulan/{report.pk}/bukti/measurement/IK3/">Bukti (0)</a>' in row
    page = f"/triwulan/{report.pk}/bukti/measurement/IK3/"
    assert "LPPDes" in text_of(client.get(page))
    posted = {
        "new_files": [file_of(photo(), "tanda terima.jpg"), file_of(pdf(), "rekap.pdf")],
        "description": "Tanda terima", "day": "30/3/2023", "seen": "",
    }  # fmt: skip
    answered = client.post(page, posted)
    assert answered["Location"] == f"/triwulan/{report.pk}/capaian/#row-measurement-IK3"
    rows = Evidence.objects.order_by("pk")
    assert [(each.name, each.description, each.day) for each in rows] == [
        ("tanda terima.jpg", "Tanda terima", date(2023, 3, 30)),
        ("rekap.pdf", "Tanda terima", date(2023, 3, 30)),
    ]
    text = text_of(client.get(f"/triwulan/{report.pk}/capaian/"))
    assert "Bukti (2) tanda terima.jpg rekap.pdf" in text
    kept, dropped = rows
    client.post(page, {"evidence": [kept.pk], "seen": f"{kept.pk},{dropped.pk}"})
    assert [row.evidence for row in QuarterEvidence.objects.filter(removed_at=None)] == [kept]
    assert "Riwayat" in text_of(client.get(page)) and "rekap.pdf" in text_of(client.get(page))


def test_what_the_unit_has_can_be_picked_and_searched(
    cast: Cast, report: QuarterReport, as_: Callable[..., Client]
) -> None:
    evidence = add_evidence(user=cast.colleague, unit=cast.unit, file=file_of(photo(), "Berita acara Burno.jpg"))
    add_evidence(user=cast.colleague, unit=cast.unit, file=file_of(pdf(), "lain.pdf"))
    client, page = as_(cast.clerk), f"/triwulan/{report.pk}/bukti/cost/A2/"
    assert "Berita acara Burno.jpg" in text_of(client.get(page))
    found = text_of(client.get(f"{page}?cari=burno"))
    assert "Berita acara Burno.jpg" in found and "lain.pdf" not in found
    client.post(page, {"evidence": [evidence.pk], "seen": ""})
    assert QuarterEvidence.objects.get().added_by == cast.clerk


def test_two_windows_add_up_and_neither_takes_off_what_it_did_not_see(
    cast: Cast, report: QuarterReport, given: Attach, as_: Callable[..., Client]
) -> None:
    client, page = as_(cast.official), f"/triwulan/{report.pk}/bukti/measurement/IK3/"
    other = given("measurement/IK3", "jendela lain.jpg")
    client.post(page, {"new_files": [file_of(pdf(), "rekap.pdf")], "seen": ""})
    assert QuarterEvidence.objects.filter(removed_at=None).count() == 2
    client.post(page, {"seen": str(other.pk)})
    assert [row.evidence.name for row in QuarterEvidence.objects.filter(removed_at=None)] == ["rekap.pdf"]


def test_a_bad_file_is_named_and_a_good_one_stays(
    cast: Cast, report: QuarterReport, as_: Callable[..., Client]
) -> None:
    client, page = as_(cast.official), f"/triwulan/{report.pk}/bukti/measurement/IK3/"
    posted = {"new_files": [file_of(photo(), "a.jpg"), file_of(b"MZ...", "virus.exe")], "seen": ""}
    answered = client.post(page, posted)
    assert answered.status_code == 422 and "virus.exe" in text_of(answered)
    evidence = Evidence.objects.get()
    assert f'value="{evidence.pk}" checked' in answered.content.decode()
    client.post(page, {"evidence": [evidence.pk], "seen": "", "description": "Foto kegiatan"})
    evidence.refresh_from_db()
    assert evidence.description == "Foto kegiatan" and QuarterEvidence.objects.get().evidence == evidence


def test_of_a_sent_quarter_the_page_only_shows_and_keeps_what_is_brought(
    cast: Cast, full: QuarterReport, given: Attach, as_: Callable[..., Client]
) -> None:
    given("measurement/IK3", "tanda terima.jpg")
    send(report_id=full.pk, user=cast.official)
    client, page = as_(cast.official), f"/triwulan/{full.pk}/bukti/measurement/IK3/"
    shown = client.get(page)
    assert "tanda terima.jpg" in text_of(shown) and b'type="file"' not in shown.content
    refused = client.post(page, {"new_files": [file_of(pdf(), "rekap.pdf")], "seen": ""})
    assert refused.status_code == 422
    assert QuarterEvidence.objects.count() == 1


def test_strangers_and_superiors_have_no_such_page(
    cast: Cast, report: QuarterReport, as_: Callable[..., Client]
) -> None:
    for user in (cast.superior, cast.colleague, cast.stranger, cast.nobody):
        client, page = as_(user), f"/triwulan/{report.pk}/bukti/report/"
        assert client.get(page).status_code == 404
        assert client.post(page, {"new_files": [file_of(photo())], "seen": ""}).status_code == 404
    assert as_(cast.official).get(f"/triwulan/{report.pk}/bukti/measurement/IK99/").status_code == 404
    assert not Evidence.objects.exists()


def test_the_superior_opens_it_beside_the_row_and_sees_what_was_added_after_a_return(
    cast: Cast, full: QuarterReport, given: Attach, as_: Callable[..., Client]
) -> None:
    evidence = given("measurement/IK3", "tanda terima.jpg")
    send(report_id=full.pk, user=cast.official)
    client = as_(cast.superior)
    page = client.get(f"/periksa/{full.pk}/").content.decode()
    assert f'<a href="/bukti/{evidence.pk}/">1. tanda terima.jpg</a>' in page
    assert client.get(f"/bukti/{evidence.pk}/").status_code == 200
    answer(cast, full, "return", "measurement/IK3")
    given("measurement/IK3", "rekap.jpg")
    type_in(full, cast.official, {"measurement/IK3/value": "10"})
    send(report_id=full.pk, user=cast.official, reason="Sudah diperiksa.")
    text = text_of(client.get(f"/periksa/{full.pk}/"))
    assert "Bukti sebelumnya tanda terima.jpg → menjadi tanda terima.jpg rekap.jpg" in text


def test_the_archive_leads_to_the_evidence(
    cast: Cast, full: QuarterReport, given: Attach, as_: Callable[..., Client]
) -> None:
    evidence = given("measurement/IK3", "tanda terima.jpg")
    send(report_id=full.pk, user=cast.official)
    answer(cast, full, "approve")
    for user in (cast.official, cast.superior):
        page = as_(user).get(f"/periksa/arsip/{full.pk}/").content.decode()
        assert f'<a href="/bukti/{evidence.pk}/">tanda terima.jpg</a>' in page
        assert evidence.file.sha256[:16] in page


def test_the_number_of_queries_does_not_grow_with_the_evidence(report: QuarterReport, given: Attach) -> None:
    def queries() -> int:
        record = record_of(report)
        with CaptureQueriesContext(connection) as found:
            assert record.evidence.items
        return len(found)

    given("measurement/IK3", "a.jpg")
    one = queries()
    for number in range(6):
        given("measurement/IK3", f"{number}.jpg")
    assert queries() == one
