"""How long a whole report takes from its values to each file, warm, and by the command line."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.result import Result
from triwulan.compose import compose_report
from triwulan.core.document import Document
from triwulan.core.report import Report
from triwulan.formats.docx import write_docx
from triwulan.formats.html import write_html
from triwulan.formats.markdown import write_markdown
from triwulan.formats.pdf import write_pdf
from triwulan.formats.report_json import load_report

EXAMPLE = Path(__file__).parents[1] / "examples" / "laporan-tw1-2023.json"
WARM_UP, ROUNDS = 3, 20
COMMANDS = 5
WRITERS: dict[str, tuple[Callable[[Document], object], float | None]] = {
    "PDF": (write_pdf, 130),
    "DOCX": (write_docx, 250),
    "HTML": (write_html, None),
    "Markdown": (write_markdown, None),
}


def measure() -> Iterator[Result]:
    """Composing is part of every figure."""
    reports = [other_report(number) for number in range(WARM_UP + ROUNDS)]
    for name, (write, target) in WRITERS.items():
        times, size = [], 0
        for report in reports:
            started = time.perf_counter()
            written = write(compose_report(report))
            times.append(time.perf_counter() - started)
            size = len(written.encode() if isinstance(written, str) else written)  # type: ignore[arg-type]
        detail = f"{size / 1000:.0f} kB"
        yield Result(f"a report composed, as {name}", 1000 * statistics.median(times[WARM_UP:]), "ms", target, detail)
    yield Result("`triwulan render` to PDF, the whole command", 1000 * _command(), "ms")


def other_report(number: int) -> Report:
    """The example with other figures and other prose, so that Typst can take nothing again from its memory."""
    data = _other(json.loads(EXAMPLE.read_text(encoding="utf-8")), number)
    return load_report(json.dumps(data).encode())


def _other(value: Any, number: int) -> Any:
    if isinstance(value, list):
        return [_other(each, number) for each in value]
    if isinstance(value, dict):
        changed = {key: _other(each, number) for key, each in value.items()}
        if value.get("kind") == "number":
            changed["value"] = str(Decimal(value["value"]) + number)
        return changed
    if isinstance(value, str) and len(value) > 30 and " " in value:
        return f"{number}. {value}"
    return value


def _command() -> float:
    times = []
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("triwulan")), "render", str(EXAMPLE)]
        for _ in range(COMMANDS):
            started = time.perf_counter()
            subprocess.run([*command, "--output", f"{folder}/laporan.pdf"], check=True)
            times.append(time.perf_counter() - started)
    return statistics.median(times)
