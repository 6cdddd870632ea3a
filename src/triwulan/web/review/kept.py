"""What was approved, read and laid out once per process: it never changes.

The PDF's hash stands beside the key, so that the reports of two databases stay apart.
"""

from functools import lru_cache

from triwulan.compose import compose_report
from triwulan.core.report import Report
from triwulan.formats.html import write_html
from triwulan.formats.report_json import load_report
from triwulan.web.review.models import ApprovedReport


@lru_cache(maxsize=128)
def kept_report(pk: int, sha256: str) -> Report:
    """The Report of an approval."""
    return load_report(bytes(ApprovedReport.objects.values_list("document", flat=True).get(pk=pk, sha256=sha256)))


@lru_cache(maxsize=64)
def kept_paper(pk: int, sha256: str) -> str:
    """The same as HTML."""
    return write_html(compose_report(kept_report(pk, sha256)))
