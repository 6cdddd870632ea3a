"""Forms of a cell and of the obligations."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max, Min
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from triwulan.core.due_words import read_due
from triwulan.core.obligation import Obligation as CoreObligation
from triwulan.core.obligation import Per
from triwulan.web.evidence.forms import EvidenceForm
from triwulan.web.evidence.models import Evidence
from triwulan.web.forms import RegencyForm
from triwulan.web.register.models import Fulfilment, Obligation
from triwulan.web.register.services import LONGEST

_RULE: Final = ("months_after", "day", "working_days")


class CellForm(EvidenceForm):
    """Everything about one cell. Dates are kept as they are typed: what cannot be read is said beside them."""

    received_text = forms.CharField(
        label=_("Tanggal diterima"), required=False, help_text=_("Tenggat dihitung dari hari ini. Misalnya 28/12/2022.")
    )
    done_text = forms.CharField(
        label=_("Tanggal"), required=False, help_text=_("Misalnya 28/12/2022 atau 28 Desember 2022.")
    )
    number = forms.CharField(
        label=_("Nomor"), required=False, help_text=_("Nomor peraturan desa atau surat, misalnya 5 Tahun 2022.")
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    field_order = ("received_text", "done_text", "number", "new_files")

    def __init__(self, *args: Any, row: Fulfilment | None, core: CoreObligation, **kwargs: Any) -> None:
        earlier = [] if row is None or row.evidence is None else [row.evidence]
        values = {name: getattr(row, name) for name in LONGEST} if row is not None else {}
        initial = values | {"base": 0 if row is None else row.version}
        super().__init__(*args, attached=earlier, initial=initial, **kwargs)
        self._earlier = earlier
        if not core.working_days:
            del self.fields["received_text"]

    def clean(self) -> dict[str, Any]:
        """One piece of evidence: a new one takes the place of the earlier."""
        cleaned = super().clean()
        attached: list[Evidence] = cleaned["evidence"]
        new = [each for each in attached if each not in self._earlier]
        if len(new) > 1:
            self.add_error("new_files", _("Satu isian memuat satu bukti. Hilangkan centang pada yang tidak dipakai."))
        chosen = new or attached
        cleaned["evidence_id"] = chosen[0].pk if chosen else None
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the cell is to hold."""
        return {name: self.cleaned_data[name] for name in (*LONGEST, "evidence_id") if name in self.cleaned_data}


class ObligationForm(RegencyForm):
    """An obligation; when it is due is written in words."""

    due = forms.CharField(
        label=_("Paling lambat"),
        max_length=120,
        help_text=_(
            "Sekali setahun: “30 September tahun sebelumnya”, “14 Juli tahun itu”, “31 Maret tahun berikutnya”. "
            "Setiap bulan, triwulan, atau semester: “tanggal 5 bulan berikutnya”. "
            "Dihitung dari penerimaan: “20 hari kerja setelah diterima”."
        ),
    )
    field_order = ("name", "bearer", "per", "due", "source", "first_year", "last_year", "number")
    taken: ClassVar[dict[str, tuple[str, Any]]] = {
        "one_obligation_per_name": ("name", _("Kewajiban dengan nama dan tahun pertama ini sudah ada.")),
    }

    class Meta:
        model = Obligation
        fields = ("name", "bearer", "per", "source", "first_year", "last_year", "number")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        self.fields["number"].help_text = _("Kolom dengan urutan lebih kecil berdiri lebih dahulu.")
        if row.pk is None:
            last = Obligation.objects.filter(regency=self.regency).aggregate(last=Max("number"))["last"] or 0
            self.initial["number"] = last + 10
            return
        self.initial["due"] = row.due
        if row.fulfilments.exists():
            self._close(("bearer", "per"), gettext("Sudah ada isiannya, jadi tidak dapat diubah."))
        if row.terms.filter(version__second_accepted_at__isnull=False).exists():
            why = gettext(
                "Perjanjian yang sudah disetujui menghitung dokumen ini. Bila aturannya berubah, tambah kewajiban baru."
            )
            self._close(("name", "bearer", "per", "due", "first_year"), why)

    def _close(self, names: Iterable[str], why: str) -> None:
        for name in names:
            self.fields[name].disabled = True
            self.fields[name].help_text = why

    def clean(self) -> dict[str, Any]:
        """The words are a rule, and no year that is filled in is left out."""
        cleaned = super().clean() or {}
        words, per = cleaned.get("due"), cleaned.get("per")
        if words and per:
            rule = read_due(words, Per(per))
            if rule is None:
                self.add_error("due", _("Tenggat ini belum dimengerti. Tulis seperti salah satu contoh di atas."))
            else:
                cleaned |= {name: getattr(rule, name) for name in _RULE}
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("Tahun terakhir tidak boleh sebelum tahun pertama."))
        elif self.instance.pk is not None and first:
            self._keep_filled_years(first, last)
        return cleaned

    def save(self, commit: bool = True) -> Obligation:
        """Save it with its rule."""
        row: Obligation = super().save(commit=False)
        for name in _RULE:
            setattr(row, name, self.cleaned_data[name])
        row.key = row.key or f"own_{get_random_string(12).lower()}"
        row.save()
        return row

    def _keep_filled_years(self, first: int, last: int | None) -> None:
        years = self.instance.fulfilments.aggregate(first=Min("year"), last=Max("year"))
        if years["first"] is None:
            return
        sentence = _("Tahun %(year)s sudah ada isiannya dalam register, jadi harus tetap termasuk.")
        if first > years["first"]:
            self.add_error("first_year", ValidationError(sentence, params={"year": years["first"]}))
        if last is not None and last < years["last"]:
            self.add_error("last_year", ValidationError(sentence, params={"year": years["last"]}))
