"""The official's screens: what to do, the quarter's steps, sending, and the paper as it stands."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from triwulan.core.problem import ProblemError
from triwulan.core.workflow import State
from triwulan.formats.html import write_html
from triwulan.web.accounts.access import access
from triwulan.web.quarters import services
from triwulan.web.quarters.duties import duties_of, quarter_asked
from triwulan.web.quarters.fields import SECTION_TITLES, Section, subject_of
from triwulan.web.quarters.files import file_response
from triwulan.web.quarters.models import EntryRevision, QuarterReport
from triwulan.web.quarters.posted import typed_fields
from triwulan.web.quarters.records import load_record
from triwulan.web.quarters.screen import Screen
from triwulan.web.quarters.sections import SectionRow, rows_of
from triwulan.web.quarters.selectors import own_report, reports_of
from triwulan.web.quarters.services import Outcome
from triwulan.web.quarters.sheet import Sheet, said
from triwulan.web.quarters.sources import with_sources
from triwulan.web.review.selectors import answer_of, remarks_on

PER_PAGE = 25


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What the visitor must do now."""
    visitor = access(request)
    return render(request, "quarters/home.html", {"duties": duties_of(visitor), "visitor": visitor})


@require_GET
def history_list(request: HttpRequest) -> HttpResponse:
    """Every quarter of the visitor's positions."""
    reports = Paginator(reports_of(access(request).own_positions), PER_PAGE)
    return render(request, "quarters/list.html", {"page": reports.get_page(request.GET.get("halaman"))})


@require_POST
def open_(request: HttpRequest) -> HttpResponse:
    """Begin a quarter, or go to the one already begun."""
    position, quarter = quarter_asked(access(request), request.POST)
    try:
        report = services.open_quarter(position=position, quarter=quarter)
    except ProblemError as error:
        messages.error(request, said(error.problem))
        return redirect("home")
    return redirect("quarters:overview", report.pk)


def open_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A closed quarter shows only what was approved: whoever reads any of its pages is led there."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        approved = QuarterReport.objects.filter(pk=pk, state=State.APPROVED)
        if request.method == "GET" and approved.exists():  # whose it is, the view asks, or is asked here
            own_report(access(request), pk)
            return redirect("review:approved", pk)
        return view(request, pk, *args, **kwargs)

    return guarded


@require_GET
@open_only
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """The quarter: deadline, steps, what is missing, the report beside it."""
    screen = _screen(request, pk)
    answer = answer_of(screen.report) if screen.report.state == State.RETURNED else None
    remarks = [] if answer is None else list(answer.remarks.all())
    return render(request, "quarters/overview.html", {"screen": screen, "answer": answer, "remarks": remarks})


@require_http_methods(["GET", "POST"])
@open_only
def section(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One step: its rows, and saving them, whole or row by row."""
    if slug not in list(Section):
        raise Http404
    step = Section(slug)
    outcome, typed = Outcome(), {}
    if request.method == "POST":
        own_report(access(request), pk)
        fields = typed_fields(request.POST)
        try:
            outcome = services.save_entries(report_id=pk, typed=fields, user=access(request).user)
        except ProblemError as error:
            return _closed(request, pk, step, error)
        if outcome.clean and not request.headers.get("HX-Request"):
            return _saved(request, pk, step)
        typed = {field.path: field.text for field in fields}
    screen = _screen(request, pk, step)
    screen.quick = bool(request.headers.get("HX-Request"))
    return _section_page(request, screen, outcome, typed)


def _section_page(request: HttpRequest, screen: Screen, outcome: Outcome, typed: dict[str, str]) -> HttpResponse:
    assert screen.section is not None
    remarks = remarks_on(screen.report) if screen.report.state == State.RETURNED else []
    sheet = Sheet(screen.record, remarks=remarks, outcome=outcome, typed=typed)
    previous = None if screen.quick else screen.previous
    rows = rows_of(screen.section, sheet, previous)
    context = {"screen": screen, "sheet": sheet, "rows": rows, "title": SECTION_TITLES[screen.section]}
    if screen.quick:
        context |= _saved_row(rows, request.POST, screen.section)
        response = render(request, "quarters/parts/saved_row.html", context)
        response.headers["HX-Trigger"] = "saved" if outcome.clean else "kept"
        return response
    context["previous"] = previous
    status = 200 if outcome.clean else 409 if outcome.conflicts else 422
    return render(request, f"quarters/{screen.section.value}.html", context, status=status)


def _saved_row(rows: list[SectionRow], posted: QueryDict, section: Section) -> dict[str, Any]:
    """The row that was saved, fields it gained, and the empty row after it where it was the last of a list."""
    place = next((place for place, row in enumerate(rows) if row.anchor == posted.get("row")), None)
    if place is None:
        return {}
    row = rows[place]
    bases = [posted.get(f"base:{field.path}") for field in row.fields]
    following = rows[place + 1] if place + 1 < len(rows) else None
    grown = row.item and set(bases) == {"0"} and any(field.entry for field in row.fields)
    fresh = following if grown and following is not None and following.list_id == row.list_id else None
    return {
        "row": row,
        "added": [field for field, base in zip(row.fields, bases, strict=True) if base is None],
        "next_row": fresh,
        "next_template": f"quarters/parts/row_{section.value}.html",
    }


def _saved(request: HttpRequest, pk: int, step: Section) -> HttpResponseRedirect:
    messages.success(request, _("Tersimpan."))
    return HttpResponseRedirect(_screen(request, pk, step).following.url if request.POST.get("next") else request.path)


def _closed(request: HttpRequest, pk: int, step: Section, error: ProblemError) -> HttpResponse:
    """A quarter that was sent meanwhile: what was typed is shown, so that nothing has to be remembered."""
    typed = [field for field in typed_fields(request.POST) if field.text.strip() and subject_of(field.path)]
    context = {"screen": _screen(request, pk, step), "problem": said(error.problem), "typed": typed}
    return render(request, "quarters/closed.html", context, status=409)


@require_GET
@open_only
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The audit of the report as it stands; with ?langkah=... also what stands at the rows of that step."""
    step = request.GET.get("langkah", "")
    screen = _screen(request, pk, Section(step) if step in list(Section) else None)
    if not request.headers.get("HX-Request"):
        return render(request, "quarters/check.html", {"screen": screen})
    rows = [] if screen.section is None else rows_of(screen.section, Sheet(screen.record), None)
    return render(request, "quarters/parts/checked.html", {"screen": screen, "rows": rows})


@require_http_methods(["GET", "POST"])
@open_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the answers, see what is missing and what contradicts, send."""
    screen, fault, reason = _screen(request, pk), "", request.POST.get("reason", "")
    if request.method == "POST" and screen.may_send:
        try:
            services.send(report_id=pk, user=access(request).user, reason=reason)
        except ProblemError as error:
            fault = said(error.problem)
            if error.problem.message not in ("sending.needs_reason", "sending.reason_too_long"):
                messages.error(request, fault)
                return redirect("quarters:send", pk)
        else:
            messages.success(request, _("Laporan terkirim kepada atasan langsung."))
            return redirect("quarters:overview", pk)
    if not screen.editable:
        return redirect("quarters:overview", pk)
    context = {"screen": screen, "fault": fault, "reason": reason}
    return render(request, "quarters/send.html", context, status=422 if fault else 200)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent report back before the superior opens it."""
    screen = _screen(request, pk)
    if not screen.may_send:
        raise Http404
    try:
        services.withdraw(report_id=pk, user=access(request).user)
        messages.success(request, _("Laporan ditarik kembali dan dapat diubah."))
    except ProblemError as error:
        messages.error(request, said(error.problem))
    return redirect("quarters:overview", pk)


@require_GET
@open_only
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it would be printed now."""
    screen = _screen(request, pk)
    partial = bool(request.headers.get("HX-Request"))
    template = "quarters/parts/paper.html" if partial else "quarters/preview.html"
    return render(request, template, {"screen": screen, "paper": write_html(screen.as_document())})


@require_GET
@open_only
def download(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The report as it stands, as a file."""
    screen = _screen(request, pk)
    return file_response(screen.as_document(), suffix=suffix, quarter=screen.report.quarter)


@require_GET
def trace(request: HttpRequest, pk: int) -> HttpResponse:
    """Who entered what and when, every version of every field."""
    report = own_report(access(request), pk)
    revisions = EntryRevision.objects.filter(entry__report=report).select_related("entry", "changed_by")
    path = request.GET.get("isian", "")
    if path:
        revisions = revisions.filter(entry__path=path)
    pages = Paginator(revisions.order_by("-changed_at", "-pk"), PER_PAGE)
    page = pages.get_page(request.GET.get("halaman"))
    context = {"report": report, "page": page, "revisions": with_sources(report, page), "path": path}
    return render(request, "quarters/trace.html", context)


def _screen(request: HttpRequest, pk: int, step: Section | None = None) -> Screen:
    visitor = access(request)
    report = own_report(visitor, pk)
    record = load_record(report)
    if record is None:
        raise Http404
    return Screen(visitor, report, record, step)
