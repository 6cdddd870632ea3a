"""The register's screens: which units there are, the grid of a year, and everything about one cell."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from triwulan.core.obligation import Bearer
from triwulan.core.problem import ProblemError
from triwulan.web.accounts.access import access
from triwulan.web.evidence.selectors import visible_units
from triwulan.web.organisation.screens import Section, listing
from triwulan.web.register import services
from triwulan.web.register.faults import said
from triwulan.web.register.posted import texts_of, typed_cells
from triwulan.web.register.rights import readable_unit, writable_unit
from triwulan.web.register.screen import Screen

UNITS = Section(gettext_lazy("Register"), "units")


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The units whose register the visitor may read; with one only, its register."""
    visitor = access(request)
    rows = visible_units(visitor).order_by("name", "pk")
    if not request.GET and len(found := rows[:2]) == 1:
        return redirect("register:unit", found[0].pk)
    return listing(
        request, rows, section=UNITS, search_in=("name", "code"), template="register/home.html", visitor=visitor
    )


@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """This year's register; of a unit without villages, its own duties."""
    visitor = access(request)
    row = readable_unit(visitor, pk)
    name = "register:grid" if row.villages.exists() else "register:office"
    return redirect(name, pk, visitor.today.year)


@require_http_methods(["GET", "POST"])
def grid(request: HttpRequest, pk: int, year: int, bearer: Bearer = Bearer.VILLAGE) -> HttpResponse:
    """The grid, and saving its cells: all of them by the form, or those just typed by the script."""
    visitor = access(request)
    screen = Screen(request, readable_unit(visitor, pk), year, bearer)
    if request.method == "GET":
        return render(request, "register/grid.html", {"screen": screen})
    row = writable_unit(visitor, pk)
    try:
        outcome = services.save_cells(unit=row, year=year, typed=typed_cells(request.POST), user=visitor.user)
    except ProblemError as error:
        return _refused(request, screen, said(error.problem))
    screen.outcome, screen.typed = outcome, texts_of(request.POST)
    if request.headers.get("HX-Request"):
        return JsonResponse(screen.changed())
    if outcome.clean:
        messages.success(request, _("Tersimpan."))
        return HttpResponseRedirect(screen.url_after(request.POST.get("baris", "")))
    return render(request, "register/grid.html", {"screen": screen}, status=409 if outcome.conflicts else 422)


def _refused(request: HttpRequest, screen: Screen, fault: str) -> HttpResponse:
    """Nothing was saved: what was typed is shown, so that nothing has to be remembered."""
    if request.headers.get("HX-Request"):
        return JsonResponse({"fault": fault}, status=409)
    typed = [text for text in texts_of(request.POST).values() if text.strip()]
    return render(request, "register/grid.html", {"screen": screen, "fault": fault, "typed": typed}, status=409)
