"""What an uploaded file gives back: pictures of its pages, and its result to take away."""

from pathlib import PurePath
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from triwulan.formats.audit_json import AuditReport, dump_audit
from triwulan.text.audit_text import audit_text
from triwulan.web.accounts.access import access
from triwulan.web.audits.apart import commented, picture_apart
from triwulan.web.audits.findings import SEVERITIES
from triwulan.web.audits.models import Upload
from triwulan.web.audits.selectors import own_upload
from triwulan.web.audits.views import result_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTH = 1100
"""Pixels of a page's picture: sharp on a desktop, and under 150 kB."""


@require_GET
def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page of a PDF as a picture."""
    own = _done(request, pk)
    if not 1 <= number <= len(result_of(request, own).examined.pages):
        raise Http404
    with own.file.open("rb") as kept:
        drawn = picture_apart(kept.read(), number, width=WIDTH)
    response = HttpResponse(drawn, content_type="image/png")
    # its owner's own browser may keep it as long as somebody reads
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


@require_GET
def download(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The findings as JSON or text in the visitor's language, or as comments in the .docx itself."""
    own = _done(request, pk)
    report = result_of(request, own).report
    if suffix == "json":
        response = HttpResponse(dump_audit(report), content_type="application/json")
    elif suffix == "txt":
        response = HttpResponse(audit_text(report, SEVERITIES), content_type="text/plain; charset=utf-8")
    elif suffix == "docx" and own.takes_comments:
        response = HttpResponse(_commented(own, report), content_type=DOCX)
    else:
        raise Http404
    name = f"{PurePath(own.name).stem}-{'findings' if get_language() == 'en' else 'temuan'}.{suffix}"
    plain = name.encode("ascii", "ignore").decode().replace('"', "").replace("\\", "")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return response


def _commented(own: Upload, report: AuditReport) -> bytes:
    notes = [(each.place.address or "", f"{each.rule}: {each.message}") for each in report.findings]
    with own.file.open("rb") as kept:
        return commented(kept.read(), notes)


def _done(request: HttpRequest, pk: int) -> Upload:
    own = own_upload(access(request).user, pk)
    if own.state != Upload.State.DONE:
        raise Http404
    return own
