"""A spreadsheet that was brought for an agreement, its ceilings or a quarter, and every value that came of it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.interpret.sheets.rows import Outcome, Purpose
from triwulan.web.accounts.models import User
from triwulan.web.agreements.models import PerformanceAgreement
from triwulan.web.audits.models import private_storage
from triwulan.web.audits.models import stored_name as stored_anywhere
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import RegencyOwned
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.receiving import LONGEST_NAME


def stored_name(row: "SheetImport", name: str) -> str:
    """A name that says nothing of what it holds."""
    return stored_anywhere(row, name)  # type: ignore[arg-type]  # it looks at neither


class SheetImport(RegencyOwned):
    """A file and how far it has come. Its rows lie beside it until it is taken over; then the file is evidence.

    Whoever may write where it goes sees it; to everybody else it does not exist.
    """

    class PurposeChoice(models.TextChoices):
        BUDGET = Purpose.BUDGET.value, _("pagu anggaran")
        AGREEMENT = Purpose.AGREEMENT.value, _("perjanjian kinerja")
        QUARTER = Purpose.QUARTER.value, _("realisasi triwulan")

    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu dibaca")
        READING = "reading", _("sedang dibaca")
        READ = "read", _("menunggu diterapkan")
        REFUSED = "refused", _("tidak dapat dibaca")
        CANCELLED = "cancelled", _("dibatalkan")
        APPLIED = "applied", _("sudah diterapkan")

    purpose = models.CharField(max_length=10, choices=PurposeChoice)
    agreement = models.ForeignKey(PerformanceAgreement, on_delete=models.PROTECT, related_name="sheet_imports")
    report = models.ForeignKey(QuarterReport, on_delete=models.PROTECT, null=True, related_name="sheet_imports")
    """The quarter it is for, where it is for one."""
    name = models.CharField(max_length=LONGEST_NAME)
    """What whoever brought it called it."""
    kind = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    file = models.FileField(storage=private_storage, upload_to=stored_name, blank=True)
    rows = models.FileField(storage=private_storage, upload_to=stored_name, blank=True)
    """Every row and what it comes to, in pages (``pages``)."""
    pages = models.JSONField(default=dict)
    """By outcome the places of its pages in ``rows``: [where it begins, how long it is, how many rows it holds]."""
    counts = models.JSONField(default=dict)
    """How many rows came to each outcome."""
    untouched = models.PositiveIntegerField(default=0)
    """How many known lines or indicators the file does not name."""
    basis = models.CharField(max_length=16, blank=True)
    """A fingerprint of what the rows were compared with."""
    answers = models.JSONField(default=dict)
    """What people answered to questions, by the place of the row."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    run = models.CharField(max_length=32, blank=True)
    """The reading that is under way: what another one brings, or one that was cancelled, is not taken."""
    rows_read = models.PositiveIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    """How much of the file has been read."""
    problem = models.JSONField(default=dict, blank=True)
    """Why it could not be read: a message id and its values."""
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sheet_imports")
    started_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    """Until then its rows are kept; a file that was not taken over goes with them."""
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="sheet_imports")
    number = models.PositiveSmallIntegerField(null=True)
    """The version of the agreement or of the ceilings into which it was taken over."""

    class Meta:
        ordering = ("-brought_at", "-pk")
        indexes = (
            models.Index(fields=("agreement", "-brought_at"), name="imports_of_an_agreement"),
            models.Index(fields=("expires_at",), name="imports_by_end"),
        )

    @property
    def stored(self) -> tuple[Any, ...]:
        """Whatever lies in the private storage for it."""
        return tuple(file for file in (self.file, self.rows) if file)

    def count(self, *outcomes: Outcome) -> int:
        """How many rows came to these outcomes."""
        return sum(int(self.counts.get(outcome.value, 0)) for outcome in outcomes)

    def __str__(self) -> str:
        return self.name


class ImportedValue(RegencyOwned):
    """A value that is another since a file was taken over: of what, before and after, and where the file says it."""

    source = models.ForeignKey(SheetImport, on_delete=models.PROTECT, related_name="values")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=8, blank=True)
    """Code of the indicator or key of the line; "" for one that was new."""
    about = models.TextField()
    field = models.CharField(max_length=20)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    place = models.CharField(max_length=200)

    class Meta:
        ordering = ("source_id", "number")
        constraints = (models.UniqueConstraint(fields=("source", "number"), name="one_imported_value_per_number"),)
