"""Last quarter's follow-up answered with its evidence, and the superior who opens it beside the row."""

import re

from playwright.sync_api import Page, expect

from tests.browser.accessible import PHONE, check
from tests.browser.people import field, go_to, row, saved
from tests.browser.printed import text_of_pdf
from tests.browser.server import Server
from tests.formats.office_files import pdf, photo

DONE, CONTINUED = "Selesai", "Dilanjutkan"


def upload(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "", "buffer": data}


def begin(page: Page) -> str:
    """Open the quarter and its step of answers; give the quarter's address."""
    page.goto("/")
    page.get_by_role("button", name="Lanjutkan").first.click()
    expect(page.locator("#langkah")).to_be_visible()
    address = page.url
    go_to(page, "Tindak lanjut triwulan lalu")
    return address


def test_a_follow_up_is_answered_proven_and_read(fresh_demo: Server, open_as) -> None:
    official = open_as(fresh_demo, "kasi")
    quarter = begin(official)
    expect(row(official, "carried/1").locator(".until")).to_be_hidden()
    row(official, "carried/1").get_by_label(CONTINUED).check()
    saved(official)
    expect(row(official, "carried/1").locator(".until")).to_be_visible()
    expect(official.locator("#langkah li.here")).to_contain_text("3 dari 4")
    expect(official.locator(".paper-frame")).to_contain_text("Dilanjutkan")
    field(official, "carried/1/by_when").fill("2023-05-31")
    field(official, "carried/1/by_when").press("Tab")
    saved(official)
    expect(official.locator("#langkah li.here")).to_contain_text("lengkap")
    check(official)

    row(official, "carried/2").get_by_role("link", name="Bukti (0)").click()
    expect(official.locator("p.lead")).to_contain_text("Mengingatkan batas waktu penyampaian LPPDes 2022")
    official.get_by_label(re.compile("^Bukti")).set_input_files([upload("surat pengingat.pdf", pdf())])
    official.get_by_role("textbox", name="Tanggal berkas baru").fill("7 Februari 2023")
    check(official)
    official.get_by_role("button", name="Simpan").click()
    expect(official).to_have_url(re.compile(r"tindak-lanjut-lalu/#row-carried-2$"))
    expect(row(official, "carried/2").locator(".row-evidence")).to_contain_text("Bukti (1) surat pengingat.pdf")

    official.goto(f"{quarter}tindak-lanjut/")
    expect(official.locator(".goes-on")).to_contain_text("Menyusun jadwal fasilitasi Tahun 2023")
    expect(official.locator(".goes-on")).to_contain_text("31 Mei 2023")
    official.goto(f"{quarter}kirim/")
    reason = official.locator("#alasan")
    if reason.count():
        reason.fill("Angka sudah dicocokkan.")
    official.get_by_role("button", name="Kirim kepada atasan langsung").click()
    expect(official.locator(".notice.success")).to_contain_text("Laporan terkirim")

    superior = open_as(fresh_demo, "camat")
    superior.goto("/periksa/")
    superior.get_by_role("link", name=re.compile("^Kasi Pemerintahan")).click()
    proof = superior.locator("#catatan-carried-2 .proof")
    expect(proof).to_contain_text("surat pengingat.pdf")
    check(superior)
    proof.get_by_role("link").click()
    expect(superior.locator("h1")).to_have_text("surat pengingat.pdf")
    expect(superior.get_by_role("link", name=re.compile("^laporan Triwulan I 2023, Kasi Pemerintahan"))).to_be_visible()
    expect(superior.get_by_text("Hapus bukti ini")).to_have_count(0)


def test_the_report_lists_its_evidence_with_the_beginning_of_its_digest(fresh_demo: Server, open_as) -> None:
    page = open_as(fresh_demo, "kasi")
    quarter = begin(page)
    page.goto(f"{quarter}bukti/measurement/IK3/")
    page.get_by_label(re.compile("^Bukti")).set_input_files([upload("tanda terima LPPDes.jpg", photo())])
    page.get_by_role("button", name="Simpan").click()
    page.locator("#row-measurement-IK3 .row-evidence").get_by_role("link", name="tanda terima LPPDes.jpg").click()
    digest = page.locator(".evidence-digest").inner_text()
    text = text_of_pdf(page.request.get(f"{quarter}konsep.pdf").body())
    assert "DAFTAR BUKTI" in text and "tanda terima LPPDes.jpg" in " ".join(text.split())
    assert digest[:16] in text and "Tabel 2.2 nomor 3" in " ".join(text.split())


def test_it_works_on_a_phone_without_javascript(fresh_demo: Server, open_as) -> None:
    page = open_as(fresh_demo, "kasi", java_script_enabled=False)
    page.set_viewport_size(PHONE)
    quarter = begin(page)
    row(page, "carried/1").get_by_label("Dihentikan").check()
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(row(page, "carried/1").get_by_label("Dihentikan")).to_be_checked()
    page.goto(f"{quarter}bukti/carried/1/")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Simpan").click()
    expect(row(page, "carried/1").locator(".row-evidence")).to_contain_text("Bukti (1)")
    page.goto(f"{quarter}bukti/carried/1/")
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Simpan").click()
    expect(row(page, "carried/1").locator(".row-evidence")).to_contain_text("Bukti (0)")
