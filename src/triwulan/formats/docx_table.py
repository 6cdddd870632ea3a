"""Tables of a DOCX: merged cells, repeated headers, rows that stay whole, and the signatures' table without borders."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from triwulan.core.document import Row, RowKind, Signature, SignatureBlock, Table
from triwulan.formats import columns, grid
from triwulan.formats.docx_styles import CAPTION, CELL, CELL_HEAD, SIGNATURE
from triwulan.formats.docx_xml import paragraph, runs, twips, w
from triwulan.formats.legible import unbroken_cell, xml_text

_LONG_CELL = 1200
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_FILL = {RowKind.PARENT: "F0F0F0", RowKind.BAND: "E0E0E0"}
_SIGNING_ROOM = 62.0
_LINE_HEIGHT = 12.7


def table_elements(table: Table) -> Iterator[Element]:
    """The caption's paragraphs and the table."""
    before = w("spacing", before=twips(12), after=0)
    yield paragraph(CAPTION, *runs(f"Tabel {table.number}".strip()), properties=(before,))
    if table.caption:
        yield paragraph(CAPTION, *runs(table.caption, w("b")))
    layout = columns.lay_out(table)
    whole = columns.stays_whole(table, layout)
    element = _frame(layout.widths, caption=table.caption, bordered=True)
    for header, rows in ((True, table.header), (False, table.rows)):
        places = grid.place(rows, len(table.columns))
        for index, row in enumerate(rows):
            last = not header and index == len(rows) - 1
            cells = _row_cells(places, index)
            # A cell that spans rows must not be cut by the page's end, nor a parent left without its children.
            spanned = any(placed.row + placed.cell.rowspan > index + 1 for placed in cells)
            together = whole or spanned or row.kind in (RowKind.PARENT, RowKind.BAND)
            keep = header or (together and not last)
            element.append(_row(table, layout, row, cells, index=index, header=header, keep=keep))
    yield element


def _frame(widths: tuple[float, ...], *, caption: str, bordered: bool) -> Element:
    kind = {"val": "single", "sz": 4, "space": 0, "color": "666666"} if bordered else {"val": "nil"}
    margin = twips(columns.CELL_PADDING)
    properties = w(
        "tblPr",
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(edge, **kind) for edge in _EDGES)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=margin, type="dxa"), w("right", w=margin, type="dxa")),
    )
    if caption:
        properties.append(w("tblCaption", val=xml_text(caption)))
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths)))


def _row_cells(places: tuple[tuple[grid.Placed, ...], ...], index: int) -> list[grid.Placed]:
    """The cells that start in the row and those that reach into it from above, from left to right."""
    reaching = (placed for row in places[: index + 1] for placed in row if placed.row + placed.cell.rowspan > index)
    return sorted(reaching, key=lambda placed: placed.column)


def _row(
    table: Table,
    layout: columns.Layout,
    row: Row,
    cells: list[grid.Placed],
    *,
    index: int,
    header: bool,
    keep: bool,
) -> Element:
    properties = w("trPr")
    if header or all(len(placed.cell.text) <= _LONG_CELL for placed in cells):
        properties.append(w("cantSplit"))
    if header:
        properties.append(w("tblHeader"))
    element = w("tr", properties)
    for placed in cells:
        text = runs(unbroken_cell(placed.cell.text), *_look(layout, placed, row, header)) if placed.row == index else []
        align = grid.alignment(table, placed, row, header=header)
        style = CELL_HEAD if header else CELL
        ppr = ((w("keepNext"),) if keep and not header else ()) + (w("jc", val=align.value),)
        element.append(
            w(
                "tc",
                _cell_properties(layout, placed, row, index, header),
                paragraph(style, *text, properties=ppr),
            )
        )
    return element


def _look(layout: columns.Layout, placed: grid.Placed, row: Row, header: bool) -> tuple[Element, ...]:
    size = w("sz", val=round(layout.size * 2))
    return (w("b"), size) if grid.is_bold(placed, row, header=header) else (size,)


def _cell_properties(layout: columns.Layout, placed: grid.Placed, row: Row, index: int, header: bool) -> Element:
    cell = placed.cell
    properties = w(
        "tcPr",
        w("tcW", w=twips(sum(layout.widths[placed.column : placed.column + cell.colspan])), type="dxa"),
    )
    if cell.colspan > 1:
        properties.append(w("gridSpan", val=cell.colspan))
    if cell.rowspan > 1:
        properties.append(w("vMerge", val="restart" if placed.row == index else "continue"))
    if row.kind is RowKind.TOTAL:
        properties.append(w("tcBorders", w("top", val="single", sz=12, space=0, color="000000")))
    fill = "E0E0E0" if header else _FILL.get(row.kind)
    if fill:
        properties.append(w("shd", val="clear", color="auto", fill=fill))
    properties.append(w("vAlign", val="center" if header else "top"))
    return properties


def signature_table(block: SignatureBlock) -> Element:
    """Two columns without borders; the row is never split, and the names stand at one height."""
    half = columns.TEXT_WIDTH / 2
    room = half - 2 * columns.CELL_PADDING
    heights = [_lines_above(side, room) for side in (block.left, block.right)]
    element = _frame((half, half), caption="", bordered=False)
    row = w("tr", w("trPr", w("cantSplit")))
    for side, height in zip((block.left, block.right), heights, strict=True):
        gap = _SIGNING_ROOM + (max(heights) - height) * _LINE_HEIGHT
        row.append(w("tc", w("tcPr", w("tcW", w=twips(half), type="dxa")), *_side(side, gap)))
    element.append(row)
    return element


def _lines_above(side: Signature, room: float) -> int:
    return sum(columns.wrapped_lines(line, 11, False, room) for line in side.lines_above)


def _side(side: Signature, gap: float) -> Iterator[Element]:
    for line in side.lines_above:
        yield paragraph(SIGNATURE, *runs(line))
    name = runs(side.name, w("b"), w("u", val="single"))
    yield paragraph(SIGNATURE, *name, properties=(w("spacing", before=twips(gap), after=0),))
    for line in side.lines_below:
        yield paragraph(SIGNATURE, *runs(line))
