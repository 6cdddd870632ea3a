"""The PDF that an approval keeps."""

from triwulan.core.document import Document
from triwulan.web.quarters.files import pdf_worker


def print_pdf(document: Document) -> bytes:
    """Write the PDF in the process of its own that the web process keeps for this."""
    return pdf_worker.render(document)
