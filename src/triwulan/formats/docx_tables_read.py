"""Tables of a .docx: cells merged sideways and downwards, rows that repeat as a head, tables inside cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from triwulan.core.document import Column, Origin, Row, Table, TableCell
from triwulan.formats.docx_names import CONTAINERS, SDT, SDT_CONTENT, TC, TR, VAL, W, is_on, number, value
from triwulan.formats.elements import under
from triwulan.formats.limits import MOST_COLUMNS, check_table
from triwulan.formats.packages import Element

_TWIP: Final = 20
_ROW, _CELL, _BESIDE, _BELOW = (W + name for name in ("trPr", "tcPr", "hMerge", "vMerge"))


@dataclass(slots=True)
class CellText:
    """What a cell holds: its printed text, whether all of it is bold, and the page it begins on."""

    text: str
    bold: bool
    page: int


@dataclass(slots=True)
class _Made:
    """A cell while the rows below may still make it longer."""

    text: str
    colspan: int
    bold: bool
    origin: Origin
    rowspan: int = 1

    def frozen(self) -> TableCell:
        return TableCell(self.text, self.colspan, self.rowspan, bold=self.bold, origin=self.origin)


@dataclass(slots=True)
class _Rows:
    """The rows read so far; ``open`` holds the cells that go on downwards, by the column they begin in."""

    made: list[list[_Made]] = field(default_factory=list)
    open: dict[int, _Made] = field(default_factory=dict)
    header: int = 0
    cells: int = 0


def children(parent: Element, tag: str) -> Iterator[Element]:
    """The children of this name, also those inside content controls and marks of changes; deleted ones are not."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from children(content, tag)
        elif child.tag in CONTAINERS:
            yield from children(child, tag)


def read_table(element: Element, index: int, read_cell: Callable[[Element, str], CellText], page: int) -> Table:
    """The table; ``read_cell`` is asked for each cell in reading order, with its address ``t3r2c1``."""
    rows = _Rows()
    widths = [number(column.get(W + "w"), 0) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")][:MOST_COLUMNS]
    for at, row in enumerate(children(element, TR)):
        _read_row(row, f"t{index}r{at}", rows, read_cell)
    frozen = [Row(tuple(cell.frozen() for cell in cells)) for cells in rows.made]
    width = max((sum(cell.colspan for cell in cells) for cells in rows.made), default=0)
    columns = tuple(Column(widths[at] / _TWIP if at < len(widths) and widths[at] else 1.0) for at in range(width))
    header = rows.header if rows.header < len(frozen) else 0
    return Table("", "", columns, tuple(frozen[:header]), tuple(frozen[header:]), origin=Origin(f"t{index}", page))


def _read_row(row: Element, address: str, rows: _Rows, read_cell: Callable[[Element, str], CellText]) -> None:
    properties = under(row, _ROW)
    if properties is not None and (under(properties, W + "del") is not None or is_on(properties, "hidden")):
        return
    made: list[_Made] = []
    column = 0
    before = _width(value(properties, "gridBefore"), 0)
    if before:
        made.append(_Made("", before, bold=False, origin=Origin(address)))
        column = before
    still: dict[int, _Made] = {}
    for at, cell in enumerate(children(row, TC)):
        about = under(cell, _CELL)
        span = _width(value(about, "gridSpan"), 1) or 1
        column = min(column, MOST_COLUMNS)
        _place(cell, about, span, column, f"{address}c{at}", made, still, rows, read_cell)
        column += span
    rows.open = still
    if properties is not None and is_on(properties, "tblHeader") and rows.header == len(rows.made):
        rows.header += 1
    rows.cells += sum(cell.colspan for cell in made)
    check_table(len(rows.made) + 1, rows.cells)
    rows.made.append(made)


def _place(
    cell: Element,
    about: Element | None,
    span: int,
    column: int,
    address: str,
    made: list[_Made],
    still: dict[int, _Made],
    rows: _Rows,
    read_cell: Callable[[Element, str], CellText],
) -> None:
    """Put a cell into its row, or into the one it continues: the one above, or in old files the one left of it."""
    found = read_cell(cell, address)
    beside = under(about, _BESIDE)
    if beside is not None and beside.get(VAL, "continue") == "continue" and made:
        made[-1].colspan += span
        return
    merge = under(about, _BELOW)
    above = rows.open.get(column)
    if merge is not None and merge.get(VAL, "continue") == "continue" and above is not None:
        above.rowspan += 1
        still[column] = above
        return
    new = _Made(found.text, span, found.bold, Origin(address, found.page))
    made.append(new)
    if merge is not None:
        still[column] = new


def _width(text: str | None, otherwise: int) -> int:
    return min(MOST_COLUMNS, max(0, number(text, otherwise)))
