"""Writes of spreadsheets that were brought: taking a file, answers to its questions, taking it over, letting it go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from triwulan.core.problem import Problem, ProblemError
from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation
from triwulan.formats.file_kinds import FileKind, kind_of_file
from triwulan.formats.limits import MOST_BYTES
from triwulan.interpret.sheets.rows import PROPOSING, Outcome, Purpose
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.agreements.budgets import draft_budget
from triwulan.web.agreements.services import draft_version
from triwulan.web.evidence.services import add_evidence
from triwulan.web.imports.applying import Applied, apply_agreement, apply_budget, apply_realisations
from triwulan.web.imports.sheet_answers import Taken, taken_from
from triwulan.web.imports.sheet_models import ImportedValue, SheetImport
from triwulan.web.imports.sheet_selectors import rows_of
from triwulan.web.imports.sheet_targets import Target
from triwulan.web.receiving import clean_name

KEPT_DAYS: Final = 14
"""For so long a file that is not taken over is kept, and the rows of one that was."""
MOST_WAITING: Final = 20
"""Files of one account that are neither taken over nor gone."""
MOST_TAKEN: Final = 1000
"""Values that are taken over at once: no agreement has as many lines."""
_SHEETS: Final = (FileKind.XLSX, FileKind.XLS, FileKind.ODS)
_TEXT: Final = ("evidence.text", "evidence.unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a new version of the ceilings or of the agreement says of itself."""

    effective: date
    reason: str = ""
    kind: str = "original"
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a file is to be taken over; ``leave_out`` agrees that refused and unanswered rows are left out."""

    leave_out: bool = False
    beginning: Beginning | None = None


def bring(*, user: User, target: Target, file: "UploadedFile[bytes]") -> SheetImport:
    """Keep a file to be read; raises ProblemError where it is no spreadsheet, too large, or too many wait."""
    now = clock.now()
    delete_expired(now)
    size = file.size or 0
    if size > MOST_BYTES:
        raise ProblemError(Problem("reading.too_large", {"limit": MOST_BYTES // 1024 // 1024}))
    kind = sheet_kind(file)
    waiting = SheetImport.objects.filter(brought_by=user).exclude(state=SheetImport.State.APPLIED)
    if waiting.count() >= MOST_WAITING:
        raise ProblemError(Problem("imports.too_many", {"most": MOST_WAITING}))
    row = SheetImport(
        regency_id=target.agreement.regency_id,
        purpose=target.purpose.value,
        agreement=target.agreement,
        report=target.report,
        name=clean_name(file.name),
        kind=kind.value,
        size=size,
        brought_at=now,
        brought_by=user,
        expires_at=now + timedelta(days=KEPT_DAYS),
    )
    try:
        row.file.save("", file, save=False)
        row.save()
    except BaseException:
        _forget(row)
        raise
    return row


def sheet_kind(file: "UploadedFile[bytes]") -> FileKind:
    """What kind of spreadsheet a file is by what it holds; raises ProblemError for what is none."""
    try:
        kind = kind_of_file(file)  # type: ignore[arg-type]  # Django's files read and seek like any other
    except ProblemError as error:
        if error.problem.message in _TEXT:
            return FileKind.CSV
        raise
    if kind not in _SHEETS:
        raise ProblemError(Problem("imports.not_a_sheet"))
    return kind


@transaction.atomic
def answer(*, row: SheetImport, answers: Mapping[str, str]) -> None:
    """Keep answers to questions, by the place of the row; an empty one is none. Others stay as they are."""
    locked = SheetImport.objects.select_for_update().get(pk=row.pk)
    kept = locked.answers | dict(answers)
    locked.answers = {place: said for place, said in kept.items() if said}
    locked.save(update_fields=("answers",))
    row.answers = locked.answers


@transaction.atomic
def take(*, row: SheetImport, target: Target, user: User, wish: Wish) -> SheetImport:
    """Take a file over, all of it or nothing: its values, the file as evidence, and what changed. Twice is once.

    Raises ProblemError where something is unanswered, refused rows were not agreed to be left out, or what is kept has
    changed since the file was read.
    """
    locked = SheetImport.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.state == SheetImport.State.APPLIED:
        return locked
    if locked.state != SheetImport.State.READ:
        raise ProblemError(Problem("imports.not_read"))
    taken = taken_from(rows_of(locked, *PROPOSING), locked.answers, target.known)
    if not wish.leave_out and (taken.unanswered or locked.count(Outcome.REFUSED)):
        values = {"unanswered": taken.unanswered, "refused": locked.count(Outcome.REFUSED)}
        raise ProblemError(Problem("imports.not_all", values))
    if not taken.proposals:
        raise ProblemError(Problem("imports.nothing_to_take"))
    if len(taken.proposals) > MOST_TAKEN:
        raise ProblemError(Problem("imports.too_many_values", {"count": len(taken.proposals), "most": MOST_TAKEN}))
    if locked.basis != target.basis:
        raise ProblemError(Problem("imports.changed_meanwhile"))
    applied = _apply(target, taken, user, wish)
    _note(locked, applied)
    return _finished(locked, target, user)


def delete_expired(now: datetime) -> int:
    """Let go of what has been kept long enough: files not taken over, and rows of those that were."""
    over = list(SheetImport.objects.filter(expires_at__lte=now).exclude(rows="", file=""))
    for row in over:
        remove(row=row)
    return len(over)


def remove(*, row: SheetImport) -> None:
    """Delete a file that was not taken over, whatever is being done with it; of others only their rows go."""
    known = SheetImport.objects.filter(pk=row.pk).first()
    if known is None:
        return
    # The files first: what is left after a crash between the two is a row, which is deleted again later.
    _forget(known)
    if known.state == SheetImport.State.APPLIED:
        SheetImport.objects.filter(pk=known.pk).update(rows="", file="", pages={})
    else:
        known.delete()


def _apply(target: Target, taken: Taken, user: User, wish: Wish) -> tuple[Applied, ...]:
    if target.report is not None:
        return apply_realisations(
            report=target.report,
            realisations=[each for each in taken.proposals if isinstance(each, ProposedRealisation)],
            spendings=[each for each in taken.proposals if isinstance(each, ProposedLine)],
            user=user,
            chosen=taken.chosen,
        )
    if target.purpose is Purpose.BUDGET:
        lines = [each for each in taken.proposals if isinstance(each, ProposedLine)]
        if target.begins:
            begun = _begun(wish.beginning)
            target.budget = draft_budget(
                agreement=target.agreement,
                effective=begun.effective,
                kind=begun.kind,
                document=begun.document,
                reason=begun.reason,
            )
        assert target.budget is not None
        return apply_budget(budget=target.budget, lines=lines, user=user, chosen=taken.chosen)
    indicators = [each for each in taken.proposals if isinstance(each, ProposedIndicator)]
    if target.begins:
        begun = _begun(wish.beginning)
        target.version = draft_version(agreement=target.agreement, effective=begun.effective, reason=begun.reason)
    assert target.version is not None
    return apply_agreement(version=target.version, indicators=indicators, user=user, chosen=taken.chosen)


def _begun(beginning: Beginning | None) -> Beginning:
    if beginning is None:
        raise ProblemError(Problem("imports.no_beginning"))
    return beginning


def _note(row: SheetImport, applied: tuple[Applied, ...]) -> None:
    ImportedValue.objects.bulk_create(
        ImportedValue(
            regency_id=row.regency_id,
            source=row,
            number=number,
            key=each.key,
            about=each.about,
            field=each.change.field,
            before=each.change.before,
            after=each.change.after,
            place=each.place[:200],
        )
        for number, each in enumerate(applied, start=1)
    )


def _finished(row: SheetImport, target: Target, user: User) -> SheetImport:
    """The file becomes evidence; it is stored there, and no longer here."""
    with row.file.open("rb") as opened:
        file: UploadedFile[bytes] = UploadedFile(opened, name=row.name, size=row.size)
        unit = target.agreement.position.unit
        row.evidence = add_evidence(user=user, unit=unit, file=file, kind=FileKind(row.kind))
    version = target.budget if target.purpose is Purpose.BUDGET else target.version
    row.number = None if target.report is not None or version is None else version.number
    row.state, row.applied_at, row.applied_by = SheetImport.State.APPLIED, clock.now(), user
    storage, name = row.file.storage, str(row.file.name)
    row.file = ""
    row.save()
    transaction.on_commit(lambda: storage.delete(name))
    return row


def _forget(row: SheetImport) -> None:
    for file in row.stored:
        file.storage.delete(file.name)
