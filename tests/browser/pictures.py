"""Pictures of the main screens for the README: ``python -m tests.browser.pictures`` writes docs/pictures/*.png."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.accessible import DESKTOP, PHONE
from tests.browser.database import new_database
from tests.browser.loading import load_demo_into
from tests.browser.people import DEMO_PASSWORD, begin_a_remark, row, sign_in, type_over
from tests.browser.server import Server
from tests.browser.staging import numbers_of
from tests.environment.chromium import LAUNCH_ARGUMENTS
from tests.environment.provision import recorded

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
MOST = 150 * 1024


@dataclass(frozen=True)
class Picture:
    """What a screen shows to whom; ``arrange`` does what makes it worth looking at."""

    name: str
    who: str
    address: str
    arrange: Callable[[Page], None]


def _paper(page: Page) -> None:
    expect(page.locator(".paper").first).to_be_attached()
    page.wait_for_load_state("networkidle")


def _figures(page: Page) -> None:
    _paper(page)
    type_over(page, "measurement/IK3/value", "13")
    expect(row(page, "measurement/IK3").locator(".fault")).to_be_visible()
    row(page, "measurement/IK3").evaluate("each => each.scrollIntoView({block: 'start'})")
    page.wait_for_load_state("networkidle")


def _remark(page: Page) -> None:
    spot = begin_a_remark(page, "measurement/IK1")
    spot.locator("textarea").fill("Cocokkan lagi dengan tanda terima.")
    spot.evaluate("each => each.scrollIntoView({block: 'center'})")


def _answer(page: Page) -> None:
    page.locator("#tanggapan").evaluate("each => each.scrollIntoView({block: 'start'})")


def _as_it_is(page: Page) -> None:
    page.wait_for_load_state("networkidle")


PICTURES = (
    Picture("masuk", "", "/akun/masuk/", _as_it_is),
    Picture("tugas", "kasi", "/", _as_it_is),
    Picture("triwulan", "kasi", "/triwulan/{draft}/", _paper),
    Picture("capaian", "kasi", "/triwulan/{draft}/capaian/", _figures),
    Picture("perjanjian", "kasi", "/perjanjian/{agreement}/versi/1/", _as_it_is),
    Picture("daftar-periksa", "camat", "/periksa/", _as_it_is),
    Picture("periksa", "camat", "/periksa/{sent}/", _remark),
    Picture("tanggapan", "camat", "/periksa/{sent}/", _answer),
    Picture("disetujui", "kasi", "/periksa/arsip/{approved}/", _as_it_is),
    Picture("kelola", "kabupaten", "/kelola/", _as_it_is),
)


def take(browser: Browser, server: Server) -> list[str]:
    """Write every picture in both sizes; the names of those that are too large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    large, numbers = [], numbers_of(server.database)
    for size, suffix in ((DESKTOP, ""), (PHONE, "-ponsel")):
        for picture in PICTURES:
            context = browser.new_context(base_url=server.url, viewport=size, locale="id-ID", reduced_motion="reduce")
            page = context.new_page()
            if picture.who:
                sign_in(page, picture.who, DEMO_PASSWORD)
            page.goto(picture.address.format_map(numbers))
            picture.arrange(page)
            path = FOLDER / f"{picture.name}{suffix}.png"
            shot = Image.open(BytesIO(page.screenshot(caret="hide"))).convert("RGB")
            shot.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)  # flat colours: a third of the bytes
            if path.stat().st_size > MOST:
                large.append(path.name)
            context.close()
    return large


def main() -> int:
    """Take them from a demo of their own."""
    path = recorded().chromium
    if path is None:
        print("no Chromium: run `make provision` first", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="triwulan-pictures-") as name:
        database = new_database(Path(name) / "demo")
        load_demo_into(database)
        server = Server(database, demo=True).start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=LAUNCH_ARGUMENTS)
                large = take(browser, server)
                browser.close()
        finally:
            server.stop()
            database.drop()
    if large:
        print(f"larger than {MOST // 1024} kB: {', '.join(large)}", file=sys.stderr)
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
