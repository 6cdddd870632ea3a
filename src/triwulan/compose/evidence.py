"""Appendix: the list of evidence, each piece with what it proves and the beginning of its SHA-256."""

from collections.abc import Iterator
from typing import Final

from triwulan.compose.grid import cells, header
from triwulan.compose.places import place_name, row_number
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Align, Block, Column, Row, Table
from triwulan.core.period import format_date
from triwulan.core.report import Report

SHOWN: Final = 16
"""Digits of the SHA-256 that are printed: enough to tell any two files of an office apart."""
SEPARATOR: Final = "; "
_NAMED: Final = ("measurement", "cost", anchors.CARRIED)
_COLUMNS: Final = (Column(0.8, Align.CENTER), Column(4.7), Column(4.2), Column(2.9), Column(3.6))
_KEYS: Final = ("number", "evidence_name", "evidence_about", "evidence_day", "evidence_digest")


def blocks(report: Report, words: Words, number: str) -> Iterator[Block]:
    """Give the appendix; nothing where there is no evidence."""
    if not report.evidence:
        return
    yield from paragraph(words("evidence.intro"), keep=True)
    rows = tuple(
        Row(
            cells(
                str(item.number),
                item.name,
                SEPARATOR.join(_about(report, anchor, words) for anchor in item.anchors),
                "" if item.day is None else format_date(item.day),
                item.sha256[:SHOWN],
            ),
            anchor=anchors.evidence(item.number),
        )
        for item in report.evidence
    )
    yield Table(number, words("table.evidence"), _COLUMNS, (header(*(words(f"column.{key}") for key in _KEYS)),), rows)


def _about(report: Report, anchor: str, words: Words) -> str:
    """Where on paper stands what it proves, in few words."""
    kind, _, _rest = anchor.partition("/")
    if anchor == anchors.REPORT:
        return words("evidence.report")
    number = row_number(report, anchor) if kind in _NAMED else ""
    return words(f"evidence.{kind}", number=number) if number else place_name(report, anchor, words)
