"""Small pictures of evidence: made when first looked at, kept with the content."""

from threading import BoundedSemaphore
from typing import Final

from django.core.files.base import ContentFile

from triwulan.core.problem import ProblemError
from triwulan.formats.file_kinds import FileKind
from triwulan.formats.picture_worker import small_picture_apart
from triwulan.web.evidence.models import EvidenceFile

SIDE: Final = 420
"""Pixels of the longer side: enough to recognise a page by, and about 20 kB."""
MOST_DRAWN: Final = 25 * 1024 * 1024
"""Bytes of a file that is handed to the child, which takes all of it at once."""
DRAWABLE: Final = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.WEBP})
_AT_ONCE: Final = 1
_PATIENCE: Final = 3.0
"""Seconds to wait for one's turn: a page of pictures must not hold all threads of a process."""

_slots = BoundedSemaphore(_AT_ONCE)


def has_picture(kept: EvidenceFile) -> bool:
    """There is a picture of it, or may be once it is asked for."""
    if kept.picture_state == EvidenceFile.Picture.NEW:
        return kept.kind in DRAWABLE and kept.size <= MOST_DRAWN
    return kept.picture_state == EvidenceFile.Picture.MADE


def picture_of(kept: EvidenceFile) -> bytes | None:
    """The small picture as WebP, made now where there is none yet; None where it cannot be made, or not now."""
    if not has_picture(kept):
        return None
    if kept.picture_state == EvidenceFile.Picture.NEW:
        if not _slots.acquire(timeout=_PATIENCE):
            return None
        try:
            return _made(kept)
        finally:
            _slots.release()
    with kept.picture.open("rb") as stored:
        return bytes(stored.read())


def _made(kept: EvidenceFile) -> bytes | None:
    fresh = EvidenceFile.objects.filter(pk=kept.pk, picture_state=EvidenceFile.Picture.NEW)
    try:
        with kept.file.open("rb") as stored:
            drawn = small_picture_apart(bytes(stored.read()), side=SIDE)
    except FileNotFoundError:
        return None  # removed this very moment
    except ProblemError:
        fresh.update(picture_state=EvidenceFile.Picture.NONE)
        return None
    kept.picture.save("", ContentFile(drawn), save=False)
    if not fresh.update(picture=kept.picture.name, picture_state=EvidenceFile.Picture.MADE):
        kept.picture.delete(save=False)  # made by another process meanwhile, or the evidence is gone
    return drawn
