"""One activity: telling it, reading it, changing it, cancelling it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from triwulan.core.problem import Problem, ProblemError
from triwulan.web.accounts.access import Access, access, require
from triwulan.web.activities import services
from triwulan.web.activities.forms import ActivityForm, CancelForm, initial_of
from triwulan.web.activities.locks import lock_on
from triwulan.web.activities.models import Activity
from triwulan.web.activities.screen import YearScreen
from triwulan.web.activities.selectors import (
    activity_seen,
    agreed_in,
    may_write,
    position_seen,
    revisions_of,
    show_evidence_of,
)
from triwulan.web.agreements.conflicts import form_conflicts
from triwulan.web.agreements.words import said
from triwulan.web.evidence.forms import dropped

PER_PAGE = 10


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Tell what was done."""
    visitor = access(request)
    position = position_seen(visitor, pk)
    require(may_write(visitor, pk))
    screen = YearScreen(request, position, year)
    made: dict[str, Any] = {"visitor": visitor, "position": position, "year": year, "initial": _begun(request, visitor)}
    form = _form(request, **made)
    context = {"screen": screen, "form": form, "title": _("Catat kegiatan")}
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data["values"]
        try:
            row = services.log_activity(position=position, values=values, key=form.form_key, user=visitor.user)
        except ProblemError as error:
            return render(request, "activities/form.html", context | {"problem": said(error.problem)}, status=409)
        messages.success(request, _("Kegiatan tersimpan."))
        return redirect("activities:one", row.pk)
    return render(request, "activities/form.html", context, status=422 if form.errors else 200)


@require_GET
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one: what, when, where, evidence, and every version."""
    visitor = access(request)
    row = activity_seen(visitor, pk)
    return render(request, "activities/one.html", _about(request, visitor, row))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change it; of two windows the later sees both."""
    visitor = access(request)
    row = activity_seen(visitor, pk)
    require(may_write(visitor, row.position_id))
    screen = YearScreen(request, row.position, row.last_day.year)
    made: dict[str, Any] = {"visitor": visitor, "position": row.position, "year": screen.year, "row": row}
    form = _form(request, **made)
    context: dict[str, Any] = {
        "screen": screen,
        "form": form,
        "row": row,
        "lock": _lock(row),
        "title": _("Ubah kegiatan"),
    }
    status = 422 if form.errors else 200
    if request.method == "POST" and not form.errors:
        values, base = form.cleaned_data["values"], form.cleaned_data["base"] or 0
        try:
            services.change_activity(activity_id=pk, values=values, base=base, user=visitor.user)
        except services.ActivityChangedError as error:
            saved = activity_seen(visitor, pk)
            conflicts = form_conflicts(form, ActivityForm(**made | {"row": saved}))
            _take_up(form, saved, base)
            context, status = context | {"problem": said(error.problem), "conflicts": conflicts}, 409
        except ProblemError as error:
            context, status = context | {"problem": said(error.problem)}, 409
        else:
            messages.success(request, _("Tersimpan."))
            return redirect("activities:one", pk)
    return render(request, "activities/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, and let it count no longer."""
    visitor = access(request)
    row = activity_seen(visitor, pk)
    require(may_write(visitor, row.position_id))
    form = CancelForm(request.POST if request.method == "POST" else None, initial={"base": row.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel_activity(activity_id=pk, user=visitor.user, **form.cleaned_data)
        except ProblemError as error:
            form.add_error(None, said(error.problem))
        else:
            messages.success(request, _("Kegiatan dibatalkan. Catatannya tetap ada."))
            return redirect("activities:one", pk)
    context = {**_about(request, visitor, row), "form": form}
    return render(request, "activities/cancel.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, **made: Any) -> ActivityForm:
    if request.method != "POST":
        return ActivityForm(**made)
    return ActivityForm(request.POST, request.FILES, too_large=dropped(request), **made)


def _begun(request: HttpRequest, visitor: Access) -> dict[str, Any]:
    """What a new one begins with: another's words without its day and evidence, or a plan item."""
    copied, supports = request.GET.get("salin", ""), request.GET.get("untuk", "")
    if copied.isdecimal() and len(copied) < 19:
        found = initial_of(activity_seen(visitor, int(copied)))
        return {name: value for name, value in found.items() if name not in ("day", "until", "base")}
    return {"supports": supports, "what": supports.partition(":")[2]} if supports else {}


def _take_up(form: ActivityForm, saved: Activity, base: int) -> None:
    """Over what another window saved, saving once more is a choice; what it attached meanwhile stays attached."""
    assert isinstance(form.data, QueryDict)
    form.data = form.data.copy()
    form.data["base"] = str(saved.version)
    form.attach_also(each.evidence for each in saved.shown if each.since > base)  # type: ignore[attr-defined]


def _lock(row: Activity) -> str:
    """Why it can be changed no longer."""
    problem = Problem("activity.cancelled") if row.cancelled_at else lock_on(row.position_id, row.last_day)
    return "" if problem is None else said(problem)


def _about(request: HttpRequest, visitor: Access, row: Activity) -> dict[str, Any]:
    """What every page of one activity shows."""
    history = Paginator(revisions_of(row), PER_PAGE).get_page(request.GET.get("halaman"))
    show_evidence_of(row, history)
    return {
        "row": row,
        "open": may_write(visitor, row.position_id),
        "lock": _lock(row),
        "page": history,
        "regency": row.position.regency,
        "today": visitor.today,
        "village_count": row.position.unit.villages.count(),
        "evidence": [each.evidence for each in row.shown],  # type: ignore[attr-defined]
        "name": _named(row, visitor),
    }


def _named(row: Activity, visitor: Access) -> str:
    """The name of its indicator, where the agreement in force still has it."""
    if row.indicator is None:
        return ""
    agreed = agreed_in(row.position_id, row.indicator.agreement.year, visitor.today)
    return next((each.terms.name for each in agreed if each.pk == row.indicator_id), "")
