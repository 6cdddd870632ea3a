"""The audit where people meet it: a file brought and marked, a sentence typed and contradicted, a reason read."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import check
from tests.browser.brought import WRONG, wrong_docx, wrong_pdf
from tests.browser.database import report_id
from tests.browser.people import field, row, saved, type_over
from tests.browser.server import Server

SENTENCE = "Sebanyak 9 dari 12 desa atau 40,00% telah menyampaikan LPPDes."
REASON = "Sesuai berita acara tanggal 31 Maret 2023."


def bring(page: Page, name: str, data: bytes) -> None:
    page.goto("/periksa-berkas/")
    page.get_by_label("Berkas laporan").set_input_files({"name": name, "mimeType": "", "buffer": data})
    page.get_by_role("button", name="Periksa", exact=True).click()


def finding(page: Page, text: str):
    return page.locator(".found > li", has_text=text).first


@pytest.fixture
def entri(demo: Server, open_as) -> Page:
    """Somebody who only enters data."""
    return open_as(demo, "entri")


def test_a_word_file_is_marked_at_its_cells_and_taken_away_with_comments(entri: Page) -> None:
    bring(entri, "laporan tw1.docx", wrong_docx())
    expect(entri.locator(".examined")).to_be_visible(timeout=60_000)
    said = finding(entri, WRONG)
    said.locator(".spots a").first.click()
    mark = entri.locator(".mark:target")
    expect(mark).to_be_visible()
    expect(entri.locator("td", has=mark)).to_contain_text(WRONG)
    mark.click()
    expect(entri.locator(".found > li:target")).to_contain_text(WRONG)
    check(entri)

    with entri.expect_download() as download:
        entri.get_by_role("link", name="Word berkomentar").click()
    taken = download.value
    assert taken.suggested_filename == "laporan tw1-temuan.docx"
    with ZipFile(BytesIO(taken.path().read_bytes())) as package:
        assert WRONG in package.read("word/comments.xml").decode()
    with entri.expect_download() as download:
        entri.get_by_role("link", name="data (.json)").click()
    assert json.loads(download.value.path().read_bytes())["summary"]["errors"] >= 1


def test_a_pdf_is_shown_by_its_pages_with_boxes(entri: Page) -> None:
    bring(entri, "laporan.pdf", wrong_pdf())
    expect(entri.locator(".examined")).to_be_visible(timeout=60_000)
    expect(entri.locator("figure.pdf-page").first).to_be_visible()
    finding(entri, WRONG).locator(".spots a").first.click()
    page = entri.locator("figure.pdf-page:target")
    expect(page.locator("rect").first).to_be_visible()
    picture = page.locator("img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.naturalWidth") > 800
    check(entri)


def test_a_file_that_cannot_be_read_says_so_and_is_deleted(entri: Page) -> None:
    bring(entri, "rusak.pdf", b"%PDF-1.7 tidak ada isinya")
    expect(entri.locator(".errors")).to_be_visible(timeout=60_000)
    check(entri)
    entri.get_by_role("button", name="Hapus berkas").click()
    expect(entri.locator(".notice.success")).to_contain_text("rusak.pdf dihapus.")


def test_a_file_is_audited_without_javascript(demo: Server, open_as) -> None:
    page = open_as(demo, "trantib", java_script_enabled=False)
    bring(page, "laporan.docx", wrong_docx())
    page.get_by_role("button", name="Mulai memeriksa").click()
    expect(finding(page, WRONG)).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="galat").first.click()
    expect(finding(page, WRONG)).to_be_visible()


def test_a_sentence_that_contradicts_is_found_sent_with_a_reason_and_read(fresh_demo: Server, open_as) -> None:
    pk = report_id(fresh_demo.database, "Kasi Pemerintahan", 2023, 1)
    official = open_as(fresh_demo, "kasi")
    official.goto(f"/triwulan/{pk}/analisis/")
    panel = official.locator("#pemeriksaan")
    expect(panel).to_contain_text("catatan")
    expect(panel).not_to_contain_text("galat")

    type_over(official, "analysis/IK3/done", SENTENCE)
    saved(official)
    expect(panel).to_contain_text("galat")
    expect(row(official, "analysis/IK3").locator(".row-finding").first).to_contain_text("galat")
    panel.locator("summary").first.click()
    expect(panel.locator(f".spots a[href='/triwulan/{pk}/analisis/#analysis-IK3-done']").first).to_be_visible()
    expect(field(official, "analysis/IK3/done")).to_have_value(SENTENCE)
    check(official)

    official.goto(f"/triwulan/{pk}/kirim/")
    official.get_by_role("button", name="Kirim kepada atasan langsung").click()
    expect(official.locator(".errors")).to_contain_text("tulis alasan")
    check(official)
    official.get_by_label("Alasan mengirim").fill(REASON)
    official.get_by_role("button", name="Kirim kepada atasan langsung").click()
    expect(official.locator(".notice.success")).to_contain_text("Laporan terkirim")

    superior = open_as(fresh_demo, "camat")
    superior.goto(f"/periksa/{pk}/")
    expect(superior.locator("#pemeriksaan")).to_contain_text(REASON)
    expect(superior.locator("#catatan-analysis-IK3 .margin-finding").first).to_contain_text("galat")
    expect(superior.locator(".decisions")).to_contain_text("laporan dikunci dengan galat itu")
    check(superior)
