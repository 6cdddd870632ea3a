import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.formats.sample import sample
from triwulan.formats.pdf import write_pdf
from triwulan.formats.pdf_worker import PdfTimeoutError, PdfWorker


@pytest.fixture
def worker() -> Iterator[PdfWorker]:
    made = PdfWorker(tasks_per_child=3)
    yield made
    made.close()


def child(worker: PdfWorker) -> int:
    assert worker._pool is not None
    (pid,) = worker._pool._processes
    return pid


def test_it_starts_nothing_before_the_first_pdf(worker: PdfWorker) -> None:
    assert worker._pool is None


def test_it_gives_the_same_bytes_as_this_process(worker: PdfWorker) -> None:
    assert worker.render(sample()) == write_pdf(sample())
    assert child(worker) != os.getpid()


def test_it_goes_on_when_its_child_was_killed(worker: PdfWorker) -> None:
    worker.render(sample())
    killed = child(worker)
    os.kill(killed, signal.SIGKILL)
    assert worker.render(sample()).startswith(b"%PDF")
    assert child(worker) != killed


def test_it_takes_a_fresh_child_now_and_then(worker: PdfWorker) -> None:
    children = set()
    for _ in range(7):
        worker.render(sample())
        children.add(child(worker))
    assert len(children) == 3


def test_it_ends_a_child_that_takes_too_long(worker: PdfWorker) -> None:
    with pytest.raises(PdfTimeoutError, match=r"no PDF within 0\.001 seconds"):
        worker.render(sample(), timeout=0.001)
    assert worker.render(sample()).startswith(b"%PDF")


def test_threads_may_share_it(worker: PdfWorker) -> None:
    with ThreadPoolExecutor(4) as threads:
        pdfs = set(threads.map(lambda _: worker.render(sample()), range(12)))
    assert pdfs == {write_pdf(sample())}


def test_it_passes_on_what_was_wrong_with_the_document(worker: PdfWorker) -> None:
    with pytest.raises(AttributeError):
        worker.render("bukan dokumen")  # type: ignore[arg-type]
