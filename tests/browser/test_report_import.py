"""From the Word report of the founding example to a draft, in a real browser: with scripts, and without any."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import EVERY_WAY, check
from tests.browser.server import Server

REPORT = Path(__file__).parents[1] / "corpus" / "docs" / "c00_kasi_pemerintahan_retold.docx"

SERVED = "Jumlah Desa dengan penetapan APBDes tepat waktu"


def read(page: Page) -> None:
    """Bring the report, and choose a year of which nothing is agreed yet."""
    page.goto("/impor/laporan/")
    page.get_by_label("Berkas laporan").set_input_files(REPORT)
    page.get_by_role("button", name="Baca laporan").click()
    expect(page.locator(".read-facts")).to_contain_text("6 indikator, 6 realisasi, 6 kegiatan")
    expect(page.get_by_label("Jabatan")).to_contain_text("Kasi Pemerintahan")
    page.get_by_label("Tahun").fill("2024")


def look_over(page: Page) -> None:
    """From the agreement to the summary, choosing what the report leaves open."""
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Realisasi")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Anggaran")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.locator(".errors")).to_contain_text("Tersimpan, tetapi belum dapat diambil")
    for number in range(4):
        page.locator(f"[name=r{number}-indicator]").select_option(
            label="Jumlah Desa dengan penetapan APBDes tepat waktu"
        )
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ringkasan sebelum diambil")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_word_report_becomes_a_draft(fresh_demo: Server, open_as, scripts: bool) -> None:
    page = open_as(fresh_demo, "kasi", java_script_enabled=scripts)
    read(page)
    page.get_by_role("button", name="Lihat isinya").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Perjanjian")
    expect(page.locator(".questions li")).to_have_count(6)
    page.get_by_role("link", name="Tabel 2.1, baris 2", exact=True).click()
    expect(page.locator("#sumber-0-1")).to_be_in_viewport()
    look_over(page)
    expect(page.locator(".notice.warning", has_text="baru dapat dibuka setelah")).to_be_visible()
    page.get_by_role("button", name="Ambil ke Triwulan").click()
    expect(page.locator(".notice.success")).to_contain_text("nilai diambil dari laporan")
    expect(page.locator(".origins tbody tr")).to_have_count(12)
    page.get_by_role("link", name="Buka perjanjian").click()
    expect(page.locator("main")).to_contain_text("2024")
    rows = fresh_demo.database.rows(
        "SELECT terms.name FROM agreements_indicatorterms terms JOIN agreements_agreementversion version"
        " ON version.id = terms.version_id WHERE version.effective = '2024-01-01' ORDER BY terms.number"
    )
    assert len(rows) == 6
    assert rows[1][0] == SERVED


def test_every_page_of_it_can_be_read_by_everybody(fresh_demo: Server, open_as) -> None:
    page = open_as(fresh_demo, "kasi")
    page.goto("/impor/laporan/")
    check(page)
    read(page)
    check(page, EVERY_WAY)
    page.get_by_role("button", name="Lihat isinya").click()
    check(page)
    for part in ("realisasi", "anggaran"):
        page.goto(page.url.rsplit("/", 2)[0] + f"/{part}/")
        check(page)
    page.get_by_role("button", name="Simpan dan lanjut").click()
    check(page)
    page.goto(page.url.rsplit("/", 2)[0] + "/ambil/")
    check(page)
    page.goto(page.url.rsplit("/", 2)[0] + "/")
    check(page)
