"""One question to a limited process: its answer comes back, and nothing gets out of hand."""

import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats import apart, limited_process
from triwulan.formats.apart import BrokeOffError, answer_of

WORKER = "tests.formats.answering"


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the child finds the tests' worker."""
    monkeypatch.chdir(Path(__file__).parents[2])


def asked(question: bytes = b"data", *, seconds: int = 20, megabytes: int = 600) -> bytes:
    return answer_of(WORKER, question, seconds=seconds, megabytes=megabytes)


def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    """Let the child run something else than a worker."""
    script = tmp_path / "child.py"
    script.write_text(f"#!{sys.executable}\n{program}")
    script.chmod(0o755)
    monkeypatch.setattr(limited_process.sys, "executable", str(script))


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
        asked(seconds=2)
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
        asked(seconds=5)
    assert caught.value.problem.message == message


def test_too_little_memory_is_a_problem_and_no_hang(worker: None) -> None:
    with pytest.raises(ProblemError) as caught:
        asked(b"x" * 20_000_000, megabytes=60)
    assert caught.value.problem.message == "reading.too_big"


def test_a_child_that_answers_without_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apart, "_MOST_ANSWER", 1_000_000)
    started(monkeypatch, tmp_path, "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 65536)\n")
    with pytest.raises(ProblemError) as caught:
        asked(seconds=20)
    assert caught.value.problem.message == "reading.too_big"


def test_an_answer_that_is_none_is_a_broken_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started(monkeypatch, tmp_path, "print('no answer')\n")
    with pytest.raises(ProblemError) as caught:
        asked(seconds=20)
    assert caught.value.problem.message == "reading.broken"


def test_the_child_gets_no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    place = tmp_path / "seen"
    started(monkeypatch, tmp_path, f"import os\nopen({str(place)!r}, 'w').write(repr(dict(os.environ)))\n")
    with pytest.raises(ProblemError):
        asked(seconds=20)
    assert "rahasia" not in place.read_text()


def test_the_answer_comes_back(worker: None) -> None:
    assert asked(b"satu") == b"satu satu"


def test_what_is_wrong_with_the_file_comes_back(worker: None) -> None:
    with pytest.raises(ProblemError) as caught:
        asked(b"problem")
    assert caught.value.problem == Problem("read_pdf.no_page", {"page": 2})


def test_our_own_fault_says_where_and_nothing_of_the_file(worker: None) -> None:
    with pytest.raises(BrokeOffError) as caught:
        asked(b"fault")
    assert str(caught.value).endswith("KeyError")
    assert "answering.py" in str(caught.value)
    assert "rahasia" not in str(caught.value)


def test_several_threads_ask_at_once(worker: None) -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(asked(b"tiga"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"tiga tiga"] * 3
