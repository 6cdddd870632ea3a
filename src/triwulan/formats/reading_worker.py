"""Strangers' files read in a process of their own, with limits on memory, computing time and waiting.

What a file can do to its reader ends with that process: it is started anew for each file, has no environment,
opens nothing, and answers with plain data that is decoded into a Document, never executed.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Final

import triwulan
from triwulan.core.document import Document
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.pdf_shapes import PageSize
from triwulan.formats.reading_answer import Task, answered, document_in, image_in, question_bytes, sizes_in

_MOST_ANSWER: Final = 128 * 1024 * 1024
_CHUNK: Final = 1 << 20
_OPEN_FILES: Final = 64


def read_apart(data: bytes, name: str, *, seconds: int = 60, megabytes: int = 600) -> Document:
    """Read a file called ``name``; raises ProblemError as ``read_document``, or for taking too long or too much."""
    return document_in(_asked(Task("read", name), data, seconds, megabytes))


def page_image_apart(data: bytes, page: int, *, width: int, seconds: int = 30, megabytes: int = 600) -> bytes:
    """A page of a PDF as PNG, as ``page_image`` draws it."""
    return image_in(_asked(Task("image", page=page, width=width), data, seconds, megabytes))


def small_picture_apart(data: bytes, *, side: int, seconds: int = 20, megabytes: int = 600) -> bytes:
    """A small picture of a photograph or of a PDF's first page, as ``small_picture`` draws it."""
    return image_in(_asked(Task("small", width=side), data, seconds, megabytes))


def page_sizes_apart(data: bytes, *, seconds: int = 30, megabytes: int = 600) -> tuple[PageSize, ...]:
    """The sizes of a PDF's pages in points."""
    return sizes_in(_asked(Task("sizes"), data, seconds, megabytes))


def _asked(task: Task, data: bytes, seconds: int, megabytes: int) -> bytes:
    """What the child answers; it is ended, with all it may have started, whatever happens here."""
    command = [sys.executable, "-m", "triwulan.formats.reading_worker", str(seconds), str(megabytes)]
    # no environment: it may hold keys and passwords
    environment = {"PYTHONPATH": str(Path(triwulan.__file__).parents[1]), "LC_ALL": "C.UTF-8"}
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        answer = _exchange(child, question_bytes(task, data), time.monotonic() + seconds)
        return _checked(child, answer)
    finally:
        _end(child)


def _exchange(child: "subprocess.Popen[bytes]", question: bytes, until: float) -> bytes:
    """Send the question and take the answer, both in pieces, so that neither side waits for the other."""
    assert child.stdin is not None and child.stdout is not None
    source, sink = child.stdout.fileno(), child.stdin.fileno()
    os.set_blocking(sink, False)
    sent, answer = 0, bytearray()
    while True:
        left = until - time.monotonic()
        waiting = [sink] if sent < len(question) else []
        readable, writable, _ = select([source], waiting, [], max(left, 0))
        if left <= 0 or not (readable or writable):
            raise ProblemError(Problem("reading.took_too_long"))
        if writable:
            try:
                sent += os.write(sink, question[sent : sent + _CHUNK])
            except BrokenPipeError:
                sent = len(question)
            if sent == len(question):
                child.stdin.close()
        if readable:
            piece = os.read(source, _CHUNK)
            answer += piece
            if not piece:
                return bytes(answer)
            if len(answer) > _MOST_ANSWER:
                raise ProblemError(Problem("reading.too_big"))


def _checked(child: "subprocess.Popen[bytes]", answer: bytes) -> bytes:
    """The answer of a child that ended well; one that was stopped says by its signal what was exceeded."""
    try:
        status = child.wait(timeout=5)
    except subprocess.TimeoutExpired as error:
        raise ProblemError(Problem("reading.took_too_long")) from error
    if status == -signal.SIGXCPU:
        raise ProblemError(Problem("reading.took_too_long"))
    if status != 0:
        raise ProblemError(Problem("reading.too_big"))
    return answer


def _end(child: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()


def _limit(seconds: int, megabytes: int) -> None:
    """Limits of this process: what the operating system ends it for, or refuses it."""
    size = megabytes * 1024 * 1024
    for kind, limit in (
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (allowed, allowed if kind != resource.RLIMIT_CPU else allowed + 1))


def main() -> int:
    """Answer one question from the standard input on the standard output."""
    _limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        answer = answered(sys.stdin.buffer.read())
    except MemoryError:
        return 3
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
