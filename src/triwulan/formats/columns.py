"""Column widths and the size of the print, chosen so that no figure and, where possible, no word is torn apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triwulan.core.document import Row, Table
from triwulan.formats import font, grid
from triwulan.formats.legible import NO_BREAK_SPACE, printable, unbroken_cell

# A4 with 3 cm at the binding edge and 2 cm at the other.
PAGE_WIDTH = 595.28
MARGIN_LEFT = 85.04
MARGIN_RIGHT = 56.69
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
CELL_PADDING = 3.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_WIDE_TABLE = 7
# A single word may claim at most this share of the table; longer ones are broken.
_WORD_SHARE = 0.3
# Liberation Sans is measured without kerning; a hair of air keeps rounding from breaking a line.
_AIR = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """The font size of a table and the width of each of its columns, in points."""

    size: float
    widths: tuple[float, ...]

    def inner(self, column: int, span: int = 1) -> float:
        """The room for text in a cell that spans ``span`` columns."""
        return sum(self.widths[column : column + span]) - 2 * CELL_PADDING


def lay_out(table: Table, available: float = TEXT_WIDTH) -> Layout:
    """The largest print at which every word finds room, and the widths the columns take then."""
    sizes = _SIZES[1:] if len(table.columns) > _WIDE_TABLE else _SIZES
    needs = _needs(table, available)
    for size in sizes:
        least = [need * size + 2 * CELL_PADDING + _AIR for need in needs]
        if sum(least) <= available:
            return Layout(size, _shared(table, least, available))
    scale = available / sum(least)
    return Layout(size, tuple(width * scale for width in least))


def _shared(table: Table, least: Sequence[float], available: float) -> tuple[float, ...]:
    """Each column's share, but never less than its need; what that costs, the others pay in proportion."""
    wanted = [max(column.width, 0.0) for column in table.columns]
    if not sum(wanted):
        wanted = [1.0] * len(wanted)
    fixed: dict[int, float] = {}
    while True:
        free = [index for index in range(len(wanted)) if index not in fixed]
        rest = available - sum(fixed.values())
        total = sum(wanted[index] for index in free)
        share = {index: rest * wanted[index] / total if total else rest / len(free) for index in free}
        short = {index: least[index] for index in free if share[index] < least[index]}
        if not short:
            return tuple(fixed.get(index, share.get(index, 0.0)) for index in range(len(wanted)))
        fixed.update(short)
        if len(fixed) == len(wanted):
            spare = (available - sum(least)) / len(least)
            return tuple(width + spare for width in least)


def _needs(table: Table, available: float) -> list[float]:
    """The widest unbreakable piece of text of each column at font size 1."""
    limit = available * _WORD_SHARE / _SIZES[0]
    needs = [0.0] * len(table.columns)
    seen: dict[tuple[str, bool], float] = {}
    for column, text, bold in _single_cells(table):
        key = (text, bold)
        if key not in seen:
            seen[key] = max((font.width(word, 1.0, bold) for word in _words(text)), default=0.0)
        needs[column] = max(needs[column], min(seen[key], limit))
    return needs


def _words(text: str) -> list[str]:
    return [word for line in unbroken_cell(text).split("\n") for word in line.replace("/", "/ ").split(" ")]


def _single_cells(table: Table) -> Iterator[tuple[int, str, bool]]:
    groups: tuple[tuple[bool, tuple[Row, ...]], ...] = ((True, table.header), (False, table.rows))
    for header, rows in groups:
        for row, cells in zip(rows, grid.place(rows, len(table.columns)), strict=True):
            for placed in cells:
                if placed.cell.colspan == 1 and placed.cell.text:
                    yield placed.column, placed.cell.text, grid.is_bold(placed, row, header=header)


def wrapped_lines(text: str, size: float, bold: bool, room: float) -> int:
    """How many lines the text takes in a column of ``room`` points, words wider than it broken."""
    lines = 0
    for line in text.split("\n"):
        lines += 1
        taken = 0.0
        for word in line.split(" "):
            wide = font.width(word + NO_BREAK_SPACE, size, bold)
            if taken and taken + wide > room:
                lines += 1
                taken = 0.0
            taken += wide
            broken = int(wide // room) if room > 0 else 0
            lines += broken
            taken -= broken * room
    return lines


# A table lower than this is not split over two pages: about a quarter of the page.
_WHOLE_HEIGHT = 190.0
_LINE = 1.2
_ROW_PADDING = 7.0


def stays_whole(table: Table, layout: Layout) -> bool:
    """Whether the table is low enough to be kept on one page."""
    caption = (wrapped_lines(table.caption, _SIZES[0], True, TEXT_WIDTH) - 1) * layout.size * _LINE
    return caption + height(table, layout, header=True) + height(table, layout, header=False) <= _WHOLE_HEIGHT


def height(table: Table, layout: Layout, *, header: bool) -> float:
    """How high the header or the body stands, about, in points."""
    rows = table.header if header else table.rows
    spanning = [
        cell_height(placed, layout, grid.is_bold(placed, row, header=header))
        for row, cells in zip(rows, grid.place(rows, len(table.columns)), strict=True)
        for placed in cells
        if placed.cell.rowspan > 1
    ]
    return max(sum(row_heights(table, layout, header=header)), *spanning, 0.0)


def row_heights(table: Table, layout: Layout, *, header: bool) -> list[float]:
    """How high each row stands, about, in points; cells that span rows are left out."""
    rows = table.header if header else table.rows
    return [
        max(
            (
                cell_height(placed, layout, grid.is_bold(placed, row, header=header))
                for placed in cells
                if placed.cell.rowspan == 1
            ),
            default=layout.size * _LINE + _ROW_PADDING,
        )
        for row, cells in zip(rows, grid.place(rows, len(table.columns)), strict=True)
    ]


def cell_height(placed: grid.Placed, layout: Layout, bold: bool) -> float:
    """How high the cell stands, about, in points."""
    text, room = printable(placed.cell.text), layout.inner(placed.column, placed.cell.colspan)
    return _ROW_PADDING + layout.size * _LINE * wrapped_lines(text, layout.size, bold, room)
