"""Writes of a report that is to become a draft quarter: bringing it, choosing where to, keeping and taking it."""

from pathlib import PurePath
from typing import Final

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from triwulan.core.period import Quarter
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.file_kinds import FileKind
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.audits import services as uploads
from triwulan.web.audits.models import Upload
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.services import add_evidence, remove_evidence
from triwulan.web.imports.report_models import ReportImport
from triwulan.web.imports.report_parts import Part
from triwulan.web.imports.report_reading import looked_apart
from triwulan.web.imports.report_state import Looked, kept, looked_in
from triwulan.web.organisation.models import Position

_TEXTS: Final = (".md", ".markdown", ".txt", ".text")
"""What was read as a report although nothing in a text says what it is."""


class ChangedElsewhereError(Exception):
    """Another window was faster."""


def bring_file(*, user: User, file: "UploadedFile[bytes]") -> ReportImport:
    """Keep a file for a while and read it; raises ProblemError where it is refused, and nothing of it stays."""
    upload = uploads.receive(user=user, file=file)
    try:
        return bring(user=user, upload=upload)
    except BaseException:
        uploads.remove(upload=upload)
        raise


def bring(*, user: User, upload: Upload) -> ReportImport:
    """Read what a file proposes; asked twice, the first reading that is not taken yet is given back.

    What was read of files that are gone, and never chosen for a quarter, is deleted on this occasion.
    """
    ReportImport.objects.filter(upload=None, evidence=None, position=None).delete()
    known = ReportImport.objects.filter(owner=user, upload=upload, state=ReportImport.State.READ).first()
    if known is not None:
        return known
    with upload.file.open("rb") as opened:
        looked = looked_apart(opened.read(), upload.name)
    if not (looked.agreement or looked.realisations or looked.lines):
        raise ProblemError(Problem("imports.report_without_tables"))
    return ReportImport.objects.create(
        regency_id=user.regency_id,
        owner=user,
        name=upload.name,
        upload=upload,
        looked=kept(looked),
        brought_at=clock.now(),
    )


def choose(*, own: ReportImport, user: User, position: Position, quarter: Quarter) -> None:
    """Say whose report of which quarter it is; the file becomes evidence of the position's unit.

    For another quarter than the one it was read for, it is read again. Raises ProblemError where that fails.
    """
    looked = looked_in(own.looked)
    if looked.proposed_for != (quarter.year, quarter.number):
        data, name = _file_of(own)
        looked = looked_apart(data, name, quarter)
    before, evidence = own.evidence, own.evidence
    if evidence is None or evidence.unit_id != position.unit_id:
        evidence = _as_evidence(own, user, position)
    with transaction.atomic():
        locked = ReportImport.objects.select_for_update().get(pk=own.pk)
        _refuse_taken(locked)
        locked.position, locked.year, locked.number = position, quarter.year, quarter.number
        locked.evidence, locked.looked = evidence, kept(looked)
        locked.version += 1
        locked.save()
    own.refresh_from_db()
    if before is not None and before != evidence:
        remove_evidence(evidence=before)


def keep(*, own: ReportImport, looked: Looked, part: Part, version: int) -> None:
    """Keep what was typed in a part; raises ChangedElsewhereError where another window was faster."""
    looked.seen = list(dict.fromkeys([*looked.seen, part.value]))
    same = ReportImport.objects.filter(pk=own.pk, version=version)
    if not same.update(looked=kept(looked), version=version + 1):
        raise ChangedElsewhereError
    own.version = version + 1


def drop(*, own: ReportImport) -> None:
    """Drop a report nothing of which was taken; its evidence goes where nothing else refers to it. Twice is once."""
    with transaction.atomic():
        locked = ReportImport.objects.select_for_update().filter(pk=own.pk).first()
        if locked is None:
            return
        if locked.taken.exists():
            raise ProblemError(Problem("imports.report_taken"))
        evidence = locked.evidence
        locked.delete()
    if evidence is not None:
        remove_evidence(evidence=evidence)


def _refuse_taken(own: ReportImport) -> None:
    if own.taken.exists():
        raise ProblemError(Problem("imports.report_taken"))


def _file_of(own: ReportImport) -> tuple[bytes, str]:
    kept_file = own.upload.file if own.upload is not None else own.evidence.file.file if own.evidence else None
    if kept_file is None:
        raise ProblemError(Problem("imports.report_file_gone"))
    with kept_file.open("rb") as opened:
        return opened.read(), own.name


def _as_evidence(own: ReportImport, user: User, position: Position) -> Evidence:
    if own.upload is None:
        raise ProblemError(Problem("imports.report_file_gone"))
    with own.upload.file.open("rb") as opened:
        file = File(opened, name=own.name)
        kind = FileKind.TXT if PurePath(own.name).suffix.lower() in _TEXTS else None
        return add_evidence(user=user, unit=position.unit, file=file, kind=kind)  # type: ignore[arg-type]  # read alike
