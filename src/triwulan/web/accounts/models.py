"""Accounts and what they may do beyond what the positions they hold allow."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.web.organisation.models import Official, Position, Regency, RegencyOwned, Unit


class UserManager(BaseUserManager["User"]):
    """Makes accounts with a hashed password."""

    def create_user(self, *, username: str, password: str, regency: Regency, **fields: Any) -> "User":
        """Create an active account."""
        user = self.model(username=username, regency=regency, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. What it may do follows from the positions its official holds, and from its grants."""

    regency = models.ForeignKey(Regency, on_delete=models.PROTECT, related_name="users", editable=False)
    username = models.CharField(_("nama pengguna"), max_length=80, unique=True)
    name = models.CharField(_("nama"), max_length=160)
    official = models.OneToOneField(
        Official, on_delete=models.PROTECT, null=True, blank=True, related_name="user", verbose_name=_("pejabat")
    )
    is_active = models.BooleanField(_("aktif"), default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.name


class Grant(RegencyOwned):
    """A right given to an account: administering a unit or the whole regency, or entering data for a position."""

    class Kind(models.TextChoices):
        REGENCY_ADMINISTRATOR = "regency_admin", _("pengelola kabupaten")
        UNIT_ADMINISTRATOR = "unit_admin", _("pengelola unit")
        DATA_ENTRY = "data_entry", _("petugas entri data")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants", verbose_name=_("akun"))
    kind = models.CharField(_("peran"), max_length=20, choices=Kind)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("jabatan")
    )

    class Meta:
        ordering = ("user_id", "kind", "pk")
        constraints = (
            models.CheckConstraint(
                name="grant_names_its_subject",
                condition=models.Q(kind="regency_admin", unit=None, position=None)
                | models.Q(kind="unit_admin", unit__isnull=False, position=None)
                | models.Q(kind="data_entry", unit=None, position__isnull=False),
            ),
        )


class LoginFailure(models.Model):
    """A refused login, kept for the minutes in which it counts; it belongs to nobody's regency yet."""

    username = models.CharField(max_length=80)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("username", "address", "at"), name="failures_by_visitor"),)
