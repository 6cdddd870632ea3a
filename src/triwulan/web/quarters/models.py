"""The quarter of a position: its state, and every entry with its history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.core.period import Quarter
from triwulan.core.workflow import State
from triwulan.web.accounts.models import User
from triwulan.web.agreements.models import BudgetLine, Indicator, PerformanceAgreement
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import Official, Position, RegencyOwned


class QuarterReport(RegencyOwned):
    """A position's report of one quarter. It belongs to the position; who holds it on the day of sending signs."""

    class StateChoice(models.TextChoices):
        DRAFT = State.DRAFT.value, _("konsep")
        SUBMITTED = State.SUBMITTED.value, _("terkirim")
        RETURNED = State.RETURNED.value, _("dikembalikan")
        RESUBMITTED = State.RESUBMITTED.value, _("terkirim kembali")
        APPROVED = State.APPROVED.value, _("disetujui")

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="quarter_reports")
    agreement = models.ForeignKey(PerformanceAgreement, on_delete=models.PROTECT, related_name="quarter_reports")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=StateChoice, default=StateChoice.DRAFT)
    first_sent_at = models.DateTimeField(null=True)
    """Lateness is judged on the first sending, whatever came after."""
    opened_at = models.DateTimeField(null=True)
    """When the superior first opened the latest sending; until then it may be withdrawn."""
    reopened = models.JSONField(default=list)
    """Anchors of the remarks of the latest return: what they hang on may be changed, nothing else."""

    class Meta:
        ordering = ("-year", "-number", "position_id", "pk")
        constraints = (
            models.UniqueConstraint(fields=("position", "year", "number"), name="one_report_per_quarter"),
            models.CheckConstraint(name="quarter_is_one_of_four", condition=models.Q(number__range=(1, 4))),
        )
        indexes = (models.Index(fields=("regency", "year", "number", "state"), name="reports_by_quarter"),)

    @property
    def quarter(self) -> Quarter:
        """The period reported on."""
        return Quarter(self.year, self.number)

    def __str__(self) -> str:
        return f"{self.quarter.label} - {self.position}"


class Entry(RegencyOwned):
    """One field of a quarter as it was typed, readable or not; what it means is read from it by the core.

    ``path`` names the field (``measurement/IK1/value``); the foreign keys hold the records it is about,
    so that no change of planning can take them away under it.
    """

    report = models.ForeignKey(QuarterReport, on_delete=models.PROTECT, related_name="entries")
    path = models.CharField(max_length=80)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, related_name="entries")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, null=True, related_name="entries")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("report_id", "path")
        constraints = (models.UniqueConstraint(fields=("report", "path"), name="one_entry_per_path"),)


class EntryRevision(RegencyOwned):
    """What an entry said, version by version: never changed, never deleted."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("entry_id", "version")
        constraints = (models.UniqueConstraint(fields=("entry", "version"), name="one_revision_per_version"),)


class Sending(RegencyOwned):
    """One sending of a report: who signed in which capacity, and every entry as it stood."""

    report = models.ForeignKey(QuarterReport, on_delete=models.PROTECT, related_name="sendings")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signatory = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="+")
    acting = models.CharField(max_length=8, blank=True)
    signature = models.JSONField(default=dict)
    """Name, NIP, rank, post and capacity as they were on the day: a later promotion signs nothing anew."""
    entries = models.JSONField()
    """Path to text, so that what changed since can be shown."""
    counted = models.JSONField(default=dict)
    """What was counted for each indicator, by its code, with every village or activity behind it."""
    follow_ups = models.JSONField(default=list)
    """What was to be done next, as the report said it: the next quarter asks what became of each."""
    evidence = models.JSONField(default=list)
    """The numbered list of evidence as it was sent, each piece with its key."""
    reason = models.TextField(blank=True)
    """Why it was sent although the audit found errors; the superior reads it, the paper does not print it."""
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("report_id", "number")
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="one_sending_per_number"),)


class Carried(RegencyOwned):
    """A follow-up of the quarter before as it read when this quarter answered it; ``number`` is its number there."""

    report = models.ForeignKey(QuarterReport, on_delete=models.PROTECT, related_name="carried")
    number = models.PositiveSmallIntegerField()
    what = models.TextField()
    who = models.TextField(blank=True)
    by_when = models.TextField(blank=True)

    class Meta:
        ordering = ("report_id", "number")
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="one_wording_per_follow_up"),)


class QuarterEvidence(RegencyOwned):
    """Evidence of what an anchor of the report names: attached by whom and when, and when it was taken off again."""

    report = models.ForeignKey(QuarterReport, on_delete=models.PROTECT, related_name="evidence")
    anchor = models.CharField(max_length=80)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="quarter_evidence")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("report_id", "added_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("report", "anchor", "evidence"),
                condition=models.Q(removed_at=None),
                name="evidence_attached_once",
            ),
        )
