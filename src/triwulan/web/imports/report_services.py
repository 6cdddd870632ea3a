"""Writes of a report that is to become a draft quarter: bringing it, choosing where to, keeping and taking it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Final

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from triwulan.core import anchors
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.file_kinds import FileKind
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.agreements.budgets import draft_budget
from triwulan.web.agreements.models import BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.services import create_agreement
from triwulan.web.audits import services as uploads
from triwulan.web.audits.models import Upload
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.services import add_evidence, remove_evidence
from triwulan.web.imports.applying import Applied, apply_agreement, apply_budget, apply_realisations
from triwulan.web.imports.report_known import Known
from triwulan.web.imports.report_models import ReportImport, TakenFigure
from triwulan.web.imports.report_proposals import indicator_of, line_of, meant, names_of
from triwulan.web.imports.report_reading import proposed_of
from triwulan.web.imports.report_state import Looked, kept, looked_in, looked_of
from triwulan.web.imports.report_steps import Part, Step
from triwulan.web.organisation.models import Position
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.services import open_quarter

_TEXTS: Final = (".md", ".markdown", ".txt", ".text")
"""What was read as a report although nothing in a text says what it is."""


class ChangedElsewhereError(Exception):
    """Another window was faster."""


@dataclass(slots=True)
class Outcome:
    """What became of taking a report: what changed, and what waits for the agreement or the ceilings ("" nothing)."""

    agreement: tuple[Applied, ...] = ()
    budget: tuple[Applied, ...] = ()
    figures: tuple[Applied, ...] = ()
    waits_for: str = ""
    report: QuarterReport | None = None

    @property
    def count(self) -> int:
        """How many values are others now."""
        return len(self.agreement) + len(self.budget) + len(self.figures)


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
        proposed = proposed_of(opened.read(), upload.name)
    looked = looked_of(proposed, None)
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
        looked = looked_of(proposed_of(data, name, quarter), quarter)
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


def take(*, own: ReportImport, user: User) -> Outcome:
    """Take everything that is ticked, or nothing: the agreement, the ceilings, and the quarter's figures.

    Until both parties accepted the agreement the figures wait; taken again, nothing new happens. Whether the user may
    fill in the position is asked before. Raises ProblemError where a row cannot be taken as it is.
    """
    with transaction.atomic():
        locked = ReportImport.objects.select_for_update(of=("self",)).select_related("position__unit").get(pk=own.pk)
        position, quarter = locked.position, locked.quarter
        if position is None or quarter is None:
            raise ProblemError(Problem("imports.report_without_position"))
        outcome = _Taking(locked, user, position, quarter).done()
        now = clock.now()
        state = ReportImport.State.WAITING if outcome.waits_for else ReportImport.State.APPLIED
        locked.state, locked.applied_at, locked.applied_by = state, now, user
        locked.version += 1
        locked.save()
        _trace(locked, outcome, user)
    return outcome


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


@dataclass(slots=True)
class _Taking:
    """One taking of a report, within a transaction."""

    own: ReportImport
    user: User
    position: Position
    quarter: Quarter
    looked: Looked = field(init=False)

    def __post_init__(self) -> None:
        self.looked = looked_in(self.own.looked)

    def done(self) -> Outcome:
        outcome = Outcome()
        self._refuse_faults()
        outcome.agreement = self._agreement()
        outcome.budget = self._budget()
        self._figures(outcome)
        return outcome

    def _known(self) -> Known:
        """The records as they are now, after what was written before."""
        return Known(self.position, self.quarter)

    def _refuse_faults(self) -> None:
        known = self._known()
        for part in Part:
            for fault in Step(part, self.looked, known).faults():
                raise ProblemError(Problem("imports.report_row_wrong", {"place": fault.row.place}))

    def _agreement(self) -> tuple[Applied, ...]:
        known = self._known()
        rows = [each.row for each in Step(Part.AGREEMENT, self.looked, known).taken()]
        if not rows:
            return ()
        version = known.version or create_agreement(position=self.position, year=self.quarter.year)
        return apply_agreement(
            version=version, indicators=[indicator_of(row) for row in rows], user=self.user, chosen=meant(rows)
        )

    def _budget(self) -> tuple[Applied, ...]:
        known = self._known()
        rows = [each.row for each in Step(Part.LINES, self.looked, known).taken()]
        if not rows or known.agreement is None or (known.budget is not None and known.budget.confirmed):
            return ()
        names = names_of(self.looked, known.indicator_names)
        budget = known.budget or _first_budget(known.agreement)
        return apply_budget(
            budget=budget, lines=[line_of(row, names) for row in rows], user=self.user, chosen=meant(rows)
        )

    def _figures(self, outcome: Outcome) -> None:
        known = self._known()
        names = names_of(self.looked, known.indicator_names)
        measuring = Step(Part.REALISATIONS, self.looked, known)
        measured = [measuring.realisation(each.row) for each in measuring.taken()]
        lines = [each.row for each in Step(Part.LINES, self.looked, known).taken()]
        spent = [row for row in lines if row.values["spending"].strip()]
        if not measured and not spent:
            return
        if not known.in_force:
            outcome.waits_for = "agreement"
            return
        confirmed = known.budget is not None and known.budget.confirmed
        if spent and not confirmed:
            outcome.waits_for = "budget"
            spent = []
        outcome.report = open_quarter(position=self.position, quarter=self.quarter)
        outcome.figures = apply_realisations(
            report=outcome.report,
            realisations=measured,
            spendings=[line_of(row, names) for row in spent],
            user=self.user,
            chosen=meant(spent),
        )


def _first_budget(agreement: PerformanceAgreement) -> BudgetVersion:
    return draft_budget(agreement=agreement, effective=date(agreement.year, 1, 1))


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


def _trace(own: ReportImport, outcome: Outcome, user: User) -> None:
    """Keep of each value which file and place it came from."""
    parts: Iterable[tuple[str, tuple[Applied, ...], QuarterReport | None]] = (
        ("agreement", outcome.agreement, None),
        ("budget", outcome.budget, None),
        ("", outcome.figures, outcome.report),
    )
    TakenFigure.objects.bulk_create(
        TakenFigure(
            regency_id=own.regency_id,
            source=own,
            report=report,
            path=_path(kind, each),
            name=each.about[:300],
            text=each.change.after,
            place=each.place[:200],
            taken_at=own.applied_at or clock.now(),
            taken_by=user,
        )
        for kind, applied, report in parts
        for each in applied
    )


def _path(kind: str, applied: Applied) -> str:
    if kind:
        return f"{kind}/{applied.key}/{applied.change.field}"[:80]
    base = anchors.cost(applied.key) if applied.change.field == "spending" else anchors.measurement(applied.key)
    return f"{base}/{applied.change.field}"
