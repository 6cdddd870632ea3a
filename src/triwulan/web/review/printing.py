"""The PDF that an approval keeps."""

import logging

from triwulan.core.document import Document
from triwulan.core.problem import Problem, ProblemError
from triwulan.web.quarters.files import pdf_worker

_log = logging.getLogger(__name__)


def print_pdf(document: Document) -> bytes:
    """Write the PDF in the process of its own that the web process keeps for this.

    Raises ProblemError where that process failed or took too long; the reason is in the log.
    """
    try:
        return pdf_worker.render(document)
    except RuntimeError as error:
        _log.exception("no PDF of %s", document.title)
        raise ProblemError(Problem("answer.no_pdf")) from error
