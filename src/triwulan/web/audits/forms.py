"""The form that takes a file."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from triwulan.core.problem import Problem
from triwulan.formats.limits import MOST_BYTES
from triwulan.text.sentences import sentence

_ACCEPTED = ".docx,.pdf,.xlsx,.md,.txt"


class UploadForm(forms.Form):
    """A report, and the one of the quarter before where there is one."""

    file = forms.FileField(
        label=_("Berkas laporan"),
        allow_empty_file=True,
        max_length=None,
        help_text=_("Seret berkas ke sini, atau pilih: .docx, .pdf, .xlsx, .md, atau .txt, paling besar 50 MB."),
        error_messages={"required": _("Pilih dahulu berkas yang akan diperiksa.")},
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
    )
    previous = forms.FileField(
        label=_("Laporan triwulan sebelumnya"),
        required=False,
        allow_empty_file=True,
        help_text=_("Sebagai pembanding: uraian dan rencana yang disalin begitu saja lalu tampak."),
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        """``too_large``: a file of the request was dropped while it arrived."""
        super().__init__(*args, **kwargs)
        self._too_large = too_large

    def clean(self) -> dict[str, Any]:
        """A file that was dropped is not one that was never chosen."""
        cleaned = super().clean() or {}
        if self._too_large:
            problem = Problem("reading.too_large", {"limit": MOST_BYTES // 1024 // 1024})
            self.errors.pop("file", None)
            self.add_error("file", sentence(problem, get_language()))
        return cleaned
