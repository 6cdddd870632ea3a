"""Signing in, changing the password, and the first set-up."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.forms import PasswordChangeForm as DjangoPasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from triwulan.web.accounts import throttle
from triwulan.web.accounts.models import User
from triwulan.web.forms import ModelForm
from triwulan.web.organisation.models import Regency


class LoginForm(AuthenticationForm):
    """Name and password, and a pause after too many failures."""

    username = forms.CharField(
        label=_("Nama pengguna"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Kata sandi"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Refuse while paused; count a failure, forget it on success."""
        visitor = {
            "username": self.cleaned_data.get("username", ""),
            "address": throttle.address_of(self.request) if self.request else "",
        }
        until = throttle.paused_until(**visitor)
        if until is not None:
            sentence = _("Terlalu banyak percobaan yang gagal. Coba lagi setelah pukul %(time)s (%(zone)s).")
            local = timezone.localtime(until)
            raise ValidationError(sentence, params={"time": f"{local:%H.%M}", "zone": local.tzname()}, code="paused")
        try:
            cleaned = super().clean()
        except ValidationError:
            throttle.note_failure(**visitor)
            raise
        if self.user_cache is not None:
            throttle.forget_failures(**visitor)
        return cleaned

    def get_invalid_login_error(self) -> ValidationError:
        """Never say which of the two was wrong."""
        return ValidationError(_("Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya."))

    def confirm_login_allowed(self, user: Any) -> None:
        """An account that was switched off is told nothing more than a wrong password."""
        if not user.is_active:
            raise self.get_invalid_login_error()


class PasswordChangeForm(DjangoPasswordChangeForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = (
            ("old_password", _("Kata sandi sekarang")),
            ("new_password1", _("Kata sandi baru")),
            ("new_password2", _("Kata sandi baru, sekali lagi")),
        )
        for name, label in labels:
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("autofocus", None)
        self.fields["new_password1"].help_text = PASSWORD_HINT
        self.fields["new_password2"].help_text = ""


PASSWORD_HINT = _("Sedikitnya 8 huruf atau angka, bukan kata yang mudah ditebak, bukan angka saja.")


def checked_username(username: str) -> str:
    """The name as it is kept: in small letters, so that nobody mistypes it; ValidationError where it has spaces."""
    if any(character.isspace() for character in username):
        raise ValidationError(_("Nama pengguna ditulis tanpa spasi."))
    return username.lower()


class SetupForm(ModelForm):
    """The regency and its first administrator."""

    username = forms.CharField(
        label=_("Nama pengguna pengelola"), max_length=80, help_text=_("Untuk masuk, misalnya: pengelola")
    )
    person = forms.CharField(label=_("Nama pengelola"), max_length=160)
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_HINT,
    )
    again = forms.CharField(
        label=_("Kata sandi, sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = Regency
        fields = ("name", "code", "time_zone")
        help_texts = {"name": _("Misalnya: Kabupaten Lumajang"), "code": _("Misalnya: 35.08")}  # noqa: RUF012

    def clean_username(self) -> str:
        """The same rule as for every later account."""
        return checked_username(str(self.cleaned_data["username"]))

    def clean_password(self) -> str:
        """Hold it against the rules for passwords."""
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, User(username=self.data.get("username", "")))
        return password

    def clean(self) -> None:
        """Both passwords are the same."""
        super().clean()
        if (
            self.cleaned_data.get("password", "") != self.cleaned_data.get("again", "")
            and "password" not in self.errors
        ):
            self.add_error("again", _("Kedua kata sandi tidak sama. Tulis ulang."))
