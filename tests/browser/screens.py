"""Every screen there is, with somebody it belongs to, in the states that look different."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.people import begin_a_remark
from tests.formats.workbooks import workbook

STEPS = ("capaian", "anggaran", "analisis", "strategi", "tindak-lanjut-lalu", "tindak-lanjut", "penutup")


@dataclass(frozen=True)
class Screen:
    """An address with names in braces (see `staging.py`); ``arrange`` does what leads from there to the screen."""

    name: str
    who: str
    address: str
    arrange: Callable[[Page], None] | None = None


def _without_filling_in(page: Page) -> None:
    page.locator("main form button").first.click()
    expect(page.locator(".errors")).to_be_visible()


def _from_a_stale_window(page: Page) -> None:
    """Post every field as a window would that saw another version: all are in conflict, nothing is saved."""
    with page.expect_navigation():
        page.evaluate("""() => {
            const form = document.getElementById('isian');
            form.querySelectorAll('[name^="base:"]').forEach(each => { each.value = '9999'; });
            form.querySelectorAll('input:not([type]), textarea').forEach(each => { each.value += ' 7'; });
            form.querySelectorAll('[type="date"]').forEach(each => { each.value = '2023-12-24'; });
            form.querySelectorAll('[type="checkbox"]').forEach(each => { each.checked = !each.checked; });
            form.submit();
        }""")
    expect(page.locator(".conflict").first).to_be_visible()


def _with_a_wrong_figure(page: Page) -> None:
    """Saved row by row, by the script."""
    field = page.locator('[name="measurement/IK1/value"], [name="measurement/IK1/numerator"]')
    field.fill("lima")
    field.press("Tab")
    expect(page.locator("#row-measurement-IK1 .fault").first).to_be_visible()


def _return_without_a_reason(page: Page) -> None:
    page.locator('#pilihan input[value="recheck_achievement"]').check()
    page.locator('[name="decision"][value="return"]').click()
    expect(page.locator(".errors")).to_be_visible()


def _remark(page: Page) -> None:
    begin_a_remark(page, "measurement/IK1")


def _months_missing(page: Page) -> None:
    page.locator('[name$="-text"]').last.fill("Rapat")
    _without_filling_in(page)


def _budget_row_half_filled(page: Page) -> None:
    page.locator('[name$="-name"]').last.fill("Kegiatan tanpa pagu")
    _without_filling_in(page)


def _a_right_about_nothing(page: Page) -> None:
    page.locator('[name="kind"]').select_option("unit_admin")
    _without_filling_in(page)


def _open_the_picker(page: Page) -> None:
    page.locator("details.evidence-add summary").click()
    expect(page.locator(".attach-zone")).to_be_visible()


def _add_nothing(page: Page) -> None:
    _open_the_picker(page)
    _without_filling_in(page)


def _with_a_day_that_is_none(page: Page) -> None:
    page.locator('main [name="day"]').fill("kemarin")
    page.locator("main form.sheet button").last.click()
    expect(page.locator(".errors")).to_be_visible()


def _refuse(page: Page) -> None:
    page.locator("main details form button").evaluate("each => each.click()")
    expect(page.locator(".fault").first).to_be_visible()


def _with_dates(page: Page) -> None:
    """A register with every standing and a date that is none; the demo's day is 5 April 2023."""
    columns = page.locator("tbody tr.here input:not([type=hidden])")
    for place, text in enumerate(("30 September 2022", "1/12/2022", "9/12/2022", "7/1/2023", "sudah")):
        columns.nth(place).fill(text)
        columns.nth(place).press("Enter")
    expect(page.locator("td.wrong .fault").first).to_be_visible()
    expect(page.locator("td.late").first).to_be_visible()


def _with_its_history(page: Page) -> None:
    page.locator(".activity-history summary").click()
    expect(page.locator(".activity-history table")).to_be_visible()


def _changed_elsewhere(page: Page) -> None:
    """Post an activity as a window would that saw another version."""
    with page.expect_navigation():
        page.evaluate("""() => {
            const form = document.querySelector('.activity-form');
            form.querySelector('[name="base"]').value = '0';
            form.querySelector('[name="what"]').value += ' lagi';
            form.submit();
        }""")
    expect(page.locator(".errors table")).to_be_visible()


def _paste_wrongly(page: Page) -> None:
    page.locator("#salinan").fill("Burno\t28/12/2022\nEntah\tbesok\n")
    page.locator("main form.sheet button").click()
    expect(page.locator("main .errors")).to_be_visible()


def _paste(page: Page) -> None:
    page.locator("#salinan").fill("Desa\tLPPDes\tKet\nBurno\t28/3/2023\tada\n")
    page.locator("main form.sheet button").click()
    expect(page.get_by_role("button", name="1", exact=False).first).to_be_visible()


def _send_sheet(page: Page, *rows: list[object]) -> None:
    file = {"name": "DPA.xlsx", "mimeType": "application/octet-stream", "buffer": workbook({"Belanja": rows})}
    page.set_input_files("main [name=file]", [file])
    page.locator("main form.sheet button").click()


def _a_sheet_without_a_table(page: Page) -> None:
    _send_sheet(page, ["Rapat"], ["Senin"])
    expect(page.locator("main .errors")).to_be_visible()


def _a_sheet_to_look_over(page: Page) -> None:
    heads = ["Kode Rekening", "Uraian", "Pagu (Rp)"]
    _send_sheet(page, heads, ["7.01.06.2.01.0009", "Pelatihan aparatur", 5], ["7.01", "Jumlah", 5], ["x", "y", 5])
    expect(page.locator(".import-answer select")).to_be_visible()


def _a_sheet_not_answered(page: Page) -> None:
    _a_sheet_to_look_over(page)
    page.locator(".import-take .actions button").first.click()
    expect(page.locator("main .errors")).to_be_visible()


def _quarter(prefix: str, who: str, key: str, steps: tuple[str, ...] = STEPS) -> list[Screen]:
    pages = [Screen(f"{prefix} overview", who, f"/triwulan/{{{key}}}/")]
    pages += [Screen(f"{prefix} {step}", who, f"/triwulan/{{{key}}}/{step}/") for step in steps]
    return pages


ADMINISTRATION = tuple(
    Screen(f"kelola {kind} {what}".strip(), "kabupaten", f"/kelola/{kind}/{place}", arrange)
    for kind in ("dasar-hukum", "unit", "jabatan", "pejabat", "pemangku", "akun", "kalender")
    for what, place, arrange in (
        ("", "", None),
        ("new", "baru/", None),
        ("new, refused", "baru/", _without_filling_in),
        *(
            (("edit", f"{{{kind}}}/", None), ("remove", f"{{{kind}}}/hapus/", None))
            if kind != "kalender"
            else (("edit", "{holiday}/", None),)
        ),
    )
)

SCREENS = (
    Screen("login", "", "/akun/masuk/"),
    Screen("login refused", "", "/akun/masuk/", _without_filling_in),
    Screen("nothing here, signed out", "", "/tidak-ada/"),
    Screen("nothing here", "kasi", "/tidak-ada/"),
    Screen("password", "kasi", "/akun/kata-sandi/"),
    Screen("password refused", "kasi", "/akun/kata-sandi/", _without_filling_in),
    Screen("home", "kasi", "/"),
    Screen("home of an administrator", "kabupaten", "/"),
    Screen("all quarters", "kasi", "/triwulan/arsip/"),
    *_quarter("complete", "kasi", "draft", ("analisis",)),
    *_quarter("empty", "kasi", "begun"),
    *_quarter("with problems", "pemberdayaan", "wrong"),
    *_quarter("returned", "sekcam", "returned", ("capaian",)),
    *_quarter("sent", "trantib", "sent", ("capaian",)),
    *(Screen(f"conflict {step}", "kasi", f"/triwulan/{{draft}}/{step}/", _from_a_stale_window) for step in STEPS),
    Screen("a wrong figure saved by the script", "kasi", "/triwulan/{begun}/capaian/", _with_a_wrong_figure),
    Screen("send", "kasi", "/triwulan/{draft}/kirim/"),
    Screen("send, with gaps", "kasi", "/triwulan/{begun}/kirim/"),
    Screen("send, with problems", "pemberdayaan", "/triwulan/{wrong}/kirim/"),
    Screen("send, by a clerk", "entri", "/triwulan/{draft}/kirim/"),
    Screen("preview", "kasi", "/triwulan/{draft}/pratinjau/"),
    Screen("preview, with problems", "pemberdayaan", "/triwulan/{wrong}/pratinjau/"),
    Screen("audit", "kasi", "/triwulan/{draft}/periksa/"),
    Screen("audit, empty", "kasi", "/triwulan/{begun}/periksa/"),
    Screen("trace", "kasi", "/triwulan/{draft}/riwayat/"),
    Screen("trace of a field", "kasi", "/triwulan/{draft}/riwayat/?isian=measurement/IK1/numerator"),
    Screen("evidence of a row", "kasi", "/triwulan/{draft}/bukti/measurement/IK1/"),
    Screen("evidence of a row, refused", "kasi", "/triwulan/{draft}/bukti/cost/A2/", _with_a_day_that_is_none),
    Screen("evidence of a sent report", "trantib", "/triwulan/{sent}/bukti/report/"),
    Screen("inbox", "camat", "/periksa/"),
    Screen("inbox of another quarter", "camat", "/periksa/?triwulan=2022-4"),
    Screen("reading", "camat", "/periksa/{sent}/"),
    Screen("reading, a remark", "camat", "/periksa/{sent}/", _remark),
    Screen("reading, refused", "camat", "/periksa/{sent}/", _return_without_a_reason),
    Screen("last quarter", "camat", "/periksa/{late}/triwulan-lalu/"),
    Screen("returned, waiting for its reporter", "camat", "/periksa/{returned}/"),
    Screen("approved", "kasi", "/periksa/arsip/{approved}/"),
    Screen("sheets", "kasi", "/impor/"),
    Screen("sheets of an administrator", "kabupaten", "/impor/"),
    Screen("sheet for ceilings", "kasi", "/impor/pagu/{agreement}/baru/"),
    Screen("sheet for ceilings, nothing chosen", "kasi", "/impor/pagu/{agreement}/baru/", _without_filling_in),
    Screen("sheet for a quarter", "kasi", "/impor/triwulan/{draft}/baru/"),
    Screen("sheet for a quarter, no table", "kasi", "/impor/triwulan/{draft}/baru/", _a_sheet_without_a_table),
    Screen("sheet looked over", "kasi", "/impor/pagu/{agreement}/baru/", _a_sheet_to_look_over),
    Screen("sheet looked over, not applied", "kasi", "/impor/pagu/{agreement}/baru/", _a_sheet_not_answered),
    Screen("reports to take", "kasi", "/impor/laporan/"),
    Screen("reports to take, nothing chosen", "kasi", "/impor/laporan/", _without_filling_in),
    Screen("evidence", "kasi", "/bukti/"),
    Screen("evidence, adding", "kasi", "/bukti/", _open_the_picker),
    Screen("evidence, nothing chosen", "kasi", "/bukti/", _add_nothing),
    Screen("evidence, no match", "kasi", "/bukti/?cari=zzz&tampil=belum"),
    Screen("evidence of any unit", "kabupaten", "/bukti/"),
    Screen("evidence, none yet", "kabupaten", "/bukti/?unit={bare_unit}"),
    Screen("evidence, a photo", "camat", "/bukti/{photo}/"),
    Screen("evidence, an Office file", "kasi", "/bukti/{office}/"),
    Screen("activities", "kasi", "/kegiatan/{jabatan}/2023/"),
    Screen("activities, none found", "kasi", "/kegiatan/{jabatan}/2023/?tw=3"),
    Screen("activities, read only", "sekda", "/kegiatan/{jabatan}/2023/?tw=1&tampil=tanpa-bukti"),
    Screen("activities, none yet", "kasi", "/kegiatan/{jabatan}/2021/"),
    Screen("activities, positions", "sekda", "/kegiatan/jabatan/"),
    Screen("activities, plan", "kasi", "/kegiatan/{jabatan}/2023/rencana/"),
    Screen("activities, plan of the first quarter", "sekda", "/kegiatan/{jabatan}/2023/rencana/?tw=1"),
    Screen("activities, no plan", "kasi", "/kegiatan/{jabatan}/2021/rencana/"),
    Screen("activity", "kasi", "/kegiatan/catatan/{activity}/", _with_its_history),
    Screen("activity cancelled", "kasi", "/kegiatan/catatan/{cancelled_activity}/"),
    Screen("activity of a sent quarter", "trantib", "/kegiatan/catatan/{sent_activity}/"),
    Screen("activity new", "kasi", "/kegiatan/{jabatan}/2023/baru/"),
    Screen("activity new, refused", "kasi", "/kegiatan/{jabatan}/2023/baru/", _without_filling_in),
    Screen("activity changed", "kasi", "/kegiatan/catatan/{activity}/ubah/"),
    Screen("activity changed elsewhere", "kasi", "/kegiatan/catatan/{activity}/ubah/", _changed_elsewhere),
    Screen("activity to cancel", "kasi", "/kegiatan/catatan/{activity}/batal/"),
    Screen("activity to cancel, refused", "kasi", "/kegiatan/catatan/{activity}/batal/", _without_filling_in),
    Screen("register", "kasi", "/register/{register}/2023/", _with_dates),
    Screen("register of the office", "kasi", "/register/{register}/2023/kantor/"),
    Screen("register, read only", "sekda", "/register/{register}/2023/?per=1 Januari 2023"),
    Screen("register, no villages", "kabupaten", "/register/{bare_unit}/2023/"),
    Screen("register, units", "kabupaten", "/register/"),
    Screen("register, a cell", "kasi", "/register/{register}/2023/{cell}/"),
    Screen("register, pasting", "kasi", "/register/{register}/2023/tempel/", _paste),
    Screen("register, pasting refused", "kasi", "/register/{register}/2023/tempel/", _paste_wrongly),
    Screen("register, villages", "pengelola", "/register/{register}/desa/"),
    Screen("register, villages of another", "kabupaten", "/register/{bare_unit}/desa/?kode=35.08.10"),
    Screen("register, villages found", "kabupaten", "/register/{bare_unit}/desa/?cari=sen"),
    Screen("obligations", "kabupaten", "/register/kewajiban/"),
    Screen("obligation", "kabupaten", "/register/kewajiban/{obligation}/"),
    Screen("obligation new, refused", "kabupaten", "/register/kewajiban/baru/", _without_filling_in),
    Screen("obligation removed", "kabupaten", "/register/kewajiban/{obligation}/hapus/"),
    Screen("files", "kasi", "/periksa-berkas/"),
    Screen("files, none yet", "sekcam", "/periksa-berkas/"),
    Screen("files, nothing chosen", "kasi", "/periksa-berkas/", _without_filling_in),
    Screen("file of Word", "kasi", "/periksa-berkas/{docx}/"),
    Screen("file of Word, remarks only", "kasi", "/periksa-berkas/{docx}/?tingkat=catatan"),
    Screen("file of pages", "kasi", "/periksa-berkas/{pdf}/"),
    Screen("file refused", "kasi", "/periksa-berkas/{broken}/"),
    Screen("file cancelled", "kasi", "/periksa-berkas/{cancelled}/"),
    Screen("rules", "kasi", "/aturan/"),
    Screen("rule", "kasi", "/aturan/P301/"),
    Screen("agreements", "camat", "/perjanjian/"),
    Screen("agreements, administered", "kabupaten", "/perjanjian/"),
    Screen("agreement new", "kasi", "/perjanjian/baru/"),
    Screen("agreement new, refused", "kabupaten", "/perjanjian/baru/", _without_filling_in),
    Screen("agreement", "kasi", "/perjanjian/{agreement}/"),
    Screen("agreement in force", "kasi", "/perjanjian/{agreement}/versi/1/"),
    Screen("agreement draft", "kasi", "/perjanjian/{agreement}/versi/2/"),
    Screen("agreement changes", "kasi", "/perjanjian/{agreement}/versi/2/beda/"),
    Screen("agreement objectives", "kasi", "/perjanjian/{agreement}/versi/2/sasaran/"),
    Screen("indicator new", "kasi", "/perjanjian/{agreement}/versi/2/indikator-baru/"),
    Screen("indicator new, refused", "kasi", "/perjanjian/{agreement}/versi/2/indikator-baru/", _without_filling_in),
    Screen("indicator", "kasi", "/perjanjian/{agreement}/versi/2/indikator/IK1/"),
    Screen("plan", "kasi", "/perjanjian/{agreement}/versi/2/indikator/IK1/rencana/"),
    Screen("plan refused", "kasi", "/perjanjian/{agreement}/versi/2/indikator/IK1/rencana/", _months_missing),
    Screen("amend", "trantib", "/perjanjian/{proposed}/perubahan/"),
    Screen("amend refused", "trantib", "/perjanjian/{proposed}/perubahan/", _without_filling_in),
    Screen("agreement proposed", "trantib", "/perjanjian/{proposed}/versi/2/"),
    Screen("agreement to answer", "camat", "/perjanjian/{proposed}/versi/2/"),
    Screen("agreement to answer, refused", "camat", "/perjanjian/{proposed}/versi/2/", _refuse),
    Screen("budget in force", "kasi", "/perjanjian/{agreement}/pagu/1/"),
    Screen("budget draft", "kasi", "/perjanjian/{agreement}/pagu/2/"),
    Screen("budget edit", "kasi", "/perjanjian/{agreement}/pagu/2/ubah/"),
    Screen("budget edit, refused", "kasi", "/perjanjian/{agreement}/pagu/2/ubah/", _budget_row_half_filled),
    Screen("budget new", "trantib", "/perjanjian/{proposed}/pagu/baru/"),
    Screen("budget new, refused", "trantib", "/perjanjian/{proposed}/pagu/baru/", _without_filling_in),
    Screen("kelola", "kabupaten", "/kelola/"),
    Screen("kelola of a unit", "pengelola", "/kelola/"),
    Screen("kelola settings", "kabupaten", "/kelola/kabupaten/"),
    *ADMINISTRATION,
    Screen("kelola search without a match", "kabupaten", "/kelola/jabatan/?cari=zzz"),
    Screen("kelola wording", "kabupaten", "/kelola/kalimat/"),
    Screen("kelola sentence", "kabupaten", "/kelola/kalimat/{sentence}/"),
    Screen("kelola new password", "kabupaten", "/kelola/akun/{akun}/kata-sandi/"),
    Screen("kelola right", "kabupaten", "/kelola/akun/{akun}/hak/"),
    Screen("kelola right, refused", "kabupaten", "/kelola/akun/{akun}/hak/", _a_right_about_nothing),
)
