"""The keyboard alone is enough: one can see where one is, reach everything, and leave everything."""

import re
from itertools import groupby

from playwright.sync_api import Page, expect

from tests.browser.database import report_id
from tests.browser.people import begin_a_remark, field

SKIP = "Langsung ke isi"
WHERE = """() => {
    const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
    return {
        tag: here.tagName, name: here.getAttribute('name') || '', text: (here.innerText || '').trim().slice(0, 40),
        marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""


def walk(page: Page, *, most: int = 1000) -> list[dict]:
    """Press Tab until the page is left, or begins anew where nothing is around it; every stop on the way."""
    stops: list[dict] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if stop["tag"] == "BODY" or (stops and stop["text"] == SKIP):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never leaves the page: {stops[-3:]}")


def unmarked(stops: list[dict]) -> list[dict]:
    """Where one would not see that one is there."""
    marked = {(stop["tag"], stop["name"], stop["text"]) for stop in stops if stop["marked"]}
    return [stop for stop in stops if (stop["tag"], stop["name"], stop["text"]) not in marked]


def first_quarter(server) -> int:
    return report_id(server.database, "Kasi Pemerintahan", 2023, 1)


def test_the_first_tab_offers_to_skip_to_the_content(demo, open_as):
    page = open_as(demo, "kasi")
    page.goto(f"/triwulan/{first_quarter(demo)}/capaian/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=SKIP)
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_tab_reaches_every_field_and_button_in_the_order_of_the_paper_and_leaves_the_page(demo, open_as):
    page = open_as(demo, "kasi")
    for step in ("capaian", "anggaran", "analisis", "strategi", "tindak-lanjut"):
        page.goto(f"/triwulan/{first_quarter(demo)}/{step}/")
        fields = page.evaluate(
            "[...document.querySelectorAll('#isian [name*=\"/\"]:not([type=hidden])')]"
            ".filter(each => !each.closest('details:not([open])')).map(each => each.name)"
        )
        stops = walk(page)
        names = [stop["name"] for stop in stops if "/" in stop["name"]]
        # A day is three stops in one field.
        assert [name for name, _ in groupby(names)] == [name for name, _ in groupby(fields)]
        texts = [stop["text"] for stop in stops]
        assert "Simpan" in texts
        assert any(text.startswith("Simpan, lanjut") for text in texts)
        # The button inside a day's field is the browser's own, and marked by it.
        assert unmarked(stops) == [], f"no visible focus on {step}"
        hidden = [stop for stop in stops if not stop["seen"]]
        assert hidden == [], f"focus outside the screen on {step}"


def test_a_report_can_be_read_and_answered_with_the_keyboard(fresh_demo, open_as):
    page = open_as(fresh_demo, "camat")
    page.goto("/periksa/")
    page.get_by_role("link", name=re.compile("^Kasi Ketenteraman")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".paper-full")).to_be_visible()
    stops = walk(page)
    assert unmarked(stops) == []
    assert sum(stop["text"] == "Catatan" for stop in stops) > 10

    spot = begin_a_remark(page, "measurement/IK1")
    expect(spot.locator("textarea")).to_be_focused()  # the script that brought it goes there
    page.keyboard.type("Mana buktinya?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(spot.locator(".remark")).to_contain_text("Mana buktinya?")
    box = page.locator('input[name="choices"][value="recheck_achievement"]')
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    page.get_by_label("Penjelasan").focus()
    page.keyboard.type("Lengkapi.")
    page.get_by_role("button", name="Kembalikan untuk diperbaiki").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notice.success")).to_contain_text("dikembalikan")


def test_a_slash_opens_the_figures_and_choosing_one_comes_back_to_the_text(fresh_demo, open_as):
    page = open_as(fresh_demo, "kasi")
    page.goto(f"/triwulan/{first_quarter(fresh_demo)}/analisis/")
    place = field(page, "analysis/IK2/done")
    place.fill("")
    place.press_sequentially("Capaian ")
    page.keyboard.press("/")
    token = page.locator("#row-analysis-IK2 .token").first
    expect(token).to_be_focused()
    chosen = token.get_attribute("data-token")
    page.keyboard.press("Enter")
    expect(place).to_be_focused()
    expect(place).to_have_value(f"Capaian {{{chosen}}}")
