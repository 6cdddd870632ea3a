import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.quarters.filling import fill, type_in
from tests.web.review.conftest import FAULT, GOOD
from triwulan.core.period import Quarter
from triwulan.core.workflow import State
from triwulan.formats.pdf_worker import PdfTimeoutError
from triwulan.formats.report_json import load_report
from triwulan.web.quarters.models import Entry
from triwulan.web.quarters.services import open_quarter, send, withdraw
from triwulan.web.review import printing
from triwulan.web.review.models import Answer, ApprovedReport, Remark

STRANGERS = ["official", "clerk", "colleague", "head", "unit_admin", "regency_admin", "nobody", "stranger"]
HTMX = {"HX-Request": "true"}


def form(page, **changes):
    """What the answer form of a page would post."""
    html = page.content.decode()
    html = html[html.index("tanggapan-judul") :]
    names = ("sending", "seen", "base")
    hidden = {name: re.search(rf'name="{name}" value="([^"]*)"', html)[1] for name in names}  # type: ignore[index]
    return hidden | changes


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_finds_nothing(cast, sent, as_, who):
    client = as_(getattr(cast, who))
    for address in (f"/periksa/{sent.pk}/", f"/periksa/{sent.pk}/triwulan-lalu/"):
        assert client.get(address).status_code == 404
    for address in (f"/periksa/{sent.pk}/jawab/", f"/periksa/{sent.pk}/catatan/", f"/periksa/{sent.pk}/catatan/1/"):
        assert client.post(address, {"anchor": "report", "text": "x", "sending": 1}).status_code == 404
    sent.refresh_from_db()
    assert sent.opened_at is None and sent.state == State.SUBMITTED


def test_a_report_that_does_not_exist_is_not_found(cast, as_):
    assert as_(cast.superior).get("/periksa/999/").status_code == 404


def test_reading_shows_the_paper_with_a_remark_at_every_row_and_the_six_choices(cast, sent, as_):
    page = as_(cast.superior).get(f"/periksa/{sent.pk}/")
    html = page.content.decode()
    sent.refresh_from_db()
    assert sent.opened_at is not None
    assert 'class="paper"' in html and "dikirim 5 April 2023" in html
    for anchor in (
        "report",
        "measurement/IK1",
        "analysis/IK2",
        "cost/A6",
        "strategy/IK4",
        "follow_up/1",
        "section/2.2",
    ):
        assert html.count(f'href="/periksa/{sent.pk}/?catatan={anchor.replace("/", "%2F")}#') == 1, anchor
    assert html.count('name="choices"') == 6 and "Target dan realisasi diteliti ulang" in html
    assert f'hx-get="/periksa/{sent.pk}/triwulan-lalu/"' in html


def test_without_a_script_a_remark_is_written_at_its_row(cast, sent, as_):
    client = as_(cast.superior)
    html = client.get(f"/periksa/{sent.pk}/?catatan=measurement/IK3").content.decode()
    assert html.count('<form class="remark-form"') == 1 and 'id="catatan-measurement-IK3-teks"' in html
    posted = {"anchor": "measurement/IK3", "text": "Sebutkan desanya.", "sending": 1}
    answer = client.post(f"/periksa/{sent.pk}/catatan/", posted)
    assert (answer.status_code, answer["Location"]) == (302, f"/periksa/{sent.pk}/#catatan-measurement-IK3")
    html = client.get(f"/periksa/{sent.pk}/").content.decode()
    assert html.count("Sebutkan desanya.") == 2, "at its row and in the list above the answer"


def test_a_remarked_row_of_a_table_gets_a_row_of_its_own_below(cast, sent, as_):
    client = as_(cast.superior)
    client.post(f"/periksa/{sent.pk}/catatan/", {"anchor": "cost/A5", "text": "Rendah.", "sending": 1})
    html = client.get(f"/periksa/{sent.pk}/").content.decode()
    assert html.count('id="catatan-cost-A5"') == 1
    row, below = html.index('id="cost-A5"'), html.index('id="spot-cost-A5"')
    assert "</tr>" in html[row:below] and "Rendah." in html[below : html.index("</tr>", below)]


def test_an_empty_remark_is_said_at_its_row(cast, sent, as_):
    client = as_(cast.superior)
    posted = {"anchor": "cost/A5", "text": "  ", "sending": 1}
    page = client.post(f"/periksa/{sent.pk}/catatan/", posted)
    assert page.status_code == 422 and page.content.decode().count("Catatan masih kosong.") == 2
    swapped = client.post(f"/periksa/{sent.pk}/catatan/", posted, headers=HTMX)
    assert swapped.status_code == 200 and "Catatan masih kosong." in swapped.content.decode()


def test_a_remark_too_long_keeps_what_was_typed(cast, sent, as_):
    text = "desa " * 500
    page = as_(cast.superior).post(f"/periksa/{sent.pk}/catatan/", {"anchor": "report", "text": text, "sending": 1})
    assert page.status_code == 422 and text.strip() in page.content.decode()


def test_a_remark_is_changed_and_removed(cast, sent, as_):
    client = as_(cast.superior)
    client.post(f"/periksa/{sent.pk}/catatan/", {"anchor": "closing", "text": "Lama.", "sending": 1})
    remark = Remark.objects.get()
    html = client.get(f"/periksa/{sent.pk}/?catatan=closing&ubah={remark.pk}").content.decode()
    assert f'action="/periksa/{sent.pk}/catatan/{remark.pk}/"' in html
    posted = {"anchor": "closing", "text": "Baru.", "base": "Lama.", "sending": 1}
    assert client.post(f"/periksa/{sent.pk}/catatan/{remark.pk}/", posted).status_code == 302
    remark.refresh_from_db()
    assert remark.text == "Baru."
    client.post(f"/periksa/{sent.pk}/catatan/{remark.pk}/", posted | {"remove": "1"})
    assert not Remark.objects.exists()
    late = client.post(f"/periksa/{sent.pk}/catatan/{remark.pk}/", posted)
    assert late.status_code == 422 and "sudah dihapus dari jendela lain" in late.content.decode()


def test_a_remark_on_the_agreement_says_that_it_leads_to_an_amendment(cast, sent, as_):
    client = as_(cast.superior)
    client.post(f"/periksa/{sent.pk}/catatan/", {"anchor": "agreement/IK1", "text": "Salah satuan.", "sending": 1})
    assert "lewat perubahan perjanjian kinerja" in client.get(f"/periksa/{sent.pk}/").content.decode()


def test_remarks_and_texts_are_escaped(cast, sent, as_):
    client = as_(cast.superior)
    nasty = "<script>alert(1)</script>"
    client.post(f"/periksa/{sent.pk}/catatan/", {"anchor": "closing", "text": nasty, "sending": 1})
    page = client.get(f"/periksa/{sent.pk}/")
    client.post(f"/periksa/{sent.pk}/jawab/", form(page, text=nasty, decision="save"))
    html = client.get(f"/periksa/{sent.pk}/").content.decode()
    assert nasty not in html and html.count("&lt;script&gt;alert(1)") == 3


def test_approving_archives_the_report(cast, sent, as_):
    client = as_(cast.superior)
    page = client.get(f"/periksa/{sent.pk}/")
    answer = client.post(f"/periksa/{sent.pk}/jawab/", form(page, choices=["good"], text="Baik.", decision="approve"))
    assert (answer.status_code, answer["Location"]) == (302, f"/periksa/arsip/{sent.pk}/")
    html = client.get(f"/periksa/arsip/{sent.pk}/").content.decode()
    assert ApprovedReport.objects.get().sha256 in html and cast.camat.name in html and "Baik." in html
    assert client.get(f"/periksa/{sent.pk}/")["Location"] == f"/periksa/arsip/{sent.pk}/"


def test_pressing_approve_twice_shows_the_result(cast, sent, as_):
    client = as_(cast.superior)
    posted = form(client.get(f"/periksa/{sent.pk}/"), choices=["good"], text="", decision="approve")
    places = [client.post(f"/periksa/{sent.pk}/jawab/", posted) for _time in range(2)]
    assert [place["Location"] for place in places] == [f"/periksa/arsip/{sent.pk}/"] * 2


def test_pressing_return_twice_shows_the_result(cast, sent, as_):
    client = as_(cast.superior)
    page = client.get(f"/periksa/{sent.pk}/")
    posted = form(page, choices=["not_good", "correct_at_once"], text="Perbaiki.", decision="return")
    for _time in range(2):
        answer = client.post(f"/periksa/{sent.pk}/jawab/", posted)
        assert (answer.status_code, answer["Location"]) == (302, f"/periksa/{sent.pk}/")
    html = client.get(f"/periksa/{sent.pk}/").content.decode()
    assert "Dikembalikan 5 April 2023" in html and "Perbaiki." in html and "Laporan kurang baik" in html


def test_an_answer_that_does_not_fit_is_said_and_everything_typed_is_kept(cast, sent, as_):
    client = as_(cast.superior)
    page = client.get(f"/periksa/{sent.pk}/")
    posted = form(page, choices=["good", "not_good"], text="Hampir baik.", decision="approve")
    answer = client.post(f"/periksa/{sent.pk}/jawab/", posted)
    html = answer.content.decode()
    assert answer.status_code == 422 and 'href="#pilihan"' in html and "tidak dapat dipilih bersama" in html
    assert html.count(" checked>") == 2 and "Hampir baik." in html
    answer = client.post(f"/periksa/{sent.pk}/jawab/", form(answer, choices=["not_good"], text="", decision="return"))
    assert answer.status_code == 422 and 'href="#tanggapan-teks"' in answer.content.decode()


def test_typing_is_saved_on_the_way(cast, sent, as_):
    client = as_(cast.superior)
    posted = form(client.get(f"/periksa/{sent.pk}/"), choices=["not_good"], text="Setengah jadi")
    html = client.post(f"/periksa/{sent.pk}/jawab/", posted, headers=HTMX).content.decode()
    assert "Tersimpan" in html and 'name="base" value="1"' in html and "<html" not in html
    html = client.get(f"/periksa/{sent.pk}/").content.decode()
    assert "Setengah jadi" in html and html.count(" checked>") == 1
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED


def test_the_later_of_two_windows_sees_both_answers(cast, sent, as_):
    client = as_(cast.superior)
    page = client.get(f"/periksa/{sent.pk}/")
    client.post(f"/periksa/{sent.pk}/jawab/", form(page, choices=["good"], text="Jendela pertama.", decision="save"))
    posted = form(page, choices=["not_good"], text="Jendela kedua.", decision="return")
    told = client.post(f"/periksa/{sent.pk}/jawab/", posted)
    html = told.content.decode()
    assert told.status_code == 409 and "Jendela pertama." in html and "Jendela kedua." in html
    posted = form(told, choices=["not_good"], text="Jendela kedua.", decision="return")
    assert client.post(f"/periksa/{sent.pk}/jawab/", posted).status_code == 302
    assert Answer.objects.get().text == "Jendela kedua."


def test_a_report_withdrawn_meanwhile_is_said(cast, sent, as_):
    withdraw(report_id=sent.pk, user=cast.official)
    page = as_(cast.superior).get(f"/periksa/{sent.pk}/")
    assert page.status_code == 200
    assert "ditarik kembali" in page.content.decode() and 'class="paper"' not in page.content.decode()
    sent.refresh_from_db()
    assert sent.opened_at is None


def test_an_answer_after_the_other_decision_keeps_the_words(cast, sent, as_, answered):
    client = as_(cast.superior)
    page = client.get(f"/periksa/{sent.pk}/")
    answered(sent, "return", FAULT, "Ulangi.")
    late = client.post(
        f"/periksa/{sent.pk}/jawab/", form(page, choices=["good"], text="Baik saja.", decision="approve")
    )
    html = late.content.decode()
    assert late.status_code == 409 and "Baik saja." in html and "tidak berada pada atasan" in html
    remark = client.post(f"/periksa/{sent.pk}/catatan/", {"anchor": "report", "text": "Terlambat.", "sending": 1})
    assert remark.status_code == 409 and "Terlambat." in remark.content.decode()


def test_a_pdf_that_cannot_be_made_leaves_the_answer_saved(cast, sent, as_, monkeypatch, real_pdf):
    def stuck(document):
        raise PdfTimeoutError("no PDF within 30 seconds")

    monkeypatch.setattr(printing.pdf_worker, "render", stuck)
    client = as_(cast.superior)
    posted = form(client.get(f"/periksa/{sent.pk}/"), choices=["good"], text="Baik.", decision="approve")
    answer = client.post(f"/periksa/{sent.pk}/jawab/", posted)
    assert answer.status_code == 422 and "PDF laporan belum dapat dibuat" in answer.content.decode()
    assert Answer.objects.get().text == "Baik."


def test_a_report_that_changed_since_it_was_read_is_not_approved(cast, sent, as_):
    client = as_(cast.superior)
    page = client.get(f"/periksa/{sent.pk}/")
    Entry.objects.filter(report=sent, path="closing/text").update(text="Lain.", version=2)
    answer = client.post(f"/periksa/{sent.pk}/jawab/", form(page, choices=["good"], text="", decision="approve"))
    assert answer.status_code == 422 and "berubah sejak Anda membacanya" in answer.content.decode()
    posted = form(answer, choices=["good"], text="", decision="approve")
    assert client.post(f"/periksa/{sent.pk}/jawab/", posted)["Location"] == f"/periksa/arsip/{sent.pk}/"


def test_what_changed_is_shown_first_when_it_comes_back(cast, sent, as_, answered):
    client = as_(cast.superior)
    client.get(f"/periksa/{sent.pk}/")
    client.post(f"/periksa/{sent.pk}/catatan/", {"anchor": "measurement/IK3", "text": "Hitung ulang.", "sending": 1})
    answered(sent, "return", FAULT, "IK3 keliru.")
    type_in(sent, cast.official, {"measurement/IK3/value": "12", "strategy/IK3/1/months": "2,3"})
    send(report_id=sent.pk, user=cast.official)
    html = client.get(f"/periksa/{sent.pk}/").content.decode()
    changes = html[html.index('id="perubahan"') : html.index('class="reading"')]
    assert html.index('id="perubahan"') < html.index('class="paper"')
    assert "· Realisasi" in changes and "Februari, Maret" in changes
    assert re.search(r"<del>.*?11.*?</del>.*?<ins>.*?12.*?</ins>", changes, re.DOTALL)
    assert "Hitung ulang." in changes and "IK3 keliru." in changes
    assert html.count("Hitung ulang.") == 1, "an old remark does not stand at its row as if it were new"


def test_the_approved_report_is_kept_to_the_byte(cast, sent, as_, answered):
    kept = answered(sent, "approve", GOOD)
    Entry.objects.filter(report=sent).update(text="")
    client = as_(cast.official)
    pdf = client.get(f"/periksa/arsip/{sent.pk}/laporan.pdf")
    assert pdf.content == bytes(kept.pdf) and pdf["Content-Type"] == "application/pdf"
    assert (
        client.get(f"/periksa/arsip/{sent.pk}/laporan.pdf", headers={"If-None-Match": pdf["ETag"]}).status_code == 304
    )
    json = client.get(f"/periksa/arsip/{sent.pk}/laporan.json")
    assert load_report(json.content).closing == "Kegiatan berjalan sesuai jadwal."
    docx = client.get(f"/periksa/arsip/{sent.pk}/laporan.docx")
    assert docx.content.startswith(b"PK") and "attachment" in docx["Content-Disposition"]
    assert "Kegiatan berjalan sesuai jadwal." in client.get(f"/periksa/arsip/{sent.pk}/").content.decode()
    assert client.get(f"/periksa/arsip/{sent.pk}/laporan.xlsx").status_code == 404


@pytest.mark.parametrize(("who", "status"), [
    ("official", 200), ("clerk", 200), ("superior", 200), ("colleague", 404), ("head", 404), ("unit_admin", 404),
    ("regency_admin", 404), ("nobody", 404), ("stranger", 404), ("other_admin", 404),
])  # fmt: skip
def test_the_archive_is_for_those_it_concerns(cast, sent, as_, answered, who, status):
    answered(sent, "approve", GOOD)
    client = as_(getattr(cast, who))
    for address in ("", "laporan.pdf", "laporan.docx", "laporan.json"):
        assert client.get(f"/periksa/arsip/{sent.pk}/{address}").status_code == status


def test_last_quarter_is_shown_from_what_was_approved(cast, sent, as_, answered):
    client = as_(cast.superior)
    address = f"/periksa/{sent.pk}/triwulan-lalu/"
    assert "Belum ada laporan triwulan lalu." in client.get(address).content.decode()
    for number in (1, 2, 3):
        earlier = open_quarter(position=cast.kasi_position, quarter=Quarter(2022, number))
        type_in(earlier, cast.official, {"measurement/IK5/value": "2", "measurement/IK6/value": "1"})
    before = open_quarter(position=cast.kasi_position, quarter=Quarter(2022, 4))
    fill(before, cast.official)
    mature = {
        "measurement/IK4/numerator": "12",
        "measurement/IK4/denominator": "12",
        "analysis/IK4/method": "Dihitung.",
    }
    type_in(before, cast.official, mature)
    send(report_id=before.pk, user=cast.official)
    answered(before, "approve", GOOD)
    Entry.objects.filter(report=before).update(text="")
    html = client.get(address).content.decode()
    assert "Triwulan IV 2022" in html and "11 Desa dari target 12 Desa" in html
    assert "Satu desa menunggu musyawarah." in html and "28 April 2023" in html


def test_what_is_not_approved_is_not_in_the_archive(cast, sent, as_):
    assert as_(cast.superior).get(f"/periksa/arsip/{sent.pk}/").status_code == 404


def test_the_pages_need_a_constant_number_of_queries(cast, sent, as_):
    client = as_(cast.superior)
    client.get(f"/periksa/{sent.pk}/")
    few = count(lambda: client.get(f"/periksa/{sent.pk}/"))
    for anchor in ("report", "closing", "cost/A1", "cost/A2", "measurement/IK1", "analysis/IK1", "agreement/IK2"):
        client.post(f"/periksa/{sent.pk}/catatan/", {"anchor": anchor, "text": "Periksa.", "sending": 1})
    assert count(lambda: client.get(f"/periksa/{sent.pk}/")) == few <= 40


def test_every_page_is_in_english_too(cast, sent, as_, answered):
    client = as_(cast.superior)
    client.cookies["django_language"] = "en"
    html = client.get(f"/periksa/{sent.pk}/").content.decode()
    assert "Return for correction" in html and "Simpan dahulu" not in html


def count(act):
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


@pytest.mark.parametrize("button", ["approve", "return"])
def test_keeping_while_one_types_decides_nothing_even_with_a_button_in_focus(cast, sent, as_, button):
    client = as_(cast.superior)
    posted = form(client.get(f"/periksa/{sent.pk}/"), choices=FAULT, text="Lengkapi.", decision=button)
    assert client.post(f"/periksa/{sent.pk}/jawab/", posted, headers=HTMX).status_code == 200
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED and Answer.objects.get().text == "Lengkapi."


def test_a_button_pressed_twice_says_once_that_it_is_done(cast, sent, as_):
    client = as_(cast.superior)
    posted = form(client.get(f"/periksa/{sent.pk}/"), choices=FAULT, text="Lengkapi.", decision="return")
    for _press in range(2):
        assert client.post(f"/periksa/{sent.pk}/jawab/", posted).status_code == 302
    assert client.get(f"/periksa/{sent.pk}/").content.decode().count("Laporan dikembalikan kepada pelapor.") == 1
