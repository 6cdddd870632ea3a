"""Who reports to whom: regency, units, positions with their duties, officials, and who holds which position when."""

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Regency(models.Model):
    """A regency or city: the owner of every other row."""

    class TimeZone(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    name = models.CharField(_("nama kabupaten/kota"), max_length=120, unique=True)
    code = models.CharField(_("kode wilayah"), max_length=10, blank=True)
    time_zone = models.CharField(_("zona waktu"), max_length=40, choices=TimeZone, default=TimeZone.WIB)
    workdays = models.PositiveSmallIntegerField(
        _("hari kerja seminggu"), choices=[(5, _("5 hari (Senin-Jumat)")), (6, _("6 hari (Senin-Sabtu)"))], default=5
    )
    deadline_days = models.PositiveSmallIntegerField(
        _("batas pelaporan (hari kerja)"), default=5, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    scale = models.CharField(_("skala predikat"), max_length=60, default="permendagri_86_2017")
    efficiency = models.CharField(_("rumus efisiensi"), max_length=20, default="remaining")
    demo = models.BooleanField(default=False, editable=False)
    """Everybody knows the passwords of its accounts: they sign in only while the demo is served."""

    def __str__(self) -> str:
        return self.name


class RegencyOwned(models.Model):
    """Every row belongs to a regency, so that regencies can be kept, moved and sharded apart."""

    regency = models.ForeignKey(Regency, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


class Regulation(RegencyOwned):
    """A legal source that reports cite."""

    class Use(models.TextChoices):
        REPORTING = "reporting", _("kewajiban laporan triwulanan")
        BASIS = "basis", _("dasar hukum laporan")
        DUTIES = "duties", _("tugas dan fungsi jabatan")

    use = models.CharField(_("dipakai untuk"), max_length=20, choices=Use)
    name = models.CharField(_("nama peraturan"), max_length=200, help_text=_("Misalnya: Peraturan Bupati Lumajang"))
    number = models.CharField(_("nomor"), max_length=40)
    year = models.PositiveSmallIntegerField(_("tahun"), validators=[MinValueValidator(1945), MaxValueValidator(2100)])
    about = models.CharField(_("tentang"), max_length=400, blank=True)
    article = models.CharField(_("pasal"), max_length=60, blank=True, help_text=_("Misalnya: Pasal 4"))

    class Meta:
        ordering = ("use", "year", "number", "pk")

    def __str__(self) -> str:
        return f"{self.name} {self.number}/{self.year}"


class WordingText(RegencyOwned):
    """A sentence of the report's form that the regency worded itself."""

    key = models.CharField(max_length=80)
    text = models.TextField()

    class Meta:
        ordering = ("key",)
        constraints = (models.UniqueConstraint(fields=("regency", "key"), name="one_wording_per_key"),)


class CalendarDay(RegencyOwned):
    """A day the regency's calendar differs from the national one: an added day off, or a day worked after all."""

    day = models.DateField(_("tanggal"))
    name = models.CharField(_("keterangan"), max_length=160)
    working = models.BooleanField(
        _("masuk kerja"), default=False, help_text=_("Centang bila hari libur nasional ini tetap masuk kerja.")
    )

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("regency", "day"), name="one_calendar_day"),)

    def __str__(self) -> str:
        return self.name


class Unit(RegencyOwned):
    """Who is accountable as an office: a kecamatan, an agency, a secretariat."""

    class Kind(models.TextChoices):
        KECAMATAN = "kecamatan", _("kecamatan")
        AGENCY = "agency", _("dinas/badan")
        SECRETARIAT = "secretariat", _("sekretariat")
        OTHER = "other", _("lainnya")

    name = models.CharField(_("nama unit"), max_length=160, help_text=_("Misalnya: Kecamatan Senduro"))
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind, default=Kind.KECAMATAN)
    code = models.CharField(_("kode wilayah"), max_length=20, blank=True)
    place = models.CharField(_("tempat tanda tangan"), max_length=80, help_text=_("Misalnya: Senduro"))

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("regency", "name"), name="one_unit_per_name"),)

    def __str__(self) -> str:
        return self.name


class Village(RegencyOwned):
    """A village that a kecamatan supervises."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="villages")
    name = models.CharField(_("nama desa"), max_length=120)
    code = models.CharField(_("kode desa"), max_length=20, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("unit", "name"), name="one_village_per_name"),)

    def __str__(self) -> str:
        return self.name


class Position(RegencyOwned):
    """A post (jabatan) in a unit, whoever holds it; quarters and agreements belong to it."""

    class Echelon(models.TextChoices):
        HIGH = "jpt", _("pimpinan tinggi")
        ADMINISTRATOR = "administrator", _("administrator (eselon III)")
        SUPERVISOR = "pengawas", _("pengawas (eselon IV)")
        FUNCTIONAL = "fungsional", _("fungsional")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions", verbose_name=_("unit"))
    name = models.CharField(_("nama jabatan"), max_length=160, help_text=_("Misalnya: Kasi Pemerintahan"))
    echelon = models.CharField(_("jenjang"), max_length=20, choices=Echelon, blank=True)
    superior = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="subordinates",
        verbose_name=_("jabatan atasan langsung"),
    )  # fmt: skip
    duties_source = models.ForeignKey(
        Regulation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("dasar hukum tugas"), limit_choices_to={"use": "duties"},
    )  # fmt: skip

    class Meta:
        ordering = ("unit__name", "name", "pk")
        constraints = (models.UniqueConstraint(fields=("unit", "name"), name="one_position_per_name"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.unit.name}"

    @property
    def full_name(self) -> str:
        """The post as it signs: "Kasi Pemerintahan Kecamatan Senduro", without saying the unit twice."""
        return self.name if self.unit.name.lower() in self.name.lower() else f"{self.name} {self.unit.name}"


class Duty(RegencyOwned):
    """A numbered duty of a position."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="duties")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("position_id", "number")
        constraints = (models.UniqueConstraint(fields=("position", "number"), name="one_duty_per_number"),)


class Official(RegencyOwned):
    """A person in office. The NIP is personal data: it holds birth date and sex (UU 27/2022)."""

    name = models.CharField(_("nama dengan gelar"), max_length=160)
    nip = models.CharField(_("NIP"), max_length=18, blank=True)
    rank = models.CharField(_("pangkat/golongan"), max_length=80, blank=True, help_text=_("Misalnya: Penata (III/c)"))

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("regency", "nip"), condition=~Q(nip=""), name="one_official_per_nip"),
        )

    def __str__(self) -> str:
        return self.name


class TenureQuerySet(models.QuerySet["Tenure"]):
    """Tenures by day."""

    def on(self, day: date) -> "TenureQuerySet":
        """Those that run on a day."""
        return self.filter(Q(end=None) | Q(end__gte=day), start__lte=day)


class Tenure(RegencyOwned):
    """Who holds a position from when to when (``end`` is the last day), and in which capacity."""

    class Kind(models.TextChoices):
        DEFINITIVE = "definitive", _("definitif")
        PLT = "plt", _("Plt. (jabatan kosong)")
        PLH = "plh", _("Plh. (pejabat berhalangan)")

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="tenures", verbose_name=_("jabatan"))
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="tenures", verbose_name=_("pejabat"))
    kind = models.CharField(_("sebagai"), max_length=12, choices=Kind, default=Kind.DEFINITIVE)
    start = models.DateField(_("mulai tanggal"))
    end = models.DateField(_("sampai tanggal"), null=True, blank=True, help_text=_("Kosongkan bila masih menjabat."))

    objects = TenureQuerySet.as_manager()

    class Meta:
        ordering = ("position_id", "-start", "pk")
        constraints = (
            models.CheckConstraint(
                name="tenure_ends_after_it_starts", condition=Q(end=None) | Q(end__gte=models.F("start"))
            ),
        )

    @property
    def acting(self) -> str:
        """The prefix in a signature: "Plt.", "Plh." or nothing."""
        return {self.Kind.PLT: "Plt.", self.Kind.PLH: "Plh."}.get(self.Kind(self.kind), "")

    def __str__(self) -> str:
        return f"{self.official} - {self.position}"

    def precedence(self) -> tuple[int, Any, int]:
        """Of two on one day the substitute for an absence comes first, then the one for a vacancy, then the latest."""
        order = {self.Kind.PLH: 2, self.Kind.PLT: 1}
        return order.get(self.Kind(self.kind), 0), self.start, self.pk
