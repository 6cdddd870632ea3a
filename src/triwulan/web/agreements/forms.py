"""Forms of agreements: beginning one, amending it, its objectives, indicators and plans."""

from collections.abc import Iterable
from dataclasses import fields as fields_of
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from triwulan.core.problem import ProblemError
from triwulan.core.quantity import Quantity
from triwulan.web.agreements import checks
from triwulan.web.agreements.binding import Source, bind, likely_year, obligations_to_count
from triwulan.web.agreements.drafting import IndicatorValues, PlanRow
from triwulan.web.agreements.figures import FigureField, figure_value, take_figures
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, IndicatorTerms, PlanItem
from triwulan.web.agreements.words import said
from triwulan.web.forms import DayInput
from triwulan.web.organisation.models import Position
from triwulan.web.register.models import FIRST_YEAR, LAST_YEAR, Obligation

SOURCE_FIELDS = tuple(field.name for field in fields_of(Source))
_FIELD_OF = {
    "binding.no_document": "obligation_id",
    "binding.no_year": "document_year",
    "binding.not_owed": "document_year",
    "binding.due_later": "document_year",
}
TARGETS = ("annual_target", "target_1", "target_2", "target_3", "target_4")
MONTHS = (
    (1, _("Jan")), (2, _("Feb")), (3, _("Mar")), (4, _("Apr")), (5, _("Mei")), (6, _("Jun")),
    (7, _("Jul")), (8, _("Agu")), (9, _("Sep")), (10, _("Okt")), (11, _("Nov")), (12, _("Des")),
)  # fmt: skip
DIRECTIONS = (
    (
        "higher",
        _(
            "Makin tinggi makin baik: capaian = realisasi : target × 100%. "
            "Contoh: target 10, realisasi 12, capaian 120%."
        ),
    ),
    (
        "lower_a",
        _(
            "Makin rendah makin baik, cara A: capaian = (2 × target - realisasi) : target × 100%. "
            "Contoh: target 10, realisasi 12, capaian 80%."
        ),
    ),
    (
        "lower_b",
        _(
            "Makin rendah makin baik, cara B: capaian = target : realisasi × 100%. "
            "Contoh: target 10, realisasi 12, capaian 83,33%; realisasi 0 belum dapat diukur."
        ),
    ),
)
AGGREGATIONS = (
    (
        "sum",
        _("Dijumlahkan: tiap triwulan diisi hasil triwulan itu saja. Contoh: 2 + 2 + 2 + 2 kunjungan = 8 setahun."),
    ),
    (
        "last",
        _("Keadaan akhir triwulan: yang terakhir menjadi angka setahun. Contoh: 3, 7, 10, lalu 12 desa = 12 setahun."),
    ),
    ("average", _("Rata-rata empat triwulan. Contoh: nilai 80, 84, 82, dan 86 = 83 setahun.")),
    (
        "ratio",
        _("Pembilang dan penyebut pada akhir triwulan, diisi dua angka. Contoh: 11 dari 12 desa = 91,67%."),
    ),
)

SOURCES = (
    ("typed", _("Diketik setiap triwulan, dengan bukti yang dilampirkan.")),
    (
        "register",
        _("Dihitung dari register dokumen pada akhir triwulan. Contoh: 11 dari 12 desa menetapkan APBDes tepat waktu."),
    ),
    (
        "activities",
        _("Dihitung dari catatan kegiatan yang dilaksanakan. Contoh: 2 dari 2 monitoring yang direncanakan."),
    ),
)


class CreateForm(forms.Form):
    """Whose agreement, of which year, from when."""

    position = forms.ModelChoiceField(Position.objects.none(), label=_("Jabatan"))
    year = forms.IntegerField(label=_("Tahun anggaran"), min_value=2000, max_value=2100)
    effective = forms.DateField(
        label=_("Berlaku mulai"),
        widget=DayInput,
        required=False,
        help_text=_("Kosongkan bila berlaku sejak 1 Januari."),
    )

    def __init__(self, *args: Any, positions: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["position"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Position.objects.filter(pk__in=list(positions)).select_related("unit")


class AmendForm(forms.Form):
    """From when the amendment holds, and why."""

    effective = forms.DateField(label=_("Berlaku mulai"), widget=DayInput)
    reason = forms.CharField(
        label=_("Alasan perubahan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Misalnya: pergantian pejabat, perubahan strategi, atau perubahan anggaran."),
    )


class RefusalForm(forms.Form):
    """What the first party must change."""

    reason = forms.CharField(
        label=_("Yang harus diperbaiki"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ObjectiveForm(forms.Form):
    """One objective; emptied it is taken away."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Sasaran kegiatan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class IndicatorForm(forms.Form):
    """How an indicator is measured and what is to be reached."""

    token = forms.CharField(required=False, widget=forms.HiddenInput)
    objective = forms.TypedChoiceField(label=_("Sasaran kegiatan"), coerce=int)
    name = forms.CharField(label=_("Indikator kinerja"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    definition = forms.CharField(
        label=_("Definisi"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Apa yang dihitung dan kapan disebut tercapai. Misalnya: ditetapkan paling lambat 31 Desember."),
    )
    formula = forms.CharField(
        label=_("Rumus"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Misalnya: jumlah desa tepat waktu : jumlah desa × 100%."),
    )  # fmt: skip
    unit = forms.CharField(
        label=_("Satuan"), max_length=40, help_text=_("Misalnya: Desa, Kali, Laporan, Dokumen, atau %.")
    )
    direction = forms.ChoiceField(
        label=_("Arah dan rumus capaian"), choices=DIRECTIONS, initial="higher", widget=forms.RadioSelect
    )
    aggregation = forms.ChoiceField(
        label=_("Dari triwulan ke setahun"), choices=AGGREGATIONS, initial="sum", widget=forms.RadioSelect
    )
    annual_target = FigureField(label=_("Target tahun"))
    target_1 = FigureField(label=_("Target TW I"))
    target_2 = FigureField(label=_("Target TW II"))
    target_3 = FigureField(label=_("Target TW III"))
    target_4 = FigureField(label=_("Target TW IV"))
    matures_in = forms.TypedChoiceField(
        label=_("Dapat diukur mulai triwulan"),
        coerce=int,
        choices=[(1, "I"), (2, "II"), (3, "III"), (4, "IV")],
        initial=1,
        help_text=_("Misalnya RKPDes tahun depan baru dapat diukur mulai TW III."),
    )
    population = FigureField(
        label=_("Jumlah seluruhnya"),
        help_text=_("Angka terbesar yang mungkin, misalnya 12 desa. Kosongkan bila tidak terbatas."),
    )
    cap = forms.ChoiceField(
        label=_("Batas capaian"), choices=IndicatorTerms.CapChoice.choices, initial="none",
        help_text=_("Bila aturan membatasi capaian yang dihitung."),
    )  # fmt: skip
    counted_from = forms.TypedChoiceField(
        label=_("Sumber data"), choices=SOURCES, initial="typed", widget=forms.RadioSelect,
        coerce=str, empty_value="typed", required=False,
    )  # fmt: skip
    obligation_id = forms.TypedChoiceField(label=_("Dokumen"), coerce=int, empty_value=None, required=False)
    document_year = forms.IntegerField(
        label=_("Tahun dokumen"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False,
        help_text=_("Misalnya APBDes 2024 jatuh tempo 31 Desember 2023. Kosongkan untuk yang jatuh tempo tahun ini."),
    )  # fmt: skip
    on_time = forms.BooleanField(label=_("Hanya yang tepat waktu"), required=False, initial=True)

    def __init__(self, *args: Any, version: AgreementVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version
        documents = self.fields["obligation_id"]
        assert isinstance(documents, forms.TypedChoiceField)
        choices = [(each.pk, f"{each.name} ({each.due})") for each in obligations_to_count(version.regency)]
        documents.choices = [("", _("pilih dokumen")), *choices]
        field = self.fields["objective"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.pk, f"{each.number}. {each.text}") for each in version.objectives.all()]

    def clean(self) -> None:
        """Figures fit their unit, no target is above what there is, and a count fits the way it is reckoned."""
        super().clean()
        self._clean_source()
        unit = self.cleaned_data.get("unit", "")
        names = dict.fromkeys(("population", *TARGETS), unit)
        take_figures(self, names, aggregation=self.cleaned_data.get("aggregation") or "sum")
        population = self.cleaned_data.get("population")
        if isinstance(population, Quantity):
            return
        for name in TARGETS:
            value = self.cleaned_data.get(name)
            wrong = None if isinstance(value, Quantity) else checks.above_population([value], population, unit)
            if wrong is not None:
                self.add_error(name, said(wrong))

    def _clean_source(self) -> None:
        data, year = self.cleaned_data, self.version.agreement.year
        if self.errors.keys() & {"unit", "aggregation", *SOURCE_FIELDS}:
            return
        if data["counted_from"] == "register" and data["obligation_id"] and data["document_year"] is None:
            chosen = Obligation.objects.get(pk=data["obligation_id"], regency_id=self.version.regency_id)
            data["document_year"] = likely_year(chosen, year)
        source = Source(**{name: data[name] for name in SOURCE_FIELDS})
        how = {"aggregation": data["aggregation"], "unit": data["unit"]}
        try:
            bind(source, regency_id=self.version.regency_id, agreement_year=year, **how)
        except ProblemError as error:
            self.add_error(_FIELD_OF.get(error.problem.message, "counted_from"), said(error.problem))

    def values(self) -> IndicatorValues:
        """What was typed, once valid."""
        return IndicatorValues(**{field.name: self.cleaned_data[field.name] for field in fields_of(IndicatorValues)})


class PlanForm(forms.Form):
    """One planned piece of work; emptied or ticked away it goes."""

    text = forms.CharField(label=_("Rencana kegiatan"), required=False, max_length=300)
    count = FigureField(label=_("Jumlah"))
    unit = forms.CharField(label=_("Satuan"), required=False, max_length=40)
    months = forms.TypedMultipleChoiceField(
        label=_("Bulan"), required=False, coerce=int, choices=MONTHS, widget=forms.CheckboxSelectMultiple
    )
    remove = forms.BooleanField(label=_("Hapus baris ini"), required=False)

    @property
    def filled(self) -> bool:
        """Something is to be kept."""
        data = self.cleaned_data
        count = data.get("count")
        typed = bool(count.raw.strip()) if isinstance(count, Quantity) else count is not None
        return not data.get("remove") and bool(data.get("text") or data.get("months") or typed)

    def clean(self) -> None:
        """A row that is kept says what, how many and when."""
        super().clean()
        if not self.filled:
            return
        data = self.cleaned_data
        if not data.get("text"):
            self.add_error("text", _("Rencana kegiatan belum diisi. Tulis apa yang akan dilakukan."))
        if not data.get("months"):
            self.add_error("months", _("Belum ada bulan yang dicentang. Centang sedikitnya satu."))
        quantity = data.get("count")
        if not isinstance(quantity, Quantity):
            return
        try:
            value = figure_value(quantity, unit=data.get("unit", ""), whole_digits=10, places=2)
        except ValidationError as refused:
            self.add_error("count", refused)
            return
        if value is None or value == 0:
            self.add_error("count", _("Jumlah belum diisi. Tulis angka lebih dari nol."))
        data["count"] = value

    def row(self) -> PlanRow:
        """What was typed, once valid."""
        data = self.cleaned_data
        return PlanRow(text=data["text"], count=data["count"], unit=data["unit"], months=tuple(data["months"]))


def plan_initial(items: Iterable[PlanItem]) -> list[dict[str, Any]]:
    """Stored plan rows as a formset's initial values."""
    return [{"text": each.text, "count": each.count, "unit": each.unit, "months": each.months} for each in items]


class BudgetVersionForm(forms.Form):
    """Which document sets the ceilings, and from when."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=BudgetVersion.Kind.choices)
    document = forms.CharField(label=_("Nomor dokumen"), required=False, max_length=120)
    effective = forms.DateField(label=_("Berlaku mulai"), widget=DayInput)
    reason = forms.CharField(
        label=_("Alasan perubahan"), required=False, max_length=300, help_text=_("Wajib diisi mulai pagu kedua.")
    )
