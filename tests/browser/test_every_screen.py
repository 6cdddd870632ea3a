"""Every screen in both languages: accessible on a desktop and a phone, by day and by night; narrow and light enough."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessible import DESKTOP, EVERY_WAY, PHONE_ALONE, check
from tests.browser.screens import SCREENS, Screen
from tests.browser.server import Server
from tests.browser.staging import Stage, stage_of

HEAVIEST = 200 * 1024


@pytest.fixture(scope="session")
def stage(demo: Server, walker: Callable[..., BrowserContext]) -> Stage:
    return stage_of(demo, walker)


def shown(stage: Stage, screen: Screen, language: str = "id") -> Page:
    page = stage.page(screen.who, language)
    page.set_viewport_size(DESKTOP)
    page.goto(stage.address(screen.address))
    if screen.arrange is not None:
        screen.arrange(page)
    return page


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name.replace(" ", "_"))
def test_axe_finds_nothing_and_a_phone_need_not_scroll_sideways(stage, screen):
    page = shown(stage, screen)
    # What a page looks like does not depend on the database; that it is there does.
    check(page, EVERY_WAY if stage.server.database.embedded else PHONE_ALONE)
    if stage.server.database.embedded:
        page = shown(stage, screen, "en")
        assert page.locator("html").get_attribute("lang") == "en"
        check(page, PHONE_ALONE)


@pytest.mark.parametrize("who", sorted({screen.who for screen in SCREENS}))
def test_no_page_weighs_more_than_200_kilobytes_for_a_first_visitor(stage, who):
    page = stage.page(who)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    received: list[int] = []
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    heavy = {}
    for screen in SCREENS:
        if screen.who == who and screen.arrange is None:
            received.clear()
            page.goto(stage.address(screen.address))
            for frame in page.locator(".paper-frame").filter(visible=True).all():
                expect(frame.locator(".paper")).to_be_attached()  # fetched once the page is there
            page.wait_for_timeout(50)  # for the last message of the wire
            assert received
            if sum(received) > HEAVIEST:
                heavy[screen.name] = sum(received)
    wire.detach()
    assert heavy == {}
