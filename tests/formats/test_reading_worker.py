"""Strangers' files in a process of their own: the same Document comes back, and nothing gets out of hand."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.formats.sample import sample
from triwulan.core.document import (
    CheckItem,
    Checklist,
    Document,
    Heading,
    Item,
    ItemList,
    Marker,
    Paragraph,
    Signature,
    SignatureBlock,
    Title,
    Unread,
)
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats import reading_worker
from triwulan.formats.docx import write_docx
from triwulan.formats.pdf import write_pdf
from triwulan.formats.reading import read_document
from triwulan.formats.reading_answer import Task, answered, document_in, question_bytes
from triwulan.formats.reading_worker import page_image_apart, page_sizes_apart, read_apart


@pytest.mark.parametrize(("name", "write"), [("laporan.pdf", write_pdf), ("laporan.docx", write_docx)])
def test_the_same_document_comes_back(name: str, write: object) -> None:
    assert callable(write)
    data = write(sample())
    assert read_apart(data, name) == read_document(data, name)


def test_a_problem_with_the_file_comes_back() -> None:
    with pytest.raises(ProblemError) as caught:
        read_apart(b"%PDF-1.7 broken", "laporan.pdf")
    assert caught.value.problem == Problem("read_pdf.broken")


def test_pages_are_drawn_and_measured_apart() -> None:
    data = write_pdf(sample())
    assert page_image_apart(data, 1, width=200).startswith(b"\x89PNG")
    assert page_sizes_apart(data)[0] == (595.3, 841.9)


def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    """Let the child run something else than the reader."""
    script = tmp_path / "child.py"
    script.write_text(f"#!{os.sys.executable}\n{program}")  # type: ignore[attr-defined]
    script.chmod(0o755)
    monkeypatch.setattr(reading_worker.sys, "executable", str(script))


def test_a_child_that_takes_too_long_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "grandchild"
    program = (
        "import os, subprocess, time\n"
        f"child = subprocess.Popen(['sleep', '60']); open({str(place)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)\n"
    )
    started(monkeypatch, tmp_path, program)
    before = time.monotonic()
    with pytest.raises(ProblemError) as caught:
        read_apart(b"data", "laporan.txt", seconds=2)
    assert caught.value.problem.message == "reading.took_too_long"
    assert time.monotonic() - before < 8
    grandchild = int(place.read_text())
    for _ in range(50):
        if not Path(f"/proc/{grandchild}").exists() or "Z" in Path(f"/proc/{grandchild}/stat").read_text().split()[2]:
            break
        time.sleep(0.1)
    else:
        pytest.fail("a process that the child started lives on")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (signal.SIGXCPU, "reading.took_too_long"),
        (signal.SIGSEGV, "reading.too_big"),
        (signal.SIGKILL, "reading.too_big"),
    ],
)
def test_a_child_that_was_stopped_is_a_problem(
    number: int, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started(monkeypatch, tmp_path, f"import os\nos.kill(os.getpid(), {int(number)})\n")
    with pytest.raises(ProblemError) as caught:
        read_apart(b"data", "laporan.txt", seconds=5)
    assert caught.value.problem.message == message


def test_too_little_memory_is_a_problem_and_no_hang() -> None:
    with pytest.raises(ProblemError) as caught:
        read_apart(b"Laporan kinerja triwulan. " * 1_000_000, "laporan.txt", megabytes=60)
    assert caught.value.problem.message == "reading.too_big"


def test_a_child_that_answers_without_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading_worker, "_MOST_ANSWER", 1_000_000)
    started(monkeypatch, tmp_path, "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 65536)\n")
    with pytest.raises(ProblemError) as caught:
        read_apart(b"data", "laporan.txt", seconds=20)
    assert caught.value.problem.message == "reading.too_big"


def test_an_answer_that_is_none_is_a_broken_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started(monkeypatch, tmp_path, "print('no answer')\n")
    with pytest.raises(ProblemError) as caught:
        read_apart(b"data", "laporan.txt", seconds=20)
    assert caught.value.problem.message == "reading.broken"


def test_the_child_gets_no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    place = tmp_path / "seen"
    started(monkeypatch, tmp_path, f"import os\nopen({str(place)!r}, 'w').write(repr(dict(os.environ)))\n")
    with pytest.raises(ProblemError):
        read_apart(b"data", "laporan.txt", seconds=20)
    assert "rahasia" not in place.read_text()


def test_several_threads_read_at_once() -> None:
    data, found = write_docx(sample()), []
    threads = [threading.Thread(target=lambda: found.append(read_apart(data, "laporan.docx"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [read_document(data, "laporan.docx")] * 3


def test_every_kind_of_block_survives_the_way() -> None:
    nested = ItemList((Item("dua", ItemList((Item("a"),), Marker.LETTER)),))
    blocks = (
        Title(("JUDUL",)),
        Heading(1, "PENDAHULUAN", "BAB I"),
        Paragraph("Teks", note=True),
        nested,
        Checklist((CheckItem("baik", True, "ya"),)),
        SignatureBlock(Signature(("Mengetahui,",), "A", ("NIP 1",)), Signature((), "B", ())),
    )
    document = Document("JUDUL", blocks, unread=(Unread(Problem("read_pdf.scanned", {"page": 2})),))
    assert document_in(_answer_with(document)) == document


def _answer_with(document: Document) -> bytes:
    from triwulan.formats import reading_answer

    return reading_answer._ENCODER.encode(reading_answer._Answer(read=reading_answer._read(document)))


def test_a_question_survives_the_way() -> None:
    answer = answered(question_bytes(Task("read", "catatan.txt"), b"Laporan kinerja"))
    assert document_in(answer) == read_document(b"Laporan kinerja", "catatan.txt")
