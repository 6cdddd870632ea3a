"""Strangers' files opened in a process of their own, limited in time and memory."""

from functools import partial
from typing import Final

from triwulan.formats.docx_comments import annotate
from triwulan.formats.reading_worker import page_image_apart, page_sizes_apart, read_apart
from triwulan.web.audits.examining import Examined, examine, is_pdf

SECONDS: Final = 40
"""For one file; a proxy in front waits a minute."""
MEGABYTES: Final = 600


def examined_apart(data: bytes, name: str, *, previous: tuple[bytes, str] | None) -> Examined:
    """The result of a file; raises ProblemError where it cannot be read within the limits."""
    read = partial(read_apart, seconds=SECONDS if previous is None else SECONDS // 2, megabytes=MEGABYTES)
    pages = tuple((size.width, size.height) for size in page_sizes_apart(data)) if is_pdf(data) else ()
    return examine(data, name, read=read, previous=previous, pages=pages)


def picture_apart(data: bytes, page: int, *, width: int) -> bytes:
    """A page of a PDF (from 1) as PNG; raises ProblemError."""
    return page_image_apart(data, page, width=width, seconds=SECONDS, megabytes=MEGABYTES)


def commented(data: bytes, notes: list[tuple[str, str]]) -> bytes:
    """A .docx with comments at these addresses: here, because it was read apart before; raises ProblemError."""
    return annotate(data, notes)
