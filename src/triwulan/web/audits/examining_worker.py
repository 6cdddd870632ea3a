"""The limited process that reads a stranger's report and judges it; it imports nothing of Django."""

import sys

import msgspec

from triwulan.formats.apart import serve
from triwulan.web.audits.examining import examine, packed


class Question(msgspec.Struct, array_like=True):
    """A file with its name, and the report of the quarter before where one was given."""

    data: bytes
    name: str
    previous: tuple[bytes, str] | None = None


def question_bytes(question: Question) -> bytes:
    """The question as it is sent."""
    return msgspec.msgpack.encode(question)


def _examined(asked: bytes) -> bytes:
    question = msgspec.msgpack.decode(asked, type=Question)
    return packed(examine(question.data, question.name, previous=question.previous))


if __name__ == "__main__":
    sys.exit(serve(_examined))
