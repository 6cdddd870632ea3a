"""Officials, and who holds which position."""

import re

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from triwulan.web.organisation import scope
from triwulan.web.organisation.forms.people import OfficialForm, TenureForm
from triwulan.web.organisation.models import Official, Tenure
from triwulan.web.organisation.scope import administrator
from triwulan.web.organisation.screens import Section, data_of, edit, listing, removal, searched

OFFICIALS = Section(pgettext_lazy("daftar", "Pejabat"), "officials")
TENURES = Section(gettext_lazy("Pemegang jabatan"), "tenures")

_WHOLE_NIP = re.compile(r"(?:\d\s*){18}")


def officials(request: HttpRequest) -> HttpResponse:
    """Officials with what they hold today; a NIP is found only by who knows the whole of it."""
    visitor = administrator(request)
    held = Tenure.objects.on(visitor.today).select_related("position__unit")
    rows = scope.officials(visitor).prefetch_related(Prefetch("tenures", queryset=held, to_attr="running"))
    query = searched(request)
    if _WHOLE_NIP.fullmatch(query):
        return listing(
            request, rows.filter(nip="".join(query.split())), section=OFFICIALS, search_in=("nip",),
            template="organisation/officials.html",
        )  # fmt: skip
    return listing(request, rows, section=OFFICIALS, search_in=("name", "rank"), template="organisation/officials.html")


def official_add(request: HttpRequest) -> HttpResponse:
    """A new official."""
    form = OfficialForm(data_of(request), regency=administrator(request).regency)
    return edit(request, form, section=OFFICIALS, title=_("Pejabat baru"))


def official_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an official."""
    row = _official(request, pk)
    form = OfficialForm(data_of(request), instance=row, regency=row.regency)
    remove_url = reverse("organisation:official_remove", args=[pk])
    return edit(request, form, section=OFFICIALS, title=row.name, remove_url=remove_url)


def official_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove an official who never held anything."""
    return removal(request, _official(request, pk), section=OFFICIALS)


def _official(request: HttpRequest, pk: int) -> Official:
    return get_object_or_404(scope.officials(administrator(request)), pk=pk)


def tenures(request: HttpRequest) -> HttpResponse:
    """Who held and holds which position."""
    visitor = administrator(request)
    rows = scope.tenures(visitor).order_by("position__unit__name", "position__name", "position", "-start", "pk")
    return listing(
        request, rows, section=TENURES, search_in=("position__name", "position__unit__name", "official__name"),
        template="organisation/tenures.html", today=visitor.today,
    )  # fmt: skip


def tenure_add(request: HttpRequest) -> HttpResponse:
    """Put an official into a position."""
    visitor = administrator(request)
    initial = {name: request.GET[name] for name in ("position", "official") if name in request.GET}
    form = TenureForm(data_of(request), visitor=visitor, initial=initial)
    return edit(request, form, section=TENURES, title=_("Tetapkan pemegang jabatan"))


def tenure_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change or end a tenure."""
    row = _tenure(request, pk)
    form = TenureForm(data_of(request), instance=row, visitor=administrator(request))
    remove_url = reverse("organisation:tenure_remove", args=[pk])
    return edit(request, form, section=TENURES, title=str(row), remove_url=remove_url)


def tenure_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a tenure entered by mistake."""
    return removal(request, _tenure(request, pk), section=TENURES)


def _tenure(request: HttpRequest, pk: int) -> Tenure:
    return get_object_or_404(scope.tenures(administrator(request)), pk=pk)
