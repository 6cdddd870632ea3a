"""The demo's first quarter from the official's desk to the superior's approval, as two people see it."""

import hashlib
import re

from playwright.sync_api import Page, expect

from tests.browser.database import Database, report_id
from tests.browser.people import begin_a_remark, field, go_to, row, saved, type_over
from tests.browser.printed import text_of_pdf

REASON = "Hitung ulang desa yang menyampaikan LPPDes tepat waktu."
REMARK = "Cocokkan lagi dengan tanda terima: dua desa terlambat."


def test_the_demo_goes_from_a_draft_to_an_approved_report(fresh_demo, open_as):
    official = open_as(fresh_demo, "")
    begin_as(official, "Kasi Pemerintahan")
    open_the_quarter(official)
    change_a_figure(official)
    be_told_of_a_wrong_figure_and_correct_it(official)
    send(official, again=False)

    superior = open_as(fresh_demo, "")
    begin_as(superior, "Camat")
    return_it_with_a_remark_on_one_row(superior)

    correct_only_what_was_remarked(official)
    send(official, again=True)

    approve_after_seeing_what_changed(superior)
    pk = report_id(fresh_demo.database, "Kasi Pemerintahan", 2023, 1)
    the_kept_pdf_is_what_is_downloaded(superior, fresh_demo.database, pk)
    everything_is_closed(official, pk)


def begin_as(page: Page, role: str) -> None:
    page.goto("/")
    page.get_by_role("button", name=re.compile(f"^{role}: ")).click()
    expect(page.locator("details.account")).to_be_visible()


def open_the_quarter(page: Page) -> None:
    duty = page.locator("section.duty", has_text="Triwulan I 2023 · Kasi Pemerintahan")
    expect(duty).to_contain_text("paling lambat Senin, 10 April 2023")
    expect(duty).to_contain_text("2 hari kerja lagi")
    duty.get_by_role("button", name="Lanjutkan").click()
    expect(page.locator("#langkah li")).to_have_count(7)


def change_a_figure(page: Page) -> None:
    go_to(page, "Anggaran")
    paper = page.locator(".paper-frame")
    expect(paper).to_contain_text("900.000")
    expect(paper).not_to_contain_text("1.250.000")
    place = field(page, "cost/A5/spending")
    place.fill("")
    place.press_sequentially("1250000")
    expect(place).to_have_value("1.250.000")  # money groups itself
    place.press("Tab")
    saved(page)
    expect(row(page, "cost/A5").locator(".understood")).to_have_text("Dibaca: Rp1.250.000; 16,67% dari pagu")
    expect(paper).to_contain_text("1.250.000")
    page.reload()
    expect(field(page, "cost/A5/spending")).to_have_value("1.250.000")


def be_told_of_a_wrong_figure_and_correct_it(page: Page) -> None:
    go_to(page, "Capaian")
    type_over(page, "measurement/IK3/value", "13")
    place = field(page, "measurement/IK3/value")
    said = page.locator("#say-measurement-IK3-value")
    expect(said).to_contain_text("Realisasi melebihi jumlah yang ada (12 Desa). Periksa kembali: 13?")
    expect(place).to_have_attribute("aria-invalid", "true")
    expect(place).to_have_value("13")
    expect(page.locator("#langkah li.here")).to_contain_text("1 perlu diperbaiki")

    page.goto(re.sub(r"capaian/$", "kirim/", page.url))
    expect(page.get_by_role("button", name="Kirim kepada atasan langsung")).to_have_count(0)
    page.locator("ul.gaps a").first.click()
    expect(place).to_have_value("13")
    type_over(page, "measurement/IK3/value", "11 desa")
    saved(page)
    expect(said).to_be_empty()
    expect(place).not_to_have_attribute("aria-invalid", "true")
    expect(row(page, "measurement/IK3").locator(".understood")).to_have_text("Dibaca: 11 Desa")
    expect(row(page, "measurement/IK3").locator(".echo")).to_contain_text("91,67%")
    expect(page.locator("#langkah li.here")).to_contain_text("lengkap")


def send(page: Page, *, again: bool) -> None:
    page.locator(".trail").get_by_role("link", name="Triwulan I 2023").click()
    page.get_by_role("button", name="Periksa dan kirim").click()
    page.get_by_role("button", name="Kirim kepada atasan langsung").click()
    expect(page.locator(".notice.success")).to_have_text("Laporan terkirim kepada atasan langsung.")
    expect(page.locator(".quarter-head .tag")).to_contain_text("terkirim kembali" if again else "terkirim")


def return_it_with_a_remark_on_one_row(page: Page) -> None:
    page.get_by_role("link", name="Periksa laporan").click()
    line = page.locator("table.inbox tr", has=page.get_by_role("link", name="Kasi Pemerintahan"))
    line = line.filter(has_text="Triwulan I 2023")
    expect(line).to_contain_text("menunggu tanggapan")
    expect(line).not_to_contain_text("terlambat")
    line.get_by_role("link").click()
    expect(page.locator(".paper-full")).to_contain_text("91,67%")

    spot = begin_a_remark(page, "measurement/IK3")
    spot.locator("textarea").fill(REMARK)
    spot.get_by_role("button", name="Simpan catatan").click()
    expect(spot.locator(".remark")).to_contain_text(REMARK)
    expect(page.locator("#daftar-catatan")).to_contain_text(REMARK)

    box(page, "recheck_achievement").check()
    page.get_by_role("button", name="Kembalikan untuk diperbaiki").click()
    expect(page.locator(".errors")).to_contain_text("Tanggapan belum dikirim")  # a return needs a reason
    expect(box(page, "recheck_achievement")).to_be_checked()
    page.get_by_label("Penjelasan").fill(REASON)
    page.get_by_role("button", name="Kembalikan untuk diperbaiki").click()
    expect(page.locator(".notice.success")).to_contain_text("dikembalikan")


def box(page: Page, choice: str):
    return page.locator(f'input[name="choices"][value="{choice}"]')


def correct_only_what_was_remarked(page: Page) -> None:
    page.goto("/")
    duty = page.locator("section.duty", has_text="Triwulan I 2023 · Kasi Pemerintahan")
    expect(duty).to_contain_text("dikembalikan")
    duty.get_by_role("button", name="Lanjutkan").click()
    expect(page.locator(".remarks")).to_contain_text(REASON)
    expect(page.locator(".remarks")).to_contain_text(REMARK)

    go_to(page, "Anggaran")
    assert open_fields(page) == set()
    go_to(page, "Analisis")
    assert {path.split("/")[1] for path in open_fields(page)} == {"IK3"}
    go_to(page, "Strategi")
    assert {path.split("/")[1] for path in open_fields(page)} == {"IK3"}
    go_to(page, "Capaian")
    assert open_fields(page) == {"measurement/IK3/value"}
    expect(row(page, "measurement/IK3").locator(".notice")).to_contain_text(REMARK)
    type_over(page, "measurement/IK3/value", "10")
    saved(page)
    expect(row(page, "measurement/IK3").locator(".understood")).to_have_text("Dibaca: 10 Desa")


def open_fields(page: Page) -> set[str]:
    """Fields one may type into or tick."""
    script = """() => [...document.querySelectorAll('#isian [name*="/"]')]
        .filter(each => each.type !== 'hidden' && !each.readOnly && !each.disabled).map(each => each.name)"""
    return set(page.evaluate(script))


def approve_after_seeing_what_changed(page: Page) -> None:
    page.get_by_role("link", name="Periksa laporan").first.click()
    line = page.locator("table.inbox tr", has=page.get_by_role("link", name="Kasi Pemerintahan"))
    line = line.filter(has_text="Triwulan I 2023")
    expect(line).to_contain_text("sudah diperbaiki")
    line.get_by_role("link").click()
    changes = page.locator("section.changes dl > div")
    expect(changes).to_have_count(1)
    expect(changes.locator("del")).to_contain_text("11 desa")
    expect(changes.locator("ins")).to_contain_text("10")
    expect(page.locator("section.changes details")).to_contain_text(REMARK)
    page.get_by_role("button", name="Setujui").click()
    expect(page.locator(".errors")).to_contain_text("Tanggapan belum dikirim")  # no box was ticked
    box(page, "good").check()
    page.get_by_role("button", name="Setujui").click()
    expect(page.locator(".notice.success")).to_contain_text("Laporan disetujui dan dikunci.")


def the_kept_pdf_is_what_is_downloaded(page: Page, database: Database, pk: int) -> None:
    shown = page.locator("code.hash").inner_text()
    address = page.get_by_role("button", name="Unduh PDF").get_attribute("href")
    assert address is not None
    downloaded = page.request.get(address).body()
    kept = bytes(database.value(f"SELECT pdf FROM review_approvedreport WHERE report_id = {pk}"))
    assert downloaded == kept
    assert shown == hashlib.sha256(kept).hexdigest()
    text = text_of_pdf(kept)
    assert "83,33%" in text  # 10 of 12
    assert "1.250.000" in text


def everything_is_closed(page: Page, pk: int) -> None:
    page.goto(f"/triwulan/{pk}/")
    expect(page).to_have_url(re.compile(rf"/periksa/arsip/{pk}/$"))
    for step in ("capaian", "anggaran", "analisis", "strategi", "tindak-lanjut", "penutup"):
        page.goto(f"/triwulan/{pk}/{step}/")
        assert open_fields(page) == set()
        expect(page.locator("main button")).to_have_count(0)
    page.goto(f"/triwulan/{pk}/kirim/")
    expect(page).to_have_url(re.compile(rf"/periksa/arsip/{pk}/$"))
    token = page.locator('input[name="csrfmiddlewaretoken"]').first.input_value()
    posted = {"csrfmiddlewaretoken": token, "base:measurement/IK3/value": "4", "measurement/IK3/value": "12"}
    headers = {"Referer": page.url}
    refused = page.request.post(f"/triwulan/{pk}/capaian/", form=posted, headers=headers)
    assert refused.status == 409
