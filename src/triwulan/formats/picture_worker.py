"""Pictures of strangers' files, drawn in a limited process of their own."""

import sys
from typing import Literal

import msgspec

from triwulan.formats.apart import answer_of, serve


class _Question(msgspec.Struct, array_like=True):
    """A ``page`` of a PDF (from 1), or a ``small`` picture of whatever the file shows; so many pixels at most."""

    kind: Literal["page", "small"]
    data: bytes
    pixels: int
    page: int = 1


def page_image_apart(data: bytes, page: int, *, width: int, seconds: int = 30, megabytes: int = 600) -> bytes:
    """A page of a PDF as PNG, as ``page_image`` draws it."""
    return _asked(_Question("page", data, width, page), seconds, megabytes)


def small_picture_apart(data: bytes, *, side: int, seconds: int = 20, megabytes: int = 600) -> bytes:
    """A small picture of a photograph or of a PDF's first page, as ``small_picture`` draws it."""
    return _asked(_Question("small", data, side), seconds, megabytes)


def _asked(question: _Question, seconds: int, megabytes: int) -> bytes:
    return answer_of(__name__, msgspec.msgpack.encode(question), seconds=seconds, megabytes=megabytes)


def _drawn(asked: bytes) -> bytes:
    # libraries that parse are loaded in the child only
    question = msgspec.msgpack.decode(asked, type=_Question)
    if question.kind == "small":
        from triwulan.formats.small_pictures import small_picture

        return small_picture(question.data, side=question.pixels)
    from triwulan.formats.page_images import page_image

    return page_image(question.data, question.page, width=question.pixels)


if __name__ == "__main__":
    sys.exit(serve(_drawn))
