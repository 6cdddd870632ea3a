"""Reading a stranger's file in a process of its own, limited in time and memory."""

from functools import partial
from typing import Final

from triwulan.web.audits.examining import Examined, examine

SECONDS: Final = 30
MEGABYTES: Final = 700


def examined_apart(data: bytes, name: str, *, previous: tuple[bytes, str] | None) -> Examined:
    """The result of a file; raises ProblemError where it cannot be read within the limits."""
    from triwulan.formats.reading_worker import read_apart

    return examine(data, name, read=partial(read_apart, seconds=SECONDS, megabytes=MEGABYTES), previous=previous)


def picture_apart(data: bytes, page: int, *, width: int) -> bytes:
    """A page of a PDF (from 1) as PNG."""
    from triwulan.formats.page_images import page_image

    return page_image(data, page, width=width)


def commented_apart(data: bytes, notes: list[tuple[str, str]]) -> bytes:
    """A .docx with comments at these addresses."""
    from triwulan.formats.docx_comments import annotate

    return annotate(data, notes)
