"""Two windows on one quarter, and a connection that goes: whatever was typed is somewhere one can see it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.database import Database, report_id
from tests.browser.people import eventually, field, row, saved, type_over

PATH = "analysis/IK2/done"


def kept(database: Database, pk: int, path: str = PATH) -> list[str]:
    """Every version of a field, oldest first."""
    query = (
        "SELECT revision.text FROM quarters_entryrevision revision JOIN quarters_entry entry"
        f" ON entry.id = revision.entry_id WHERE entry.report_id = {pk} AND entry.path = '{path}'"
        " ORDER BY revision.version"
    )
    return [text for (text,) in database.rows(query)]


def two_windows(server, open_as) -> tuple[Page, Page, int]:
    """The official at the desk, and a clerk who enters for the same position."""
    pk = report_id(server.database, "Kasi Pemerintahan", 2023, 1)
    official, clerk = open_as(server, "kasi"), open_as(server, "entri")
    for page in (official, clerk):
        page.goto(f"/triwulan/{pk}/analisis/")
    return official, clerk, pk


def test_of_two_windows_the_later_is_told_sees_both_and_chooses(fresh_demo, open_as):
    official, clerk, pk = two_windows(fresh_demo, open_as)
    before = kept(fresh_demo.database, pk)
    type_over(official, PATH, "Ditulis pejabat.")
    saved(official)
    type_over(clerk, PATH, "Ditulis petugas.")
    conflict = clerk.locator(f"#say-{PATH.replace('/', '-')} .conflict")
    expect(conflict).to_contain_text("Siti Percontohan")
    expect(conflict).to_contain_text("Ditulis pejabat.")
    expect(conflict).to_contain_text("Ditulis petugas.")
    expect(field(clerk, PATH)).to_have_value("Ditulis petugas.")
    assert kept(fresh_demo.database, pk) == [*before, "Ditulis pejabat."]

    type_over(clerk, "analysis/IK2/sent_to", "Dinas, oleh petugas.")  # another field of the row is no conflict
    eventually(lambda: kept(fresh_demo.database, pk, "analysis/IK2/sent_to")[-1] == "Dinas, oleh petugas.")
    expect(conflict).to_be_visible()

    conflict.get_by_role("button", name="Pakai yang saya ketik").click()
    expect(clerk.locator(".conflict")).to_have_count(0)
    expect(field(clerk, PATH)).to_have_value("Ditulis petugas.")
    assert kept(fresh_demo.database, pk) == [*before, "Ditulis pejabat.", "Ditulis petugas."]


def test_of_two_windows_the_later_may_take_what_is_stored(fresh_demo, open_as):
    official, clerk, pk = two_windows(fresh_demo, open_as)
    type_over(official, PATH, "Ditulis pejabat.")
    saved(official)
    field(clerk, PATH).fill("Ditulis petugas.")
    field(clerk, "analysis/IK3/done").fill("Baris lain, ikut tersimpan.")
    clerk.get_by_role("button", name="Simpan", exact=True).click()
    conflict = clerk.locator(f"#say-{PATH.replace('/', '-')} .conflict")
    conflict.get_by_role("button", name="Pakai yang tersimpan").click()
    expect(clerk.locator(".conflict")).to_have_count(0)
    expect(field(clerk, PATH)).to_have_value("Ditulis pejabat.")
    expect(field(clerk, "analysis/IK3/done")).to_have_value("Baris lain, ikut tersimpan.")
    assert kept(fresh_demo.database, pk)[-1] == "Ditulis pejabat."


def test_what_was_typed_without_a_connection_is_kept_and_saved_when_it_is_back(fresh_demo, open_as):
    page = open_as(fresh_demo, "kasi")
    pk = report_id(fresh_demo.database, "Kasi Pemerintahan", 2023, 1)
    page.goto(f"/triwulan/{pk}/capaian/")
    before = kept(fresh_demo.database, pk, "measurement/IK6/value")
    page.context.set_offline(True)
    type_over(page, "measurement/IK6/value", "3")
    state = page.locator("#simpan")
    expect(state).to_contain_text("Belum tersimpan: sambungan terputus")
    expect(field(page, "measurement/IK6/value")).to_have_value("3")
    assert kept(fresh_demo.database, pk, "measurement/IK6/value") == before
    page.context.set_offline(False)
    saved(page)  # by itself
    assert kept(fresh_demo.database, pk, "measurement/IK6/value") == [*before, "3"]


def test_a_session_that_ended_says_so_and_keeps_what_was_typed(fresh_demo, open_as):
    page = open_as(fresh_demo, "")
    page.goto("/")
    page.get_by_role("button", name=re.compile("^Kasi Pemerintahan: ")).click()
    expect(page.locator("details.account")).to_be_visible()
    pk = report_id(fresh_demo.database, "Kasi Pemerintahan", 2023, 1)
    page.goto(f"/triwulan/{pk}/capaian/")
    page.context.clear_cookies(name="sessionid")
    type_over(page, "measurement/IK6/value", "3")
    expect(page.locator("#simpan")).to_contain_text("Belum tersimpan")
    expect(field(page, "measurement/IK6/value")).to_have_value("3")
    expect(row(page, "measurement/IK6")).to_be_visible()


def test_one_who_types_on_in_the_next_row_is_never_told_of_another_window(fresh_demo, open_as):
    page = open_as(fresh_demo, "kasi")
    pk = report_id(fresh_demo.database, "Kasi Pemerintahan", 2023, 1)
    page.goto(f"/triwulan/{pk}/analisis/")
    field(page, "analysis/IK1/done").fill("Baris pertama.")
    below = field(page, "analysis/IK2/done")
    below.fill("Baris ked")
    eventually(lambda: kept(fresh_demo.database, pk, "analysis/IK1/done")[-1] == "Baris pertama.")
    below.press("End")
    below.press_sequentially("ua, terus diketik.")
    below.press("Tab")
    saved(page)
    expect(page.locator(".conflict")).to_have_count(0)
    assert kept(fresh_demo.database, pk)[-1] == "Baris kedua, terus diketik."
