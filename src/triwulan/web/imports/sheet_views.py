"""Bringing a spreadsheet, waiting for it, looking its rows over, answering, taking it over."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from triwulan.core.problem import ProblemError
from triwulan.interpret.sheets.rows import Outcome
from triwulan.web import clock
from triwulan.web.accounts.access import access
from triwulan.web.imports import sheet_reading, sheet_services
from triwulan.web.imports.sheet_forms import SheetForm, answers_in, beginning_form, said, wish_of
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.imports.sheet_screen import Preview, fault_of, shown_change
from triwulan.web.imports.sheet_selectors import open_targets, own_imports, seen_import
from triwulan.web.imports.sheet_targets import Target, target_at
from triwulan.web.imports.sheet_templates import template_file

PER_PAGE = 25
_State = SheetImport.State


@require_GET
def sheets(request: HttpRequest) -> HttpResponse:
    """What can be imported where, and what was."""
    visitor = access(request)
    page = Paginator(own_imports(visitor), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "targets": open_targets(visitor), "regency": visitor.regency}
    return render(request, "imports/sheets.html", context)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The form that takes a file; it is kept, and read afterwards."""
    visitor = access(request)
    target = target_at(visitor, slug, key)
    form = SheetForm()
    if request.method == "POST":
        form = SheetForm(request.POST, request.FILES, too_large=hasattr(request, "too_large"))
        if form.is_valid():
            try:
                row = sheet_services.bring(user=visitor.user, target=target, file=form.cleaned_data["file"])
            except ProblemError as error:
                form.add_error("file", said(error))
            else:
                return redirect("imports:sheet", row.pk)
    context = {"form": form, "target": target, "regency": visitor.regency}
    return render(request, "imports/sheet_bring.html", context, status=422 if form.errors else 200)


@require_GET
def template(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The template, filled with what is known."""
    return template_file(target_at(access(request), slug, key))


@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A file: waiting, being read, refused, its rows, or what came of it."""
    row, target = seen_import(access(request), pk)
    if row.state == _State.APPLIED:
        return _done(request, row, target)
    if row.state == _State.READ:
        return _preview(request, row, target)
    return render(request, "imports/sheet_pending.html", _progress_context(request, row, target))


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the file now; a second start does nothing, and where too many are read the page asks again."""
    row, target = seen_import(access(request), pk)
    sheet_reading.run(row=row, target=target)
    if not request.headers.get("HX-Request"):
        return redirect("imports:sheet", pk)
    return _progress(request, pk)


@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; once it is over, the page is loaded anew."""
    return _progress(request, pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not wait for it any longer."""
    row, _target = seen_import(access(request), pk)
    if sheet_reading.cancel(row=row):
        messages.success(request, _("Pembacaan dibatalkan. Tidak ada yang berubah."))
    return redirect("imports:sheet", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a file that was not taken over."""
    row, target = seen_import(access(request), pk)
    if row.state != _State.APPLIED:
        sheet_services.remove(row=row)
        messages.success(request, _("%(name)s dibuang. Tidak ada yang berubah.") % {"name": row.name})
    return redirect(target.url)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the answers of one page."""
    row, _target = seen_import(access(request), pk)
    sheet_services.answer(row=row, answers=answers_in(request.POST))
    messages.success(request, _("Jawaban tersimpan."))
    return redirect(f"{row_url(row)}?{request.GET.urlencode()}")


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it over, all of it or nothing; answers on the page are kept first."""
    visitor = access(request)
    row, target = seen_import(visitor, pk)
    if row.state != _State.READ:
        return redirect("imports:sheet", pk)
    sheet_services.answer(row=row, answers=answers_in(request.POST))
    beginning = beginning_form(target, row, visitor.today, request.POST)
    if beginning is not None and not beginning.is_valid():
        return _preview(request, row, target, beginning=beginning, status=422)
    try:
        sheet_services.take(row=row, target=target, user=visitor.user, wish=wish_of(request.POST, beginning))
    except ProblemError as error:
        row, target = seen_import(visitor, pk)
        return _preview(request, row, target, beginning=beginning, fault=said(error), status=409)
    return redirect("imports:sheet", pk)


def row_url(row: SheetImport) -> str:
    """Where a file is looked over."""
    return reverse("imports:sheet", args=[row.pk])


def _preview(
    request: HttpRequest,
    row: SheetImport,
    target: Target,
    *,
    beginning: Any = None,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    outcome, page = request.GET.get("hasil", ""), request.GET.get("bagian", "")
    preview = Preview(
        row,
        target,
        outcome if outcome in list(Outcome) else "",
        int(page) if page.isdecimal() and len(page) < 6 else 1,
    )
    context = {
        "import": row,
        "target": target,
        "preview": preview,
        "fault": fault,
        "beginning": beginning or beginning_form(target, row, access(request).today, None),
        "leave_out": bool(request.POST.get("leave_out")),
        "regency": access(request).regency,
    }
    return render(request, "imports/sheet_preview.html", context, status=status)


def _done(request: HttpRequest, row: SheetImport, target: Target) -> HttpResponse:
    values = Paginator(row.values.order_by("number"), 100).get_page(request.GET.get("halaman"))
    changed = [(each, shown_change(each.field, each.before, each.after)) for each in values]
    count = values.paginator.count
    context = {
        "import": row,
        "target": target,
        "page": values,
        "changed": changed,
        "said": ngettext("%(count)s isian berubah.", "%(count)s isian berubah.", count) % {"count": count},
        "regency": access(request).regency,
    }
    return render(request, "imports/sheet_done.html", context)


def _progress(request: HttpRequest, pk: int) -> HttpResponse:
    row, target = seen_import(access(request), pk)
    response = render(request, "imports/parts/sheet_progress.html", _progress_context(request, row, target))
    if row.state not in (_State.WAITING, _State.READING):
        response.headers["HX-Refresh"] = "true"
    return response


def _progress_context(request: HttpRequest, row: SheetImport, target: Target) -> dict[str, Any]:
    since = row.started_at
    late = since is not None and clock.now() - since > sheet_reading.OVERDUE
    return {
        "import": row,
        "target": target,
        "fault": fault_of(row),
        "overdue": late,
        "regency": access(request).regency,
    }
