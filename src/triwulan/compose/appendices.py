"""What is attached below the signatures: the records behind the figures. An appendix with nothing in it is left out."""

from collections.abc import Iterator

from triwulan.compose import counted
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Block, Heading
from triwulan.core.report import Report

_ROMAN = ("I", "II", "III")
_PARTS = (("appendix.counted", counted.blocks),)


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the appendices, counted in turn."""
    filled = ((key, tuple(part(report, words))) for key, part in _PARTS)
    present = ((key, content) for key, content in filled if content)
    for roman, (key, content) in zip(_ROMAN, present, strict=False):
        yield Heading(1, words(key, roman=roman), anchor=anchors.section(f"L{roman}"))
        yield from content
