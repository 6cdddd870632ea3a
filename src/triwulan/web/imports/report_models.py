"""A report that somebody brought to become a draft quarter: what was read of it, and what was taken over from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.core.period import Quarter
from triwulan.web.accounts.models import User
from triwulan.web.audits.models import Upload
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import Position, RegencyOwned
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.receiving import LONGEST_NAME


class ReportImport(RegencyOwned):
    """A report on its way into the records. Until a position is chosen only its owner sees it.

    What was typed while it is looked over stands in ``looked``, whether or not it can be read. An upload goes after a
    while; the file stays as evidence from the moment a position is chosen.
    """

    class State(models.TextChoices):
        READ = "read", _("perlu dilihat")
        WAITING = "waiting", _("menunggu perjanjian berlaku")
        APPLIED = "applied", _("sudah diambil")

    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="report_imports")
    name = models.CharField(max_length=LONGEST_NAME)
    upload = models.ForeignKey(Upload, on_delete=models.SET_NULL, null=True, related_name="report_imports")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="report_imports")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, related_name="report_imports")
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveSmallIntegerField(null=True)
    looked = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    """Of two windows the later is told that the other was faster."""
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    brought_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-brought_at", "-pk")
        indexes = (
            models.Index(fields=("owner", "-brought_at"), name="report_imports_of_an_owner"),
            models.Index(fields=("position", "-brought_at"), name="report_imports_of_a_post"),
        )

    @property
    def quarter(self) -> Quarter | None:
        """The quarter it is taken into, once chosen."""
        return None if self.year is None or self.number is None else Quarter(self.year, self.number)

    @property
    def post(self) -> Position:
        """The position, where it is known to be chosen."""
        assert self.position is not None
        return self.position

    @property
    def period(self) -> Quarter:
        """The quarter, where it is known to be chosen."""
        assert self.quarter is not None
        return self.quarter

    def __str__(self) -> str:
        return self.name


class TakenFigure(RegencyOwned):
    """A figure that came into the records from a report: which, from where in the file, when and by whom."""

    source = models.ForeignKey(ReportImport, on_delete=models.PROTECT, related_name="taken")
    report = models.ForeignKey(QuarterReport, on_delete=models.PROTECT, null=True, related_name="+")
    """The quarter it was entered in; None for what belongs to the agreement or the ceilings."""
    path = models.CharField(max_length=80)
    """The field of the quarter, or ``agreement/NAME``, ``budget/NAME`` by its number in the report."""
    name = models.CharField(max_length=300)
    text = models.TextField()
    place = models.CharField(max_length=200)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    @property
    def field(self) -> str:
        """The field's own name."""
        return self.path.rpartition("/")[2]

    class Meta:
        ordering = ("source_id", "pk")
        indexes = (models.Index(fields=("report", "path"), name="taken_figures_by_field"),)
