"""The performance agreement of a position and year, in versions; indicators and budget lines keep their identity."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from triwulan.core.counting import CountedFrom
from triwulan.core.measurement import Aggregation, Direction
from triwulan.web.accounts.models import User
from triwulan.web.organisation.models import Official, Position, RegencyOwned
from triwulan.web.register.models import FIRST_YEAR, LAST_YEAR, Obligation


class PerformanceAgreement(RegencyOwned):
    """What a position and its superior agree for a year (perjanjian kinerja)."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="agreements")
    year = models.PositiveSmallIntegerField(
        _("tahun anggaran"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )

    class Meta:
        ordering = ("-year", "position_id", "pk")
        constraints = (models.UniqueConstraint(fields=("position", "year"), name="one_agreement_per_year"),)

    def __str__(self) -> str:
        return f"{self.position} {self.year}"


class Indicator(RegencyOwned):
    """An indicator's identity: realisations hang on it and survive every new version of its terms."""

    agreement = models.ForeignKey(PerformanceAgreement, on_delete=models.PROTECT, related_name="indicators")
    code = models.CharField(max_length=8)

    class Meta:
        ordering = ("agreement_id", "pk")
        constraints = (models.UniqueConstraint(fields=("agreement", "code"), name="one_indicator_per_code"),)

    def __str__(self) -> str:
        return self.code


class BudgetLine(RegencyOwned):
    """A budget line's identity: spending hangs on it and survives every new version of the ceilings."""

    agreement = models.ForeignKey(PerformanceAgreement, on_delete=models.PROTECT, related_name="budget_lines")
    key = models.CharField(max_length=8)

    class Meta:
        ordering = ("agreement_id", "pk")
        constraints = (models.UniqueConstraint(fields=("agreement", "key"), name="one_line_per_key"),)

    def __str__(self) -> str:
        return self.key


class AgreementVersion(RegencyOwned):
    """One wording of the agreement: in force from its effective date once both parties accepted it."""

    agreement = models.ForeignKey(PerformanceAgreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    effective = models.DateField(_("berlaku mulai"))
    reason = models.CharField(_("alasan perubahan"), max_length=300, blank=True)
    proposed_at = models.DateTimeField(null=True, editable=False)
    first_party = models.ForeignKey(Official, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    first_signature = models.JSONField(default=dict, editable=False)
    """Name, NIP, rank, post and capacity as they were at signing; empty until then. Later changes leave it alone."""
    first_accepted_at = models.DateTimeField(null=True, editable=False)
    first_accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    second_party = models.ForeignKey(Official, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    second_signature = models.JSONField(default=dict, editable=False)
    """The same of the second party."""
    second_accepted_at = models.DateTimeField(null=True, editable=False)
    second_accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    refusal = models.TextField(blank=True, editable=False)
    """Why the second party sent the proposal back; empty otherwise."""

    class Meta:
        ordering = ("agreement_id", "number")
        constraints = (models.UniqueConstraint(fields=("agreement", "number"), name="one_version_per_number"),)

    @property
    def accepted(self) -> bool:
        """Both parties accepted: nothing in it changes any more."""
        return self.first_accepted_at is not None and self.second_accepted_at is not None

    @property
    def proposed(self) -> bool:
        """The first party accepted and the second has not answered yet."""
        return self.first_accepted_at is not None and self.second_accepted_at is None


class Objective(RegencyOwned):
    """What is to come about (sasaran kegiatan), within one version."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("sasaran kegiatan"))

    class Meta:
        ordering = ("version_id", "number")
        constraints = (models.UniqueConstraint(fields=("version", "number"), name="one_objective_per_number"),)


def _amount(label: object) -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(label, max_digits=18, decimal_places=4, null=True, blank=True)  # type: ignore[arg-type]


class IndicatorTerms(RegencyOwned):
    """What one version says of an indicator: how it is measured and what is to be reached."""

    class DirectionChoice(models.TextChoices):
        HIGHER = Direction.HIGHER.value, _("makin tinggi makin baik: R/T")
        LOWER_A = Direction.LOWER_A.value, _("makin rendah makin baik: (2T-R)/T")
        LOWER_B = Direction.LOWER_B.value, _("makin rendah makin baik: T/R")

    class AggregationChoice(models.TextChoices):
        SUM = Aggregation.SUM.value, _("dijumlahkan tiap triwulan")
        LAST = Aggregation.LAST.value, _("keadaan akhir triwulan")
        AVERAGE = Aggregation.AVERAGE.value, _("rata-rata triwulan")
        RATIO = Aggregation.RATIO.value, _("pembilang/penyebut pada akhir triwulan")

    class CapChoice(models.TextChoices):
        NONE = "none", _("tanpa batas")
        AT_100 = "100", _("paling tinggi 100%")
        AT_120 = "120", _("paling tinggi 120%")
        FROM_110_TO_120 = "110_120", _("di atas 110% dihitung 120%")

    class SourceChoice(models.TextChoices):
        TYPED = CountedFrom.TYPED.value, _("diketik")
        REGISTER = CountedFrom.REGISTER.value, _("dihitung dari register dokumen")
        ACTIVITIES = CountedFrom.ACTIVITIES.value, _("dihitung dari catatan kegiatan")

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="terms")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="terms")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    name = models.TextField(_("indikator kinerja"))
    definition = models.TextField(_("definisi"), blank=True)
    formula = models.TextField(_("rumus"), blank=True)
    unit = models.CharField(_("satuan"), max_length=40)
    direction = models.CharField(_("arah"), max_length=10, choices=DirectionChoice, default=DirectionChoice.HIGHER)
    aggregation = models.CharField(
        _("cara menghitung setahun"), max_length=10, choices=AggregationChoice, default=AggregationChoice.SUM
    )
    cap = models.CharField(_("batas capaian"), max_length=10, choices=CapChoice, default=CapChoice.NONE)
    population = _amount(_("jumlah seluruhnya"))
    matures_in = models.PositiveSmallIntegerField(
        _("dapat diukur mulai triwulan"), choices=[(1, "I"), (2, "II"), (3, "III"), (4, "IV")], default=1
    )
    annual_target = _amount(_("target tahun"))
    target_1 = _amount(_("target TW I"))
    target_2 = _amount(_("target TW II"))
    target_3 = _amount(_("target TW III"))
    target_4 = _amount(_("target TW IV"))
    counted_from = models.CharField(_("sumber data"), max_length=10, choices=SourceChoice, default=SourceChoice.TYPED)
    obligation = models.ForeignKey(
        Obligation, on_delete=models.PROTECT, null=True, blank=True, related_name="terms", verbose_name=_("dokumen")
    )
    document_year = models.PositiveSmallIntegerField(
        _("tahun dokumen"), null=True, blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )  # fmt: skip
    on_time = models.BooleanField(_("hanya yang tepat waktu"), default=True)

    class Meta:
        ordering = ("version_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("version", "number"), name="one_terms_per_number"),
            models.UniqueConstraint(fields=("version", "indicator"), name="one_terms_per_indicator"),
            models.CheckConstraint(
                name="register_counts_a_document_of_a_year",
                condition=Q(counted_from="register", obligation__isnull=False, document_year__isnull=False)
                | (~Q(counted_from="register") & Q(obligation__isnull=True, document_year__isnull=True)),
            ),
        )

    @property
    def quarterly_targets(self) -> tuple[Decimal | None, ...]:
        """TW I..IV."""
        return self.target_1, self.target_2, self.target_3, self.target_4


class PlanItem(RegencyOwned):
    """A planned piece of work for an indicator, from which its quarterly targets can follow."""

    terms = models.ForeignKey(IndicatorTerms, on_delete=models.CASCADE, related_name="plan")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(_("rencana kegiatan"), max_length=300)
    count = models.DecimalField(_("jumlah"), max_digits=12, decimal_places=2)
    unit = models.CharField(_("satuan"), max_length=40, blank=True)
    months = models.JSONField(_("bulan"), default=list)
    """Months 1..12; the count is spread over them in turn."""

    class Meta:
        ordering = ("terms_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("terms", "number"), name="one_plan_item_per_number"),
            models.CheckConstraint(name="planned_count_is_positive", condition=Q(count__gt=0)),
        )


class BudgetVersion(RegencyOwned):
    """One issue of the ceilings: the first budget document, a shift within it, or the amended budget."""

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("DPA")
        SHIFT = "shift", _("pergeseran anggaran")
        AMENDED = "amended", _("DPA perubahan (DPPA)")

    agreement = models.ForeignKey(PerformanceAgreement, on_delete=models.PROTECT, related_name="budget_versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind, default=Kind.ORIGINAL)
    document = models.CharField(_("nomor dokumen"), max_length=120, blank=True)
    effective = models.DateField(_("berlaku mulai"))
    reason = models.CharField(_("alasan perubahan"), max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ("agreement_id", "number")
        constraints = (models.UniqueConstraint(fields=("agreement", "number"), name="one_budget_per_number"),)

    @property
    def confirmed(self) -> bool:
        """In force from its effective date; nothing in it changes any more."""
        return self.confirmed_at is not None


class BudgetTerms(RegencyOwned):
    """What one budget version says of a line: its name, ceiling in rupiah, the indicator it serves, its output."""

    version = models.ForeignKey(BudgetVersion, on_delete=models.CASCADE, related_name="terms")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="terms")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="budget_terms", verbose_name=_("mendukung indikator")
    )
    number = models.PositiveSmallIntegerField()
    code = models.CharField(_("kode rekening kegiatan"), max_length=40, blank=True)
    name = models.CharField(_("nama kegiatan/sub kegiatan"), max_length=300)
    ceiling = models.DecimalField(
        _("pagu (Rp)"), max_digits=18, decimal_places=0, validators=[MinValueValidator(Decimal(0))]
    )
    as_indicator = models.BooleanField(_("keluaran sama dengan indikator"), default=True)
    output_target = _amount(_("target keluaran setahun"))
    output_unit = models.CharField(_("satuan keluaran"), max_length=40, blank=True)

    class Meta:
        ordering = ("version_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("version", "number"), name="one_budget_terms_per_number"),
            models.UniqueConstraint(fields=("version", "line"), name="one_budget_terms_per_line"),
            models.CheckConstraint(name="ceiling_is_not_negative", condition=Q(ceiling__gte=0)),
            models.CheckConstraint(
                name="own_output_has_target_and_unit",
                condition=Q(as_indicator=True) | (Q(output_target__isnull=False) & ~Q(output_unit="")),
            ),
        )
