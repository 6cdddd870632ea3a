"""Real servers for the browser: the demo, loaded once and copied for whoever changes it, and an empty one."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.database import Database, new_database
from tests.browser.loading import load_demo_into
from tests.browser.people import DEMO_PASSWORD, sign_in
from tests.browser.server import Server

# Playwright keeps an event loop running in this thread; other tests of the same process use the database in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """An Indonesian desktop; without movement, so that colours are those one reads."""
    size = {"width": 1280, "height": 800}
    return {
        **browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta", "viewport": size,
        "reduced_motion": "reduce", "color_scheme": "light",
    }  # fmt: skip


@pytest.fixture(scope="session")
def database_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    numbers = count(1)
    return lambda: tmp_path_factory.getbasetemp() / f"server{next(numbers)}"


@pytest.fixture(scope="session")
def loaded(database_folder: Callable[[], Path], chromium_path: str) -> Iterator[Database]:
    """The demo's database, loaded once; no server runs on it, so that it can be copied."""
    database = new_database(database_folder())
    load_demo_into(database)
    yield database
    database.drop()


def _serving(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()
        server.database.drop()
    assert "Traceback" not in server.said()


@pytest.fixture(scope="session")
def demo(loaded: Database, database_folder: Callable[[], Path]) -> Iterator[Server]:
    """The demo for those who only look."""
    yield from _serving(Server(new_database(database_folder(), copy_of=loaded), demo=True))


@pytest.fixture
def fresh_demo(loaded: Database, database_folder: Callable[[], Path]) -> Iterator[Server]:
    """A demo of one's own, to change."""
    yield from _serving(Server(new_database(database_folder(), copy_of=loaded), demo=True))


@pytest.fixture
def empty(database_folder: Callable[[], Path], chromium_path: str) -> Iterator[Server]:
    """A server that was never set up; it is 3 April 2024 there."""
    yield from _serving(Server(new_database(database_folder()), demo=False, settings="tests.browser.third_of_april"))


@pytest.fixture(scope="session")
def _sessions() -> dict[tuple[str, str], Any]:
    return {}


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What scripts complained of in any page of the test: there must be nothing."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def open_as(
    new_context: Callable[..., BrowserContext], _sessions: dict[tuple[str, str], Any], faults: list[str]
) -> Open:
    """A page of somebody's own browser: `open_as(server, "kasi", javascript=False)`; nobody is signed in for ""."""

    def opened(server: Server, username: str, *, password: str = DEMO_PASSWORD, **options: Any) -> Page:
        known = _sessions.get((server.url, username))
        context = new_context(base_url=server.url, storage_state=known, **options)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        listen(page, faults)
        if username and known is None:
            sign_in(page, username, password)
            _sessions[server.url, username] = context.storage_state()
        return page

    return opened


def listen(page: Page, faults: list[str]) -> None:
    """Note what goes wrong in scripts, and what the content policy had to stop."""
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None,
    )


@pytest.fixture(scope="session")
def walker(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts that last for all tests of a module that only looks."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(**{**browser_context_args, **options}))
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()
