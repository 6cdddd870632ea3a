"""A Document as the data that report.typ sets: plain JSON, so that no user text is ever read as Typst code."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from triwulan.core.document import (
    Block,
    Checklist,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Row,
    Signature,
    SignatureBlock,
    Table,
    Title,
)
from triwulan.formats import columns, font, grid
from triwulan.formats.breaking import breaking
from triwulan.formats.keeping import KeptBlock, kept
from triwulan.formats.legible import breakable_words, printable, unbroken_cell, unbroken_figures

Json = Mapping[str, object]

# Stands for "no date": PDF/A demands one, and the clock's would change the bytes.
UNDATED = date(2000, 1, 1)
# PDF/UA demands a title.
_UNTITLED = "Dokumen tanpa judul"
_BODY_SIZE = 11.0
# Lines on one side of a signature block: with the room to sign about two thirds of a page.
_HIGH_SIGNATURE = 25
# Words of titles and headings, measured at body size, must fit at 15 points.
_LARGE = columns.TEXT_WIDTH * 0.7


def document_data(document: Document) -> Json:
    """Everything the template needs; lengths in points."""
    language, _, region = document.language.partition("-")
    dated = document.dated or UNDATED
    return {
        "title": printable(document.title).strip() or _UNTITLED,
        "author": printable(document.author),
        "notice": printable(document.notice),
        "language": language.lower(),
        "region": region.upper() or None,
        "dated": (dated.year, dated.month, dated.day),
        "font": font.FAMILY,
        "fallback": font.FALLBACK,
        "margins": {"left": columns.MARGIN_LEFT, "right": columns.MARGIN_RIGHT},
        "blocks": [_block(entry) for entry in kept(document.blocks) if not _is_blank(entry.block)],
    }


def _is_blank(block: Block) -> bool:
    """PDF/UA forbids headings without text."""
    return isinstance(block, Heading) and not printable(block.number + block.text).strip()


def _block(entry: KeptBlock) -> Json:
    block: Block = entry.block
    match block:
        case Title(lines=lines):
            return {"kind": "title", "lines": [_text(line, _LARGE) for line in lines]}
        case Heading():
            return {
                "kind": "heading",
                "level": max(1, block.level),
                "number": _text(block.number, _LARGE),
                "text": _text(block.text, _LARGE),
            }
        case Paragraph():
            return {
                "kind": "paragraph",
                "text": _text(block.text),
                "note": block.note,
                "bold": block.bold,
                "keep": entry.with_next,
            }
        case ItemList():
            return {**_list(block), "kind": "list", "keep": entry.with_next}
        case Table():
            return _table(block)
        case Checklist(items=items):
            boxes = [
                {"label": _text(item.label), "checked": item.checked, "detail": _text(item.detail)} for item in items
            ]
            return {"kind": "checklist", "items": boxes, "keep": entry.with_next}
        case SignatureBlock(left=left, right=right):
            return {"kind": "signatures", "sides": [_side(left), _side(right)], "high": _is_high(left, right)}


def _text(text: str, limit: float = columns.TEXT_WIDTH * 0.85) -> str:
    clean = unbroken_figures(printable(text))
    return breakable_words(clean, limit, partial(font.width, size=_BODY_SIZE, bold=True))


def _list(block: ItemList) -> Json:
    items = [
        {
            "text": _text(item.text, columns.TEXT_WIDTH * 0.7),
            "children": None if item.children is None else _list(item.children),
        }
        for item in block.items
    ]
    return {"marker": block.marker.value, "start": block.start, "items": items}


def _side(side: Signature) -> Json:
    limit = columns.TEXT_WIDTH * 0.4
    return {
        "above": [_text(line, limit) for line in side.lines_above],
        "name": _text(side.name, limit),
        "below": [_text(line, limit) for line in side.lines_below],
    }


def _is_high(*sides: Signature) -> bool:
    """Whether a signature block might not fit on one page, which it otherwise never leaves."""
    limit = columns.TEXT_WIDTH * 0.4
    lines = [
        sum(
            columns.wrapped_lines(printable(line), _BODY_SIZE, True, limit)
            for line in (*side.lines_above, side.name, *side.lines_below)
        )
        for side in sides
    ]
    return max(lines) > _HIGH_SIGNATURE


def _table(table: Table) -> Json:
    layout = columns.lay_out(table)
    split = breaking(table, layout)
    return {
        "kind": "table",
        "number": f"Tabel {_text(table.number)}".strip(),
        "caption": _text(table.caption),
        "size": layout.size,
        "widths": layout.widths,
        "padding": columns.CELL_PADDING,
        "whole": columns.stays_whole(table, layout),
        "repeat": split.repeat,
        "header": [
            _cell(table, layout, each, header=True, split=not split.repeat) for each in _places(table.header, table)
        ],
        "rows": [
            _cell(table, layout, each, header=False, split=(each.row, each.column) in split.cells)
            for each in _places(table.rows, table)
        ],
        "leading": [row + len(table.header) for row in split.leading],
    }


def _places(rows: Sequence[Row], table: Table) -> Iterator[grid.Placed]:
    for places in grid.place(rows, len(table.columns)):
        yield from places


def _cell(table: Table, layout: columns.Layout, placed: grid.Placed, *, header: bool, split: bool) -> Json:
    row = (table.header if header else table.rows)[placed.row]
    bold = grid.is_bold(placed, row, header=header)
    text = unbroken_cell(printable(placed.cell.text))
    room = layout.inner(placed.column, placed.cell.colspan)
    return {
        "x": placed.column,
        "y": placed.row + (0 if header else len(table.header)),
        "colspan": placed.cell.colspan,
        "rowspan": placed.cell.rowspan,
        "align": grid.alignment(table, placed, row, header=header).value,
        "kind": row.kind.value,
        "header": header,
        "bold": bold,
        "breakable": split,
        "text": breakable_words(text, room, partial(font.width, size=layout.size, bold=bold)),
    }
