"""The official's path where scripts do not run: pages and buttons are enough."""

import re

from playwright.sync_api import expect

from tests.browser.database import report_id
from tests.browser.people import begin_a_remark, field, go_to, row


def test_an_official_enters_saves_and_sends_without_javascript(fresh_demo, open_as):
    page = open_as(fresh_demo, "kasi", java_script_enabled=False)
    pk = report_id(fresh_demo.database, "Kasi Pemerintahan", 2023, 1)
    page.goto("/")
    page.locator("section.duty", has_text="Triwulan I 2023").get_by_role("button", name="Lanjutkan").click()
    go_to(page, "Capaian")

    field(page, "measurement/IK6/value").fill("tiga kali")
    page.get_by_role("button", name="Simpan", exact=True).click()
    said = page.locator("#say-measurement-IK6-value")
    expect(said.locator(".fault")).to_be_visible()
    expect(field(page, "measurement/IK6/value")).to_have_value("tiga kali")

    field(page, "measurement/IK6/value").fill("3")
    page.get_by_role("button", name="Simpan, lanjut ke Anggaran").click()
    expect(page).to_have_url(re.compile(f"/triwulan/{pk}/anggaran/$"))
    field(page, "cost/A4/spending").fill("Rp. 2.500.000,-")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".notice.success")).to_contain_text("Tersimpan")
    expect(row(page, "cost/A4").locator(".understood")).to_have_text("Dibaca: Rp2.500.000; 55,56% dari pagu")

    page.get_by_role("button", name="Simpan, lanjut ke Analisis").click()
    field(page, "analysis/IK5/sent_to").fill("Diserahkan kepada kepala desa pada {realisasi} pembinaan.")
    page.get_by_role("button", name="Simpan, lanjut ke Strategi").click()
    row(page, "strategy/IK2/1").get_by_label("Februari").check()
    page.get_by_role("button", name="Simpan, lanjut ke Tindak lanjut triwulan lalu").click()
    page.get_by_role("button", name="Simpan, lanjut ke Rencana tindak lanjut").click()
    expect(page.locator(".notice.success")).to_be_visible()
    page.get_by_role("button", name="Simpan, lanjut ke Penutup").click()
    page.get_by_role("button", name="Simpan, lanjut ke Periksa dan kirim").click()

    page.get_by_role("link", name="Lihat laporan seperti dicetak").click()
    expect(page.locator(".paper")).to_contain_text("Diserahkan kepada kepala desa pada 2 Kali pembinaan.")
    expect(page.locator(".paper")).to_contain_text("2.500.000")
    page.go_back()
    page.get_by_role("button", name="Kirim kepada atasan langsung").click()
    expect(page.locator(".notice.success")).to_contain_text("Laporan terkirim")
    months = fresh_demo.database.value(
        f"SELECT text FROM quarters_entry WHERE report_id = {pk} AND path = 'strategy/IK2/1/months'"
    )
    assert months == "1,2"


def test_a_superior_remarks_and_returns_without_javascript(fresh_demo, open_as):
    page = open_as(fresh_demo, "camat", java_script_enabled=False)
    page.goto("/periksa/")
    page.locator("table.inbox").get_by_role("link", name="Kasi Ketenteraman").click()
    place = begin_a_remark(page, "measurement/IK1")
    place.locator("textarea").fill("Mana buktinya?")
    place.get_by_role("button", name="Simpan catatan").click()
    expect(place.locator(".remark")).to_contain_text("Mana buktinya?")
    page.locator('input[name="choices"][value="recheck_achievement"]').check()
    page.get_by_label("Penjelasan").fill("Lengkapi buktinya.")
    page.get_by_role("button", name="Kembalikan untuk diperbaiki").click()
    expect(page.locator(".notice.success")).to_contain_text("dikembalikan")
    expect(page.locator("main")).to_contain_text("Mana buktinya?")
