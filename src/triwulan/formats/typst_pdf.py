"""A Document as the data that report.typ sets: plain JSON, so that no user text is ever read as Typst code."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from triwulan.core.document import (
    Block,
    Checklist,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Signature,
    SignatureBlock,
    Table,
    Title,
)
from triwulan.formats import columns, font, grid
from triwulan.formats.keeping import KeptBlock, kept
from triwulan.formats.legible import breakable_words, printable, unbroken_cell, unbroken_figures

Json = Mapping[str, object]

# Stands for "no date": PDF/A demands one, and the clock's would change the bytes.
UNDATED = date(2000, 1, 1)
# A row with more text than this may be split over two pages, since it might not fit on one.
_LONG_CELL = 1200
# PDF/UA demands a title.
_UNTITLED = "Dokumen tanpa judul"
_BODY_SIZE = 11.0
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
            return {"kind": "signatures", "sides": [_side(left), _side(right)]}


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


def _table(table: Table) -> Json:
    layout = columns.lay_out(table)
    return {
        "kind": "table",
        "number": f"Tabel {_text(table.number)}".strip(),
        "caption": _text(table.caption),
        "size": layout.size,
        "widths": layout.widths,
        "padding": columns.CELL_PADDING,
        "whole": columns.stays_whole(table, layout),
        "header": _cells(table, layout, header=True),
        "rows": _cells(table, layout, header=False),
    }


def _cells(table: Table, layout: columns.Layout, *, header: bool) -> list[Json]:
    rows = table.header if header else table.rows
    offset = 0 if header else len(table.header)
    cells: list[Json] = []
    for row, places in zip(rows, grid.place(rows, len(table.columns)), strict=True):
        long = any(len(placed.cell.text) > _LONG_CELL for placed in places)
        for placed in places:
            bold = grid.is_bold(placed, row, header=header)
            text = unbroken_cell(printable(placed.cell.text))
            room = layout.inner(placed.column, placed.cell.colspan)
            cells.append(
                {
                    "x": placed.column,
                    "y": placed.row + offset,
                    "colspan": placed.cell.colspan,
                    "rowspan": placed.cell.rowspan,
                    "align": grid.alignment(table, placed, row, header=header).value,
                    "kind": row.kind.value,
                    "header": header,
                    "bold": bold,
                    "breakable": long and not header,
                    "text": breakable_words(text, room, partial(font.width, size=layout.size, bold=bold)),
                }
            )
    return cells
