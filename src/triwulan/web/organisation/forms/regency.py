"""Forms of the regency itself: settings, legal sources, calendar days, wording."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from triwulan.compose.wording import check_wording
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.data.calendar import national_calendar
from triwulan.data.scales import scales
from triwulan.data.wording import Sentence
from triwulan.text.sentences import sentence
from triwulan.web.forms import DayInput, ModelForm, RegencyForm
from triwulan.web.organisation.models import CalendarDay, Regency, Regulation

EFFICIENCY_LABELS = {
    EfficiencyVariant.REMAINING: _("sisa anggaran: 100% - serapan, bila target tercapai"),
    EfficiencyVariant.INDEX: _("indeks efisiensi: capaian / serapan"),
    EfficiencyVariant.LEVEL: _("tingkat efisiensi: (capaian / serapan - 1) x 100%"),
    EfficiencyVariant.DIFFERENCE: _("selisih: capaian - serapan"),
}


class RegencySettingsForm(ModelForm):
    """How the whole regency reports."""

    scale = forms.ChoiceField(
        label=_("Skala predikat"), choices=lambda: [(scale.key, scale.name) for scale in scales().values()]
    )
    efficiency = forms.ChoiceField(
        label=_("Rumus efisiensi"),
        choices=lambda: [(each.value, EFFICIENCY_LABELS[each]) for each in EfficiencyVariant],
    )

    class Meta:
        model = Regency
        fields = ("name", "code", "time_zone", "workdays", "deadline_days", "scale", "efficiency")
        help_texts: ClassVar[dict[str, Any]] = {
            "deadline_days": _("Dihitung dari hari kerja pertama setelah triwulan berakhir, misalnya 5."),
        }


class RegulationForm(RegencyForm):
    """A legal source."""

    class Meta:
        model = Regulation
        fields = ("use", "name", "number", "year", "about", "article")


class CalendarDayForm(RegencyForm):
    """A day on which the regency's calendar differs from the national one."""

    taken: ClassVar[dict[str, tuple[str, Any]]] = {
        "one_calendar_day": ("day", _("Tanggal ini sudah ada dalam daftar. Ubah yang sudah ada.")),
    }

    class Meta:
        model = CalendarDay
        fields = ("day", "name", "working")
        widgets: ClassVar[dict[str, Any]] = {"day": DayInput()}

    def clean(self) -> None:
        """Only a real difference is kept: a day off that was a working day, or a holiday that is worked."""
        super().clean()
        day, working = self.cleaned_data.get("day"), self.cleaned_data.get("working")
        if day is None:
            return
        holiday = national_calendar().holidays.get(day)
        if holiday is not None and not working:
            self.add_error("day", _("Tanggal ini sudah libur nasional: %(name)s.") % {"name": holiday.name})
        if holiday is None and working:
            self.add_error("working", _("Tanggal ini bukan hari libur nasional, jadi tidak perlu dicentang."))


class WordingForm(forms.Form):
    """The regency's own text for one sentence of the report."""

    text = forms.CharField(
        label=_("Kalimat"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Kosongkan bila kalimat ini tidak dipakai dalam laporan."),
    )

    def __init__(self, *args: Any, subject: Sentence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject
        if subject.required:
            self.fields["text"].required = True
            self.fields["text"].help_text = ""

    def clean_text(self) -> str:
        """Hold it against what can be printed."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        problems = check_wording(self.subject.key, text)
        if problems:
            raise ValidationError([sentence(problem, get_language()) for problem in problems])
        return text
