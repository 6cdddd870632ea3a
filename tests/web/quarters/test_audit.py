"""The audit on the quarter's screens, and sending in spite of it."""

import re

import pytest
from django.test import Client

from tests.web.cast import Cast
from tests.web.quarters.filling import type_in
from triwulan.core.problem import ProblemError
from triwulan.web.audits import judging
from triwulan.web.quarters import services
from triwulan.web.quarters.models import QuarterReport

pytestmark = pytest.mark.django_db
WRONG = "Sebanyak 9 dari 12 desa atau 40,00% telah menyampaikan LPPDes."
"""9 of 12 are 75 %, and table 2.2 says 11 of 12."""
HTMX = {"HX-Request": "true"}


@pytest.fixture
def kasi(client: Client, cast: Cast) -> Client:
    client.force_login(cast.official)
    return client


@pytest.fixture
def wrong(full: QuarterReport, cast: Cast) -> QuarterReport:
    """Complete, with a sentence that its own table contradicts."""
    type_in(full, cast.official, {"analysis/IK3/done": WRONG})
    return full


def url(report: QuarterReport, end: str = "") -> str:
    return f"/triwulan/{report.pk}/{end}"


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_consistent_quarter_has_no_finding(kasi: Client, full) -> None:
    page = text_of(kasi.get(url(full, "periksa/")))
    assert "tidak ada temuan" in page
    assert "galat" not in page


@pytest.mark.parametrize("end", ["", "analisis/", "periksa/", "kirim/"])
def test_a_contradiction_is_counted_in_words_and_leads_to_its_field(kasi: Client, wrong, end: str) -> None:
    page = kasi.get(url(wrong, end)).content.decode()
    assert re.search(r"✖ \d+ galat", page)
    assert f'href="/triwulan/{wrong.pk}/analisis/#analysis-IK3-done"' in page
    assert re.search(r'href="/aturan/[A-Z]\d{3}/"', page)


def test_it_stands_at_its_row_and_goes_when_it_is_mended(kasi: Client, wrong, cast: Cast) -> None:
    def at_row() -> str:
        page = kasi.get(url(wrong, "periksa/?langkah=analisis"), headers=HTMX).content.decode()
        assert "<html" not in page and 'id="pemeriksaan"' in page
        return page[page.index('id="temuan-row-analysis-IK3"') :].partition('id="temuan-row-')[2].partition('id="')[0]

    assert "galat" in at_row() and 'hx-swap-oob="true"' in at_row()
    type_in(wrong, cast.official, {"analysis/IK3/done": "Pendampingan desa setiap bulan."})
    assert "galat" not in at_row()


def test_what_is_missing_is_counted_beside_what_is_wrong(kasi: Client, report) -> None:
    assert re.search(r"○ \d+ belum diisi", text_of(kasi.get(url(report))))


def test_errors_are_not_sent_without_a_reason(kasi: Client, wrong) -> None:
    answer = kasi.post(url(wrong, "kirim/"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#alasan"' in page and "tulis alasan" in page
    wrong.refresh_from_db()
    assert wrong.state == "draft"


def test_a_reason_is_kept_with_the_sending(kasi: Client, wrong) -> None:
    assert kasi.post(url(wrong, "kirim/"), {"reason": "  Sesuai berita acara.\r\n"}).status_code == 302
    wrong.refresh_from_db()
    assert wrong.state == "submitted"
    assert wrong.sendings.get().reason == "Sesuai berita acara."
    assert "Sesuai berita acara." not in kasi.get(url(wrong, "pratinjau/")).content.decode()


def test_a_reason_that_is_too_long_is_not_lost(kasi: Client, wrong) -> None:
    answer = kasi.post(url(wrong, "kirim/"), {"reason": "x" * 1001})
    assert answer.status_code == 422
    assert "x" * 1001 in answer.content.decode()


def test_without_errors_no_reason_is_asked_and_none_is_kept(kasi: Client, full) -> None:
    assert 'name="reason"' not in kasi.get(url(full, "kirim/")).content.decode()
    assert kasi.post(url(full, "kirim/"), {"reason": "Untuk berjaga."}).status_code == 302
    assert full.sendings.get().reason == ""


def test_the_service_asks_for_the_reason_too(wrong, cast: Cast) -> None:
    with pytest.raises(ProblemError, match=r"sending\.needs_reason"):
        services.send(report_id=wrong.pk, user=cast.official)
    with pytest.raises(ProblemError, match=r"sending\.needs_reason"):
        services.send(report_id=wrong.pk, user=cast.official, reason=" \n ")
    assert services.send(report_id=wrong.pk, user=cast.official, reason="Benar.").reason == "Benar."


@pytest.mark.parametrize("who", ["stranger", "colleague", "nobody", "superior", "regency_admin"])
def test_the_audit_of_a_draft_is_its_officials_alone(client: Client, full, cast: Cast, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(url(full, "periksa/")).status_code == 404


def test_what_did_not_change_is_not_audited_again(kasi: Client, full, cast: Cast) -> None:
    judging.forget_audits()
    kasi.get(url(full, "periksa/"))
    kasi.get(url(full))
    assert judging._audited.cache_info().misses == 1
    type_in(full, cast.official, {"closing/text": "Selesai."})
    kasi.get(url(full))
    assert judging._audited.cache_info().misses == 2


def test_a_fault_of_the_audit_keeps_nobody_from_entering_and_sending(
    kasi: Client, full, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("on purpose")

    judging.forget_audits()
    monkeypatch.setattr(judging, "interpret", broken)
    assert "pemeriksaan gagal dijalankan" in text_of(kasi.get(url(full, "capaian/")))
    assert kasi.post(url(full, "kirim/")).status_code == 302


def test_queries_of_the_audit_do_not_grow(kasi: Client, report, cast: Cast, django_assert_max_num_queries) -> None:
    kasi.get(url(report, "periksa/"))
    with django_assert_max_num_queries(40) as few:
        kasi.get(url(report, "periksa/?langkah=analisis"), headers=HTMX)
    for code in ("IK1", "IK2", "IK3"):
        type_in(report, cast.official, {f"analysis/{code}/done": WRONG})
    with django_assert_max_num_queries(len(few.captured_queries)):
        kasi.get(url(report, "periksa/?langkah=analisis"), headers=HTMX)


def test_findings_are_said_in_english_too(kasi: Client, wrong) -> None:
    kasi.cookies["django_language"] = "en"
    page = text_of(kasi.get(url(wrong, "periksa/")))
    assert "error" in page and "galat" not in page
