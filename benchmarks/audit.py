"""How long an audit takes, file by file, warm and as a command, and how much memory it holds."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from benchmarks.documents import EXAMPLE
from benchmarks.result import Result
from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.cli.collecting import collect_rarely
from triwulan.compose import compose_report
from triwulan.core.document import Block, Document, Paragraph, Table
from triwulan.formats.docx import write_docx
from triwulan.formats.pdf import write_pdf
from triwulan.formats.reading import read_document
from triwulan.formats.report_json import load_report
from triwulan.interpret import interpret
from triwulan.text.audit_report import audit_report

WARM_UP, ROUNDS = 2, 9
COMMANDS = 5
SHEETS, ROWS = 20, 30


def measure() -> Iterator[Result]:
    """Reading, interpreting and all rules are part of each figure, unless it says less; computing time, not waiting.

    A file or a report is audited again and again, as somebody does who mends it: what is kept from the audits before
    counts. Each edit is of another sentence or another table.
    """
    collect_rarely()  # as the command and the server do
    document = compose_report(load_report(EXAMPLE.read_bytes()))
    files = {
        "laporan.docx": (write_docx(document), 80),
        "laporan.pdf": (write_pdf(document), 2500),
        "pengukuran.xlsx": (workbook(), 600),
    }
    for name, (data, target) in files.items():
        took = _median(lambda data=data, name=name: _audited(read_document(data, name)))  # type: ignore[misc]
        yield Result(f"audit of {name}", took, "ms", target, _about(data, name))
    edits = {"": lambda number: document, ", a sentence changed": _retold, ", a figure changed": _recounted}
    for name, edit in edits.items():
        edited = iter([edit(number) for number in range(WARM_UP + ROUNDS)])
        took = _median(lambda edited=edited: _audited(next(edited)))  # type: ignore[misc]
        yield Result(f"audit of a built report again{name}", took, "ms", 10, "interpreted and judged")
    reading = interpret(document)
    yield Result(
        "of it the rules alone", _median(lambda: _judged(Context(reading))), "ms", None, f"{len(rules())} rules"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "laporan.docx"
        path.write_bytes(files["laporan.docx"][0])
        yield Result("`triwulan audit` of the .docx, the whole command", _command("audit", str(path)), "ms")
        yield Result("`triwulan audit --help`, starting alone", _command("audit", "--help"), "ms", 400)
        for name, (data, _target) in files.items():
            other = Path(folder) / name
            other.write_bytes(data)
            yield Result(f"memory of `triwulan audit {name}`", _memory(str(other)), "MB", 150)


def workbook() -> bytes:
    """Twenty sheets of a year's measurement, month by month."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for number in range(SHEETS):
        sheet = book.create_sheet(f"Bidang {number + 1}")
        sheet.append([f"Pengukuran Kinerja Bidang {number + 1} Tahun 2023"])
        sheet.append([])
        sheet.append(
            ["No", "Indikator Kinerja", "Satuan", "Target", *(f"Bulan {month}" for month in range(1, 13)), "Jumlah"]
        )
        for row in range(ROWS):
            months = [(row * month + number) % 7 for month in range(1, 13)]
            sheet.append([row + 1, f"Jumlah layanan jenis {row + 1}", "Layanan", 40, *months, sum(months)])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _retold(number: int) -> Document:
    """The built report with a sentence more in one paragraph."""
    document = compose_report(load_report(EXAMPLE.read_bytes()))
    paragraphs = [at for at, block in enumerate(document.blocks) if isinstance(block, Paragraph)]
    at = paragraphs[number % len(paragraphs)]
    block = document.blocks[at]
    assert isinstance(block, Paragraph)
    return _with(document, at, replace(block, text=f"{block.text} Kegiatan ke-{number} dilaksanakan di 12 desa."))


def _recounted(number: int) -> Document:
    """The built report with another text in the last cell of one table."""
    document = compose_report(load_report(EXAMPLE.read_bytes()))
    tables = [at for at, block in enumerate(document.blocks) if isinstance(block, Table)]
    at = tables[number % len(tables)]
    block = document.blocks[at]
    assert isinstance(block, Table)
    last = block.rows[-1]
    cells = (*last.cells[:-1], replace(last.cells[-1], text=f"{number},25%"))
    return _with(document, at, replace(block, rows=(*block.rows[:-1], replace(last, cells=cells))))


def _with(document: Document, at: int, block: Block) -> Document:
    return replace(document, blocks=(*document.blocks[:at], block, *document.blocks[at + 1 :]))


def _audited(document: Document) -> None:
    _judged(Context(interpret(document)))


def _judged(context: Context) -> None:
    audit_report(context, rules(), name="laporan")


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(WARM_UP + ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return 1000 * statistics.median(times[WARM_UP:])


def _about(data: bytes, name: str) -> str:
    if name.endswith(".xlsx"):
        return f"{SHEETS} sheets, {len(data) / 1000:.0f} kB"
    from pypdfium2 import PdfDocument

    pages = len(PdfDocument(data)) if name.endswith(".pdf") else len(PdfDocument(_as_pdf()))
    return f"{pages} pages, {len(data) / 1000:.0f} kB"


def _as_pdf() -> bytes:
    return write_pdf(compose_report(load_report(EXAMPLE.read_bytes())))


def _command(*arguments: str) -> float:
    times = []
    for _ in range(COMMANDS):
        started = time.perf_counter()
        subprocess.run([_triwulan(), *arguments], check=False, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def _memory(path: str) -> float:
    """The most it held, in megabytes; measured by a process that has no other child."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, _triwulan(), "audit", path], capture_output=True, check=True, text=True
    )
    return int(done.stdout) / 1000


def _triwulan() -> str:
    return str(Path(sys.executable).with_name("triwulan"))
