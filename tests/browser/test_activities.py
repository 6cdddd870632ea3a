"""The activity log where it is written: on a telephone in a village, in two windows, without a script."""

from playwright.sync_api import Page, expect

from tests.browser.accessible import PHONE, check
from tests.browser.server import Server
from tests.formats.office_files import photo

DONE = "SELECT count(*) FROM activities_activity WHERE what = '{}'"


def upload(name: str, colour: str = "green") -> dict[str, object]:
    return {"name": name, "mimeType": "", "buffer": photo((1200, 900), colour=colour)}


def begin(page: Page) -> None:
    """From the first page to the empty form."""
    page.goto("/")
    page.get_by_role("link", name="Catat kegiatan hari ini").click()
    page.get_by_role("button", name="Catat kegiatan", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Catat kegiatan")


def test_what_is_done_in_a_village_is_logged_with_a_photograph(fresh_demo: Server, open_as) -> None:
    page = open_as(fresh_demo, "kasi", has_touch=True, is_mobile=True)
    page.set_viewport_size(PHONE)
    begin(page)
    page.get_by_label("Apa yang dilakukan").fill("Pendampingan musyawarah desa")
    page.get_by_label("Burno", exact=True).check()
    page.get_by_label("Ambil foto").set_input_files(upload("image.jpg"))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_label("Untuk rencana atau indikator").select_option(label="Fasilitasi bidang pemerintahan")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".notice.success")).to_contain_text("Kegiatan tersimpan.")
    expect(page.locator(".lead")).to_contain_text("Rabu, 5 April 2023")
    picture = page.locator("img.evidence-small")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.naturalWidth") > 200
    expect(page.locator(".evidence-rows .tag")).to_have_text("foto")

    page.goto("/kegiatan/")
    expect(page.locator(".activity-due")).to_contain_text("1 dari 6 sudah dilaksanakan")
    expect(page.locator(".activity-due")).to_contain_text("Semua yang jatuh sampai bulan ini sudah dilaksanakan.")
    page.get_by_role("link", name="Rencana setahun", exact=True).click()
    row = page.get_by_role("row", name="Fasilitasi bidang pemerintahan")
    expect(row).to_contain_text("April: direncanakan 1, dilaksanakan 1; sudah dilaksanakan")
    expect(row).to_contain_text("1 dari 3")
    page.set_viewport_size({"width": 1280, "height": 800})
    check(page)


def test_what_is_due_leads_to_a_form_that_knows_it(fresh_demo: Server, open_as) -> None:
    page = open_as(fresh_demo, "entri")
    page.goto("/kegiatan/")
    page.get_by_role("link", name="Catat Fasilitasi bidang pemerintahan").click()
    expect(page.get_by_label("Apa yang dilakukan")).to_have_value("Fasilitasi bidang pemerintahan")
    page.get_by_label("Semua desa").check()
    expect(page.get_by_label("Burno", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".activity-facts")).to_contain_text("seluruh desa")
    page.get_by_role("button", name="Salin").click()
    expect(page.get_by_label("Semua desa")).to_be_checked()


def test_of_two_windows_the_later_sees_both(fresh_demo: Server, open_as) -> None:
    official, clerk = open_as(fresh_demo, "kasi"), open_as(fresh_demo, "entri")
    pk = fresh_demo.database.value("SELECT id FROM activities_activity WHERE what LIKE 'Mendampingi pencocokan%'")
    for page in (official, clerk):
        page.goto(f"/kegiatan/catatan/{pk}/ubah/")
    official.get_by_label("Tempat").fill("Balai Desa Ranupani")
    clerk.get_by_label("Tempat").fill("Kantor kecamatan")
    for page in (official, clerk):
        page.get_by_role("button", name="Simpan", exact=True).click()
    expect(clerk.locator(".errors table")).to_contain_text("Balai Desa Ranupani")
    check(clerk)
    place = f"SELECT place FROM activities_activity WHERE id = {pk}"
    assert fresh_demo.database.value(place) == "Balai Desa Ranupani"
    clerk.get_by_role("button", name="Simpan", exact=True).click()
    expect(clerk.locator(".notice.success")).to_be_visible()
    assert fresh_demo.database.value(place) == "Kantor kecamatan"
    clerk.locator(".activity-history summary").click()
    expect(clerk.locator(".activity-history tbody tr")).to_have_count(3)


def test_without_a_script_it_is_logged_refused_and_cancelled(fresh_demo: Server, open_as) -> None:
    page = open_as(fresh_demo, "kasi", java_script_enabled=False)
    begin(page)
    page.locator("#id_new_files").set_input_files(upload("rapat.jpg"))
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".errors")).to_contain_text("Tulis apa yang dilakukan")
    expect(page.locator(".evidence-rows")).to_contain_text("rapat.jpg")
    page.get_by_label("Apa yang dilakukan").fill("Rapat staf")
    page.get_by_label("Jenis").select_option(label="lainnya")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".evidence-rows .tag")).to_have_text("lainnya")
    page.get_by_role("link", name="Batalkan kegiatan").click()
    page.get_by_label("Alasan").fill("Rapatnya ditunda.")
    page.get_by_role("button", name="Batalkan kegiatan").click()
    expect(page.locator("main")).to_contain_text("Rapatnya ditunda.")
    assert fresh_demo.database.value(DONE.format("Rapat staf")) == 1
