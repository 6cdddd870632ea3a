"""Units and positions."""

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from triwulan.web.organisation import scope
from triwulan.web.organisation.forms.units import PositionForm, UnitForm
from triwulan.web.organisation.models import Position, Tenure, Unit
from triwulan.web.organisation.scope import administrator, regency_administrator
from triwulan.web.organisation.screens import Section, data_of, edit, listing, removal

UNITS = Section(pgettext_lazy("daftar", "Unit"), "units")
POSITIONS = Section(pgettext_lazy("daftar", "Jabatan"), "positions")


def units(request: HttpRequest) -> HttpResponse:
    """Units with how many positions and villages they have."""
    rows = (
        scope.units(regency_administrator(request))
        .annotate(position_count=Count("positions", distinct=True), village_count=Count("villages", distinct=True))
        .order_by("name", "pk")
    )
    search_in = ("name", "code", "place")
    return listing(request, rows, section=UNITS, search_in=search_in, template="organisation/units.html")


def unit_add(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    form = UnitForm(data_of(request), regency=regency_administrator(request).regency)
    return edit(request, form, section=UNITS, title=_("Unit baru"))


def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a unit and its villages."""
    row = _unit(request, pk)
    form = UnitForm(data_of(request), instance=row, regency=row.regency)
    remove_url = reverse("organisation:unit_remove", args=[pk])
    return edit(
        request, form, section=UNITS, title=row.name, remove_url=remove_url, template="organisation/unit_form.html"
    )


def unit_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a unit without positions and villages."""
    return removal(request, _unit(request, pk), section=UNITS)


def _unit(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(scope.units(regency_administrator(request)), pk=pk)


def positions(request: HttpRequest) -> HttpResponse:
    """Positions with their superior and who holds them today."""
    visitor = administrator(request)
    running = Tenure.objects.on(visitor.today).select_related("official")
    rows = scope.positions(visitor).prefetch_related(Prefetch("tenures", queryset=running, to_attr="running"))
    search_in = ("name", "unit__name")
    return listing(request, rows, section=POSITIONS, search_in=search_in, template="organisation/positions.html")


def position_add(request: HttpRequest) -> HttpResponse:
    """A new position."""
    visitor = administrator(request)
    return edit(request, PositionForm(data_of(request), visitor=visitor), section=POSITIONS, title=_("Jabatan baru"))


def position_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a position and its duties."""
    row = _position(request, pk)
    form = PositionForm(data_of(request), instance=row, visitor=administrator(request))
    remove_url = reverse("organisation:position_remove", args=[pk])
    return edit(request, form, section=POSITIONS, title=row.full_name, remove_url=remove_url)


def position_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a position nobody ever held and nothing was reported for."""
    return removal(request, _position(request, pk), section=POSITIONS)


def _position(request: HttpRequest, pk: int) -> Position:
    return get_object_or_404(scope.positions(administrator(request)), pk=pk)
