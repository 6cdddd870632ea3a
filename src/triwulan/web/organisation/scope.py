"""Which rows an administrator administers: everything of the regency, or what belongs to their units."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from triwulan.web.accounts.access import Access, access, require
from triwulan.web.organisation.models import Official, Position, Tenure, Unit


def administrator(request: HttpRequest) -> Access:
    """The visitor, who administers something; anybody else gets 404."""
    visitor = access(request)
    require(visitor.administrator)
    return visitor


def regency_administrator(request: HttpRequest) -> Access:
    """The visitor, who administers the whole regency; anybody else gets 404."""
    visitor = access(request)
    require(visitor.regency_administrator)
    return visitor


def units(visitor: Access) -> QuerySet[Unit]:
    """Units the visitor administers."""
    rows = Unit.objects.filter(regency=visitor.regency)
    return rows if visitor.regency_administrator else rows.filter(pk__in=visitor.administered_units)


def positions(visitor: Access) -> QuerySet[Position]:
    """Positions in those units."""
    rows = Position.objects.filter(regency=visitor.regency).select_related("unit", "superior__unit")
    return rows if visitor.regency_administrator else rows.filter(unit__in=visitor.administered_units)


def tenures(visitor: Access) -> QuerySet[Tenure]:
    """Who held and holds those positions."""
    rows = Tenure.objects.filter(regency=visitor.regency).select_related("official", "position__unit")
    return rows if visitor.regency_administrator else rows.filter(position__unit__in=visitor.administered_units)


def officials(visitor: Access) -> QuerySet[Official]:
    """Officials of those units, and those who hold nothing yet; not who holds a position elsewhere."""
    rows = Official.objects.filter(regency=visitor.regency)
    if visitor.regency_administrator:
        return rows
    held = Tenure.objects.filter(official=OuterRef("pk"))
    here = Q(position__unit__in=visitor.administered_units)
    still = Q(end=None) | Q(end__gte=visitor.today)
    return rows.filter(Exists(held.filter(here)) | ~Exists(held)).exclude(Exists(held.filter(still).exclude(here)))


def colleagues(visitor: Access) -> QuerySet[Official]:
    """Officials whose account the visitor may make: they hold or held a position in those units, and none elsewhere."""
    rows = officials(visitor)
    if visitor.regency_administrator:
        return rows
    here = Tenure.objects.filter(official=OuterRef("pk"), position__unit__in=visitor.administered_units)
    return rows.filter(Exists(here))
