"""From a Report to the Document of the official form, chapter by chapter."""

from triwulan.compose.citation import cite
from triwulan.compose.report import compose_report
from triwulan.compose.wording import check_wording, wording_keys

__all__ = ["check_wording", "cite", "compose_report", "wording_keys"]
