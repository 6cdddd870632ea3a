"""A process of its own for strangers' files, with limits on memory, computing time and waiting.

What a file can do to its reader ends with that process: it is started anew for each file, has no environment,
opens nothing, and answers with plain data.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Final

import triwulan
from triwulan.core.problem import Problem, ProblemError

_CHUNK: Final = 1 << 20
_OPEN_FILES: Final = 64


def pieces_of(module: str, question: Iterable[bytes], *, seconds: int, megabytes: int, most: int) -> Generator[bytes]:
    """What ``python -m module seconds megabytes`` answers, as it comes; the question is sent piece by piece meanwhile.

    The child is ended, with all it may have started, whatever happens here, also where nobody takes the rest of its
    answer. Raises ProblemError where it took too long, or more than its memory, or answers more than ``most`` bytes.
    """
    command = [sys.executable, "-m", module, str(seconds), str(megabytes)]
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
        answered = 0
        for piece in _exchange(child, iter(question), time.monotonic() + seconds):
            answered += len(piece)
            if answered > most:
                raise ProblemError(Problem("reading.too_big"))
            yield piece
        _check(child)
    finally:
        _end(child)


def limit(seconds: int, megabytes: int) -> None:
    """Limits of this process: what the operating system ends it for, or refuses it."""
    size = megabytes * 1024 * 1024
    for kind, most in (
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, allowed if kind != resource.RLIMIT_CPU else allowed + 1))


def _exchange(child: "subprocess.Popen[bytes]", question: Iterator[bytes], until: float) -> Generator[bytes]:
    """Send the question and take the answer, both in pieces, so that neither side waits for the other."""
    assert child.stdin is not None and child.stdout is not None
    source, sink = child.stdout.fileno(), child.stdin.fileno()
    os.set_blocking(sink, False)
    unsent: memoryview | None = memoryview(next(question, b""))
    while True:
        left = until - time.monotonic()
        readable, writable, _ = select([source], [] if unsent is None else [sink], [], max(left, 0))
        if left <= 0 or not (readable or writable):
            raise ProblemError(Problem("reading.took_too_long"))
        if writable and unsent is not None:
            unsent = _sent(sink, unsent, question)
            if unsent is None:
                child.stdin.close()
        if readable:
            piece = os.read(source, _CHUNK)
            if not piece:
                return
            yield piece


def _sent(sink: int, unsent: memoryview, question: Iterator[bytes]) -> memoryview | None:
    """What is left to send after as much as the pipe takes now; None where that was all, or nobody listens."""
    try:
        rest = unsent[os.write(sink, unsent[:_CHUNK]) :]
    except BrokenPipeError:
        return None
    if rest:
        return rest
    following = next((piece for piece in question if piece), None)
    return None if following is None else memoryview(following)


def _check(child: "subprocess.Popen[bytes]") -> None:
    """Raise where the child did not end well; its signal says what was exceeded."""
    try:
        status = child.wait(timeout=5)
    except subprocess.TimeoutExpired as error:
        raise ProblemError(Problem("reading.took_too_long")) from error
    if status == -signal.SIGXCPU:
        raise ProblemError(Problem("reading.took_too_long"))
    if status != 0:
        raise ProblemError(Problem("reading.too_big"))


def _end(child: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
