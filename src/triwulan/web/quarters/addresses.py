"""Where in the quarter's screens a field, a row or a step stands."""

from typing import Final

from django.urls import reverse

from triwulan.core import anchors
from triwulan.web.quarters.fields import Section, section_of
from triwulan.web.quarters.models import QuarterReport

_SECTION_NUMBERS: Final = {
    "2.2": Section.MEASUREMENT,
    "2.3": Section.STRATEGY,
    "2.4": Section.FOLLOW_UP,
    "3": Section.CLOSING,
    "III": Section.CLOSING,
}


def slug_path(path: str) -> str:
    """A path as an id in the page."""
    return path.replace("/", "-")


def section_url(report_id: int, section: Section) -> str:
    """A step's address."""
    return reverse("quarters:section", args=[report_id, section.value])


def field_url(report: QuarterReport, path: str) -> str:
    """Where a field stands."""
    section = section_of(path)
    return "" if section is None else f"{section_url(report.pk, section)}#{slug_path(path)}"


def anchor_url(report: QuarterReport, anchor: str) -> str:
    """Where what a remark hangs on is entered; nowhere for what is not entered in the quarter."""
    kind, _slash, key = anchor.partition("/")
    section = _SECTION_NUMBERS.get(key) if kind == "section" else section_of(anchor)
    if section is None:
        return ""
    row = "" if kind in ("section", anchors.CLOSING) else f"#row-{slug_path(anchor)}"
    if section is Section.STRATEGY and row:
        row += "-1"  # on the paper they are one cell, here one row each
    return f"{section_url(report.pk, section)}{row}"
