"""The official's screens, as a browser without JavaScript sees them."""

import re

import pytest
from django.test import Client

from tests.web.cast import Cast
from tests.web.quarters.filling import FIGURES, texts, type_in
from triwulan.core.period import Quarter
from triwulan.web.quarters.fields import Section
from triwulan.web.quarters.models import Entry, QuarterReport
from triwulan.web.quarters.services import open_quarter

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    """What a reader sees, blank space folded."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.replace("&quot;", '"').split())


@pytest.fixture
def kasi(client: Client, cast: Cast) -> Client:
    client.force_login(cast.official)
    return client


def url(report: QuarterReport, end: str = "") -> str:
    return f"/triwulan/{report.pk}/{end}"


def test_home_says_what_to_do_and_until_when(kasi: Client, agreements) -> None:
    text = text_of(kasi.get("/"))
    assert "Triwulan I 2023 · Kasi Pemerintahan" in text
    assert "paling lambat Senin, 10 April 2023 · 2 hari kerja lagi" in text
    assert "Mulai mengisi" in text


def test_a_quarter_is_begun_once_however_often_it_is_asked(kasi: Client, cast: Cast, agreements) -> None:
    asked = {"position": cast.kasi_position.pk, "year": 2023, "number": 1}
    first, second = (kasi.post("/triwulan/buka/", asked) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert QuarterReport.objects.count() == 1


def test_a_quarter_without_an_agreement_says_so(kasi: Client, cast: Cast) -> None:
    response = kasi.post("/triwulan/buka/", {"position": cast.kasi_position.pk, "year": 2023, "number": 1}, follow=True)
    assert "Belum ada perjanjian kinerja 2023" in text_of(response)


@pytest.mark.parametrize("section", list(Section))
def test_every_step_opens_empty_and_full(kasi: Client, report, cast: Cast, section: Section) -> None:
    assert kasi.get(url(report, f"{section}/")).status_code == 200
    type_in(report, cast.official, FIGURES | texts())
    assert kasi.get(url(report, f"{section}/")).status_code == 200


def test_a_figure_is_echoed_as_it_was_understood(kasi: Client, report) -> None:
    kasi.post(url(report, "capaian/"), {"measurement/IK3/value": "11", "base:measurement/IK3/value": "0"})
    text = text_of(kasi.get(url(report, "capaian/")))
    assert "Dibaca: 11 Desa" in text
    assert "realisasi ÷ target = 11 ÷ 12 = 91,67%" in text
    assert "Sangat Tinggi" in text


def test_money_is_echoed_with_its_share_of_the_ceiling(kasi: Client, report) -> None:
    kasi.post(url(report, "anggaran/"), {"cost/A5/spending": "600.000", "base:cost/A5/spending": "0"})
    text = text_of(kasi.get(url(report, "anggaran/")))
    assert "Rp600.000 ; 8,00% dari pagu" in text
    assert "Rp6.900.000" in text


@pytest.mark.parametrize(
    ("section", "path", "typed", "said"),
    [
        ("capaian", "measurement/IK3/value", "13", "melebihi"),
        ("capaian", "measurement/IK3/value", "sebelas-an", "tidak terbaca"),
        ("capaian", "measurement/IK3/value", "11 dokumen", "Desa"),
        ("anggaran", "cost/A5/spending", "-5.000", "Rp5.000"),
        ("anggaran", "cost/A5/spending", "8.000.000", "pagu"),
        ("analisis", "analysis/IK1/done", "naik {capian}", "tidak dikenal"),
    ],
)
def test_a_wrong_entry_is_said_at_its_field_and_kept(
    kasi: Client, report, section: str, path: str, typed: str, said: str
) -> None:
    kasi.post(url(report, f"{section}/"), {path: typed, f"base:{path}": "0"})
    page = kasi.get(url(report, f"{section}/")).content.decode()
    place = page.index(f'id="say-{path.replace("/", "-")}"')
    assert said in page[place : place + 600]
    assert typed in page


def test_two_windows_show_both_texts_and_either_can_be_chosen(kasi: Client, report) -> None:
    path = "measurement/IK3/value"
    kasi.post(url(report, "capaian/"), {path: "11", f"base:{path}": "0"})
    response = kasi.post(url(report, "capaian/"), {path: "12", f"base:{path}": "0"})
    page = response.content.decode()
    assert response.status_code == 409
    assert f'value="mine:{path}:1"' in page and f'value="theirs:{path}"' in page
    assert 'value="12"' in page
    chosen = {path: "12", f"base:{path}": "0", "resolve": f"mine:{path}:1"}
    assert kasi.post(url(report, "capaian/"), chosen).status_code == 302
    assert Entry.objects.get(path=path).text == "12"


def test_taking_what_is_stored_drops_what_was_typed(kasi: Client, report) -> None:
    path = "measurement/IK3/value"
    kasi.post(url(report, "capaian/"), {path: "11", f"base:{path}": "0"})
    chosen = {path: "12", f"base:{path}": "0", "resolve": f"theirs:{path}"}
    kasi.post(url(report, "capaian/"), chosen)
    assert Entry.objects.get(path=path).text == "11"


def test_a_row_is_saved_by_itself_and_answers_with_its_new_version(kasi: Client, report) -> None:
    path = "measurement/IK3/value"
    posted = {path: "11", f"base:{path}": "0", "row": "measurement/IK3"}
    response = kasi.post(url(report, "capaian/"), posted, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert re.search(rf'name="base:{path}" value="1"[^>]*hx-swap-oob', page)
    assert "91,67%" in page and "<html" not in page
    assert response.headers["HX-Trigger"] == "saved"


def test_unticking_all_months_is_saved(kasi: Client, report) -> None:
    path = "strategy/IK1/1/months"
    kasi.post(url(report, "strategi/"), {path: ["1", "3"], f"base:{path}": "0"})
    assert Entry.objects.get(path=path).text == "1,3"
    kasi.post(url(report, "strategi/"), {f"base:{path}": "1"})
    assert Entry.objects.get(path=path).text == ""


def test_what_is_missing_is_listed_with_links(kasi: Client, report) -> None:
    page = kasi.get(url(report, "kirim/")).content.decode()
    assert f"/triwulan/{report.pk}/capaian/#measurement-IK1-numerator" in page
    assert "Kirim kepada atasan langsung" not in page


def test_a_full_quarter_is_sent_signed_by_the_holder(kasi: Client, full, cast: Cast) -> None:
    assert "Kirim kepada atasan langsung" in text_of(kasi.get(url(full, "kirim/")))
    assert "Laporan terkirim" in text_of(kasi.post(url(full, "kirim/"), follow=True))
    full.refresh_from_db()
    assert full.state == "submitted"
    assert full.sendings.get().signatory == cast.official.official


def test_a_form_sent_twice_sends_once(kasi: Client, full) -> None:
    for _ in range(2):
        assert kasi.post(url(full, "kirim/"), follow=True).status_code == 200
    assert full.sendings.count() == 1


def test_typing_into_a_sent_quarter_shows_what_was_typed(kasi: Client, full) -> None:
    kasi.post(url(full, "kirim/"))
    response = kasi.post(url(full, "penutup/"), {"closing/text": "Teks panjang saya", "base:closing/text": "1"})
    assert response.status_code == 409
    assert "Teks panjang saya" in text_of(response)


def test_a_sent_report_is_withdrawn_until_it_is_opened(kasi: Client, full) -> None:
    kasi.post(url(full, "kirim/"))
    kasi.post(url(full, "tarik/"))
    full.refresh_from_db()
    assert full.state == "draft"


def test_the_clerk_enters_but_does_not_send(client: Client, full, cast: Cast) -> None:
    client.force_login(cast.clerk)
    assert client.get(url(full, "capaian/")).status_code == 200
    assert "hanya pejabat pemegang jabatan yang mengirim" in text_of(client.get(url(full, "kirim/")))
    client.post(url(full, "kirim/"))
    full.refresh_from_db()
    assert full.state == "draft"


@pytest.mark.parametrize("end", ["", "capaian/", "kirim/", "pratinjau/", "riwayat/", "konsep.pdf", "konsep.docx"])
@pytest.mark.parametrize("who", ["stranger", "colleague", "nobody", "superior"])
def test_what_is_not_theirs_does_not_exist(client: Client, report, cast: Cast, end: str, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(url(report, end)).status_code == 404


def test_the_preview_says_the_same_figures(kasi: Client, full) -> None:
    text = text_of(kasi.get(url(full, "pratinjau/")))
    assert ("91,67%" in text and "Rp84.550.000" in text.replace("Rp 84", "Rp84")) or "84.550.000" in text


def test_the_draft_can_be_had_as_pdf_and_docx(kasi: Client, full) -> None:
    assert kasi.get(url(full, "konsep.pdf")).content.startswith(b"%PDF-")
    assert kasi.get(url(full, "konsep.docx")).content.startswith(b"PK")
    assert kasi.get(url(full, "konsep.exe")).status_code == 404


def test_the_trace_names_who_and_when(kasi: Client, report, cast: Cast) -> None:
    type_in(report, cast.clerk, {"measurement/IK3/value": "11"})
    text = text_of(kasi.get(url(report, "riwayat/?isian=measurement/IK3/value")))
    assert cast.clerk.name in text and "5 April 2023" in text


def test_a_later_quarter_sees_the_year_so_far(kasi: Client, full, cast: Cast, settings) -> None:
    settings.CLOCK = "2023-07-04"
    second = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2))
    type_in(second, cast.official, {"measurement/IK5/value": "3", "cost/A5/spending": "1.500.000"})
    text = text_of(kasi.get(url(second, "capaian/")))
    assert "realisasi ÷ target = 3 ÷ 2 = 150,00%" in text
    assert "realisasi ÷ target = 5 ÷ 8 = 62,50%" in text
    money = text_of(kasi.get(url(second, "anggaran/")))
    assert "Triwulan ini saja Rp600.000" in money


def test_queries_do_not_grow_with_what_is_entered(
    kasi: Client, report, cast: Cast, django_assert_max_num_queries
) -> None:
    kasi.get(url(report, "capaian/"))
    with django_assert_max_num_queries(40) as few:
        kasi.get(url(report, "analisis/"))
    type_in(report, cast.official, FIGURES | texts())
    with django_assert_max_num_queries(len(few.captured_queries)):
        kasi.get(url(report, "analisis/"))


def by_row(client: Client, report: QuarterReport, section: str, row: str, **posted: str) -> str:
    fields = {path.replace("__", "/"): text for path, text in posted.items()}
    bases = {f"base:{path}": "0" for path in fields}
    answer = client.post(url(report, f"{section}/"), {**fields, **bases, "row": row}, headers={"HX-Request": "true"})
    return answer.content.decode()


def test_filling_the_last_row_of_a_list_brings_the_next(kasi: Client, report) -> None:
    page = by_row(
        kasi,
        report,
        "tindak-lanjut",
        "follow_up/1",
        follow_up__1__what="Rapat",
        follow_up__1__who="",
        follow_up__1__by_when="",
    )
    assert 'hx-swap-oob="beforeend:#list-follow_up"' in page
    assert 'name="follow_up/2/what"' in page


def test_spending_that_went_down_asks_for_its_reason_at_once(kasi: Client, full, cast: Cast, settings) -> None:
    settings.CLOCK = "2023-07-04"
    second = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2))
    page = by_row(kasi, second, "anggaran", "cost/A5", cost__A5__spending="500.000")
    assert 'id="slot-cost-A5-reason"' in page and 'name="cost/A5/reason"' in page
    assert "Rp400.000" in page


@pytest.mark.parametrize("end", ["", "capaian/", "kirim/", "pratinjau/", "konsep.pdf"])
def test_a_closed_quarter_shows_only_what_was_approved(kasi: Client, full, end: str) -> None:
    QuarterReport.objects.filter(pk=full.pk).update(state="approved")
    assert kasi.get(url(full, end))["Location"] == f"/periksa/arsip/{full.pk}/"
