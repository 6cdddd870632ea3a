"""A Document: what stands on the page, independent of any file format.

A Document is composed from a Report or read from a file; what was read knows where it stood in the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from triwulan.core.problem import Problem


class Align(StrEnum):
    """How text stands in a column; figures stand right so that their digits line up."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RowKind(StrEnum):
    """What a table row is, so that each writer can set it off in its own way."""

    BODY = "body"
    PARENT = "parent"
    TOTAL = "total"
    BAND = "band"


class Marker(StrEnum):
    """How the items of a list are counted."""

    NUMBER = "1."
    LETTER = "a."
    DASH = "-"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stood in the file it was read from.

    ``address`` is the format's own, so that the writer of comments and the viewer find it again: ``p12`` and
    ``t3r2c1`` in a .docx (body paragraph 12; table 3, row 2, cell 1, all from 0), ``Kinerja!F7`` in a workbook,
    ``L31`` (line 31) in text, ``x0,top,x1,bottom`` in points on a PDF's page. ``page`` counts from 1, 0 is unknown.
    """

    address: str = ""
    page: int = 0


UNKNOWN_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that could not be read, and why: a scanned page, a formula without a value, a picture."""

    problem: Problem
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class Title:
    """The report's name, one line each, centred and in capitals as printed."""

    lines: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 a chapter, its ``number`` ("BAB II") on a line of its own; level 2 a section ("2.1")."""

    level: int
    text: str
    number: str = ""
    anchor: str = ""
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``keep_with_next`` forbids a page break right after it; ``note`` is small print below a table."""

    text: str
    anchor: str = ""
    keep_with_next: bool = False
    note: bool = False
    bold: bool = False
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list with its own sub-list, if any."""

    text: str
    children: "ItemList | None" = None
    anchor: str = ""
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class ItemList:
    """A numbered, lettered or dashed list; ``start`` is the first number (1 is "1." or "a.")."""

    items: tuple[Item, ...]
    marker: Marker = Marker.NUMBER
    start: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as printed. ``text`` may hold line breaks; ``align`` None takes the column's."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    bold: bool = False
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; the anchor names what it is about, for example ``measurement/IK1``."""

    cells: tuple[TableCell, ...]
    kind: RowKind = RowKind.BODY
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the table's width (any positive unit) and how its body cells stand."""

    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table; ``header`` rows repeat on every page the table runs over.

    In a Document read from a file ``number`` and ``caption`` are empty, unless the format itself names the table
    (the name of a workbook's sheet is its ``caption``): the lines around it are paragraphs, and which rows
    are its head is for the interpreter to say. ``header`` then holds only rows the file marks as repeating.
    """

    number: str
    caption: str
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    anchor: str = ""
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A box with its label, ticked or not, and what was written behind it."""

    label: str
    checked: bool
    detail: str = ""
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class Checklist:
    """Boxes to tick, one below the other."""

    items: tuple[CheckItem, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One side of the signature block: ``lines_above`` are place and date or "Mengetahui,", then the post."""

    lines_above: tuple[str, ...]
    name: str
    lines_below: tuple[str, ...]
    origin: Origin = UNKNOWN_ORIGIN


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Both signatures side by side; never alone on a page: writers keep it with the block before it."""

    left: Signature
    right: Signature
    anchor: str = ""


Block = Title | Heading | Paragraph | ItemList | Table | Checklist | SignatureBlock


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``notice`` (for example "KONSEP") stands in the head of every page; ``language`` is BCP 47.

    ``dated`` is the day a file bears as its date of making, never the clock's, so that the same document
    is the same bytes. ``unread`` are the parts of a file that could not be read, so that nobody takes the
    rest for the whole.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "id"
    notice: str = ""
    author: str = ""
    dated: date | None = None
    unread: tuple[Unread, ...] = ()


def plain_lines(document: Document) -> Iterator[str]:
    """Every printed line of text in reading order, without markers, numbers of pages or line breaks inside cells."""
    for block in document.blocks:
        yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Title(lines=lines):
            yield from lines
        case Heading(text=text, number=number):
            yield from (line for line in (number, text) if line)
        case Paragraph(text=text):
            yield text
        case ItemList():
            yield from _list_lines(block)
        case Table():
            yield from (f"Tabel {block.number}", block.caption)
            for row in (*block.header, *block.rows):
                yield from (cell.text for cell in row.cells if cell.text)
        case Checklist(items=items):
            yield from (f"{item.label} {item.detail}".strip() for item in items)
        case SignatureBlock(left=left, right=right):
            for side in (left, right):
                yield from (line for line in (*side.lines_above, side.name, *side.lines_below) if line)


def _list_lines(items: ItemList) -> Iterator[str]:
    for item in items.items:
        yield item.text
        if item.children is not None:
            yield from _list_lines(item.children)
