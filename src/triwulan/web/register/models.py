"""What is owed, and what came when: each cell of the register with its history."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from triwulan.core import obligation as core
from triwulan.core.due_words import DueRule, due_in_words
from triwulan.web.accounts.models import User
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import RegencyOwned, Unit, Village

LONGEST_DATE = 80
LONGEST_NUMBER = 120
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Obligation(RegencyOwned):
    """Something owed by a day, as core.obligation.Obligation says it; ``number`` orders the register's columns."""

    class BearerChoice(models.TextChoices):
        VILLAGE = core.Bearer.VILLAGE.value, _("setiap desa")
        OFFICE = core.Bearer.OFFICE.value, _("kantor sendiri")

    class PerChoice(models.TextChoices):
        YEAR = core.Per.YEAR.value, _("setahun sekali")
        SEMESTER = core.Per.SEMESTER.value, _("setiap semester")
        QUARTER = core.Per.QUARTER.value, _("setiap triwulan")
        MONTH = core.Per.MONTH.value, _("setiap bulan")

    key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField(_("urutan"), default=0)
    name = models.CharField(_("nama kewajiban"), max_length=120, help_text=_("Misalnya: Penetapan APBDes"))
    bearer = models.CharField(_("kewajiban"), max_length=10, choices=BearerChoice, default=BearerChoice.VILLAGE)
    per = models.CharField(_("berapa kali"), max_length=10, choices=PerChoice, default=PerChoice.YEAR)
    months_after = models.SmallIntegerField(default=0)
    day = models.PositiveSmallIntegerField(default=31)
    working_days = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(_("dasar hukum"), max_length=200, help_text=_("Misalnya: Permendagri 20/2018 Pasal 68"))
    first_year = models.PositiveSmallIntegerField(
        _("tahun dokumen pertama"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    last_year = models.PositiveSmallIntegerField(
        _("tahun dokumen terakhir"), null=True, blank=True, help_text=_("Kosongkan bila masih berlaku."),
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )  # fmt: skip

    class Meta:
        ordering = ("number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("regency", "key"), name="one_obligation_per_key"),
            models.UniqueConstraint(fields=("regency", "name", "first_year"), name="one_obligation_per_name"),
        )

    @property
    def due(self) -> str:
        """When it is due, in the words in which it is edited."""
        return due_in_words(DueRule(self.months_after, self.day, self.working_days), core.Per(self.per))

    def __str__(self) -> str:
        return self.name


class Fulfilment(RegencyOwned):
    """One cell: the dates as they were typed, readable or not. An office's own duty has no village."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="fulfilments")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="fulfilments")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, null=True, related_name="fulfilments")
    year = models.PositiveSmallIntegerField()
    """The year of the document, not the one in which it came."""
    period = models.PositiveSmallIntegerField(default=1)
    """1..12 by how often it is owed; 1 for once a year."""
    received_text = models.CharField(max_length=LONGEST_DATE, blank=True)
    """When what is to be dealt with came; working days count from it."""
    done_text = models.CharField(max_length=LONGEST_DATE, blank=True)
    number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    """Of the village regulation or the letter."""
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="fulfilments")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("unit_id", "year", "obligation_id", "period", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("obligation", "village", "year", "period"), condition=Q(village__isnull=False),
                name="one_fulfilment_per_village",
            ),
            models.UniqueConstraint(
                fields=("unit", "obligation", "year", "period"), condition=Q(village=None),
                name="one_fulfilment_per_office",
            ),
            models.CheckConstraint(name="period_is_one_of_twelve", condition=Q(period__range=(1, 12))),
        )  # fmt: skip
        indexes = (models.Index(fields=("unit", "year"), name="fulfilments_of_a_unit"),)

    def __str__(self) -> str:
        return f"{self.obligation} {self.year}"


class FulfilmentRevision(RegencyOwned):
    """What a cell said, version by version: never changed, never deleted."""

    fulfilment = models.ForeignKey(Fulfilment, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    received_text = models.CharField(max_length=LONGEST_DATE, blank=True)
    done_text = models.CharField(max_length=LONGEST_DATE, blank=True)
    number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("fulfilment_id", "version")
        constraints = (models.UniqueConstraint(fields=("fulfilment", "version"), name="one_cell_revision_per_version"),)
