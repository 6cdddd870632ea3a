"""How much memory a web process holds when every page was visited and PDFs were made, and its child for PDFs."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode

from benchmarks.addresses import PAGES, numbers
from benchmarks.result import Result

PASSWORD = "coba-triwulan"
VISITS = 5
SECONDS = 120


def measure() -> Iterator[Result]:
    """One worker, so that every request reaches the process that is measured."""
    with tempfile.TemporaryDirectory() as folder, served_demo(Path(folder)) as (url, server):
        known = numbers(Path(folder) / "triwulan.sqlite3")
        visitors = {who: signed_in(url, who) for who in sorted({page.who for page in PAGES})}
        for _ in range(VISITS):
            for page in PAGES:
                get(visitors[page.who], url + page.address.format_map(known))
            for suffix in ("pdf", "docx"):
                get(visitors["kasi"], f"{url}/triwulan/{known['draft']}/konsep.{suffix}")
        # Python's own keeper of shared resources is a child as well.
        web = next(child for child in children(server.pid) if "multiprocessing" not in command(child))
        below = [child for child in children(web) if "spawn_main" in command(child)]
        visited = f"after {VISITS} visits of {len(PAGES)} pages, and as many PDF and DOCX"
        yield Result("memory of a web process", _megabytes(web), "MB", 200, visited)
        yield Result(
            "memory of the child that sets its PDFs", sum(map(_megabytes, below)), "MB", None, "replaced after 64"
        )
        yield Result("memory of the process that starts them", _megabytes(server.pid), "MB")


@contextmanager
def served_demo(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """`triwulan serve` on a fresh demo, and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("triwulan")), "serve", "--port", str(port), "--workers", "1"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRIWULAN_", "DATABASE_"))}
    environment = kept | {"TRIWULAN_DATA": str(folder), "TRIWULAN_DEMO": "1"}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/akun/masuk/", server)
        yield url, server
    finally:
        server.terminate()
        server.wait(SECONDS)


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Return when the page answers; an error when the server ended instead."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=SECONDS).close()
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"no page at {url}")


def signed_in(url: str, username: str) -> urllib.request.OpenerDirector:
    """A visitor of the demo, through the sign-in page as everybody."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = get(visitor, f"{url}/akun/masuk/").decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    posted = {"csrfmiddlewaretoken": token[1], "username": username, "password": PASSWORD}
    visitor.open(f"{url}/akun/masuk/", urlencode(posted).encode(), timeout=SECONDS).close()
    return visitor


def get(visitor: urllib.request.OpenerDirector, url: str) -> bytes:
    with visitor.open(url, timeout=SECONDS) as response:
        if response.url != url:
            raise RuntimeError(f"{url} led to {response.url}")
        return bytes(response.read())


def children(process: int) -> list[int]:
    return [int(pid) for pid, parent in (line.split() for line in _ps("pid=,ppid=")) if int(parent) == process]


def command(process: int) -> str:
    return " ".join(_ps("args=", process))


def peak(process: int) -> float:
    """The most memory a process ever held, in MB; 0 for one that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0


def _megabytes(process: int) -> float:
    return int(_ps("rss=", process)[0]) / 1024


def _ps(columns: str, process: int | None = None) -> list[str]:
    which = ["-A"] if process is None else ["-p", str(process)]
    return subprocess.run(["ps", *which, "-o", columns], capture_output=True, text=True, check=True).stdout.splitlines()
