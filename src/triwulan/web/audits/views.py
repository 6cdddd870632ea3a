"""Bringing a file, waiting for it, seeing what was found at its place, taking the result away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from triwulan.core.problem import Problem, ProblemError
from triwulan.text.sentences import sentence
from triwulan.web import clock
from triwulan.web.accounts.access import access
from triwulan.web.audits import services
from triwulan.web.audits.examining import unpacked
from triwulan.web.audits.forms import UploadForm
from triwulan.web.audits.models import Upload
from triwulan.web.audits.selectors import own_upload, uploads_of
from triwulan.web.audits.showing import FILTERS, Result

PER_PAGE = 25


@require_http_methods(["GET", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """One's own files, and the form that takes another: it is kept and read afterwards, never here."""
    user = access(request).user
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, too_large=hasattr(request, "too_large"))
        if form.is_valid():
            chosen = form.cleaned_data
            try:
                upload = services.receive(user=user, file=chosen["file"], previous=chosen["previous"])
            except ProblemError as error:
                form.add_error("file", _said(error.problem))
            else:
                return redirect("audits:upload", upload.pk)
    page = Paginator(uploads_of(user).defer("problem"), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"form": form, "page": page, "days": services.KEPT_DAYS, "regency": access(request).regency}
    return render(request, "audits/uploads.html", context, status=422 if form.errors else 200)


@require_GET
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A file: waiting, being read, refused, or its result."""
    own = own_upload(access(request).user, pk)
    context = _context(request, own)
    if own.state != Upload.State.DONE:
        return render(request, "audits/pending.html", context)
    context |= {"result": result_of(request, own), "fills_in": bool(access(request).own_positions)}
    return render(request, "audits/result.html", context)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the file now. A second start does nothing; where too many are being read, the page asks again."""
    own = own_upload(access(request).user, pk)
    services.run(upload=own)
    if not request.headers.get("HX-Request"):
        return redirect("audits:upload", pk)
    return _progress(request, pk)


@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, in words; once it is over, the page is loaded anew."""
    return _progress(request, pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not wait for it any longer."""
    own = own_upload(access(request).user, pk)
    if services.cancel(upload=own):
        messages.success(request, _("Pemeriksaan dibatalkan. Berkasnya masih disimpan; hapus bila tidak diperlukan."))
    return redirect("audits:upload", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete the file and its result at once."""
    own = own_upload(access(request).user, pk)
    services.remove(upload=own)
    messages.success(request, _("%(name)s dihapus.") % {"name": own.name})
    return redirect("audits:uploads")


def result_of(request: HttpRequest, own: Upload) -> Result:
    """The result as the address asks for it."""
    with own.result.open("rb") as kept:
        examined = unpacked(kept.read())
    asked = request.GET.get("bagian", "")
    piece = int(asked) if asked.isdecimal() and len(asked) < 5 else 1
    return Result(
        examined=examined,
        language=get_language() or "id",
        chosen=FILTERS.get(request.GET.get("tingkat", ""), ""),
        piece=min(max(1, piece), max(1, len(examined.pieces))),
        word=_("Temuan"),
    )


def _progress(request: HttpRequest, pk: int) -> HttpResponse:
    own = own_upload(access(request).user, pk)
    response = render(request, "audits/parts/progress.html", _context(request, own))
    if own.state not in (Upload.State.WAITING, Upload.State.READING):
        response.headers["HX-Refresh"] = "true"
    return response


def _context(request: HttpRequest, own: Upload) -> dict[str, object]:
    problem = own.problem
    since = own.started_at
    seconds = 0 if since is None else int((clock.now() - since).total_seconds())
    return {
        "upload": own,
        "fault": _said(Problem(problem["message"], problem["values"])) if problem else "",
        "seconds": max(0, seconds),
        "overdue": since is not None and clock.now() - since > services.OVERDUE,
        "regency": access(request).regency,
    }


def _said(problem: Problem) -> str:
    return sentence(problem, get_language() or "id")
