"""Holds a page to axe-core's rules in every way it can be shown: size and colours; the language is its caller's."""

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
EVERYTHING, CONTRAST = None, ["color-contrast"]

Way = tuple[ViewportSize, str, list[str] | None]
# Of the same page in other colours only the contrast is another.
EVERY_WAY: tuple[Way, ...] = (
    (DESKTOP, "light", EVERYTHING),
    (DESKTOP, "dark", CONTRAST),
    (PHONE, "dark", EVERYTHING),
    (PHONE, "light", CONTRAST),
)
PHONE_ALONE: tuple[Way, ...] = ((PHONE, "light", EVERYTHING),)

# The preview beside a form is the same paper on every screen; the screens of its own show it.
_RUN = """(rules) => axe.run({exclude: ['.paper-frame > .paper']}, {
        resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {}),
    })
    .then(found => found.violations.map(each => ({
        rule: each.id, help: each.help,
        places: each.nodes.slice(0, 4).map(node => `${node.target.join(' ')}: ${node.failureSummary}`),
    })))"""


def check(page: Page, ways: tuple[Way, ...] = EVERY_WAY) -> None:
    """No violation in any of these ways; and on the phone nothing lies outside the screen."""
    page.evaluate(AXE_SCRIPT)
    found = {}
    for size, colours, rules in ways:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        if violations := page.evaluate(_RUN, rules):
            found[f"{size['width']} {colours}"] = violations
        if size is PHONE and (width := page.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
            found["sideways"] = width
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    assert found == {}, f"{page.url}\n{json.dumps(found, indent=1, ensure_ascii=False)}"
