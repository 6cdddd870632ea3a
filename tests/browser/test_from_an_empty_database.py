"""A regency nobody prepared: everything from the set-up to the approved report is entered through the screens."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from playwright.sync_api import Page, expect

from tests.browser.accessible import check
from tests.browser.people import field, row, saved, sign_in, type_over
from tests.browser.printed import text_of_pdf

ADMINISTRATOR = ("pengelola", "gerimis-sore-73")
HEAD = ("kepala.dinas", "kopi-tanpa-gula-5")
OFFICIAL = ("kabid.pangan", "pagar-bambu-91")

DAYS, TRAINED, ACTIVE = "Rata-rata hari penerbitan rekomendasi benih", "Petani yang dilatih", "Kelompok tani aktif"
CEILINGS = {
    "Pelatihan budi daya padi": 120_000_000,
    "Penyusunan modul pelatihan": 30_500_000,
    "Pendampingan kelompok tani": 62_250_000,
    "Layanan rekomendasi benih": 15_000_000,
}
SPENT = {
    "Pelatihan budi daya padi": 31_750_000,
    "Penyusunan modul pelatihan": 0,
    "Pendampingan kelompok tani": 15_562_500,
    "Layanan rekomendasi benih": 2_400_000,
}
TRAINING = ["Pelatihan budi daya padi", "Penyusunan modul pelatihan"]


def test_another_regency_reports_figures_entered_through_the_screens_alone(empty, open_as):
    administrator = open_as(empty, "")
    set_up(administrator, empty)
    enter_the_organisation(administrator)

    official, superior = open_as(empty, ""), open_as(empty, "")
    sign_in(official, *OFFICIAL)
    sign_in(superior, *HEAD)
    agree(official)
    accept(superior)
    fund(official)

    report(official)
    answer_well(superior)
    the_paper_says_what_a_calculator_says(superior)


def set_up(page: Page, server) -> None:
    page.goto("/akun/mulai/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ada")  # without the key
    key = re.search(r"/akun/mulai/\?kunci=\w+", server.said())
    assert key is not None
    page.goto(key[0])
    check(page)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Bahasa Indonesia")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.get_by_role("button", name="Buat dan masuk").click()
    expect(page.locator(".errors")).to_be_visible()  # nothing was filled in
    username, password = ADMINISTRATOR
    fill(page, {"name": "Kabupaten Umpama", "code": "99.07", "username": username, "person": "Pengelola Umpama"})
    fill(page, {"time_zone": "WITA", "password": password, "again": password})
    page.get_by_role("button", name="Buat dan masuk").click()
    expect(page.locator(".notice.success")).to_contain_text("Triwulan siap dipakai")


def enter_the_organisation(page: Page) -> None:
    law = {"name": "Peraturan Bupati Umpama", "number": "12", "year": "2020", "article": "Pasal 7"}
    add(page, "dasar-hukum", {**law, "use": "kewajiban laporan triwulanan"})
    duties = {"use": "tugas dan fungsi jabatan", "number": "31", "year": "2021", "about": "Uraian Tugas Dinas"}
    add(page, "dasar-hukum", {**law, **duties, "article": ""})
    add(page, "unit", {"name": "Dinas Pertanian", "kind": "dinas/badan", "place": "Umpama Kota"})
    add(page, "jabatan", {"unit": "Dinas Pertanian", "name": "Kepala Dinas", "echelon": "pimpinan tinggi"})
    add(page, "jabatan", {
        "unit": "Dinas Pertanian", "name": "Kepala Bidang Tanaman Pangan", "echelon": "administrator (eselon III)",
        "superior": "Kepala Dinas, Dinas Pertanian", "duties_source": "Peraturan Bupati Umpama 31/2021",
        "duties": "1. menyusun rencana kerja bidang\n2. melatih petani",
    })  # fmt: skip
    # A number that cannot be one is refused at its field, and what was typed stays.
    page.goto("/kelola/pejabat/baru/")
    fill(page, {"name": "Ratna Ibarat, S.P., M.M.", "nip": "1900 1331", "rank": "Pembina (IV/a)"})
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator('[name="nip"]')).to_have_value("1900 1331")
    expect(page.locator("#id_nip_error")).to_be_visible()
    fill(page, {"nip": "19000101 192501 2 071"})
    finish(page, "Simpan", "/kelola/pejabat/")
    add(page, "pejabat", {"name": "Toni Seumpama, S.P.", "nip": "190001011925011072", "rank": "Penata (III/c)"})
    hold = {"kind": "definitif", "start": "2023-02-01"}
    add(page, "pemangku", {
        **hold, "position": "Kepala Dinas, Dinas Pertanian", "official": "Ratna Ibarat, S.P., M.M.",
    })  # fmt: skip
    add(page, "pemangku", {
        **hold, "position": "Kepala Bidang Tanaman Pangan, Dinas Pertanian", "official": "Toni Seumpama, S.P.",
    })  # fmt: skip
    for (username, password), name in ((HEAD, "Ratna Ibarat, S.P., M.M."), (OFFICIAL, "Toni Seumpama, S.P.")):
        add(page, "akun", {"name": name, "username": username, "official": name, "password": password})
    page.goto("/kelola/")
    expect(page.locator(".notice.success")).to_contain_text("Lengkap")


def add(page: Page, kind: str, values: Mapping[str, str]) -> None:
    page.goto(f"/kelola/{kind}/baru/")
    fill(page, values)
    finish(page, "Simpan", f"/kelola/{kind}/")


def fill(page: Page, values: Mapping[str, str], prefix: str = "") -> None:
    """Fill in a form; a list is chosen from by what it shows, a round or square box by its value."""
    for name, value in values.items():
        places = page.locator(f'main [name="{prefix}{name}"]')
        kind = places.first.evaluate("each => each.tagName === 'SELECT' ? 'list' : each.type")
        if kind == "list":
            places.select_option(label=value)
        elif kind == "radio":
            places.and_(page.locator(f'[value="{value}"]')).check()
        elif kind == "checkbox":
            places.set_checked(value == "yes")
        else:
            places.fill(value)


def finish(page: Page, button: str, address: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page).to_have_url(re.compile(f"{address}$"))


def agree(page: Page) -> None:
    page.goto("/perjanjian/baru/")
    fill(page, {"year": "2024"})
    finish(page, "Mulai konsep", "/versi/1/")
    address = page.url
    page.get_by_role("button", name="Tulis sasaran kegiatan").click()
    fill(page, {"baris-0-text": "Layanan benih makin cepat"})
    page.get_by_role("button", name="Simpan dan tambah baris").click()
    fill(page, {"baris-1-text": "Petani makin cakap"})
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page).to_have_url(address)

    common = {"direction": "higher", "aggregation": "sum"}
    indicator(page, address, "1. Layanan benih makin cepat", DAYS, ("5", "5", "5", "5", "5"), {
        **common, "direction": "lower_a", "aggregation": "average", "unit": "Hari",
    })  # fmt: skip
    indicator(page, address, "2. Petani makin cakap", TRAINED, ("1.500", "300", "400", "500", "300"), {
        **common, "unit": "Orang",
    })  # fmt: skip
    indicator(page, address, "2. Petani makin cakap", ACTIVE, ("80", "60", "70", "75", "80"), {
        **common, "aggregation": "ratio", "unit": "%", "formula": "kelompok aktif : kelompok terdaftar × 100%",
    })  # fmt: skip
    page.get_by_role("button", name="Setujui dan ajukan kepada atasan").click()
    expect(page.locator(".notice.success")).to_contain_text("diajukan kepada atasan")


def indicator(
    page: Page, address: str, objective: str, name: str, targets: tuple[str, ...], values: Mapping[str, str]
) -> None:
    page.goto(f"{address}indikator-baru/")
    names = ("annual_target", "target_1", "target_2", "target_3", "target_4")
    fill(page, {"objective": objective, "name": name, **dict(zip(names, targets, strict=True)), **values})
    page.get_by_role("button", name="Simpan indikator").click()
    expect(page).to_have_url(address)


def accept(page: Page) -> None:
    page.goto("/perjanjian/")
    page.locator(".agreement-card", has_text="Kepala Bidang Tanaman Pangan").get_by_role("button").click()
    expect(page.locator("main")).to_contain_text(DAYS)
    page.get_by_role("button", name="Setujui perjanjian").click()
    expect(page.locator(".notice.success")).to_contain_text("Perjanjian disetujui dan berlaku.")


def fund(page: Page) -> None:
    page.goto("/perjanjian/")
    page.get_by_role("link", name="Kepala Bidang Tanaman Pangan").first.click()
    page.get_by_role("button", name="Isi pagu").first.click()
    fill(page, {"document": "DPA 3.27/005"})
    page.get_by_role("button", name="Lanjut ke kegiatan").click()
    outputs = {
        "Penyusunan modul pelatihan": {"output_target": "4", "output_unit": "Dokumen"},
        "Layanan rekomendasi benih": {"output_target": "12", "output_unit": "Laporan"},
    }
    served = dict(zip(CEILINGS, (TRAINED, TRAINED, ACTIVE, DAYS), strict=True))
    for number, (name, ceiling) in enumerate(CEILINGS.items()):
        prefix = f"baris-{number}-"
        expect(page.locator(f'[name="{prefix}indicator"]')).to_be_visible()
        choices = page.locator(f'[name="{prefix}indicator"] option').all_inner_texts()
        values = {"code": f"3.27.02.2.01.000{number + 1}", "name": name, "ceiling": f"Rp {grouped(ceiling)},-"}
        values["indicator"] = next(each for each in choices if served[name] in each)
        fill(page, values, prefix)
        fill(page, {"as_indicator": "no", **outputs[name]} if name in outputs else {"as_indicator": "yes"}, prefix)
        button = "Simpan" if number == 3 else "Simpan dan tambah baris"
        page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("tfoot")).to_contain_text("Rp227.750.000")
    page.get_by_role("button", name="Tetapkan pagu").click()
    expect(page.locator(".tag.good").first).to_be_visible()


def report(page: Page) -> None:
    page.goto("/")
    duty = page.locator("section.duty", has_text="Triwulan I 2024")
    expect(duty).to_contain_text("paling lambat Jumat, 5 April 2024")
    expect(duty).to_contain_text("2 hari kerja lagi")
    duty.get_by_role("button", name="Mulai mengisi").click()
    page.get_by_role("button", name="Isi capaian").click()

    type_over(page, "measurement/IK1/value", "4,5 hari")
    expect(row(page, "measurement/IK1").locator(".echo")).to_contain_text("110,00%")
    type_over(page, "measurement/IK2/value", "285")
    type_over(page, "measurement/IK3/numerator", "45")
    type_over(page, "measurement/IK3/denominator", "72")
    expect(row(page, "measurement/IK3").locator(".echo")).to_contain_text("104,17%")
    saved(page)
    page.get_by_role("button", name="Simpan, lanjut ke Anggaran").click()

    for line, (name, amount) in enumerate(SPENT.items(), start=1):
        expect(row(page, f"cost/A{line}")).to_contain_text(name)
        type_over(page, f"cost/A{line}/spending", grouped(amount))
    type_over(page, "cost/A2/output", "0")
    type_over(page, "cost/A4/output", "3")
    saved(page)
    page.get_by_role("button", name="Simpan, lanjut ke Analisis").click()

    explain(page)
    page.get_by_role("button", name="Simpan, lanjut ke Strategi").click()
    for code in ("IK1", "IK2", "IK3"):
        field(page, f"strategy/{code}/1/text").fill(f"Jadwal bulanan untuk {code}.")
        row(page, f"strategy/{code}/1").get_by_label("Maret").check()
        saved(page)
    page.get_by_role("button", name="Simpan, lanjut ke Rencana tindak lanjut").click()
    field(page, "follow_up/1/what").fill("Melatih petani yang tertunda")
    field(page, "follow_up/1/who").fill("Kepala Bidang Tanaman Pangan")
    type_over(page, "follow_up/1/by_when", "2024-05-17")
    expect(field(page, "follow_up/2/what")).to_be_visible()  # the next empty row came by itself
    saved(page)
    page.get_by_role("button", name="Simpan, lanjut ke Penutup").click()
    page.get_by_role("button", name="Simpan, lanjut ke Periksa dan kirim").click()
    expect(page.locator("main")).to_contain_text("Rp49.712.500 dari pagu Rp227.750.000 (21,83%)")
    page.get_by_role("button", name="Kirim kepada atasan langsung").click()
    expect(page.locator(".notice.success")).to_contain_text("Laporan terkirim")


def explain(page: Page) -> None:
    for code in ("IK1", "IK2", "IK3"):
        method = field(page, f"analysis/{code}/method")
        method.fill("Dihitung dari buku register: ")
        row(page, f"analysis/{code}").locator("details.tokens summary").click()
        row(page, f"analysis/{code}").locator('[data-token="capaian"]').click()
        expect(method).to_have_value("Dihitung dari buku register: {capaian}")  # a reference, not digits
        type_over(page, f"analysis/{code}/done", "Dilaksanakan menurut jadwal.")
    for name in ("cause", "obstacle", "solution"):
        type_over(page, f"analysis/IK2/{name}", f"Satu pelatihan ditunda karena hujan ({name}).")
    saved(page)


def answer_well(page: Page) -> None:
    page.goto("/periksa/")
    page.get_by_role("link", name="Kepala Bidang Tanaman Pangan").click()
    page.locator('input[name="choices"][value="good"]').check()
    page.get_by_role("button", name="Setujui").click()
    expect(page.locator(".notice.success")).to_contain_text("Laporan disetujui dan dikunci.")


def the_paper_says_what_a_calculator_says(page: Page) -> None:
    address = page.get_by_role("button", name="Unduh PDF").get_attribute("href")
    assert address is not None
    text = text_of_pdf(page.request.get(address).body())
    achieved = {
        DAYS: percent(2 * 5 - Decimal("4.5"), 5),
        TRAINED: percent(285, 300),
        ACTIVE: percent(Decimal(45) / 72 * 100, 60),
    }
    assert achieved == {DAYS: "110,00%", TRAINED: "95,00%", ACTIVE: "104,17%"}
    of_the_year = [percent(285, 1500), percent(Decimal(45) / 72 * 100, 80)]
    # Table 2.3: the whole, and the indicator that two activities serve.
    parents = [list(CEILINGS), TRAINING]
    sums = [(sum(CEILINGS[name] for name in names), sum(SPENT[name] for name in names)) for names in parents]
    assert sums == [(227_750_000, 49_712_500), (150_500_000, 31_750_000)]
    absorbed = [percent(SPENT[name], CEILINGS[name]) for name in CEILINGS]
    absorbed += [percent(spent, ceiling) for ceiling, spent in sums]
    amounts = [grouped(amount) for pair in sums for amount in pair]
    amounts += [grouped(amount) for amount in [*CEILINGS.values(), *SPENT.values()]]
    missing = [
        figure for figure in [*achieved.values(), *of_the_year, *absorbed, *amounts] if not printed(figure, text)
    ]
    assert missing == []
    for sentence in (
        "Dihitung dari buku register: 104,17%", "Peraturan Bupati Umpama Nomor 12 Tahun 2020", "melatih petani",
        "Toni Seumpama, S.P.", "NIP 19000101 192501 2 071", "17 Mei 2024", "KABUPATEN UMPAMA",
    ):  # fmt: skip
        assert sentence in text, sentence


def printed(figure: str, text: str) -> bool:
    """The figure stands there by itself, not as a piece of a longer one."""
    return re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", text) is not None


def percent(part: Decimal | int, whole: Decimal | int) -> str:
    value = (Decimal(part) / Decimal(whole) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{value}%".replace(".", ",")


def grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
