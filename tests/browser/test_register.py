"""The register as a spreadsheet: typed, moved about in, pasted into; on a phone, and without a script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.database import Database
from tests.browser.people import eventually, saved

FIELD = "input:not([type=hidden])"


@pytest.fixture
def address(fresh_demo):
    """A year's register with nothing in it."""
    fresh_demo.database.change("DELETE FROM register_fulfilmentrevision", "DELETE FROM register_fulfilment")
    unit = fresh_demo.database.value("SELECT min(unit_id) FROM organisation_village")
    return f"/register/{unit}/2023/"


def cell(page: Page, village: str, obligation: str) -> Locator:
    """The field of a village's document."""
    return page.get_by_role("textbox", name=re.compile(rf"^{village}\b.*{obligation}"))


def dates(database: Database, key: str = "apbdes") -> dict[str, str]:
    query = (
        "SELECT village.name, cell.done_text FROM register_fulfilment cell"
        " JOIN organisation_village village ON village.id = cell.village_id"
        f" JOIN register_obligation obligation ON obligation.id = cell.obligation_id WHERE obligation.key = '{key}'"
    )
    return dict(database.rows(query))


def test_a_column_is_typed_downwards_and_saved_as_one_goes(fresh_demo, open_as, address):
    page = open_as(fresh_demo, "kasi")
    page.goto(address)
    cell(page, "Bedayu", "Penetapan APBDes").focus()
    page.keyboard.type("28/12/2022")
    page.keyboard.press("Enter")
    expect(cell(page, "Bedayutalang", "Penetapan APBDes")).to_be_focused()
    page.keyboard.type("7 Januari 2023")
    page.keyboard.press("ArrowDown")
    expect(cell(page, "Burno", "Penetapan APBDes")).to_be_focused()
    page.keyboard.type("besok")
    page.keyboard.press("Tab")
    expect(cell(page, "Burno", "semester pertama")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(cell(page, "Burno", "Penetapan APBDes")).to_be_focused()
    saved(page)
    wanted = {"Bedayu": "28/12/2022", "Bedayutalang": "7 Januari 2023", "Burno": "besok"}
    eventually(lambda: dates(fresh_demo.database) == wanted)
    expect(page.locator("td.late")).to_have_count(1)
    expect(page.locator("td.wrong .fault")).to_contain_text("belum terbaca sebagai tanggal")
    expect(page.locator("tfoot td", has_text="tepat waktu 1")).to_have_count(1)

    cell(page, "Burno", "Penetapan APBDes").fill("29/12/2022")
    page.keyboard.press("Enter")
    expect(page.locator("td.wrong")).to_have_count(0)
    eventually(lambda: dates(fresh_demo.database)["Burno"] == "29/12/2022")


def test_a_block_from_a_spreadsheet_fills_the_cells_from_there_on(fresh_demo, open_as, address):
    page = open_as(fresh_demo, "kasi")
    page.goto(address)
    cell(page, "Bedayu", "Penetapan APBDes").focus()
    page.evaluate(
        """text => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
    }""",
        "28/12/2022\t14/7/2022\r\n29/12/2022\t\r\n30/12/2022\tsudah\r\n",
    )
    expect(cell(page, "Burno", "Penetapan APBDes")).to_have_value("30/12/2022")
    eventually(lambda: dates(fresh_demo.database) == {
        "Bedayu": "28/12/2022", "Bedayutalang": "29/12/2022", "Burno": "30/12/2022",
    })  # fmt: skip
    assert dates(fresh_demo.database, "apbdes_first_semester") == {"Bedayu": "14/7/2022", "Burno": "sudah"}
    expect(page.locator("td.wrong")).to_have_count(1)


def test_of_two_windows_the_later_is_told_in_the_cell_and_chooses(fresh_demo, open_as, address):
    official, clerk = open_as(fresh_demo, "kasi"), open_as(fresh_demo, "entri")
    for page in (official, clerk):
        page.goto(address)
    cell(official, "Burno", "Penetapan APBDes").fill("28/12/2022")
    official.keyboard.press("Enter")
    saved(official)
    cell(clerk, "Burno", "Penetapan APBDes").fill("30/12/2022")
    clerk.keyboard.press("Enter")
    conflict = clerk.locator(".conflict")
    expect(conflict).to_contain_text("28/12/2022")
    expect(cell(clerk, "Burno", "Penetapan APBDes")).to_have_value("30/12/2022")
    assert dates(fresh_demo.database) == {"Burno": "28/12/2022"}
    conflict.get_by_role("button", name="Pakai yang saya ketik").click()
    expect(clerk.locator(".conflict")).to_have_count(0)
    assert dates(fresh_demo.database) == {"Burno": "30/12/2022"}


def test_what_was_typed_without_a_connection_is_saved_when_it_is_back(fresh_demo, open_as, address):
    page = open_as(fresh_demo, "kasi")
    page.goto(address)
    page.context.set_offline(True)
    cell(page, "Burno", "Penetapan APBDes").fill("28/12/2022")
    page.keyboard.press("Enter")
    expect(page.locator("#simpan")).to_contain_text("Belum tersimpan: sambungan terputus")
    page.context.set_offline(False)
    saved(page)
    assert dates(fresh_demo.database) == {"Burno": "28/12/2022"}


def test_on_a_phone_one_village_is_shown_and_the_next_is_a_tap_away(fresh_demo, open_as, address):
    page = open_as(fresh_demo, "kasi")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    shown = page.locator("tbody tr:visible")
    expect(shown).to_have_count(1)
    first = page.locator("tr.here th").inner_text()
    shown.locator(FIELD).last.fill("30/3/2023")
    page.get_by_role("button", name="›").click()
    saved(page)
    expect(shown).to_have_count(1)
    assert page.locator("tr.here th").inner_text() != first
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.reload()
    assert page.locator("tr.here th").inner_text() != first


def test_without_a_script_the_form_saves_and_leads_to_the_next_village(fresh_demo, open_as, address):
    page = open_as(fresh_demo, "kasi", java_script_enabled=False)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    first = page.locator("tr.here th").inner_text()
    page.locator(f"tr.here {FIELD}").nth(3).fill("28/12/2022")
    page.get_by_role("button", name="›").click()
    expect(page.locator(".notice.success")).to_be_visible()
    assert page.locator("tr.here th").inner_text() != first
    assert dates(fresh_demo.database) == {first: "28/12/2022"}
