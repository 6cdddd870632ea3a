"""Forms of officials and of who holds which position."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from triwulan.core.nip import format_nip, parse_nip
from triwulan.core.problem import ProblemError
from triwulan.text.sentences import sentence
from triwulan.web.accounts.access import Access
from triwulan.web.forms import DayInput, RegencyForm
from triwulan.web.organisation import scope
from triwulan.web.organisation.models import Official, Tenure
from triwulan.web.organisation.selectors import definitive_holder_during
from triwulan.web.organisation.signed import signed_under
from triwulan.web.templatetags.figures import short_day


class OfficialForm(RegencyForm):
    """A person in office; the NIP may be written with any spacing."""

    taken: ClassVar[dict[str, tuple[str, Any]]] = {
        "one_official_per_nip": ("nip", _("NIP ini sudah dipakai pejabat lain. Periksa angkanya.")),
    }

    class Meta:
        model = Official
        fields = ("name", "nip", "rank")
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("Seperti pada tanda tangan, misalnya: Contoh Satu, S.Sos."),
            "nip": _("18 angka; boleh dengan spasi."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nip = self.fields["nip"]
        nip.max_length = None  # type: ignore[attr-defined]
        nip.validators = []
        nip.widget.attrs.pop("maxlength", None)
        nip.widget.attrs["inputmode"] = "numeric"
        if self.instance.pk is not None:
            self.initial["nip"] = format_nip(self.instance.nip)

    def clean_nip(self) -> str:
        """The 18 digits, or what is wrong with them; officials without a NIP leave it empty."""
        text = str(self.cleaned_data["nip"])
        if not text:
            return ""
        try:
            return parse_nip(text).digits
        except ProblemError as refused:
            raise ValidationError(sentence(refused.problem, get_language())) from refused


class TenureForm(RegencyForm):
    """Who holds a position from when to when."""

    class Meta:
        model = Tenure
        fields = ("position", "official", "kind", "start", "end")
        widgets: ClassVar[dict[str, Any]] = {"start": DayInput(), "end": DayInput()}

    def __init__(self, *args: Any, visitor: Access, **kwargs: Any) -> None:
        super().__init__(*args, regency=visitor.regency, **kwargs)
        self.visitor = visitor
        self.fields["position"].queryset = scope.positions(visitor)  # type: ignore[attr-defined]

    def clean_official(self) -> Official:
        """Nobody appoints themself."""
        official: Official = self.cleaned_data["official"]
        if official.pk == self.visitor.user.official_id and not self.visitor.regency_administrator:
            raise ValidationError(_("Ini pejabat Anda sendiri. Hanya pengelola kabupaten yang dapat menetapkannya."))
        return official

    def clean(self) -> None:
        """The last day is not before the first; one definitive holder at a time; what was signed stays signed."""
        super().clean()
        if not self.errors:
            self._keep_what_was_signed()
        data = self.cleaned_data
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            self.add_error("end", _("Tanggal akhir mendahului tanggal mulai. Periksa keduanya."))
            return
        if self.errors or start is None or data["kind"] != Tenure.Kind.DEFINITIVE:
            return
        other = definitive_holder_during(data["position"], start=start, end=end, besides=self.instance)
        if other is not None:
            self.add_error("start", _overlap(other))

    def _keep_what_was_signed(self) -> None:
        if self.instance.pk is None:
            return
        signed = signed_under(Tenure.objects.select_related("position__unit", "regency").get(pk=self.instance.pk))
        moved = [name for name in ("official", "position", "kind") if name in self.changed_data]
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        lost = [
            (each, "start" if each.day < start else "end")
            for each in signed
            if moved or each.day < start or (end is not None and each.day > end)
        ]
        if lost:
            sentence = _("Dalam masa jabatan ini ditandatangani: %(what)s. Tanda tangan itu harus tetap di dalamnya.")
            what = ", ".join(str(each) for each, _field in lost)
            self.add_error(moved[0] if moved else lost[0][1], sentence % {"what": what})


def _overlap(other: Tenure) -> str:
    values = {"name": other.official.name, "start": short_day(other.start), "end": short_day(other.end)}
    if other.end is None:
        return _("Jabatan ini dipegang %(name)s sejak %(start)s. Akhiri dahulu masa jabatannya.") % values
    return _("Jabatan ini dipegang %(name)s dari %(start)s sampai %(end)s. Pilih tanggal lain.") % values
