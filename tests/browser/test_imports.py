"""A spreadsheet in a real browser: brought, read with a bar, answered, taken over; on a phone, and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.formats.workbooks import workbook

TABLE = [
    ["DOKUMEN PELAKSANAAN ANGGARAN"],
    ["KECAMATAN SENDURO TAHUN ANGGARAN 2023"],
    [],
    ["Kode Rekening", "Uraian", "Pagu Anggaran (Rp)"],
    ["7.01.06.2.01.0009", "Pelatihan aparatur desa yang baru diangkat", "Rp 12.500.000"],
    ["7.01.06.2.01.0010", "Lomba desa", "banyak"],
    ["", "Jumlah", 12_500_000],
]
FILE = {
    "name": "DPA 2023.xlsx",
    "mimeType": "application/octet-stream",
    "buffer": workbook({"Belanja": TABLE}, merged={"Belanja": ["A1:C1", "A2:C2"]}),
}


AGREEMENT = (
    "SELECT agreement.id FROM agreements_performanceagreement agreement"
    " JOIN organisation_position position ON position.id = agreement.position_id"
    " WHERE position.name = 'Kasi Pemerintahan' AND agreement.year = 2023"
)


def bring(page: Page, agreement: int) -> None:
    """From the agreement, where people are, to the file that was sent."""
    page.goto(f"/perjanjian/{agreement}/")
    page.get_by_role("link", name="Impor pagu dari lembar kerja").click()
    page.set_input_files("[name=file]", [FILE])
    page.get_by_role("button", name="Baca berkas").click()


def look_over_and_take(page: Page) -> None:
    """Answer what is asked, leave out what was refused, and take the rest."""
    expect(page.locator("tr", has_text="Lomba desa")).to_contain_text("ditolak")
    expect(page.get_by_role("row", name="Baris jumlah")).to_be_visible()
    page.get_by_label("Jawaban untuk 7.01.06.2.01.0009").select_option("new:IK1")
    page.get_by_label("Lewati 1 baris yang ditolak").check()
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("status")).to_contain_text("2 isian berubah")
    page.get_by_role("button", name="Buka konsep pagu").click()
    expect(page.locator("tr", has_text="Pelatihan aparatur desa").first).to_contain_text("12.500.000")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_file_is_brought_read_answered_and_taken(fresh_demo, open_as, width):
    page = open_as(fresh_demo, "kasi")
    page.set_viewport_size({"width": width, "height": 800})
    bring(page, fresh_demo.database.value(AGREEMENT))
    expect(page.get_by_role("heading", name="Terapkan")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    look_over_and_take(page)
    confirmed = "SELECT count(*) FROM agreements_budgetversion WHERE confirmed_at IS NULL"
    assert fresh_demo.database.value(confirmed) == 1


def test_a_file_is_imported_without_javascript(fresh_demo, open_as):
    page = open_as(fresh_demo, "kasi", java_script_enabled=False)
    bring(page, fresh_demo.database.value(AGREEMENT))
    page.get_by_role("button", name="Mulai membaca").click()
    look_over_and_take(page)
