"""How long the server takes for each page on SQLite, how many queries it asks, and how much it sends.

Measured at the WSGI application, in one process, with the database kept open as `triwulan serve` keeps it.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

from benchmarks.addresses import PAGES, Page, numbers
from benchmarks.result import Result

WARM_UP, ROUNDS = 5, 30
TARGET = 15
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def measure() -> Iterator[Result]:
    """A line for each page."""
    with tempfile.TemporaryDirectory() as folder:
        application, cookies = serve_demo(Path(folder))
        known = numbers(Path(folder) / "triwulan.sqlite3")
        for page in PAGES:
            yield _measured(application, page, page.address.format_map(known), cookies[page.who])


def serve_demo(folder: Path) -> tuple[Application, dict[str, str]]:
    """The application on a fresh demo, as the server starts it, and a session of everybody needed."""
    os.environ.update(TRIWULAN_DATA=str(folder), TRIWULAN_DEMO="1", TRIWULAN_STATIC="1")
    for name in ("DATABASE_URL", "TRIWULAN_CLOCK", "TRIWULAN_HTTPS", "TRIWULAN_HOSTS"):
        os.environ.pop(name, None)
    # Django reads the environment when it is imported.
    from triwulan.web.starting import prepare

    prepare()
    from django.test import Client

    from triwulan.web.accounts.models import User
    from triwulan.web.wsgi import application

    cookies = {}
    for who in {page.who for page in PAGES}:
        client = Client()
        client.force_login(User.objects.get(username=who))
        cookies[who] = client.cookies["sessionid"].value
    return application, cookies


def get(application: Application, address: str, cookie: str, *, gzip: bool = True) -> bytes:
    """The body of one answer; anything but 200 is an error of the benchmark."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_COOKIE": f"sessionid={cookie}"}
    if gzip:
        environ["HTTP_ACCEPT_ENCODING"] = "gzip"
    setup_testing_defaults(environ)
    answered: list[str] = []
    response = application(environ, lambda status, headers, info=None: answered.append(status))
    try:
        body = b"".join(response)
    finally:
        response.close()
    if not answered[0].startswith(str(HTTPStatus.OK.value)):
        raise RuntimeError(f"{address}: {answered[0]}")
    return body


def _measured(application: Application, page: Page, address: str, cookie: str) -> Result:
    for _ in range(WARM_UP):
        get(application, address, cookie)
    times, busy = [], []
    for _ in range(ROUNDS):
        started, worked = time.perf_counter(), time.process_time()
        sent = len(get(application, address, cookie))
        times.append(time.perf_counter() - started)
        busy.append(time.process_time() - worked)
    whole = len(get(application, address, cookie, gzip=False))
    detail = (
        f"{queries_of(application, address, cookie):>2} queries, {sent / 1000:.1f} kB sent of {whole / 1000:.0f} kB, "
        f"{1000 * statistics.median(busy):.1f} ms of it computing"
    )
    median = 1000 * statistics.median(times)
    return Result(f"{page.who}: {page.what}", median, "ms", None if page.paper else TARGET, detail)


def queries_of(application: Application, address: str, cookie: str) -> int:
    from django.db import connection

    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        get(application, address, cookie)
    return len(asked)
