"""Evidence where people meet it: dropped, photographed, refused, found again, taken away."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import PHONE, check
from tests.browser.server import Server
from tests.formats.office_files import pdf, photo, with_macros, word

# What a browser makes of files that are dragged from a folder onto a place.
_DROP = """(place, files) => {
    const carried = new DataTransfer();
    for (const [name, bytes] of files) carried.items.add(new File([new Uint8Array(bytes)], name));
    for (const type of ['dragover', 'drop'])
        place.dispatchEvent(new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def upload(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "", "buffer": data}


def adding(page: Page) -> Page:
    """The list with its form open, whether or not there is evidence already."""
    page.goto("/bukti/")
    page.locator("details.evidence-add").evaluate("each => each.setAttribute('open', '')")
    return page


@pytest.fixture
def kasi(fresh_demo: Server, open_as) -> Page:
    return open_as(fresh_demo, "kasi")


def test_files_are_dropped_and_picked_kept_and_looked_at(kasi: Page) -> None:
    adding(kasi)
    before = kasi.locator(".evidence-grid > li").count()
    minutes = pdf()
    zone = kasi.locator(".attach-zone")
    zone.evaluate(_DROP, [["BA musdes.pdf", list(minutes)], ["rapat.jpg", list(photo((1600, 1200)))]])
    kasi.get_by_label("Ambil foto").set_input_files(upload("hadir.jpg", photo(colour="red")))
    chosen = kasi.locator(".attach-chosen li")
    expect(chosen).to_have_count(3)
    chosen.filter(has_text="hadir.jpg").get_by_role("button").click()
    expect(chosen).to_have_count(2)
    check(kasi)
    kasi.get_by_role("textbox", name="Keterangan").fill("Musyawarah desa Burno")
    kasi.get_by_label("Tanggal kejadian").fill("28 Desember 2022")
    kasi.get_by_role("button", name="Simpan bukti").click()
    expect(kasi.locator(".notice.success")).to_contain_text("2 bukti ditambahkan.")
    expect(kasi.locator(".evidence-grid > li")).to_have_count(before + 2)
    for picture in kasi.locator("img.evidence-small").all():
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("each => each.naturalWidth") > 200
    check(kasi)

    kasi.get_by_role("link", name="BA musdes.pdf").click()
    expect(kasi.locator(".evidence-facts")).to_contain_text("Rabu, 28 Desember 2022")
    expect(kasi.locator(".evidence-shown img")).to_have_js_property("complete", True)
    check(kasi)
    with kasi.expect_download() as download:
        kasi.get_by_role("button", name="Unduh berkas").click()
    assert download.value.suggested_filename == "BA musdes.pdf"
    assert download.value.path().read_bytes() == minutes
    kasi.get_by_text("Hapus bukti ini").click()
    kasi.get_by_role("button", name="Hapus bukti").click()
    expect(kasi.locator(".notice.success")).to_contain_text("BA musdes.pdf dihapus.")


def test_a_refused_file_is_named_and_the_good_one_need_not_be_picked_again(kasi: Page) -> None:
    adding(kasi)
    before = kasi.locator(".evidence-grid > li").count()
    files = [upload("surat.docx", with_macros()), upload("notulen.docx", word())]
    kasi.get_by_label("Bukti", exact=True).set_input_files(files)
    kasi.get_by_role("button", name="Simpan bukti").click()
    expect(kasi.locator(".errors")).to_contain_text("surat.docx: Berkas Office ini berisi makro")
    check(kasi)
    kasi.get_by_role("button", name="Simpan bukti").click()
    expect(kasi.locator(".notice.success")).to_contain_text("1 bukti ditambahkan.")
    expect(kasi.locator(".evidence-grid > li")).to_have_count(before + 1)


def test_evidence_is_added_and_removed_without_javascript(fresh_demo: Server, open_as) -> None:
    page = open_as(fresh_demo, "trantib", java_script_enabled=False)
    adding(page)
    page.get_by_label("Bukti", exact=True).set_input_files(
        [upload("foto.jpg", photo()), upload("a.pdf", b"MZ\x90\0program")]
    )
    page.get_by_role("button", name="Simpan bukti").click()
    expect(page.locator(".errors")).to_contain_text("a.pdf: Berkas ini program komputer")
    page.goto("/bukti/?cari=foto")
    page.get_by_role("link", name="foto.jpg").click()
    page.get_by_text("Hapus bukti ini").click()
    page.get_by_role("button", name="Hapus bukti").click()
    expect(page.locator(".notice.success")).to_contain_text("foto.jpg dihapus.")


def test_on_a_telephone_the_camera_is_a_touch_away(fresh_demo: Server, open_as) -> None:
    page = adding(open_as(fresh_demo, "camat", has_touch=True, is_mobile=True))
    page.set_viewport_size(PHONE)
    camera = page.get_by_label("Ambil foto")
    expect(camera).to_be_visible()
    assert camera.get_attribute("capture") == "environment"
    for colour in ("red", "green"):
        camera.set_input_files(upload("image.jpg", photo((300, 200) if colour == "red" else (320, 200), colour=colour)))
    expect(page.locator(".attach-chosen li")).to_have_count(2)
    page.get_by_role("button", name="Simpan bukti").click()
    expect(page.locator(".notice.success")).to_contain_text("2 bukti ditambahkan.")
