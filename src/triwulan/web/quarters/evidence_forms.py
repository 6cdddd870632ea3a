"""The form that attaches evidence to what it proves in a quarter."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from triwulan.web.evidence import services
from triwulan.web.evidence.forms import EvidenceForm
from triwulan.web.evidence.models import LONGEST_DESCRIPTION, Evidence
from triwulan.web.evidence.selectors import evidence_of
from triwulan.web.forms import TypedDayField

OFFERED: Final = 12
"""Of what the unit has, the latest few are offered; a search finds the others."""


class AttachForm(EvidenceForm):
    """New files, and what the unit has already; ``seen`` is what stood there when the page was made."""

    description = forms.CharField(
        label=_("Keterangan berkas baru"), required=False, max_length=LONGEST_DESCRIPTION,
        help_text=_("Misalnya: Tanda terima LPPDes dari dua belas desa"),
    )  # fmt: skip
    day = TypedDayField(
        label=_("Tanggal berkas baru"), required=False, help_text=_("Tanggal yang ditunjukkannya, misalnya 28/3/2023.")
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, attached: Iterable[Evidence] = (), query: str = "", **kwargs: Any) -> None:
        """``attached`` is what stands there now."""
        there = list(attached)
        seen = ",".join(str(each.pk) for each in there)
        super().__init__(*args, attached=there, initial={"seen": seen}, **kwargs)
        self._there, self._query = {each.pk for each in there}, query

    def about(self) -> tuple[str, date | None]:
        """What was typed of the new files, as far as it could be read."""
        return self.cleaned_data.get("description", ""), self.cleaned_data.get("day")

    @property
    def removed(self) -> set[int]:
        """What this window saw attached, and unticked."""
        seen = {int(key) for key in self.cleaned_data["seen"].split(",") if key.isdecimal() and len(key) < 19}
        return seen - {each.pk for each in self.attached}

    @property
    def offered(self) -> QuerySet[Evidence]:
        """The unit's evidence that is not attached, the latest first; of a search whatever it finds."""
        rows = evidence_of(self._unit).exclude(pk__in=[each.pk for each in self.attached])
        for word in self._query.split():
            rows = rows.filter(Q(name__icontains=word) | Q(description__icontains=word))
        return rows[:OFFERED]

    def describe(self) -> None:
        """Give files that came before the form was in order what is typed of them now."""
        description, day = self.about()
        for evidence in self.attached:
            fresh = evidence.pk not in self._there and evidence.added_by_id == self._visitor.user.pk
            if fresh and not evidence.description and evidence.day is None and (description or day):
                services.describe_evidence(evidence=evidence, description=description, day=day)
