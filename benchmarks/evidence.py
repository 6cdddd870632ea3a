"""How much more memory a web process takes while a gigabyte of evidence is sent to it, file by file."""

import re
import secrets
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks.memory import SECONDS, children, command, get, peak, served_demo, signed_in
from benchmarks.result import Result

MEGABYTE = 1024 * 1024
FILES, SIZE = 22, 48 * MEGABYTE
"""A little over a gigabyte (10^9 and 2^30 bytes), each file near the largest that is taken."""
BOUNDARY = "berkas"


def measure() -> Iterator[Result]:
    """One worker, so that every file reaches the process that is measured."""
    with tempfile.TemporaryDirectory() as folder, served_demo(Path(folder)) as (url, server):
        visitor = signed_in(url, "kasi")
        page = get(visitor, f"{url}/bukti/").decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        _send(visitor, f"{url}/bukti/", token[1], Path(folder), size=1024, number=0)
        web = next(child for child in children(server.pid) if "multiprocessing" not in command(child))
        before = peak(web)
        started = time.monotonic()
        for number in range(1, FILES + 1):
            _send(visitor, f"{url}/bukti/", token[1], Path(folder), size=SIZE, number=number)
        seconds = time.monotonic() - started
        stored = sum(path.stat().st_size for path in (Path(folder) / "berkas" / "bukti").rglob("*") if path.is_file())
        assert stored > FILES * SIZE, "not everything was kept"
        highest = peak(web)
        detail = f"{FILES} files of {SIZE // MEGABYTE} MB, {stored / 1e9:.2f} GB kept; at most {highest:.0f} MB in all"
        yield Result("memory that 1 GB of evidence takes more", highest - before, "MB", 50, detail)
        yield Result("adding a file of 48 MB", seconds / FILES * 1000, "ms", None, "sent, hashed, judged, stored")


def _send(
    visitor: urllib.request.OpenerDirector, url: str, token: str, folder: Path, *, size: int, number: int
) -> None:
    """Send a PDF of random bytes, all different, as a form does: from a file, so that this process holds none of it."""
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="new_files"; filename="bukti-{number}.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n%PDF-1.7\n"
    )
    form = folder / "form"
    with form.open("wb") as file:
        file.write(head.encode())
        for _piece in range(0, size, MEGABYTE):
            file.write(secrets.token_bytes(min(size, MEGABYTE)))
        file.write(f"\r\n--{BOUNDARY}--\r\n".encode())
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Content-Length": str(form.stat().st_size)}
    with form.open("rb") as body:
        request = urllib.request.Request(url, body, headers, method="POST")
        with visitor.open(request, timeout=SECONDS) as response:
            assert "1 bukti ditambahkan" in response.read().decode(), f"file {number} was not kept"
    form.unlink()
