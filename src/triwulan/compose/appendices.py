"""What is attached below the signatures: the records behind the figures. An appendix with nothing in it is left out."""

from collections.abc import Iterator

from triwulan.compose import activities, counted, evidence
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Block, Heading
from triwulan.core.report import Report

_ROMAN = ("I", "II", "III")


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the appendices, counted in turn."""
    after_counted = counted.table_number(len(report.counted) + 1)
    last = counted.table_number(len(report.counted) + bool(report.activities) + 1)
    parts = (
        ("appendix.counted", tuple(counted.blocks(report, words))),
        ("appendix.activities", tuple(activities.table(report, words, after_counted))),
        ("appendix.evidence", tuple(evidence.blocks(report, words, last))),
    )
    present = ((key, content) for key, content in parts if content)
    for roman, (key, content) in zip(_ROMAN, present, strict=False):
        yield Heading(1, words(key, roman=roman), anchor=anchors.section(f"L{roman}"))
        yield from content
