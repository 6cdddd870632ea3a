"""From a report to a draft quarter: bringing it, choosing where to, looking its parts over, taking it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.core.problem import ProblemError
from triwulan.web.accounts.access import access, require
from triwulan.web.audits.selectors import own_upload
from triwulan.web.imports import report_services as services
from triwulan.web.imports import report_taking
from triwulan.web.imports.report_forms import ChooseForm, FileForm, said
from triwulan.web.imports.report_known import Known
from triwulan.web.imports.report_models import ReportImport
from triwulan.web.imports.report_parts import Part
from triwulan.web.imports.report_screen import Overview, choice_of
from triwulan.web.imports.report_selectors import chosen_report, own_reports, seen_report
from triwulan.web.imports.report_state import looked_in
from triwulan.web.imports.report_steps import Step

PER_PAGE = 25


@require_http_methods(["GET", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """The reports on their way into the records, and the form that takes another."""
    visitor = access(request)
    require(bool(visitor.own_positions))
    form = FileForm()
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES, too_large=hasattr(request, "too_large"))
        if form.is_valid():
            try:
                own = services.bring_file(user=visitor.user, file=form.cleaned_data["file"])
            except ProblemError as error:
                form.add_error("file", said(error))
            else:
                return redirect("imports:report", own.pk)
    page = Paginator(own_reports(visitor), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"form": form, "page": page, "regency": visitor.regency}
    return render(request, "imports/reports.html", context, status=422 if form.errors else 200)


@require_POST
def from_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with a file that was audited."""
    visitor = access(request)
    require(bool(visitor.own_positions))
    upload = own_upload(visitor.user, pk)
    try:
        own = services.bring(user=visitor.user, upload=upload)
    except ProblemError as error:
        messages.error(request, said(error))
        return redirect("audits:upload", pk)
    return redirect("imports:report", own.pk)


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose report of which quarter it is, and once that is chosen, how far each part is."""
    visitor = access(request)
    own = seen_report(visitor, pk)
    positions = visitor.own_positions
    choosing = own.position is None or "pilih" in request.GET
    form = ChooseForm(positions=positions, initial=choice_of(own, positions))
    if request.method == "POST":
        form = ChooseForm(request.POST, positions=positions)
        if form.is_valid():
            try:
                services.choose(
                    own=own, user=visitor.user, position=form.cleaned_data["position"], quarter=form.quarter
                )
            except ProblemError as error:
                form.add_error(None, said(error))
            else:
                return redirect("imports:report_part", own.pk, Part.AGREEMENT.value)
    context = {"own": own, "looked": looked_in(own.looked), "form": form, "regency": visitor.regency}
    if choosing or form.errors:
        return render(request, "imports/report_choose.html", context, status=422 if form.errors else 200)
    return render(request, "imports/report.html", context | {"overview": Overview(chosen_report(visitor, pk))})


@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """A part looked over: each row beside the report's own table and the records."""
    own = chosen_report(access(request), pk)
    if slug not in set(Part):
        raise Http404
    known = Known(own.post, own.period)
    posted = request.POST if request.method == "POST" else None
    step = Step(Part(slug), looked_in(own.looked), known, page=request.GET.get("halaman", 1), posted=posted)
    stale = False
    if posted is not None:
        try:
            services.keep(own=own, looked=step.looked, part=step.part, version=_version(posted.get("version", "")))
        except services.ChangedElsewhereError:
            stale = True
        else:
            if not any(row.row.take and not row.blocked and not row.form.is_valid() for row in step.rows):
                return redirect(_after(own, step))
    context = {"own": own, "step": step, "parts": list(Part), "stale": stale, "judged": posted is not None}
    return render(request, "imports/report_part.html", context, status=422 if posted is not None else 200)


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """What taking the report would change, and taking it."""
    visitor = access(request)
    own = chosen_report(visitor, pk)
    if request.method == "POST":
        try:
            outcome = report_taking.take(own=own, user=visitor.user)
        except ProblemError as error:
            messages.error(request, said(error))
            return redirect("imports:report_take", pk)
        messages.success(request, _outcome_said(outcome))
        return redirect("imports:report", pk)
    context = {"own": own, "overview": Overview(own), "parts": list(Part)}
    return render(request, "imports/report_take.html", context)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a report nothing of which was taken."""
    own = seen_report(access(request), pk)
    try:
        services.drop(own=own)
    except ProblemError as error:
        messages.error(request, said(error))
        return redirect("imports:report", pk)
    messages.success(request, _("%(name)s tidak jadi diambil.") % {"name": own.name})
    return redirect("imports:reports")


def _after(own: ReportImport, step: Step) -> str:
    """The next page of the part, the next part, or what it all comes to."""
    here = reverse("imports:report_part", args=[own.pk, step.part.value])
    if step.page.has_next():
        return f"{here}?halaman={step.page.next_page_number()}"
    following = step.part.following
    if following is None:
        return reverse("imports:report_take", args=[own.pk])
    return reverse("imports:report_part", args=[own.pk, following.value])


def _version(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _outcome_said(outcome: report_taking.Outcome) -> str:
    if not outcome.count:
        return _("Semua sudah sama dengan yang ada dalam Triwulan; tidak ada yang berubah.")
    return _("%(count)s nilai diambil dari laporan.") % {"count": outcome.count}
