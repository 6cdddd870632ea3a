"""Forms of accounts, their rights and a new password."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from triwulan.web.accounts import administration
from triwulan.web.accounts.access import Access
from triwulan.web.accounts.forms import PASSWORD_HINT, checked_username
from triwulan.web.accounts.models import Grant, User
from triwulan.web.forms import RegencyForm
from triwulan.web.organisation import scope
from triwulan.web.organisation.models import Official, Position, Unit


def first_password(label: Any) -> forms.CharField:
    """A password that one person gives another: shown while it is typed, so that it can be passed on."""
    attributes = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
    return forms.CharField(label=label, strip=False, widget=forms.TextInput(attrs=attributes), help_text=PASSWORD_HINT)


class GrantForm(forms.Form):
    """A right, with the unit or position it is about."""

    kind = forms.ChoiceField(label=_("Hak"))
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        label=_("Unit yang dikelola"), queryset=None, required=False, help_text=_("Untuk pengelola unit.")
    )
    position: "forms.ModelChoiceField[Position]" = forms.ModelChoiceField(
        label=_("Jabatan yang datanya diisi"), queryset=None, required=False, help_text=_("Untuk petugas entri data.")
    )

    def __init__(self, *args: Any, visitor: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_grant_fields(self, visitor, required=True)

    def clean(self) -> None:
        """The kind decides which of the two is needed."""
        super().clean()
        check_grant(self)

    def given(self) -> dict[str, Any]:
        """The arguments of `administration.grant`."""
        return given(self)


def add_grant_fields(form: forms.BaseForm, visitor: Access, *, required: bool) -> None:
    """Offer only rights the visitor has."""
    kinds = [(kind.value, kind.label) for kind in Grant.Kind]
    if not visitor.regency_administrator:
        kinds = [kind for kind in kinds if kind[0] != Grant.Kind.REGENCY_ADMINISTRATOR]
    form.fields["kind"].choices = kinds if required else [("", _("tanpa hak tambahan")), *kinds]  # type: ignore[attr-defined]
    form.fields["unit"].queryset = scope.units(visitor)  # type: ignore[attr-defined]
    form.fields["position"].queryset = scope.positions(visitor)  # type: ignore[attr-defined]


def check_grant(form: forms.BaseForm) -> None:
    """A unit administrator needs a unit, a data entry clerk a position."""
    data = form.cleaned_data
    if data.get("kind") == Grant.Kind.UNIT_ADMINISTRATOR and "unit" not in form.errors and data.get("unit") is None:
        form.add_error("unit", _("Pilih unit yang dikelola."))
    if data.get("kind") == Grant.Kind.DATA_ENTRY and "position" not in form.errors and data.get("position") is None:
        form.add_error("position", _("Pilih jabatan yang datanya diisi akun ini."))


def given(form: forms.BaseForm) -> dict[str, Any]:
    """Kind, unit and position, without what the kind does not need."""
    data = form.cleaned_data
    kind = data["kind"]
    return {
        "kind": kind,
        "unit": data["unit"] if kind == Grant.Kind.UNIT_ADMINISTRATOR else None,
        "position": data["position"] if kind == Grant.Kind.DATA_ENTRY else None,
    }


class AccountForm(RegencyForm):
    """An account and whose it is."""

    class Meta:
        model = User
        fields = ("name", "username", "official", "is_active")
        help_texts: ClassVar[dict[str, Any]] = {
            "username": _("Untuk masuk; huruf kecil tanpa spasi, misalnya: kasi.pemerintahan"),
            "official": _("Jabatan yang dipegang pejabat ini menentukan laporan yang diisi dan diperiksa."),
            "is_active": _("Hapus centang supaya akun ini tidak dapat masuk lagi."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "username": {"unique": _("Nama pengguna ini sudah dipakai. Pilih yang lain.")},
        }

    def __init__(self, *args: Any, visitor: Access, **kwargs: Any) -> None:
        super().__init__(*args, regency=visitor.regency, **kwargs)
        self.visitor = visitor
        free = Q(user=None) | Q(user=self.instance.pk) if self.instance.pk else Q(user=None)
        kept = administration.answering_outside(visitor).values("pk")
        self.fields["official"].queryset = scope.colleagues(visitor).filter(free).exclude(pk__in=kept)  # type: ignore[attr-defined]
        self.fields["username"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})

    def clean_username(self) -> str:
        """Without spaces, in small letters: nobody mistypes it."""
        username = checked_username(str(self.cleaned_data["username"]))
        if User.objects.filter(username__iexact=username).exclude(pk=self.instance.pk).exists():
            raise ValidationError(self.Meta.error_messages["username"]["unique"])
        return username

    def clean_official(self) -> Official | None:
        """Nobody makes themself an official: that is a right beyond administering a unit."""
        official: Official | None = self.cleaned_data["official"]
        own = self.instance.pk is not None and self.instance.pk == self.visitor.user.pk
        if own and official != self.instance.official and not self.visitor.regency_administrator:
            raise ValidationError(_("Ini akun Anda sendiri. Hanya pengelola kabupaten yang dapat mengubah pejabatnya."))
        return official

    def clean_is_active(self) -> bool:
        """Somebody must be left to administer the regency."""
        active = bool(self.cleaned_data["is_active"])
        if self.instance.pk is not None and not active:
            administration.require_another_administrator(User.objects.get(pk=self.instance.pk))
        return active

    def clean(self) -> None:
        """Who administers a unit only cannot let an account out of their hands by taking its official away."""
        super().clean()
        if self.instance.pk is None or self.visitor.regency_administrator or self.cleaned_data.get("official"):
            return
        if "official" not in self.errors and not self.instance.grants.exists():
            self.add_error("official", PURPOSE_MISSING)


PURPOSE_MISSING = _("Pilih pejabat, atau beri satu hak, supaya jelas akun ini untuk apa.")


class NewAccountForm(AccountForm):
    """An account with its first password and, if it needs one, a right."""

    password = first_password(_("Kata sandi awal"))
    kind = forms.ChoiceField(label=_("Hak tambahan"), required=False)
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        label=_("Unit yang dikelola"), queryset=None, required=False, help_text=_("Untuk pengelola unit.")
    )
    position: "forms.ModelChoiceField[Position]" = forms.ModelChoiceField(
        label=_("Jabatan yang datanya diisi"), queryset=None, required=False, help_text=_("Untuk petugas entri data.")
    )

    def __init__(self, *args: Any, visitor: Access, **kwargs: Any) -> None:
        super().__init__(*args, visitor=visitor, **kwargs)
        add_grant_fields(self, visitor, required=False)
        del self.fields["is_active"]

    def clean_password(self) -> str:
        """Hold it against the rules for passwords."""
        return checked_password(str(self.cleaned_data["password"]), self.instance)

    def clean(self) -> None:
        """A right names its subject; a unit administrator's accounts belong to somebody or are for something."""
        super().clean()
        check_grant(self)
        data = self.cleaned_data
        nobody = not data.get("kind") and data.get("official") is None and "official" not in self.errors
        if nobody and not self.visitor.regency_administrator:
            self.add_error("official", PURPOSE_MISSING)

    def save(self, commit: bool = True) -> User:
        """Save the account, its password and its right."""
        user: User = super().save(commit=False)
        user.set_password(self.cleaned_data["password"])
        user.save()
        if self.cleaned_data["kind"]:
            administration.grant(user=user, **given(self))
        return user


class PasswordResetForm(forms.Form):
    """A new password for somebody who forgot theirs."""

    password = first_password(_("Kata sandi baru"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Hold it against the rules for passwords."""
        return checked_password(str(self.cleaned_data["password"]), self.user)

    def save(self) -> User:
        """Set it; whoever is signed in with the old one is signed out."""
        self.user.set_password(self.cleaned_data["password"])
        self.user.save(update_fields=["password"])
        return self.user


def checked_password(password: str, user: User) -> str:
    """The password, or ValidationError saying what is weak about it."""
    password_validation.validate_password(password, user)
    return password
