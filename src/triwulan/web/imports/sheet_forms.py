"""Forms of spreadsheets: the file, answers to its questions, and how a new version begins."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from triwulan.core.problem import ProblemError
from triwulan.interpret.sheets.rows import Purpose
from triwulan.text.sentences import sentence
from triwulan.web.agreements.forms import AmendForm, BudgetVersionForm
from triwulan.web.audits.forms import UploadForm
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.imports.sheet_services import Beginning, Wish
from triwulan.web.imports.sheet_targets import Target

ANSWER = "jawab:"
"""What the names of fields that answer begin with; the place of the row follows."""
_LONGEST_PLACE = 200
_LONGEST_ANSWER = 40


class SheetForm(UploadForm):
    """A spreadsheet by itself."""

    previous = None  # type: ignore[assignment]  # how a form leaves out a field of another

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.label = _("Berkas")
        field.help_text = _("Seret berkas ke sini, atau pilih: .xlsx, .xls, .ods, atau .csv, paling besar 50 MB.")
        field.error_messages["required"] = _("Pilih dahulu berkas yang akan diimpor.")
        field.widget.attrs["accept"] = ".xlsx,.xls,.ods,.csv,.txt,.tsv"


def beginning_form(target: Target, row: SheetImport, today: date, data: QueryDict | None) -> forms.Form | None:
    """The form of a new version, where taking over begins one."""
    if not target.begins:
        return None
    reason = _now("Impor dari %(name)s") % {"name": row.name}
    first = date(target.agreement.year, 1, 1)
    start = today if today.year == target.agreement.year else first
    if target.purpose is Purpose.AGREEMENT:
        return AmendForm(data, initial={"effective": start, "reason": reason[:300]})
    if target.budget is None:
        return BudgetVersionForm(data, initial={"kind": "original", "effective": first})
    return BudgetVersionForm(data, initial={"kind": "shift", "effective": start, "reason": reason[:300]})


def wish_of(posted: QueryDict, beginning: forms.Form | None) -> Wish:
    """How it is to be taken over, once the form of the new version is valid."""
    begun = None if beginning is None else Beginning(**beginning.cleaned_data)
    return Wish(leave_out=bool(posted.get("leave_out")), beginning=begun)


def answers_in(posted: QueryDict) -> dict[str, str]:
    """Answers as a page posted them, by the place of the row."""
    return {
        name.removeprefix(ANSWER): posted.get(name, "")[:_LONGEST_ANSWER]
        for name in posted
        if name.startswith(ANSWER) and len(name) < _LONGEST_PLACE
    }


def said(error: ProblemError) -> str:
    """The sentence of a problem in the visitor's language."""
    return sentence(error.problem, get_language())
