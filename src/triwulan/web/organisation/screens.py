"""What the administrators' pages share: a searchable list, a form, a careful removal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.web.locking import one_at_a_time
from triwulan.web.organisation.removal import remove, what_hangs_on

PAGE_SIZE = 25


@dataclass(frozen=True)
class Section:
    """A part of the administration: its title and the address name of its list."""

    title: Any
    url_name: str

    @property
    def url(self) -> str:
        """Where its list is."""
        return reverse(f"organisation:{self.url_name}")


def listing(
    request: HttpRequest, rows: QuerySet[Any], *, section: Section, search_in: Sequence[str], template: str, **more: Any
) -> HttpResponse:
    """A page of the rows in which every word searched for occurs; the rows are ordered by something unique."""
    query = searched(request)
    for word in query.split():
        anywhere = Q()
        for field in search_in:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("halaman"))
    return render(request, template, {"page": page, "query": query, "section": section, **more})


def searched(request: HttpRequest) -> str:
    """What is searched for, without control characters: PostgreSQL refuses a text with a zero byte."""
    return "".join(each for each in request.GET.get("cari", "") if each.isprintable() or each.isspace()).strip()


def edit(request: HttpRequest, form: forms.BaseForm, *, section: Section, title: str, **more: Any) -> HttpResponse:
    """Show a form and save it; what one administrator of a regency saves never overtakes what another saves."""
    if request.method == "POST":
        with one_at_a_time("organisation"):
            if form.is_valid():
                saved = form.save()  # type: ignore[attr-defined]
                messages.success(request, _("%(what)s disimpan.") % {"what": saved})
                return redirect(more.get("next_url") or section.url)
    template = more.pop("template", "organisation/form.html")
    return render(request, template, {"form": form, "section": section, "title": title, **more})


def removal(request: HttpRequest, row: Model, *, section: Section) -> HttpResponse:
    """Ask before removing a row, or say what hangs on it."""
    hanging = what_hangs_on(row)
    if request.method == "POST" and not hanging:
        name = str(row)
        with one_at_a_time("organisation"):
            hanging = remove(row)
        if not hanging:
            messages.success(request, _("%(what)s dihapus.") % {"what": name})
            return redirect(section.url)
    return render(request, "organisation/remove.html", {"row": row, "section": section, "hanging": hanging})


def data_of(request: HttpRequest) -> Any:
    """What a form is bound to."""
    return request.POST if request.method == "POST" else None
