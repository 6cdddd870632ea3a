"""Writes of uploads: taking a file, reading it once at a time, cancelling, and letting it go."""

import logging
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_hex
from threading import BoundedSemaphore
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.limits import MOST_BYTES
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.audits.apart import examined_apart
from triwulan.web.audits.models import Upload
from triwulan.web.audits.selectors import stored_bytes, uploads_of
from triwulan.web.receiving import clean_name

KEPT_DAYS: Final = 30
"""UU 27/2022: personal data are kept no longer than they serve; a file that was audited serves for a month."""
MOST_FILES: Final = 30
MOST_STORED: Final = 200 * 1024 * 1024
"""Bytes of all files of one account."""
OVERDUE: Final = timedelta(minutes=3)
"""A reading that began longer ago than any may take has died with its process."""
AT_ONCE: Final = 2
"""Files that one process reads at the same time: the others wait their turn."""

_State = Upload.State
_STARTABLE: Final = (_State.WAITING, _State.CANCELLED, _State.REFUSED)
_slots = BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def receive(*, user: User, file: "UploadedFile[bytes]", previous: "UploadedFile[bytes] | None" = None) -> Upload:
    """Keep a file to be read, and the quarter before; raises ProblemError where it is too large or there are too many.

    What is over is deleted on this occasion.
    """
    now = clock.now()
    delete_expired(now)
    sizes = [file.size or 0, (previous.size or 0) if previous else 0]
    if max(sizes) > MOST_BYTES:
        raise ProblemError(Problem("reading.too_large", {"limit": MOST_BYTES // 1024 // 1024}))
    if min(sizes[: 2 if previous else 1]) == 0:
        raise ProblemError(Problem("reading.empty"))
    if uploads_of(user, now).count() >= MOST_FILES:
        raise ProblemError(Problem("upload.too_many", {"most": MOST_FILES}))
    if stored_bytes(user) + sum(sizes) > MOST_STORED:
        raise ProblemError(Problem("upload.too_much", {"most": MOST_STORED // 1024 // 1024}))
    upload = Upload(
        regency_id=user.regency_id,
        owner=user,
        name=clean_name(file.name),
        size=sizes[0],
        sha256=_digest(file),
        previous_name="" if previous is None else clean_name(previous.name),
        previous_size=sizes[1],
        uploaded_at=now,
        expires_at=now + timedelta(days=KEPT_DAYS),
    )
    try:
        upload.file.save("", file, save=False)
        if previous is not None:
            upload.previous_file.save("", previous, save=False)
        upload.save()
    except BaseException:
        _forget_files(upload)
        raise
    return upload


def run(*, upload: Upload) -> bool:
    """Read and judge a file now; False where somebody else does, it is done, or too many others are being read.

    However it ends, the row says so: a second start is harmless, and one that died can be started again.
    """
    if not _slots.acquire(blocking=False):
        return False
    try:
        mark = token_hex(16)
        return _claimed(upload, mark) and _read(upload, mark)
    finally:
        _slots.release()


def cancel(*, upload: Upload) -> bool:
    """Stop waiting for a result: what is still being read is not taken any more."""
    pending = Upload.objects.filter(pk=upload.pk, state__in=(_State.WAITING, _State.READING))
    return pending.update(state=_State.CANCELLED, run="") == 1


def remove(*, upload: Upload) -> None:
    """Delete a file, whatever is being done with it, and its result."""
    known = Upload.objects.filter(pk=upload.pk).first()  # its result may have come meanwhile
    if known is not None:
        # The files first: what is left after a crash between the two is a row, which is deleted again later.
        _forget_files(known)
        known.delete()


def delete_expired(now: datetime) -> int:
    """Delete whatever has been kept long enough; how many there were."""
    over = list(Upload.objects.filter(expires_at__lte=now))
    for upload in over:
        remove(upload=upload)
    return len(over)


def _claimed(upload: Upload, mark: str) -> bool:
    """Of any number of starts one begins."""
    now = clock.now()
    free = Q(state__in=_STARTABLE) | Q(state=_State.READING, started_at__lt=now - OVERDUE)
    rows = Upload.objects.filter(free, pk=upload.pk, expires_at__gt=now)
    return rows.update(state=_State.READING, run=mark, started_at=now, problem={}) == 1


def _read(upload: Upload, mark: str) -> bool:
    try:
        previous = None
        if upload.previous_file:
            previous = (_bytes(upload.previous_file), upload.previous_name)
        examined, kept = examined_apart(_bytes(upload.file), upload.name, previous=previous)
    except ProblemError as error:
        values = {name: value if isinstance(value, int) else str(value) for name, value in error.problem.values.items()}
        problem = {"message": error.problem.message, "values": values}
        return _finish(upload, mark, state=_State.REFUSED, problem=problem)
    except Exception:
        # Nothing of the file goes into the log: it is somebody's private document.
        _log.exception("upload %s could not be audited", upload.pk)
        problem = {"message": "upload.failed", "values": {}}
        return _finish(upload, mark, state=_State.REFUSED, problem=problem)
    summary = examined.indonesian.summary
    upload.result.save("", ContentFile(kept), save=False)
    taken = _finish(
        upload,
        mark,
        state=_State.DONE,
        result=upload.result.name,
        errors=summary.errors,
        warnings=summary.warnings,
        remarks=summary.remarks,
    )
    if not taken:
        upload.result.delete(save=False)
    return taken


def _finish(upload: Upload, mark: str, **values: object) -> bool:
    """Write how a reading ended, unless it was cancelled, deleted or begun anew meanwhile."""
    with transaction.atomic():
        return Upload.objects.filter(pk=upload.pk, run=mark, state=_State.READING).update(run="", **values) == 1


def _bytes(file: object) -> bytes:
    with file.open("rb") as opened:  # type: ignore[attr-defined]
        return bytes(opened.read())


def _digest(file: "UploadedFile[bytes]") -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _forget_files(upload: Upload) -> None:
    for file in upload.files:
        file.storage.delete(file.name)
