"""The approved report: what was kept is all that is shown."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET, require_safe

from triwulan.formats.docx import write_docx
from triwulan.web.accounts.access import access
from triwulan.web.evidence.selectors import may_see
from triwulan.web.quarters.files import DOCX, PDF
from triwulan.web.quarters.selectors import latest_sending
from triwulan.web.review.kept import kept_paper, kept_report
from triwulan.web.review.models import ApprovedReport
from triwulan.web.review.paper import approved_document
from triwulan.web.review.selectors import archived


@require_GET
def approved(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it was approved, from the kept JSON alone; who approved it and when, and its files."""
    visitor = access(request)
    kept = archived(visitor, pk)
    own = visitor.fills_in(kept.report.position_id)
    report, paper = kept_report(kept.pk, kept.sha256), kept_paper(kept.pk, kept.sha256)
    sending = latest_sending(kept.report) if may_see(visitor, kept.report.position.unit_id) else None
    evidence = [] if sending is None else sending.evidence
    context = {"kept": kept, "report": report, "own": own, "paper": paper, "evidence": evidence}
    return render(request, "review/approved.html", context)


@require_safe
def download(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The kept PDF to the byte, the kept JSON, or a DOCX written from that JSON."""
    kept = archived(access(request), pk)
    if suffix == "pdf":
        return _kept_file(request, kept)
    if suffix == "json":
        response = HttpResponse(bytes(kept.document), content_type="application/json")
    elif suffix == "docx":
        response = HttpResponse(write_docx(approved_document(kept_report(kept.pk, kept.sha256))), content_type=DOCX)
    else:
        raise Http404
    response.headers["Content-Disposition"] = f'attachment; filename="{_name(kept, suffix)}"'
    return response


def _kept_file(request: HttpRequest, kept: ApprovedReport) -> HttpResponse:
    """The PDF; a browser that has it already is only told so, after its right to see it was checked."""
    etag = f'"{kept.sha256}"'
    known = get_conditional_response(request, etag=etag)
    response = known or HttpResponse(bytes(kept.pdf), content_type=PDF)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    if known is None:
        response.headers["Content-Disposition"] = f'inline; filename="{_name(kept, "pdf")}"'
    assert isinstance(response, HttpResponse)
    return response


def _name(kept: ApprovedReport, suffix: str) -> str:
    quarter = kept.report.quarter
    return f"laporan-kinerja-tw{quarter.number}-{quarter.year}-disetujui.{suffix}"
