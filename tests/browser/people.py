"""What people do in the browser again and again: sign in, fill in a field, wait until it was saved."""

import re
import time
from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

DEMO_PASSWORD = "coba-triwulan"


def sign_in(page: Page, username: str, password: str) -> None:
    """Through the login page, as everybody."""
    page.goto("/akun/masuk/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.locator("details.account")).to_be_visible()


def sign_out(page: Page) -> None:
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Keluar").click()


def go_to(page: Page, step: str) -> None:
    """Follow the link to a step of the quarter."""
    page.locator("#langkah").get_by_role("link", name=step).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(step)


def field(page: Page, path: str) -> Locator:
    """The field of the record that a path names."""
    return page.locator(f'main [name="{path}"]')


def type_over(page: Page, path: str, text: str) -> None:
    """Type into a field and go on to the next one, which saves the row."""
    place = field(page, path)
    place.fill(text)
    place.press("Tab")


def saved(page: Page) -> None:
    """Wait for the quiet word that everything typed is in the record."""
    expect(page.locator("#simpan")).to_have_text(re.compile(r"^Tersimpan \d\d\.\d\d$"))


def row(page: Page, anchor: str) -> Locator:
    """The row about an anchor: `row(page, "measurement/IK1")`."""
    return page.locator("#row-" + anchor.replace("/", "-"))


def begin_a_remark(page: Page, anchor: str) -> Locator:
    """Follow the link beside a row of the paper; the form stands in the place that is returned."""
    spot = page.locator("#catatan-" + anchor.replace("/", "-"))
    page.locator(f'a.remark-link[href*="catatan={quote(anchor, safe="")}#"]').click()
    expect(spot.locator("textarea")).to_be_visible()
    return spot


def eventually(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for what no page shows, such as a row in the database."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)
