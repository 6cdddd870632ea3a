"""How long a workbook of 100.000 rows takes from being brought to its preview, and how much memory in both processes.

The workbook is one of a regency's exports: every office, every account of every sub-activity, of which a tenth is the
kecamatan's own. Read by `triwulan serve` with one worker, while another visitor asks for pages.
"""

import io
import re
import statistics
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from benchmarks.memory import SECONDS, children, command, get, peak, served_demo, signed_in
from benchmarks.result import Result

ROWS, OFFICES, ACCOUNTS = 100_000, 10, 20
HEADS = (
    "No", "Kode SKPD", "Nama SKPD", "Kode Program", "Nama Program", "Kode Kegiatan", "Nama Kegiatan",
    "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening", "Pagu", "Realisasi", "Sisa",
)  # fmt: skip
BOUNDARY = "berkas"


def measure() -> Iterator[Result]:
    """Seconds, the child's memory, what the web process takes more, and how long others waited meanwhile."""
    data = _workbook()
    with tempfile.TemporaryDirectory() as folder, served_demo(Path(folder)) as (url, server):
        visitor, other = signed_in(url, "kasi"), signed_in(url, "camat")
        start = get(visitor, f"{url}/impor/").decode()
        address = re.search(r'href="(/impor/pagu/\d+/baru/)"', start)
        assert address is not None
        _send(visitor, url + address[1], get(visitor, url + address[1]).decode(), _workbook(100), "kecil.xlsx")
        web = next(child for child in children(server.pid) if "multiprocessing" not in command(child))
        before = peak(web)
        page, where = _send(visitor, url + address[1], get(visitor, url + address[1]).decode(), data, "sipd.xlsx")
        watch = _Watch(web, other, url)
        started = time.monotonic()
        watch.start()
        _post(visitor, f"{where}mulai/", page)
        shown = get(visitor, where).decode()
        seconds = time.monotonic() - started
        watch.stop()
        assert "semua" in shown and "Terapkan" in shown, "no preview"
        detail = f"{ROWS} rows, {len(HEADS)} columns, {len(data) / 1e6:.1f} MB; {watch.processor:.1f} s of processor"
        yield Result("importing 100.000 rows, to its preview", seconds, "s", 10, detail)
        yield Result("memory of the process that reads them", watch.most, "MB", 200)
        yield Result("memory that takes in the web process more", peak(web) - before, "MB", 50)
        waited = f"median of {len(watch.times)} pages; at most {1000 * max(watch.times):.0f} ms"
        yield Result("a page for others meanwhile", 1000 * statistics.median(watch.times), "ms", None, waited)
        yield Result("page of the preview", len(shown.encode()) / 1000, "kB", 200)


class _Watch(threading.Thread):
    """Looks at the reading process from outside, and asks for pages as another visitor does."""

    def __init__(self, web: int, visitor: urllib.request.OpenerDirector, url: str) -> None:
        super().__init__(daemon=True)
        self._web, self._visitor, self._url = web, visitor, url
        self._going = True
        self.most = self.processor = 0.0
        self.times: list[float] = []

    def run(self) -> None:
        while self._going:
            for child in children(self._web):
                if "sheet_worker" in command(child):
                    self.most = max(self.most, peak(child))
                    self.processor = max(self.processor, _processor(child))
            started = time.monotonic()
            get(self._visitor, f"{self._url}/bukti/")
            self.times.append(time.monotonic() - started)
            time.sleep(0.1)

    def stop(self) -> None:
        self._going = False
        self.join(SECONDS)


def _workbook(rows: int = ROWS) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Belanja")
    for title in (["DOKUMEN PELAKSANAAN ANGGARAN"], ["TAHUN ANGGARAN 2023"], [], list(HEADS)):
        sheet.append(title)
    for number in range(rows):
        sub = number // ACCOUNTS
        office = sub % OFFICES
        name = "Kecamatan Senduro" if office == 0 else f"Kecamatan Nomor {office}"
        sheet.append(
            [
                number + 1, f"7.01.0.00.0.00.{office:02}.0000", name,
                "7.01.06", "PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA",
                "7.01.06.2.01", "Fasilitasi, Rekomendasi dan Koordinasi Pembinaan",
                f"7.01.06.2.01.{sub // OFFICES % 9000 + 1:04}", f"Fasilitasi Peraturan Desa {sub // OFFICES}",
                f"5.1.02.01.01.{number % ACCOUNTS:04}", "Belanja Alat/Bahan untuk Kegiatan Kantor",
                f"Rp {number + 1}.000", number * 100, number * 900,
            ]
        )  # fmt: skip
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _send(visitor: urllib.request.OpenerDirector, address: str, page: str, data: bytes, name: str) -> tuple[str, str]:
    """Send a file as a form does; the page it leads to, and its address."""
    body = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{_token(page)}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode() + data
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    request = urllib.request.Request(address, body + f"\r\n--{BOUNDARY}--\r\n".encode(), headers, method="POST")
    with visitor.open(request, timeout=SECONDS) as response:
        return response.read().decode(), response.url


def _post(visitor: urllib.request.OpenerDirector, address: str, page: str) -> None:
    visitor.open(address, f"csrfmiddlewaretoken={_token(page)}".encode(), timeout=SECONDS).close()


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _processor(process: int) -> float:
    """Seconds of processor a process has had."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / 100
