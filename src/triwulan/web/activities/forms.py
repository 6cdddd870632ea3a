"""The form of an activity: a short page for the field, with more details below; and that of cancelling one."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.forms.models import ModelMultipleChoiceField
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from triwulan.core.dates import read_date
from triwulan.core.problem import ProblemError
from triwulan.web.accounts.access import Access
from triwulan.web.activities.models import (
    LONGEST_KEY,
    LONGEST_LINE,
    LONGEST_PLACE,
    LONGEST_REASON,
    LONGEST_RESULT,
    Activity,
    ActivityEvidence,
)
from triwulan.web.activities.roles import likely_role
from triwulan.web.activities.selectors import Agreed, agreed_in
from triwulan.web.activities.supports import Choice, choices_of, keys_of, support
from triwulan.web.activities.values import ActivityValues, checked
from triwulan.web.agreements.words import said
from triwulan.web.evidence.forms import EvidenceForm
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.selectors import evidence_of, unused
from triwulan.web.forms import DayInput, TypedDayField
from triwulan.web.organisation.models import Position, Village

DETAILS: Final = ("until", "place", "with_whom", "result")
_FIELD_OF: Final = {
    "activity.no_name": "what",
    "activity.in_the_future": "day",
    "activity.ends_before_it_begins": "until",
    "activity.other_indicator": "supports",
}
_KEY: Final = re.compile(rf"[0-9a-zA-Z]{{{LONGEST_KEY}}}")
_OFFERED: Final = 12
"""Of the evidence that nothing uses yet, the latest few are offered."""


class WordsField(forms.CharField):
    """Words with a most length that the browser does not cut them to: what is too long is said and kept as typed."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        super().__init__(widget=widget, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without the length."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class ActivityForm(EvidenceForm):
    """One activity. What is not asked of everybody stands below, in DETAILS."""

    what = WordsField(
        label=_("Apa yang dilakukan"), rows=2, max_length=LONGEST_LINE,
        help_text=_("Misalnya: Pendampingan penyusunan RKPDes"),
        error_messages={"required": _("Tulis apa yang dilakukan, dengan beberapa kata.")},
    )  # fmt: skip
    day = TypedDayField(label=_("Tanggal"), widget=DayInput)
    everywhere = forms.BooleanField(label=_("Semua desa"), required=False)
    villages = ModelMultipleChoiceField(
        Village.objects.none(), label=_("Desa"), required=False, widget=forms.CheckboxSelectMultiple
    )
    supports = forms.ChoiceField(
        label=_("Untuk rencana atau indikator"), required=False,
        help_text=_("Yang dipilih di sini ikut dihitung dalam realisasi dan daftar kegiatan laporan."),
    )  # fmt: skip
    until = TypedDayField(
        label=_("Sampai tanggal"), required=False, widget=DayInput, help_text=_("Bila lebih dari satu hari.")
    )
    place = WordsField(
        label=_("Tempat"), required=False, max_length=LONGEST_PLACE, help_text=_("Misalnya: Balai Desa Burno")
    )
    with_whom = WordsField(
        label=_("Bersama siapa"), required=False, max_length=LONGEST_LINE,
        help_text=_("Misalnya: Tim Pembina Kecamatan dan perangkat desa"),
    )  # fmt: skip
    result = WordsField(
        label=_("Hasil"), required=False, rows=3, max_length=LONGEST_RESULT,
        help_text=_("Misalnya: rancangan RKPDes disepakati, tinggal ditetapkan."),
    )  # fmt: skip
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("what", "day", "everywhere", "villages", "new_files", "supports", *DETAILS)

    def __init__(
        self,
        *args: Any,
        visitor: Access,
        position: Position,
        year: int,
        row: Activity | None = None,
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """``row`` is what is changed, ``initial`` what a new one begins with."""
        kept = {} if row is None else {each.evidence: each.role for each in row.shown}  # type: ignore[attr-defined]
        known = {"key": get_random_string(LONGEST_KEY), "day": visitor.today} if row is None else initial_of(row)
        super().__init__(
            *args, visitor=visitor, unit=position.unit, attached=kept, initial=known | (initial or {}), **kwargs
        )
        self.position, self.row = position, row
        self._kept = {evidence.pk: role for evidence, role in kept.items()}
        self._offer_villages()
        self._offer_indicators(agreed_in(position.pk, self._year(year), visitor.today))

    def clean(self) -> dict[str, Any]:
        """What is typed fits together; the new files are kept whether or not it does."""
        cleaned = super().clean()
        if not self.errors.keys() - {"new_files"}:
            try:
                cleaned["values"] = checked(self.position, self._values(cleaned))
            except ProblemError as error:
                self.add_error(_FIELD_OF.get(error.problem.message), said(error.problem))
        return cleaned

    def about(self) -> tuple[str, Any]:
        """New evidence shows what was done that day."""
        return self.cleaned_data.get("what", ""), self.cleaned_data.get("day")

    @property
    def form_key(self) -> str:
        """The key of this form, by which it is known when it comes twice."""
        key = self.cleaned_data["key"]
        return key if _KEY.fullmatch(key) else get_random_string(LONGEST_KEY)

    @property
    def more(self) -> bool:
        """Something stands in the details, or is wrong there."""
        return any(self[name].value() or self[name].errors for name in DETAILS)

    def role_of(self, evidence: Evidence) -> str:
        """What a piece of evidence is: as chosen here, as kept, else as its file tells."""
        posted = self.data.get(f"role-{evidence.pk}") if self.is_bound else None
        if posted in ActivityEvidence.Role.values:
            return str(posted)
        return self._kept.get(evidence.pk) or likely_role(evidence)

    @property
    def role_choices(self) -> list[Choice]:
        """What a piece of evidence can be."""
        return list(ActivityEvidence.Role.choices)

    @property
    def offered(self) -> Iterable[Evidence]:
        """The unit's latest evidence that nothing uses."""
        chosen = [each.pk for each in self.attached]
        return unused(evidence_of(self.position.unit)).exclude(pk__in=chosen)[:_OFFERED]

    def attach_also(self, evidence: Iterable[Evidence]) -> None:
        """Show what another window attached too."""
        self.attached += [each for each in evidence if each not in self.attached]

    def _values(self, cleaned: dict[str, Any]) -> ActivityValues:
        indicator, _colon, plan_text = cleaned["supports"].partition(":")
        villages = self._villages if cleaned["everywhere"] else cleaned.get("villages", ())
        return ActivityValues(
            day=cleaned["day"],
            until=cleaned["until"],
            what=cleaned["what"],
            place=cleaned["place"],
            with_whom=cleaned["with_whom"],
            result=cleaned["result"],
            indicator_id=int(indicator) if indicator else None,
            plan_text=plan_text,
            villages=frozenset(each.pk for each in villages),
            evidence={each.pk: self.role_of(each) for each in self.attached},
        )

    def _year(self, year: int) -> int:
        """The year it counts in, whose indicators are offered: that of its last day where one is typed."""
        typed = [self.data.get(name, "") if self.is_bound else "" for name in ("until", "day")]
        day = next((found for found in map(read_date, typed) if found), None)
        if day is None and self.row is not None:
            day = self.row.last_day
        return year if day is None else day.year

    def _offer_villages(self) -> None:
        self._villages = list(self.position.unit.villages.all())
        field = self.fields["villages"]
        assert isinstance(field, ModelMultipleChoiceField)
        field.queryset = self.position.unit.villages.all()
        if len(self._villages) < 2:
            self.fields["everywhere"].widget = forms.HiddenInput()
        elif len(self.initial.get("villages", ())) == len(self._villages):
            self.initial["everywhere"] = True

    def _offer_indicators(self, agreed: Iterable[Agreed]) -> None:
        choices: list[Choice] = [("", _("tidak untuk indikator tertentu"))]
        choices += [(each.label, choices_of(each)) for each in agreed]
        chosen = self.initial.get("supports", "")
        if chosen and chosen not in keys_of(choices) and self.row is not None:
            label = chosen.partition(":")[2] or _("indikator yang dicatat semula")
            choices.append((str(_("Tidak ada lagi dalam perjanjian")), [(chosen, label)]))
        field = self.fields["supports"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def initial_of(row: Activity) -> dict[str, Any]:
    """What an activity says, as its form shows it."""
    values = {name: getattr(row, name) for name in ("what", "day", "until", "place", "with_whom", "result")}
    villages = [each.village_id for each in row.in_villages]  # type: ignore[attr-defined]
    supports = "" if row.indicator_id is None else support(row.indicator_id, row.plan_text)
    return {**values, "villages": villages, "supports": supports, "base": row.version}


class CancelForm(forms.Form):
    """Why an activity no longer counts."""

    reason = WordsField(
        label=_("Alasan"), rows=2, max_length=LONGEST_REASON, help_text=_("Misalnya: tercatat dua kali.")
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
