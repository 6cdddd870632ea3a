"""Section 2.4: what is done next, by whom, by when (table 2.5)."""

from collections.abc import Iterator

from triwulan.compose.figures import is_draft
from triwulan.compose.grid import cells, counted, header
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Align, Block, Column, Heading, Row, Table
from triwulan.core.report import Report

SECTION = "2.4"
NUMBER = "2.5"
_COLUMNS = (Column(0.8, Align.CENTER), Column(8), Column(4), Column(3.4))


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the section's blocks."""
    yield Heading(2, words("heading.follow_ups"), SECTION, anchors.section(SECTION))
    if not report.follow_ups:
        yield from paragraph(words("draft.empty" if is_draft(report) else "follow_ups.none"))
        return
    yield from paragraph(words("follow_ups.intro"), keep=True)
    titles = header(*(words(f"column.{key}") for key in ("number", "follow_up", "who", "by_when")))
    body = tuple(
        Row(cells(str(number), step.what, step.who, step.by_when), anchor=anchors.follow_up(step.item))
        for number, step in enumerate(report.follow_ups, start=1)
    )
    yield Table(NUMBER, words("table.follow_ups"), _COLUMNS, (titles, counted(len(_COLUMNS))), body)
