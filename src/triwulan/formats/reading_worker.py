"""Strangers' files read in a limited process of their own: it answers with plain data, decoded and never executed."""

import sys
from typing import Final

from triwulan.core.document import Document
from triwulan.formats.limited_process import limit, pieces_of
from triwulan.formats.pdf_shapes import PageSize
from triwulan.formats.reading_answer import Task, answered, document_in, image_in, question_bytes, sizes_in

_MOST_ANSWER: Final = 128 * 1024 * 1024


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
    """What the child answers."""
    question = (question_bytes(task, data),)
    return b"".join(pieces_of(__name__, question, seconds=seconds, megabytes=megabytes, most=_MOST_ANSWER))


def main() -> int:
    """Answer one question from the standard input on the standard output."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        answer = answered(sys.stdin.buffer.read())
    except MemoryError:
        return 3
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
