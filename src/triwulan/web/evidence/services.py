"""Writes of evidence: adding a file, removing what nothing refers to."""

import os
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import ProtectedError

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.file_kinds import FileKind, kind_of_file
from triwulan.formats.limits import MOST_BYTES
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.evidence.models import LONGEST_DESCRIPTION, Evidence, EvidenceFile
from triwulan.web.evidence.selectors import kept_bytes
from triwulan.web.evidence.uses import uses_of
from triwulan.web.locking import one_at_a_time
from triwulan.web.organisation.models import Unit
from triwulan.web.organisation.removal import what_hangs_on
from triwulan.web.receiving import clean_name

_MEGABYTE: Final = 1024 * 1024
_MOST_NAMED: Final = 5


def add_evidence(
    *,
    user: User,
    unit: Unit,
    file: "UploadedFile[bytes]",
    description: str = "",
    day: date | None = None,
    kind: FileKind | None = None,
) -> Evidence:
    """Keep a file as evidence of a unit; the same content is stored once, however often it is added.

    ``kind`` is what its reader found it to be; without one its content decides. Whether the user may add to the unit
    is asked before (``selectors.may_add``). Raises ProblemError where it is no evidence, too large, or the unit's
    store is full.
    """
    size = file.size or 0
    if size > MOST_BYTES:
        raise ProblemError(too_large())
    kind = kind or kind_of_file(file)  # type: ignore[arg-type]  # Django's files read and seek like any other
    kept = EvidenceFile(regency_id=unit.regency_id, sha256=_digest(file), size=size, kind=kind)
    _require_room(unit, kept)
    row = Evidence(
        regency_id=unit.regency_id,
        unit=unit,
        name=clean_name(file.name),
        description=description[:LONGEST_DESCRIPTION],
        day=day,
        added_at=clock.now(),
        added_by=user,
    )
    return _kept(row, kept, file)


def describe_evidence(*, evidence: Evidence, description: str, day: date | None) -> None:
    """Say what it shows, and of which day."""
    evidence.description, evidence.day = description[:LONGEST_DESCRIPTION], day
    evidence.save(update_fields=("description", "day"))


def remove_evidence(*, evidence: Evidence) -> None:
    """Remove what nothing refers to, and the file with its last evidence; raises ProblemError naming what does."""
    with one_at_a_time(_lock(evidence.file)):
        uses = uses_of(evidence)
        if uses:
            more = "" if len(uses) <= _MOST_NAMED else f" (+{len(uses) - _MOST_NAMED})"
            raise ProblemError(_in_use("; ".join(use.label for use in uses[:_MOST_NAMED]) + more))
        try:
            evidence.delete()
        except ProtectedError:
            raise ProblemError(_in_use(what_hangs_on(evidence))) from None
        kept = EvidenceFile.objects.filter(pk=evidence.file_id, evidence=None).first()
        if kept is not None:
            kept.delete()
            # After the row: a crash between the two leaves a file without a row, which `tidy` finds.
            transaction.on_commit(partial(_forget, kept))


def too_large() -> Problem:
    """What is said of a file beyond the limit."""
    return Problem("evidence.too_large", {"limit": MOST_BYTES // _MEGABYTE})


def _kept(row: Evidence, kept: EvidenceFile, file: "UploadedFile[bytes]") -> Evidence:
    """Write the rows, and the file before them where its content is new."""
    same = EvidenceFile.objects.filter(regency_id=kept.regency_id, sha256=kept.sha256)
    try:
        # Not while others wait: storing takes as long as the file is large.
        if not same.exists():
            _store(kept, file)
        with one_at_a_time(_lock(kept)):
            known = same.first()
            if known is None:
                if not kept.file:  # it was removed this very moment
                    _store(kept, file)
                kept.save()
            row.file = known or kept
            row.save()
    except BaseException:
        _forget(kept)
        raise
    if row.file is not kept:
        _forget(kept)  # somebody else was faster
    return row


def _store(kept: EvidenceFile, file: "UploadedFile[bytes]") -> None:
    file.seek(0)
    kept.file.save("", file, save=False)
    _reach_the_disk(kept.file.storage, kept.file.name or "")


def _reach_the_disk(storage: Storage, name: str) -> None:
    """A row that survives a power cut must not lead to a file that did not; other storages see to it themselves."""
    with suppress(NotImplementedError, FileNotFoundError):
        opened = os.open(storage.path(name), os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _forget(kept: EvidenceFile) -> None:
    for file in kept.stored:
        file.storage.delete(file.name)


def _require_room(unit: Unit, kept: EvidenceFile) -> None:
    own = Evidence.objects.filter(unit=unit, file__sha256=kept.sha256)
    if not own.exists() and kept_bytes(unit) + kept.size > settings.EVIDENCE_UNIT_BYTES:
        limit = settings.EVIDENCE_UNIT_BYTES // _MEGABYTE
        raise ProblemError(Problem("evidence.unit_full", {"unit": unit.name, "limit": limit}))


def _digest(file: "UploadedFile[bytes]") -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _lock(kept: EvidenceFile) -> str:
    return f"evidence.{kept.regency_id}.{kept.sha256}"


def _in_use(uses: str) -> Problem:
    return Problem("evidence.in_use", {"uses": uses})
