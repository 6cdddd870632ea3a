"""One question to a limited process and its one answer: bytes, what is wrong with the file, or where its work broke."""

import sys
from collections.abc import Callable
from traceback import extract_tb
from typing import Final

import msgspec

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.limited_process import limit, pieces_of

_MOST_ANSWER: Final = 128 * 1024 * 1024


class BrokeOffError(RuntimeError):
    """The work failed as nobody foresaw; says where in our code, and nothing of the file."""


class _Reply(msgspec.Struct, array_like=True):
    body: bytes = b""
    problem: Problem | None = None
    broke: str = ""


_REPLIES: Final = msgspec.msgpack.Decoder(_Reply)


def answer_of(module: str, question: bytes, *, seconds: int, megabytes: int) -> bytes:
    """What ``module``, run by itself, answers.

    Raises ProblemError for what is wrong with the file or takes too long or too much, BrokeOffError for our own faults.
    """
    pieces = pieces_of(module, (question,), seconds=seconds, megabytes=megabytes, most=_MOST_ANSWER)
    try:
        reply = _REPLIES.decode(b"".join(pieces))
    except msgspec.DecodeError as error:
        raise ProblemError(Problem("reading.broken")) from error
    if reply.problem is not None:
        raise ProblemError(reply.problem)
    if reply.broke:
        raise BrokeOffError(reply.broke)
    return reply.body


def serve(work: Callable[[bytes], bytes]) -> int:
    """In the child: answer one question from the standard input on the standard output; the exit status."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        reply = _reply(work, sys.stdin.buffer.read())
    except MemoryError:
        return 3
    sys.stdout.buffer.write(msgspec.msgpack.encode(reply))
    sys.stdout.buffer.flush()
    return 0


def _reply(work: Callable[[bytes], bytes], question: bytes) -> _Reply:
    try:
        return _Reply(body=work(question))
    except ProblemError as error:
        return _Reply(problem=error.problem)
    except MemoryError:
        raise
    except Exception as error:
        # its message may hold words of the file, which are nobody else's
        steps = [f"{step.filename}:{step.lineno} {step.name}" for step in extract_tb(error.__traceback__)]
        return _Reply(broke=" > ".join([*steps[-8:], type(error).__name__]))
