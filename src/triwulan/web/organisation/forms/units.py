"""Forms of units with their villages, and of positions with their duties."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from triwulan.web.accounts.access import Access
from triwulan.web.forms import RegencyForm
from triwulan.web.organisation import scope, services
from triwulan.web.organisation.models import Position, Unit
from triwulan.web.organisation.removal import what_hangs_on
from triwulan.web.organisation.selectors import closes_a_circle

_NUMBERING = re.compile(r"^(?:\d{1,3}|[a-z]{1,2})[.)]\s+")
_VILLAGE = re.compile(r"^(?:(?P<code>[\d.]+)\s+)?(?P<name>\S.*)$")
_LONGEST_NAME = 120


class UnitForm(RegencyForm):
    """A unit, and its villages one per line."""

    villages = forms.CharField(
        label=_("Desa/kelurahan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Satu desa satu baris; kode desa boleh ditulis di depannya. Kosongkan bila bukan kecamatan."),
    )
    taken: ClassVar[dict[str, tuple[str, Any]]] = {
        "one_unit_per_name": ("name", _("Unit dengan nama ini sudah ada. Pakai nama lain atau ubah yang sudah ada.")),
    }

    class Meta:
        model = Unit
        fields = ("name", "kind", "code", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            rows = self.instance.villages.all()
            self.initial["villages"] = "\n".join(f"{row.code} {row.name}".strip() for row in rows)

    def clean_villages(self) -> dict[str, str]:
        """Name to code, in the order written."""
        found: dict[str, str] = {}
        for line in _lines(self.cleaned_data["villages"]):
            match = _VILLAGE.match(line)
            name = match["name"] if match else line
            if name in found:
                raise ValidationError(_("Desa %(name)s tertulis dua kali. Hapus salah satunya."), params={"name": name})
            if len(name) > _LONGEST_NAME:
                raise ValidationError(_("Nama desa terlalu panjang: %(name)s"), params={"name": name})
            found[name] = (match["code"] or "") if match else ""
        if self.instance.pk is not None:
            self._keep_those_in_use(found)
        return found

    def _keep_those_in_use(self, found: dict[str, str]) -> None:
        kept = services.villages_kept(self.instance, found)
        for village in self.instance.villages.exclude(pk__in=kept):
            if hanging := what_hangs_on(village):
                sentence = _("Desa %(name)s masih dipakai (%(what)s), jadi harus tetap tertulis.")
                raise ValidationError(sentence, params={"name": village.name, "what": hanging})

    def save(self, commit: bool = True) -> Unit:
        """Save the unit and its villages."""
        return services.save_unit(unit=super().save(commit=False), villages=self.cleaned_data["villages"])


class PositionForm(RegencyForm):
    """A position, its superior, and its duties one per line."""

    duties = forms.CharField(
        label=_("Uraian tugas"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Satu tugas satu baris, menurut urutan peraturannya; nomornya dibuat otomatis."),
    )
    field_order = ("unit", "name", "echelon", "superior", "duties", "duties_source")
    taken: ClassVar[dict[str, tuple[str, Any]]] = {
        "one_position_per_name": ("name", _("Jabatan dengan nama ini sudah ada pada unit tersebut.")),
    }

    class Meta:
        model = Position
        fields = ("unit", "name", "echelon", "superior", "duties_source")

    def __init__(self, *args: Any, visitor: Access, **kwargs: Any) -> None:
        super().__init__(*args, regency=visitor.regency, **kwargs)
        self.visitor = visitor
        self.fields["unit"].queryset = scope.units(visitor)  # type: ignore[attr-defined]
        superiors = self.fields["superior"].queryset.select_related("unit")  # type: ignore[attr-defined]
        self.fields["superior"].queryset = superiors.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]
        self.fields["superior"].help_text = _("Yang menerima dan menanggapi laporannya.")
        self.fields["duties_source"].help_text = _("Peraturan yang memuat tugas ini, dari daftar dasar hukum.")
        if self.instance.pk is not None:
            self.initial["duties"] = "\n".join(self.instance.duties.values_list("text", flat=True))

    def clean_superior(self) -> Position | None:
        """Nobody is above themself, through however many others; a superior elsewhere is not displaced from here."""
        superior: Position | None = self.cleaned_data["superior"]
        if superior is not None and closes_a_circle(self.instance, superior):
            sentence = _(
                "%(superior)s berada di bawah jabatan ini, jadi tidak dapat menjadi atasannya. Pilih yang lain."
            )
            raise ValidationError(sentence, params={"superior": superior})
        present = self.instance.superior
        if present is not None and superior != present and not self.visitor.administers(present.unit_id):
            raise ValidationError(
                _("%(superior)s di luar unit yang Anda kelola. Hanya pengelola kabupaten yang dapat menggantinya."),
                params={"superior": present},
            )
        return superior

    def clean_duties(self) -> list[str]:
        """The duties without the numbering of the list they were copied from."""
        return [_NUMBERING.sub("", line) for line in _lines(self.cleaned_data["duties"])]

    def save(self, commit: bool = True) -> Position:
        """Save the position and its duties."""
        return services.save_position(position=super().save(commit=False), duties=self.cleaned_data["duties"])


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(each.split()) for each in text.splitlines()) if line]
