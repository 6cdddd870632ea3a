"""The form of one budget line."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from triwulan.core.quantity import Quantity
from triwulan.web.agreements.budgets import BudgetRow
from triwulan.web.agreements.figures import FigureField, MoneyField, figure_value
from triwulan.web.agreements.models import BudgetTerms, Indicator


class BudgetLineForm(forms.Form):
    """A line of the ceilings; emptied or ticked away it goes."""

    line = forms.IntegerField(required=False, widget=forms.HiddenInput)
    code = forms.CharField(label=_("Kode"), required=False, max_length=40)
    name = forms.CharField(label=_("Kegiatan/sub kegiatan"), required=False, max_length=300)
    ceiling = MoneyField(label=_("Pagu (Rp)"))
    indicator = forms.TypedChoiceField(label=_("Mendukung indikator"), required=False, coerce=int, empty_value=None)
    as_indicator = forms.BooleanField(label=_("Keluaran sama dengan indikator"), required=False, initial=True)
    output_target = FigureField(label=_("Target keluaran"))
    output_unit = forms.CharField(label=_("Satuan keluaran"), required=False, max_length=40)
    remove = forms.BooleanField(label=_("Hapus baris ini"), required=False)

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "---------"), *choices]

    @property
    def filled(self) -> bool:
        """Something is to be kept."""
        data = self.data if self.is_bound else {}
        typed = [data.get(self.add_prefix(name), "") for name in ("code", "name", "ceiling", "output_target")]
        return not self.cleaned_data.get("remove") and any(text.strip() for text in typed)

    def clean(self) -> None:
        """A line that is kept has a name, a ceiling, an indicator, and an output of its own or the indicator's."""
        super().clean()
        if not self.filled:
            return
        data = self.cleaned_data
        needed = (
            ("name", _("Nama kegiatan belum diisi. Tulis seperti dalam dokumen anggaran.")),
            ("ceiling", _("Pagu belum diisi. Tulis jumlahnya, misalnya 7.500.000.")),
            ("indicator", _("Pilih indikator yang didukung kegiatan ini.")),
        )
        for name, sentence in needed:
            if name in data and data[name] in ("", None):
                self.add_error(name, sentence)
        if not data.get("as_indicator"):
            self._clean_output()

    def _clean_output(self) -> None:
        data = self.cleaned_data
        unit = data.get("output_unit", "")
        quantity = data.get("output_target")
        if isinstance(quantity, Quantity):
            try:
                data["output_target"] = figure_value(quantity, unit=unit)
            except ValidationError as refused:
                self.add_error("output_target", refused)
                return
        if data.get("output_target") is None:
            self.add_error("output_target", _("Target keluaran belum diisi. Isi, atau samakan dengan indikator."))
        if not unit:
            self.add_error("output_unit", _("Satuan keluaran belum diisi. Misalnya: Dokumen."))

    def row(self, indicators: dict[int, Indicator]) -> BudgetRow:
        """What was typed, once valid."""
        data = self.cleaned_data
        own = not data["as_indicator"]
        return BudgetRow(
            name=data["name"],
            ceiling=data["ceiling"],
            indicator=indicators[data["indicator"]],
            code=data["code"],
            as_indicator=not own,
            output_target=data["output_target"] if own else None,
            output_unit=data["output_unit"] if own else "",
            line=data["line"],
        )


def budget_initial(rows: Iterable[BudgetTerms]) -> list[dict[str, Any]]:
    """Stored lines as a formset's initial values."""
    names = ("code", "name", "ceiling", "as_indicator", "output_target", "output_unit")
    return [
        {"line": row.line_id, "indicator": row.indicator_id, **{name: getattr(row, name) for name in names}}
        for row in rows
    ]
