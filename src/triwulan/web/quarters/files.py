"""The report as a file to download."""

from django.http import Http404, HttpResponse

from triwulan.core.document import Document
from triwulan.core.period import Quarter
from triwulan.formats.docx import write_docx
from triwulan.formats.pdf_worker import PdfWorker

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
pdf_worker = PdfWorker()
"""One per web process: PDFs are made in a process of their own, so that this one stays small."""


def file_response(document: Document, *, suffix: str, quarter: Quarter) -> HttpResponse:
    """The document as PDF or DOCX; 404 for any other suffix."""
    if suffix == "pdf":
        response = HttpResponse(pdf_worker.render(document), content_type=PDF)
    elif suffix == "docx":
        response = HttpResponse(write_docx(document), content_type=DOCX)
    else:
        raise Http404
    name = f"laporan-kinerja-tw{quarter.number}-{quarter.year}.{suffix}"
    response.headers["Content-Disposition"] = (
        f'inline; filename="{name}"' if suffix == "pdf" else f'attachment; filename="{name}"'
    )
    return response
