"""A document as it was read, as HTML in pieces that a phone can load, with a numbered mark at every finding."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Final

import msgspec

from triwulan.core.document import (
    Block,
    Checklist,
    Column,
    Document,
    Heading,
    Item,
    ItemList,
    Origin,
    Paragraph,
    Row,
    Table,
    TableCell,
)
from triwulan.formats import grid
from triwulan.formats.audit_json import AuditReport, SaidFinding, SaidPlace
from triwulan.formats.html import write_html
from triwulan.web.audits.findings import Group, Spot, grouped, places_of

LARGEST: Final = 150_000
"""Characters of text and tags in one piece, roughly: 15 kB on the wire."""
_CELL: Final = 40
FINDING: Final = "\ue000"
"""Stands in the marks for the word "finding", which is put in when the language of the visitor is known."""


class Piece(msgspec.Struct, frozen=True):
    """A part of the document as HTML, and by address the ids of the marks that stand in it."""

    html: str
    marks: dict[str, str]


def pieces_of(document: Document, report: AuditReport) -> tuple[Piece, ...]:
    """The whole document; every address that a finding names is marked where it stands."""
    marks = Marks(document, grouped(report, lambda place: Spot("")))
    return tuple(_piece(replace(document, blocks=tuple(blocks)), marks) for blocks in _portions(document))


class Marks:
    """Gives the marks of each text of a document, one after the other in reading order."""

    def __init__(self, document: Document, groups: tuple[Group, ...]) -> None:
        texts: dict[str, list[str]] = defaultdict(list)
        for origin, text in _texts(document):
            texts[origin.address].append(text)
        self._at: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
        for group in groups:
            for shown in group.members:
                for place in places_of(shown.finding):
                    if place.address in texts:
                        occurrence = _occurrence(texts[place.address], place, shown.finding)
                        self._at[place.address, occurrence].setdefault(group.number, shown.finding.severity)
        self._passed: dict[str, int] = defaultdict(int)
        self._count = 0
        self.given: dict[str, str] = {}
        """By address, the id of its first mark."""

    def __call__(self, origin: Origin, text: str) -> str:
        """The marks of the next text that came from there."""
        if not origin.address:
            return ""
        occurrence = self._passed[origin.address]
        self._passed[origin.address] += 1
        found = self._at.get((origin.address, occurrence), {})
        return "".join(self._mark(origin.address, number, severity) for number, severity in found.items())

    def _mark(self, address: str, number: int, severity: str) -> str:
        self._count += 1
        own = f"tempat-{self._count}"
        self.given.setdefault(address, own)
        label = f"{FINDING} {number}"
        link = f'id="{own}" href="#temuan-{number}" aria-label="{label}"'
        return f'<a class="mark mark-{escape(severity)}" {link}>{number}</a>'


def _occurrence(texts: list[str], place: SaidPlace, finding: SaidFinding) -> int:
    """Which of the texts of one address is meant: the cells of a line of text share theirs."""
    for wanted in (finding.printed, place.quote):
        for number, text in enumerate(texts):
            if wanted and wanted in text:
                return number
    return 0


def _piece(document: Document, marks: Marks) -> Piece:
    marks.given = {}
    html = write_html(replace(document, blocks=tuple(map(_fitting, document.blocks))), marks=marks)
    return Piece(html, marks.given)


def _fitting(block: Block) -> Block:
    """The block itself; a table whose merged cells do not fit together, cell by cell."""
    if not isinstance(block, Table):
        return block
    try:
        for rows in (block.header, block.rows):
            grid.place(rows, len(block.columns))
    except grid.TableShapeError:
        rows = tuple(map(_single, (*block.header, *block.rows)))
        width = max(len(row.cells) for row in rows)
        return replace(block, header=(), rows=rows, columns=(Column(1.0),) * width)
    return block


def _single(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, colspan=1, rowspan=1) for cell in row.cells))


def _portions(document: Document) -> Iterator[list[Block]]:
    """The blocks in portions of about the same weight; a table that is too heavy is cut between rows."""
    portion: list[Block] = []
    weight = 0
    for block in document.blocks:
        for part in _parts(block):
            heavy = _weight(part)
            if portion and weight + heavy > LARGEST:
                yield portion
                portion, weight = [], 0
            portion.append(part)
            weight += heavy
    if portion or not document.blocks:
        yield portion


def _parts(block: Block) -> Iterator[Block]:
    if not isinstance(block, Table) or _weight(block) <= LARGEST:
        yield block
        return
    rows: list[Row] = []
    weight = 0
    for row in block.rows:
        rows.append(row)
        weight += sum(map(_cell_weight, row.cells))
        if weight > LARGEST:
            yield replace(block, rows=tuple(rows))
            rows, weight = [], 0
    if rows:
        yield replace(block, rows=tuple(rows))


def _weight(block: Block) -> int:
    if isinstance(block, Table):
        return sum(_cell_weight(cell) for row in (*block.header, *block.rows) for cell in row.cells)
    return sum(len(text) + _CELL for _origin, text in _texts(Document("", (block,))))


def _cell_weight(cell: TableCell) -> int:
    return len(cell.text) + _CELL


def _texts(document: Document) -> Iterator[tuple[Origin, str]]:
    """Every text with where it came from, in the order in which it is written."""
    for block in document.blocks:
        match block:
            case Table():
                for row in (*block.header, *block.rows):
                    yield from ((cell.origin, cell.text) for cell in row.cells)
            case ItemList():
                yield from _item_texts(block)
            case Checklist(items=items):
                yield from ((item.origin, item.label) for item in items)
            case Heading() | Paragraph():
                yield block.origin, block.text


def _item_texts(items: ItemList) -> Iterator[tuple[Origin, str]]:
    def of(item: Item) -> Iterator[tuple[Origin, str]]:
        yield item.origin, item.text
        if item.children is not None:
            yield from _item_texts(item.children)

    for item in items.items:
        yield from of(item)
