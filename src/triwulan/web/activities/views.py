"""The log of a position's year, the picture of its plan, and whose logs there are."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from triwulan.web.accounts.access import access
from triwulan.web.activities.labels import STATES
from triwulan.web.activities.models import Activity
from triwulan.web.activities.screen import YearScreen, dates_of
from triwulan.web.activities.selectors import (
    activities_between,
    position_seen,
    positions_seen,
    with_details,
    without_evidence,
)
from triwulan.web.organisation.screens import Section, listing

PER_PAGE = 20
POSITIONS = Section(gettext_lazy("Kegiatan"), "positions")
NONE = "tanpa"


@dataclass(frozen=True)
class Filters:
    """What of the year's log is asked for; what cannot be asked for is everything."""

    quarter: int
    indicator: str
    unproven: bool

    @classmethod
    def of(cls, request: HttpRequest) -> "Filters":
        """As the address says."""
        quarter, indicator = (request.GET.get(name, "") for name in ("tw", "indikator"))
        known = indicator == NONE or (indicator.isdecimal() and len(indicator) < 19)
        return cls(
            int(quarter) if quarter in ("1", "2", "3", "4") else 0,
            indicator if known else "",
            request.GET.get("tampil") == "tanpa-bukti",
        )

    @property
    def any(self) -> bool:
        """Something is left out."""
        return bool(self.quarter or self.indicator or self.unproven)

    def rows(self, position_id: int, year: int) -> QuerySet[Activity]:
        """What they leave of a year."""
        rows = activities_between(position_id, *dates_of(self.quarter, year))
        if self.indicator:
            rows = rows.filter(indicator=None if self.indicator == NONE else int(self.indicator))
        return without_evidence(rows) if self.unproven else rows


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The visitor's own log; for those who have none, whose there are."""
    own = access(request).own_positions
    return redirect("activities:position", own[0].pk) if own else redirect("activities:positions")


@require_GET
def positions(request: HttpRequest) -> HttpResponse:
    """The positions whose log the visitor may read."""
    visitor = access(request)
    rows, search_in = positions_seen(visitor), ("name", "unit__name")
    template = "activities/positions.html"
    return listing(request, rows, section=POSITIONS, search_in=search_in, template=template, visitor=visitor)


@require_GET
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """This year's log."""
    visitor = access(request)
    return redirect("activities:year", position_seen(visitor, pk).pk, visitor.today.year)


@require_GET
def year_log(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """What was done in a year, the latest first."""
    screen = YearScreen(request, position_seen(access(request), pk), year)
    filters = Filters.of(request)
    rows = with_details(filters.rows(pk, year)).select_related("indicator")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"screen": screen, "filters": filters, "page": page, "none": NONE, "quarters": ("I", "II", "III", "IV")}
    return render(request, "activities/year.html", context)


@require_GET
def plan(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """The year's plan by months, and how far the quarter is."""
    screen = YearScreen(request, position_seen(access(request), pk), year)
    quarters = [(str(number), roman) for number, roman in enumerate(("I", "II", "III", "IV"), start=1)]
    context = {"screen": screen, "states": STATES.items(), "quarters": quarters}
    return render(request, "activities/plan.html", context)
