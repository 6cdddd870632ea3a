"""The evidence of a unit: the list with the form that adds to it, and the page of one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from triwulan.core.problem import ProblemError
from triwulan.text.sentences import sentence
from triwulan.web.accounts.access import Access, access, require
from triwulan.web.evidence import selectors, services
from triwulan.web.evidence.forms import AddForm, dropped
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import uses_of
from triwulan.web.organisation.models import Unit
from triwulan.web.organisation.screens import searched

PER_PAGE = 20
UNUSED = "belum"


@dataclass(frozen=True)
class Listing:
    """What of whose evidence is asked for."""

    units: list[Unit]
    unit: Unit
    query: str
    unused: bool

    def rows(self) -> QuerySet[Evidence]:
        """The rows in which every word searched for occurs."""
        rows = selectors.with_use(selectors.evidence_of(self.unit))
        for word in self.query.split():
            rows = rows.filter(Q(name__icontains=word) | Q(description__icontains=word))
        return selectors.unused(rows) if self.unused else rows


@require_http_methods(["GET", "POST"])
def evidence_list(request: HttpRequest) -> HttpResponse:
    """A unit's evidence, and for those who may add, the form that does."""
    visitor = access(request)
    listing = _listing(request, visitor)
    form = _form(request, visitor, listing.unit)
    if request.method == "POST":
        require(form is not None)
        if form is not None and form.is_valid():
            added = form.save()
            said = ngettext("%(count)s bukti ditambahkan.", "%(count)s bukti ditambahkan.", len(added))
            messages.success(request, said % {"count": len(added)})
            return redirect(f"{reverse('evidence:list')}?unit={listing.unit.pk}")
    shown_above = [row.pk for row in form.attached] if form is not None else []
    page = Paginator(listing.rows().exclude(pk__in=shown_above), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"form": form, "page": page, "listing": listing, "regency": visitor.regency}
    return render(request, "evidence/list.html", context, status=422 if form is not None and form.errors else 200)


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece: what it shows, what it is, who added it, where it is used."""
    visitor = access(request)
    return _page(request, visitor, selectors.visible(visitor, pk))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove it, or say what refers to it."""
    visitor = access(request)
    found = selectors.visible(visitor, pk)
    require(selectors.may_remove(visitor, found))
    try:
        services.remove_evidence(evidence=found)
    except ProblemError as error:
        fault = sentence(error.problem, get_language() or "id")
        return _page(request, visitor, selectors.visible(visitor, pk), fault=fault)
    messages.success(request, _("%(name)s dihapus.") % {"name": found.name})
    return redirect(f"{reverse('evidence:list')}?unit={found.unit_id}")


def _listing(request: HttpRequest, visitor: Access) -> Listing:
    units = list(selectors.visible_units(visitor))
    require(bool(units))
    asked = request.GET.get("unit", "")
    if asked:
        unit = next((each for each in units if str(each.pk) == asked), None)
        require(unit is not None)
    else:
        own = {position.unit_id for position in visitor.own_positions}
        unit = next((each for each in units if each.pk in own), None)
    return Listing(units, unit or units[0], searched(request), request.GET.get("tampil") == UNUSED)


def _form(request: HttpRequest, visitor: Access, unit: Unit) -> AddForm | None:
    if not selectors.may_add(visitor, unit.pk):
        return None
    if request.method != "POST":
        return AddForm(visitor=visitor, unit=unit)
    return AddForm(request.POST, request.FILES, visitor=visitor, unit=unit, too_large=dropped(request))


def _page(request: HttpRequest, visitor: Access, found: Evidence, *, fault: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "evidence": found,
        "uses": uses_of(found),
        "removable": selectors.may_remove(visitor, found),
        "regency": visitor.regency,
        "fault": fault,
    }
    return render(request, "evidence/one.html", context, status=409 if fault else 200)
