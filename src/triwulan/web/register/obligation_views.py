"""What a regency's villages and offices owe: its administrator's own list."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from triwulan.web.organisation.scope import regency_administrator
from triwulan.web.organisation.screens import Section, data_of, edit, listing, removal
from triwulan.web.register.forms import ObligationForm
from triwulan.web.register.models import Obligation
from triwulan.web.register.services import adopt_standard_obligations


@dataclass(frozen=True)
class RegisterSection(Section):
    """A list of the administration that stands in the register."""

    @property
    def url(self) -> str:
        """Where its list is."""
        return reverse(f"register:{self.url_name}")


OBLIGATIONS = RegisterSection(gettext_lazy("Kewajiban desa dan kantor"), "obligations")


def obligations(request: HttpRequest) -> HttpResponse:
    """The regency's obligations, each with when it is due and by which regulation."""
    visitor = regency_administrator(request)
    rows = Obligation.objects.filter(regency=visitor.regency).annotate(filled=Count("fulfilments"))
    return listing(
        request,
        rows.order_by("number", "pk"),
        section=OBLIGATIONS,
        search_in=("name", "source"),
        template="register/obligations.html",
    )


@require_POST
def adopt(request: HttpRequest) -> HttpResponse:
    """Add the standard obligations that are missing."""
    count = adopt_standard_obligations(regency_administrator(request).regency)
    if count:
        told = ngettext("%(count)d kewajiban baku ditambahkan.", "%(count)d kewajiban baku ditambahkan.", count)
        messages.success(request, told % {"count": count})
    else:
        messages.info(request, _("Semua kewajiban baku sudah ada."))
    return redirect("register:obligations")


def obligation_add(request: HttpRequest) -> HttpResponse:
    """A new obligation."""
    form = ObligationForm(data_of(request), regency=regency_administrator(request).regency)
    return edit(request, form, section=OBLIGATIONS, title=_("Kewajiban baru"))


def obligation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an obligation, or end it by its last year."""
    row = _obligation(request, pk)
    form = ObligationForm(data_of(request), instance=row, regency=row.regency)
    remove_url = reverse("register:obligation_remove", args=[pk])
    return edit(request, form, section=OBLIGATIONS, title=row.name, remove_url=remove_url)


def obligation_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove an obligation that nothing was entered for."""
    return removal(request, _obligation(request, pk), section=OBLIGATIONS)


def _obligation(request: HttpRequest, pk: int) -> Obligation:
    return get_object_or_404(Obligation, regency=regency_administrator(request).regency, pk=pk)
