"""The first page of the administration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from triwulan.web.organisation.checklist import steps
from triwulan.web.organisation.scope import administrator


def home(request: HttpRequest) -> HttpResponse:
    """What there is, and what is missing to begin."""
    visitor = administrator(request)
    todo = steps(visitor)
    context = {"steps": todo, "open": sum(not step.done for step in todo), "visitor": visitor}
    return render(request, "organisation/home.html", context)
