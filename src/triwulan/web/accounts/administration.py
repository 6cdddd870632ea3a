"""Which accounts and rights an administrator may give, change and take away: never more than their own."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from triwulan.web.accounts.access import Access
from triwulan.web.accounts.models import Grant, User
from triwulan.web.organisation import scope
from triwulan.web.organisation.models import Official, Position, Regency, Tenure, Unit


def accounts(visitor: Access) -> QuerySet[User]:
    """Accounts the visitor administers.

    A unit administrator has no account with a right beyond their units, and none of an official in office
    elsewhere: whoever may set a password can act with everything behind it.
    """
    rows = User.objects.filter(regency=visitor.regency).select_related("official")
    if visitor.regency_administrator:
        return rows
    grants = Grant.objects.filter(user=OuterRef("pk"))
    within = _within(visitor)
    own = Q(official__in=scope.colleagues(visitor)) | Q(official=None) & Exists(grants.filter(within))
    return rows.filter(own).exclude(Exists(grants.exclude(within)))


def answering_outside(visitor: Access) -> QuerySet[Official]:
    """Officials who today hold a position, in any capacity, whose superior is outside what the visitor administers.

    They lead the unit or are answered from elsewhere; whoever may set their password can sign in their name.
    """
    if visitor.regency_administrator:
        return Official.objects.none()
    outside = Position.objects.filter(superior__isnull=False).exclude(superior__unit__in=visitor.administered_units)
    return Official.objects.filter(
        regency=visitor.regency, tenures__in=Tenure.objects.on(visitor.today).filter(position__in=outside)
    )


def why_kept(visitor: Access, user: User) -> str:
    """Why the visitor sees the account and cannot change it; empty where they can."""
    if user.official_id is None or not answering_outside(visitor).filter(pk=user.official_id).exists():
        return ""
    return _(
        "%(name)s memegang jabatan yang atasannya di luar unit Anda. Hanya pengelola kabupaten yang dapat mengubah "
        "akun ini dan kata sandinya."
    ) % {"name": user.name}


def grants(visitor: Access) -> QuerySet[Grant]:
    """Rights the visitor may take away."""
    rows = Grant.objects.filter(regency=visitor.regency).select_related("unit", "position__unit")
    return rows if visitor.regency_administrator else rows.filter(_within(visitor))


def _within(visitor: Access) -> Q:
    # Spelled by kind, so that it is never NULL in SQL: a right without unit must count as outside.
    return Q(kind=Grant.Kind.UNIT_ADMINISTRATOR, unit__in=visitor.administered_units) | Q(
        kind=Grant.Kind.DATA_ENTRY, position__in=Position.objects.filter(unit__in=visitor.administered_units)
    )


def grant(*, user: User, kind: str, unit: Unit | None, position: Position | None) -> Grant:
    """Give a right; giving it twice is giving it once."""
    given, _created = Grant.objects.get_or_create(
        regency=user.regency, user=user, kind=kind, unit=unit, position=position
    )
    return given


def revoke(given: Grant) -> None:
    """Take a right away; raises ValidationError where nobody would be left to administer the regency."""
    if given.kind == Grant.Kind.REGENCY_ADMINISTRATOR:
        require_another_administrator(given.user)
    given.delete()


def require_another_administrator(user: User) -> None:
    """Raise ValidationError when the account is the regency's only working administrator."""
    working = _administrators(user.regency)
    if working.filter(pk=user.pk).exists() and not working.exclude(pk=user.pk).exists():
        raise ValidationError(_("Ini pengelola kabupaten yang terakhir. Tunjuk pengelola lain dahulu."))


def _administrators(regency: Regency) -> QuerySet[User]:
    return User.objects.filter(regency=regency, is_active=True, grants__kind=Grant.Kind.REGENCY_ADMINISTRATOR)
