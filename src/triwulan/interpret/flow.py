"""A Document as one stream: passages and tables in reading order, each in its section, each table with its caption."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from triwulan.core.document import (
    Block,
    Checklist,
    Document,
    Heading,
    Item,
    ItemList,
    Marker,
    Origin,
    Paragraph,
    Signature,
    SignatureBlock,
    Table,
    Title,
)
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.grid import Grid, grid_of

_CAPTION: Final = re.compile(
    r"^(?:tabel|table|tbl)\s*\.?\s*(?P<number>\d+(?:[.\-]\d+)*[a-z]?|[IVX]+(?:\.\d+)*)\b[.:]?\s*", re.I
)
_CHAPTER: Final = re.compile(r"^BAB\s+(?P<number>[IVXL]+|\d+)\b[.:]?\s*(?P<text>.*)$", re.I | re.S)
_SECTION: Final = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(?P<text>\D.*)$", re.S)
_LETTERED: Final = re.compile(r"^(?P<number>[A-H])\.\s+(?P<text>[A-Z].*)$", re.S)
_ITEM: Final = re.compile(r"^(?P<number>\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•●▪➢✓*])\s+(?P<text>\S.*)$", re.S)
_BOX: Final = re.compile(r"^\s*(?P<box>[☐☑☒□■▢✓✔]|\[[ xXvV√]?\]|\([ xXvV√]?\))\s*(?P<text>.*)$", re.S)
_TICKED: Final = "☑☒■✓✔xXvV√"
_SENTENCE: Final = re.compile(
    r"^(?:di ?atas|di ?bawah|berikut|tersebut|di|ini|pada|yang|dan|maka|dapat|tidak|me\w+|ber\w+)\b", re.I
)
_LONGEST_HEADING: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table before it is understood; ``place`` names it and the section it stands in."""

    index: int
    order: int
    number: str
    caption: str
    sheet: str
    grid: Grid
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All passages and tables of a document in reading order."""

    title: str
    passages: tuple[Passage, ...]
    tables: tuple[RawTable, ...]


@dataclass(slots=True)
class _Stream:
    """What has been laid out so far."""

    passages: list[Passage] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    section: str = ""
    order: int = 0
    group: int = 0

    def place(self, origin: Origin, anchor: str, text: str) -> Place:
        return Place(section=self.section, page=origin.page, quote=text, address=origin.address, anchor=anchor)

    def add(self, kind: PassageKind, text: str, origin: Origin, anchor: str = "", **about: object) -> None:
        passage = Passage(kind=kind, text=text, place=self.place(origin, anchor, text), order=self.order)
        self.passages.append(replace(passage, **about))  # type: ignore[arg-type]
        self.order += 1


def flow_of(document: Document) -> Flow:
    """Lay out a document; what looks like a heading, an item or a box is taken for one, whatever the file calls it."""
    stream = _Stream()
    for block in document.blocks:
        _lay(block, stream)
    return Flow(title=document.title, passages=tuple(stream.passages), tables=tuple(stream.tables))


def _lay(block: Block, stream: _Stream) -> None:
    match block:
        case Title(lines=lines, anchor=anchor):
            for line in lines:
                stream.add(PassageKind.TITLE, line, Origin(), anchor)
        case Heading():
            _lay_heading(block, stream)
        case Paragraph():
            _lay_paragraph(block, stream)
        case ItemList():
            stream.group += 1
            _lay_list(block, stream, 1, stream.group)
        case Table():
            _lay_table(block, stream)
        case Checklist(items=items, anchor=anchor):
            for item in items:
                text = f"{item.label} {item.detail}".strip()
                stream.add(PassageKind.CHECKBOX, text, item.origin, anchor, ticked=item.checked)
        case SignatureBlock(left=left, right=right, anchor=anchor):
            for side in (left, right):
                stream.group += 1
                for line in _signature_lines(side):
                    stream.add(PassageKind.SIGNATURE, line, Origin(), anchor, group=stream.group)


def _lay_heading(block: Heading, stream: _Stream) -> None:
    level, number, text = block.level, block.number, block.text
    if not number:
        level, number, text = _numbered_heading(" ".join(text.split())) or (level, "", text)
    chapter = _CHAPTER.match(number)
    number = chapter["number"].upper() if chapter else number.rstrip(".")
    _add_heading(stream, level, number, text, block.origin, block.anchor)


def _add_heading(stream: _Stream, level: int, number: str, text: str, origin: Origin, anchor: str) -> None:
    text = " ".join(text.split())
    shown = f"BAB {number}" if number and level == 1 else number
    stream.section = f"{shown} {text}".strip()
    stream.add(PassageKind.HEADING, text, origin, anchor, number=number, level=level)


def _lay_paragraph(block: Paragraph, stream: _Stream) -> None:
    text = block.text.strip()
    if not text:
        return
    single = " ".join(text.split())
    if (box := _BOX.match(text)) is not None and box["text"]:
        ticked = any(mark in box["box"] for mark in _TICKED)
        stream.add(PassageKind.CHECKBOX, box["text"].strip(), block.origin, block.anchor, ticked=ticked)
        return
    numbered = _numbered_heading(single)
    if numbered is not None:
        _add_heading(stream, *numbered, block.origin, block.anchor)
        return
    kind = PassageKind.NOTE if block.note else PassageKind.PARAGRAPH
    item = _ITEM.match(text)
    if item is not None:
        _lay_item(stream, item["number"].strip("()."), item["text"].strip(), block)
    else:
        stream.add(kind, text, block.origin, block.anchor)


def _lay_item(stream: _Stream, number: str, text: str, block: Paragraph) -> None:
    """An item typed by hand: a list goes on while the numbers do."""
    level = 1 if number.isdigit() else 2
    last = next(
        (each for each in reversed(stream.passages) if each.kind is PassageKind.ITEM and each.level == level), None
    )
    goes_on = last is not None and last.group > 0 and _follows(last.number, number)
    if not goes_on:
        stream.group += 1
    group = last.group if goes_on and last is not None else stream.group
    stream.add(PassageKind.ITEM, text, block.origin, block.anchor, number=number, level=level, group=group)


def _follows(before: str, number: str) -> bool:
    if before.isdigit() and number.isdigit():
        return int(number) == int(before) + 1
    if len(before) == len(number) == 1 and before.isalpha() and number.isalpha():
        return ord(number) == ord(before) + 1
    return before == number


def _numbered_heading(text: str) -> tuple[int, str, str] | None:
    """Level, number and words of a line that is a heading by its number; None for sentences."""
    if len(text) > _LONGEST_HEADING:
        return None
    if (match := _CHAPTER.match(text)) is not None and not _is_sentence(match["text"]):
        return 1, match["number"].upper(), match["text"]
    if (match := _SECTION.match(text)) is not None and not _is_sentence(match["text"]):
        return match["number"].count(".") + 1, match["number"], match["text"]
    if (match := _LETTERED.match(text)) is not None and match["text"].isupper():
        return 2, match["number"], match["text"]
    return None


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ";", ",")) and not text.isupper() and len(text.split()) > 6


def _lay_list(items: ItemList, stream: _Stream, level: int, group: int) -> None:
    for place, item in enumerate(items.items):
        _lay_list_item(item, _counted(items, place), stream, level, group)


def _lay_list_item(item: Item, number: str, stream: _Stream, level: int, group: int) -> None:
    stream.add(PassageKind.ITEM, item.text, item.origin, item.anchor, number=number, level=level, group=group)
    if item.children is not None:
        stream.group += 1
        _lay_list(item.children, stream, level + 1, stream.group)


def _counted(items: ItemList, place: int) -> str:
    number = items.start + place
    match items.marker:
        case Marker.NUMBER:
            return str(number)
        case Marker.LETTER:
            return chr(ord("a") + (number - 1) % 26)
        case Marker.DASH:
            return "-"


def _signature_lines(side: Signature) -> Iterator[str]:
    yield from (line for line in (*side.lines_above, side.name, *side.lines_below) if line)


def _lay_table(block: Table, stream: _Stream) -> None:
    grid = grid_of(block)
    if not grid.rows:
        return
    if _holds_signatures(grid):
        _lay_signatures(grid, stream)
        return
    index = len(stream.tables)
    number, caption = block.number, block.caption
    sheet = caption if not number and "!" in block.origin.address else ""
    if not number:
        number, found = _take_caption(stream, index)
        caption = found or caption
    name = number or sheet or caption
    place = replace(stream.place(block.origin, block.anchor, caption), table=name)
    stream.tables.append(
        RawTable(index=index, order=stream.order, number=number, caption=caption, sheet=sheet, grid=grid, place=place)
    )
    stream.order += 1


def _take_caption(stream: _Stream, index: int) -> tuple[str, str]:
    """The number and name printed in the one or two lines right above a table, which become its caption."""
    above: list[int] = []
    for at in range(len(stream.passages) - 1, max(-1, len(stream.passages) - 4), -1):
        passage = stream.passages[at]
        if passage.order != stream.order - 1 - len(above) or passage.kind is not PassageKind.PARAGRAPH:
            break
        above.insert(0, at)
        match = _CAPTION.match(passage.text)
        if match is None:
            continue
        rest = passage.text[match.end() :].strip()
        if _SENTENCE.match(rest) or (len(above) > 1 and len(rest.split()) > 15):
            break
        words = " ".join(filter(None, (rest, *(stream.passages[each].text for each in above[1:]))))
        for each in above:
            stream.passages[each] = replace(stream.passages[each], kind=PassageKind.CAPTION, table=index)
        return match["number"], " ".join(words.split())
    return "", ""


def _holds_signatures(grid: Grid) -> bool:
    words = " ".join(cell.text for row in grid.rows for cell in row.cells if not cell.covered)
    return bool(re.search(r"\bNIP\b", words)) and grid.width <= 4 and len(grid.rows) <= 12 and len(words) < 900


def _lay_signatures(grid: Grid, stream: _Stream) -> None:
    """The block of signatures, side by side in a table without lines: each column is one side."""
    for column in range(grid.width):
        stream.group += 1
        for row in grid.rows:
            cell = row.cells[column]
            if not cell.covered:
                for line in filter(None, (line.strip() for line in cell.text.split("\n"))):
                    stream.add(PassageKind.SIGNATURE, line, cell.origin, row.anchor, group=stream.group)
