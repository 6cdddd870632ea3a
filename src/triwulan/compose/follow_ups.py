"""Section 2.4: what is done next, by whom, by when (table 2.5), and what became of last quarter's plans (table 2.6)."""

from collections.abc import Iterator

from triwulan.compose.figures import is_draft
from triwulan.compose.grid import cells, counted, header
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Align, Block, Column, Heading, Row, Table
from triwulan.core.report import CarriedFollowUp, Report

SECTION = "2.4"
NUMBER = "2.5"
CARRIED = "2.6"
_COLUMNS = (Column(0.8, Align.CENTER), Column(8), Column(4), Column(3.4))
_CARRIED_COLUMNS = (
    Column(0.8, Align.CENTER), Column(4), Column(2.4), Column(2), Column(2.2), Column(3.6), Column(1.2),
)  # fmt: skip


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the section's blocks; the answers come after the plans, whose table keeps its number."""
    yield Heading(2, words("heading.follow_ups"), SECTION, anchors.section(SECTION))
    yield from _planned(report, words)
    if report.carried:
        yield from _carried(report, words)


def _planned(report: Report, words: Words) -> Iterator[Block]:
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


def _carried(report: Report, words: Words) -> Iterator[Block]:
    yield from paragraph(words("follow_ups.carried"), keep=True)
    keys = ("number", "follow_up", "who", "by_when", "answer", "answer_note", "evidence")
    titles = header(*(words(f"column.{key}") for key in keys))
    body = tuple(
        Row(cells(str(number), *_answered(step, words)), anchor=anchors.carried(step.item))
        for number, step in enumerate(report.carried, start=1)
    )
    columns = _CARRIED_COLUMNS
    yield Table(CARRIED, words("table.carried"), columns, (titles, counted(len(columns))), body)


def _answered(step: CarriedFollowUp, words: Words) -> tuple[str, ...]:
    answer = "" if step.answer is None else words(f"answer.{step.answer.value}")
    return step.what, step.who, step.by_when, answer, step.note, ", ".join(map(str, step.evidence))
