"""Strangers' files read, judged and drawn in a process of their own, limited in time and memory."""

from typing import Final

from triwulan.formats.apart import answer_of
from triwulan.formats.docx_comments import annotate
from triwulan.formats.picture_worker import page_image_apart
from triwulan.web.audits.examining import Examined, unpacked
from triwulan.web.audits.examining_worker import Question, question_bytes

SECONDS: Final = 40
"""For one file, with the one it is compared with; a proxy in front waits a minute."""
MEGABYTES: Final = 600
_WORKER: Final = "triwulan.web.audits.examining_worker"


def examined_apart(data: bytes, name: str, *, previous: tuple[bytes, str] | None) -> tuple[Examined, bytes]:
    """The result of a file, and the form in which it is kept.

    Raises ProblemError where it cannot be read and judged within the limits.
    """
    question = question_bytes(Question(data, name, previous))
    kept = answer_of(_WORKER, question, seconds=SECONDS, megabytes=MEGABYTES)
    return unpacked(kept), kept


def picture_apart(data: bytes, page: int, *, width: int) -> bytes:
    """A page of a PDF (from 1) as PNG; raises ProblemError."""
    return page_image_apart(data, page, width=width, seconds=SECONDS, megabytes=MEGABYTES)


def commented(data: bytes, notes: list[tuple[str, str]]) -> bytes:
    """A .docx with comments at these addresses: here, because it was read apart before; raises ProblemError."""
    return annotate(data, notes)
