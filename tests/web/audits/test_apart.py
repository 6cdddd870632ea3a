"""Strangers' reports judged in a limited process: the same result as here, and a file cannot outgrow its limits."""

import subprocess
import sys

import pytest

from tests.formats.sample import sample
from tests.web.audits.reports import RIGHT, WRONG
from triwulan.core.problem import ProblemError
from triwulan.formats.pdf import write_pdf
from triwulan.web.audits.apart import examined_apart
from triwulan.web.audits.examining import examine, packed, unpacked


@pytest.mark.parametrize(
    ("data", "name", "previous"),
    [
        (WRONG.encode(), "laporan.md", None),
        (WRONG.encode(), "laporan.md", (RIGHT.encode(), "lalu.md")),
        (write_pdf(sample()), "laporan.pdf", None),
    ],
)
def test_the_result_is_the_same_as_here(data: bytes, name: str, previous: tuple[bytes, str] | None) -> None:
    examined, kept = examined_apart(data, name, previous=previous)
    assert examined == unpacked(kept) == examine(data, name, previous=previous)
    assert examined.pages if name.endswith(".pdf") else examined.indonesian.summary.errors == 1


def test_a_broken_file_before_is_a_problem_too() -> None:
    with pytest.raises(ProblemError) as caught:
        examined_apart(RIGHT.encode(), "laporan.md", previous=(b"%PDF-1.7 broken", "lalu.pdf"))
    assert caught.value.problem.message == "read_pdf.broken"


def test_a_result_that_is_none_is_refused() -> None:
    for broken in (b"", b"none", packed(examine(RIGHT.encode(), "laporan.md"))[:-20]):
        with pytest.raises(ProblemError):
            unpacked(broken)


def test_the_process_knows_nothing_of_django() -> None:
    for worker in ("triwulan.web.audits.examining_worker", "triwulan.web.imports.report_reading"):
        program = f"import sys, {worker}; sys.exit('django' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
