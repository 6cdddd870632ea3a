"""Forms of a report that is looked over: whose and of which quarter, and one for each proposed row."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from triwulan.core.period import Quarter
from triwulan.core.problem import Problem, ProblemError
from triwulan.text.sentences import sentence
from triwulan.web.agreements.figures import FigureField, MoneyField, take_figures
from triwulan.web.agreements.models import IndicatorTerms
from triwulan.web.audits.forms import UploadForm
from triwulan.web.imports.applying import NEW
from triwulan.web.imports.report_state import TARGETS
from triwulan.web.organisation.models import Position

QUARTERS = [(number, f"TW {roman}") for number, roman in enumerate(("I", "II", "III", "IV"), start=1)]


class ChooseForm(forms.Form):
    """Into which quarter of which position."""

    position = forms.ModelChoiceField(Position.objects.none(), label=_("Jabatan"))
    number = forms.TypedChoiceField(label=_("Triwulan"), coerce=int, choices=QUARTERS)
    year = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, positions: Iterable[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["position"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Position.objects.filter(pk__in=[each.pk for each in positions]).select_related("unit")

    @property
    def quarter(self) -> Quarter:
        """The quarter chosen."""
        return Quarter(self.cleaned_data["year"], self.cleaned_data["number"])


class FileForm(UploadForm):
    """A report by itself."""

    previous = None  # type: ignore[assignment]  # how a form leaves out a field of another


class RowForm(forms.Form):
    """A proposed row; what is not taken is kept as typed and not judged."""

    take = forms.BooleanField(label=_("Ambil"), required=False)
    needed: tuple[str, ...] = ()
    """Fields that a row which is taken cannot do without."""

    def clean(self) -> None:
        """Judge a row only where it is taken."""
        super().clean()
        if not self.cleaned_data.get("take"):
            self._errors = forms.utils.ErrorDict()
            return
        for name in self.needed:
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, _("Belum diisi. Isi, atau jangan ambil baris ini."))
        self.judge()

    def judge(self) -> None:
        """What else must hold of a row that is taken."""

    def typed(self) -> dict[str, str]:
        """Each field as typed."""
        return {name: str(self[name].value() or "") for name in self.fields if name != "take"}

    @property
    def taken(self) -> bool:
        """It is ticked."""
        return bool(self["take"].value())


class IndicatorRow(RowForm):
    """An indicator of the agreement."""

    needed = ("objective", "name", "unit")
    objective = forms.CharField(
        label=_("Sasaran kegiatan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    name = forms.CharField(
        label=_("Indikator kinerja"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    unit = forms.CharField(label=_("Satuan"), required=False, max_length=40)
    formula = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    annual_target = FigureField(label=_("Target tahun"))
    target_1 = FigureField(label=_("TW I"))
    target_2 = FigureField(label=_("TW II"))
    target_3 = FigureField(label=_("TW III"))
    target_4 = FigureField(label=_("TW IV"))
    direction = forms.ChoiceField(label=_("Arah"), choices=IndicatorTerms.DirectionChoice.choices)
    aggregation = forms.ChoiceField(
        label=_("Cara menghitung setahun"), choices=IndicatorTerms.AggregationChoice.choices
    )

    meant = forms.ChoiceField(label=_("Indikator ini dalam Triwulan"), required=False)

    def __init__(self, *args: Any, known: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_known(self, known)

    def judge(self) -> None:
        """Targets fit their unit."""
        unit = self.cleaned_data.get("unit", "")
        aggregation = self.cleaned_data.get("aggregation") or "sum"
        take_figures(self, dict.fromkeys(TARGETS, unit), aggregation=aggregation)


class RealisationRow(RowForm):
    """What the quarter achieved of an indicator: any text, as in the quarter's own field."""

    needed = ("indicator",)
    indicator = forms.ChoiceField(label=_("Indikator kinerja"), required=False)
    value = forms.CharField(label=_("Realisasi"), required=False, max_length=200)
    numerator = forms.CharField(label=_("Pembilang"), required=False, max_length=60)
    denominator = forms.CharField(label=_("Penyebut"), required=False, max_length=60)

    def __init__(
        self, *args: Any, indicators: Iterable[str], pairs: Container[str], others: Container[str], **kwargs: Any
    ) -> None:
        """``pairs`` are counted as numerator and denominator, ``others`` are what other rows are taken for."""
        super().__init__(*args, **kwargs)
        _offer(self, indicators)
        self._pairs, self._others = pairs, others

    @property
    def paired(self) -> bool:
        """Its indicator is counted as a pair."""
        return str(self["indicator"].value() or "") in self._pairs

    def judge(self) -> None:
        """An indicator has one realisation; a pair has both its numbers."""
        if self.cleaned_data.get("indicator") in self._others:
            self.add_error("indicator", _("Baris lain sudah diambil untuk indikator ini. Ambil salah satu saja."))
        if not self.paired:
            return
        for name in ("numerator", "denominator"):
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, _("Indikator ini dihitung dari pembilang dan penyebut. Isi keduanya."))


class LineRow(RowForm):
    """A budgeted activity and what was spent on it."""

    needed = ("name", "indicator")
    code = forms.CharField(label=_("Kode"), required=False, max_length=40)
    name = forms.CharField(
        label=_("Kegiatan/sub kegiatan"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    indicator = forms.ChoiceField(label=_("Mendukung indikator"), required=False)
    ceiling = MoneyField(label=_("Pagu (Rp)"))
    spending = MoneyField(label=_("Realisasi s.d. triwulan ini (Rp)"))

    meant = forms.ChoiceField(label=_("Kegiatan ini dalam Triwulan"), required=False)

    def __init__(self, *args: Any, indicators: Iterable[str], known: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, indicators)
        _offer_known(self, known)

    def judge(self) -> None:
        """A ceiling is needed; what was spent may be left open."""
        if "ceiling" not in self.errors and self.cleaned_data.get("ceiling") is None:
            self.add_error("ceiling", _("Pagu belum diisi. Isi, atau jangan ambil baris ini."))


def said(error: ProblemError | Problem) -> str:
    """A problem in the visitor's language."""
    problem = error.problem if isinstance(error, ProblemError) else error
    return sentence(problem, get_language() or "id")


def _offer(form: forms.Form, indicators: Iterable[str]) -> None:
    field = form.fields["indicator"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("(pilih indikator)")), *((name, name) for name in indicators)]


def _offer_known(form: forms.Form, known: Mapping[str, str]) -> None:
    """The records a row may mean; without any there is nothing to choose."""
    field = form.fields["meant"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("(yang senama)")), (NEW, _("belum ada, tambahkan")), *known.items()]
