"""Writes to a quarter: opening it, saving what was typed, sending and withdrawing it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from triwulan.core import workflow
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.workflow import Actor, State
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.agreements.mapping import signature
from triwulan.web.agreements.models import BudgetLine, Indicator, PerformanceAgreement
from triwulan.web.agreements.selectors import version_in_force
from triwulan.web.organisation.models import Position
from triwulan.web.organisation.selectors import holder
from triwulan.web.quarters import evidence_list
from triwulan.web.quarters.auditing import errors_in
from triwulan.web.quarters.carrying import Answering, freeze, kept_in_sending
from triwulan.web.quarters.completeness import gaps
from triwulan.web.quarters.counts import kept
from triwulan.web.quarters.fields import LONGEST_REASON, LONGEST_TEXT, Subject, subject_of
from triwulan.web.quarters.follow_ups import follow_ups_of
from triwulan.web.quarters.models import Entry, EntryRevision, QuarterReport, Sending
from triwulan.web.quarters.opening import Opening
from triwulan.web.quarters.records import load_record
from triwulan.web.quarters.selectors import EDITABLE
from triwulan.web.typed import clean_text


@dataclass(frozen=True, slots=True)
class Typed:
    """One field as a window posted it; ``base`` is the version that window had seen (0: none)."""

    path: str
    text: str
    base: int


@dataclass(slots=True)
class Outcome:
    """What became of the fields that were posted, by path. What is not named was unchanged."""

    saved: dict[str, Entry] = field(default_factory=dict)
    conflicts: dict[str, Entry] = field(default_factory=dict)
    """The entry as another window left it; what this one typed was not saved."""
    refused: dict[str, Problem] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Everything posted is in the record."""
        return not self.conflicts and not self.refused


def open_quarter(*, position: Position, quarter: Quarter) -> QuarterReport:
    """Begin a quarter, or give the one that was begun already; raises ProblemError when it cannot be begun yet."""
    today = clock.today(position.regency.time_zone)
    if today < quarter.first_day:
        raise ProblemError(Problem("quarter.not_begun", {"quarter": quarter.label}))
    agreement = PerformanceAgreement.objects.filter(position=position, year=quarter.year).first()
    if agreement is None or version_in_force(agreement, quarter.last_day) is None:
        raise ProblemError(Problem("quarter.no_agreement", {"quarter": quarter.label, "year": quarter.year}))
    with transaction.atomic():
        report, _new = QuarterReport.objects.get_or_create(
            position=position,
            year=quarter.year,
            number=quarter.number,
            defaults={"regency_id": position.regency_id, "agreement": agreement},
        )
    return report


def save_entries(*, report_id: int, typed: Iterable[Typed], user: User) -> Outcome:
    """Save what changed, each field on its own: one field's conflict or refusal never costs another its text.

    A field is written only when the version it was based on is still the latest, so that of two windows the
    later is told. Raises ProblemError when the quarter is closed.
    """
    outcome = Outcome()
    with transaction.atomic():
        report = QuarterReport.objects.select_for_update().get(pk=report_id)
        if State(report.state) not in EDITABLE:
            raise ProblemError(Problem("quarter.closed", {"quarter": report.quarter.label, "state": report.state}))
        writer = _Writer(report, user)
        for item in typed:
            writer.write(item, outcome)
    return outcome


class _Writer:
    """Writes fields of one locked quarter."""

    def __init__(self, report: QuarterReport, user: User) -> None:
        self.report, self.user, self.now = report, user, clock.now()
        self.entries = {entry.path: entry for entry in report.entries.select_related("changed_by")}
        self.indicators = {row.code: row for row in Indicator.objects.filter(agreement=report.agreement_id)}
        self.lines = {row.key: row for row in BudgetLine.objects.filter(agreement=report.agreement_id)}
        record = load_record(report) if report.state == State.RETURNED else None
        self.opening = None if record is None else Opening(record)
        self.asked = Answering(report)

    def write(self, item: Typed, outcome: Outcome) -> None:
        subject = self._subject(item.path)
        text = clean_text(item.text)
        entry = self.entries.get(item.path)
        if text == (entry.text if entry else "") and not (text and self.asked.is_stale(item.path)):
            return
        if self.opening is not None and not self.opening.is_open(item.path):
            outcome.refused[item.path] = Problem("entry.not_reopened")
        elif len(text) > LONGEST_TEXT:
            outcome.refused[item.path] = Problem("entry.too_long", {"length": len(text), "most": LONGEST_TEXT})
        elif entry is not None and item.base != entry.version:
            outcome.conflicts[item.path] = entry
        elif not self.asked.takes(item.path):
            outcome.refused[item.path] = Problem("carried.not_asked")
        else:
            outcome.saved[item.path] = self._store(item.path, text, entry, subject)

    def _subject(self, path: str) -> Subject:
        subject = subject_of(path)
        known = (
            subject is not None
            and (not subject.indicator or subject.indicator in self.indicators)
            and (not subject.line or subject.line in self.lines)
        )
        if subject is None or not known:
            raise ProblemError(Problem("entry.unknown_field", {"path": path[:80]}))
        return subject

    def _store(self, path: str, text: str, entry: Entry | None, subject: Subject) -> Entry:
        if entry is None:
            entry = Entry(
                regency_id=self.report.regency_id,
                report=self.report,
                path=path,
                indicator=self.indicators.get(subject.indicator),
                line=self.lines.get(subject.line),
                version=0,
            )
        entry.text, entry.version = text, entry.version + 1
        entry.changed_at, entry.changed_by = self.now, self.user
        entry.save()
        self.entries[path] = entry
        self.asked.keep(path)
        EntryRevision.objects.create(
            regency_id=self.report.regency_id,
            entry=entry,
            version=entry.version,
            text=text,
            changed_at=self.now,
            changed_by=self.user,
        )
        return entry


def send(*, report_id: int, user: User, reason: str = "") -> Sending:
    """Send the report to the superior, signed by whoever holds the position today.

    ``reason`` says why it is sent although the audit finds errors; without errors none is asked for, and none kept.
    Raises ProblemError when the quarter has not ended, something is missing or wrong, an error has no reason, or it
    was sent already.
    """
    reason = clean_text(reason)
    with transaction.atomic():
        report = QuarterReport.objects.select_for_update().select_related("regency", "position__unit").get(pk=report_id)
        name = "resubmit" if report.state == State.RETURNED else "submit"
        target = workflow.move(
            name, state=State(report.state), actor=Actor.OFFICIAL, opened=report.opened_at is not None
        )
        now = clock.now()
        today = clock.day_of(now, report.regency.time_zone)
        if today <= report.quarter.last_day:
            raise ProblemError(Problem("sending.quarter_not_over", {"quarter": report.quarter.label}))
        tenure = holder(report.position, today)
        if tenure is None or tenure.official_id != user.official_id:
            raise ProblemError(Problem("sending.not_the_holder", {"position": report.position.name}))
        record = load_record(report)
        if record is None:
            raise ProblemError(Problem("sending.no_agreement"))
        missing = len(gaps(record)) + len(record.problems) + len(record.stray_lines)
        if missing:
            raise ProblemError(Problem("sending.incomplete", {"count": missing}))
        errors = errors_in(record, holder=tenure, day=today)
        if errors and not reason:
            raise ProblemError(Problem("sending.needs_reason", {"count": errors}))
        if len(reason) > LONGEST_REASON:
            raise ProblemError(Problem("sending.reason_too_long", {"length": len(reason), "most": LONGEST_REASON}))
        sending = Sending.objects.create(
            regency_id=report.regency_id,
            report=report,
            number=report.sendings.count() + 1,
            sent_at=now,
            sent_by=user,
            signatory=tenure.official,
            acting=tenure.acting,
            signature=signature(tenure),
            reason=reason if errors else "",
            entries={path: entry.text for path, entry in sorted(record.own.items())},
            counted=kept(record.counts[-1]),
            follow_ups=kept_in_sending(follow_ups_of(record)),
            evidence=evidence_list.kept(record.evidence),
        )
        freeze(report=report, asked=record.asked)
        _enter_state(report, target, first_sent_at=report.first_sent_at or now)
    return sending


def withdraw(*, report_id: int, user: User) -> QuarterReport:
    """Take a sent report back, as long as the superior has not opened it."""
    with transaction.atomic():
        report = QuarterReport.objects.select_for_update().get(pk=report_id)
        opened = report.opened_at is not None
        target = workflow.move("withdraw", state=State(report.state), actor=Actor.OFFICIAL, opened=opened)
        latest = report.sendings.filter(withdrawn_at=None).latest("number")
        latest.withdrawn_at = clock.now()
        latest.save(update_fields=["withdrawn_at"])
        _enter_state(report, target, first_sent_at=report.first_sent_at)
    return report


def _enter_state(report: QuarterReport, state: State, *, first_sent_at: datetime | None) -> None:
    report.state, report.opened_at, report.first_sent_at = state.value, None, first_sent_at
    report.save(update_fields=["state", "opened_at", "first_sent_at"])
