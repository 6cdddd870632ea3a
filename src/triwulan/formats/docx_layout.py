"""Paragraphs of a .docx as blocks: boxes to tick, headings, items of lists, running text."""

import re
from dataclasses import dataclass
from typing import Final

from triwulan.core.document import Block, CheckItem, Checklist, Heading, Marker, Origin, Paragraph, Title
from triwulan.formats.docx_boxes import box_items
from triwulan.formats.docx_lists import CountedLine, lists_of
from triwulan.formats.docx_numbering import Counted
from triwulan.formats.limits import check_blocks
from triwulan.formats.side_by_side import spaced

_LONGEST_HEADING: Final = 250
_LONGEST_SENTENCE: Final = 120
_CHAPTER: Final = re.compile(r"^BAB\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A paragraph as printed and as its style has it: ``level`` of a heading, 0 for text; ``indent`` in twips."""

    text: str
    origin: Origin
    bold: bool
    level: int
    title: bool
    note: bool
    counted: Counted | None
    indent: int


class Layout:
    """The blocks so far; paragraphs of one list or one set of boxes wait until something else comes."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._counted: list[CountedLine] = []
        self._boxes: list[CheckItem] = []

    def blocks(self) -> list[Block]:
        """All blocks, what waits included."""
        self._end_groups()
        return self._blocks

    def add(self, block: Block) -> None:
        """Put a block after what is there."""
        self._end_groups()
        self._blocks.append(block)
        check_blocks(len(self._blocks))

    def lay(self, laid: Laid) -> None:
        """Put a paragraph where it belongs."""
        counted = laid.counted
        boxes = box_items(laid.text, laid.origin)
        if counted is not None and counted.is_box:
            boxes = [CheckItem(" ".join(laid.text.split()), checked=False, origin=laid.origin)]
        if boxes:
            self._end_list()
            self._boxes.extend(boxes)
        elif laid.title and not laid.text.endswith("."):
            self.add(Title(tuple(spaced(laid.text).split("\n"))))
        elif laid.level and not _is_sentence(laid.text):
            number = counted.printed if counted else ""
            self.add(Heading(laid.level, spaced(laid.text), number, origin=laid.origin))
        elif counted is None or not counted.printed:
            self.add(Paragraph(laid.text, note=laid.note, bold=laid.bold, origin=laid.origin))
        else:
            self._lay_counted(laid, counted)

    def _lay_counted(self, laid: Laid, counted: Counted) -> None:
        """An item of a list; but "A." or "2.1" before a few words in bold or capitals counts a section."""
        text = spaced(laid.text)
        short = (laid.bold or text.isupper()) and len(text) <= _LONGEST_SENTENCE
        if counted.is_simple and short and laid.bold and counted.marker is not Marker.DASH and not counted.is_capital:
            # It may be a heading or an item: what follows tells, and who reads all of it decides.
            self.add(Paragraph(f"{counted.printed} {text}", bold=True, origin=laid.origin))
        elif counted.is_simple and not (short and counted.is_capital):
            self._end_boxes()
            self._counted.append(CountedLine(counted, text, laid.origin, laid.indent))
            check_blocks(len(self._blocks) + len(self._counted))
        elif short and _CHAPTER.match(counted.printed):
            self.add(Heading(1, text, counted.printed, origin=laid.origin))
        elif short and (counted.is_capital or counted.is_nested):
            level = max(2, counted.printed.strip(".").count(".") + 1)
            self.add(Heading(level, text, counted.printed, origin=laid.origin))
        else:
            self.add(Paragraph(f"{counted.printed} {text}", bold=laid.bold, origin=laid.origin))

    def _end_groups(self) -> None:
        self._end_list()
        self._end_boxes()

    def _end_list(self) -> None:
        if self._counted:
            self._blocks.extend(lists_of(self._counted))
            self._counted = []

    def _end_boxes(self) -> None:
        if self._boxes:
            self._blocks.append(Checklist(tuple(self._boxes)))
            self._boxes = []


def _is_sentence(text: str) -> bool:
    """Whether a paragraph in the style of a heading is none: too long, or a sentence that somebody styled."""
    return len(text) > _LONGEST_HEADING or (len(text) > _LONGEST_SENTENCE and text.endswith((".", ";", ",", ":")))
