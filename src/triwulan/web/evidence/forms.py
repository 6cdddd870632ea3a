"""Files in forms: a field that takes several, and a form that keeps them while the rest of it is put right."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.limits import MOST_BYTES
from triwulan.text.sentences import sentence
from triwulan.web.accounts.access import Access
from triwulan.web.evidence import services
from triwulan.web.evidence.models import LONGEST_DESCRIPTION, Evidence
from triwulan.web.evidence.selectors import chosen
from triwulan.web.forms import TypedDayField
from triwulan.web.organisation.models import Unit
from triwulan.web.receiving import clean_name

# What a telephone keeps as HEIC it mostly hands over as JPEG; a HEIC that comes all the same is taken.
ACCEPTED: Final = "image/*,application/pdf,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.doc,.xls"
MOST_AT_ONCE: Final = 20
"""Files of one form."""


def dropped(request: HttpRequest) -> tuple[str, ...]:
    """Names of files that were too large and dropped while they arrived."""
    return tuple(getattr(request, "too_large", ()))


class FilesInput(forms.FileInput):
    """A picker of several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All of them: those picked and those photographed come under one name."""
        return files.getlist(name) if hasattr(files, "getlist") else [file for file in (files.get(name),) if file]


class EvidenceFilesField(forms.FileField):
    """Several files; what they hold is judged when they are added."""

    widget = FilesInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"required": False, "allow_empty_file": True} | options))

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[bytes]"]:
        """The files as they came."""
        return [super(EvidenceFilesField, self).clean(each, initial) for each in data or ()]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the picker offers, and from what size on the page warns before anything is sent."""
        return {"accept": ACCEPTED, "data-most-bytes": MOST_BYTES, "data-most-files": MOST_AT_ONCE}


class EvidenceForm(forms.Form):
    """A form with evidence; show it by ``evidence/parts/attach.html``, sent as multipart/form-data.

    Good files are added to the unit as soon as the form is checked, whatever else is wrong with it: the page that comes
    back carries them in ``attached``, so that nobody has to pick, or photograph, anything twice. In ``cleaned_data``
    the key ``evidence`` holds all that is attached, earlier and new. Whether the visitor may add to the unit is asked
    before.
    """

    evidence_required: ClassVar[bool] = False
    new_files = EvidenceFilesField(
        label=_("Bukti"), help_text=_("PDF, foto (JPEG, PNG, WebP, HEIC), atau berkas Office; paling besar 50 MB.")
    )

    def __init__(
        self,
        *args: Any,
        visitor: Access,
        unit: Unit,
        attached: Iterable[Evidence] = (),
        too_large: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        """``attached`` is what the saved row already has; ``too_large`` comes from ``dropped(request)``."""
        super().__init__(*args, **kwargs)
        self._visitor, self._unit, self._too_large = visitor, unit, tuple(too_large)
        self.attached = list(attached)
        self.attached_name = self.add_prefix("evidence")
        if self.is_bound:
            keys = self.data.getlist(self.attached_name) if hasattr(self.data, "getlist") else ()
            self.attached = chosen(visitor, unit, keys)

    def clean(self) -> dict[str, Any]:
        """Add the new files; each that is refused is named with what to do."""
        cleaned = super().clean() or {}
        # taken out first: a fault said of a field takes its value away
        files = cleaned.pop("new_files", ())
        for name in self._too_large:
            self._refuse(name, services.too_large())
        for file in files:
            self._take(file)
        if self.evidence_required and not self.attached and "new_files" not in self.errors:
            self.add_error("new_files", _("Pilih dahulu berkas buktinya."))
        cleaned["evidence"] = self.attached
        return cleaned

    def about(self) -> tuple[str, date | None]:
        """The description and the day that new files get; a form that asks for them says so."""
        return "", None

    def _take(self, file: "UploadedFile[bytes]") -> None:
        if len(self.attached) >= MOST_AT_ONCE:
            return self._refuse(file.name, Problem("evidence.too_many", {"most": MOST_AT_ONCE}))
        description, day = self.about()
        try:
            added = services.add_evidence(
                user=self._visitor.user, unit=self._unit, file=file, description=description, day=day
            )
        except ProblemError as error:
            return self._refuse(file.name, error.problem)
        return self.attached.append(added)

    def _refuse(self, name: str | None, problem: Problem) -> None:
        self.add_error("new_files", f"{clean_name(name)}: {sentence(problem, get_language() or 'id')}")


class AddForm(EvidenceForm):
    """Adds files to a unit's evidence."""

    evidence_required = True
    description = forms.CharField(
        label=_("Keterangan"), required=False, max_length=LONGEST_DESCRIPTION,
        help_text=_("Misalnya: Berita acara musyawarah desa Burno"),
    )  # fmt: skip
    day = TypedDayField(
        label=_("Tanggal kejadian"), required=False,
        help_text=_("Tanggal yang ditunjukkan bukti ini, misalnya 28/12/2022."),
    )  # fmt: skip

    def about(self) -> tuple[str, date | None]:
        """What was typed, as far as it could be read."""
        return self.cleaned_data.get("description", ""), self.cleaned_data.get("day")

    def save(self) -> list[Evidence]:
        """Give what was added before the form was in order the same description and day."""
        description, day = self.about()
        for evidence in self.attached:
            if evidence.added_by_id == self._visitor.user.pk:
                services.describe_evidence(evidence=evidence, description=description, day=day)
        return self.attached
