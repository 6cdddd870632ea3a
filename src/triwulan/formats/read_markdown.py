"""Reading Markdown, ours and other people's: headings, paragraphs, lists, boxes, tables of pipes and of HTML."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from triwulan.core.document import Document, Heading, Paragraph, Table, Title
from triwulan.formats.markdown_lines import Lines
from triwulan.formats.markdown_signatures import with_signatures
from triwulan.formats.markdown_steps import STEPS
from triwulan.formats.shown import shown

_NUMBERED: Final = re.compile(r"(?:BAB\s|\d|[A-Z]\.\s)", re.I)
_LONGEST_FRONT_MATTER: Final = 60


def read_markdown(text: str) -> Document:
    """The document in a text of Markdown; addresses are lines, "L31"."""
    state = Lines(lines_of(text))
    _pass_front_matter(state)
    return _read(state)


def read_lines(lines: list[str], tables: Mapping[int, tuple[int, Table]], starts: frozenset[int]) -> Document:
    """The document in lines of plain text, of which some are read as tables and some begin paragraphs."""
    return _read(Lines(lines, tables=tables, starts=starts))


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", " ")
    return shown(text.replace("\x00", "")).split("\n")


def _read(state: Lines) -> Document:
    while state.is_left:
        if not any(step(state) for step in STEPS):
            state.paragraph.append((state.at + 1, state.line))
            state.at += 1
    state.end_paragraph()
    return _document(state)


def _document(state: Lines) -> Document:
    """A single first heading of the top level is the title, and a quote before it the notice, as we write them."""
    blocks = with_signatures(state.blocks, state.sides)
    notice = ""
    if len(blocks) > 1 and isinstance(blocks[0], Paragraph) and isinstance(blocks[1], Heading) and state.quoted:
        notice, blocks = blocks[0].text, blocks[1:]
    tops = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    title = ""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1 and len(tops) == 1 and not _NUMBERED.match(first.text):
        title = " ".join(first.text.split())
        lower = (replace(b, level=b.level - 1) if isinstance(b, Heading) else b for b in blocks[1:])
        blocks = [Title(tuple(first.text.split("\n"))), *lower]
    return Document(title, tuple(blocks), notice=notice, unread=tuple(state.unread))


def _pass_front_matter(state: Lines) -> None:
    """Settings between lines of dashes at the very beginning are not printed."""
    if state.line.rstrip() != "---":
        return
    for at in range(1, min(len(state.lines), _LONGEST_FRONT_MATTER)):
        if state.lines[at].rstrip() in ("---", "..."):
            if all(":" in line or line[:1] in " -#" for line in state.lines[1:at]):
                state.at = at + 1
            return
