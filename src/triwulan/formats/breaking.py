"""Which rows of a table may run over a page break: Typst cuts off what is higher than a page and may not break."""

from collections.abc import Sequence
from dataclasses import dataclass

from triwulan.core.document import Row, RowKind, Table
from triwulan.formats import columns, grid

# Less than half of what a page holds (706 points), so that a header of this height, a row of this height and
# an error of the estimate fit on one page together.
LONGEST_WHOLE = 280.0


@dataclass(frozen=True, slots=True)
class Breaking:
    """``repeat``: the header fits on every page; ``cells``: places (row, column) of the cells that may be split;
    ``leading``: rows that stay on the page of the next one."""

    repeat: bool
    cells: frozenset[tuple[int, int]]
    leading: tuple[int, ...]


def breaking(table: Table, layout: columns.Layout) -> Breaking:
    """Decide by estimated heights; what is low enough stays in one piece."""
    heights = columns.row_heights(table, layout, header=False)
    placed = grid.place(table.rows, len(table.columns))
    cells: set[tuple[int, int]] = set()
    leading: list[int] = []
    groups = _groups(placed)
    for group in groups:
        cells |= _breakable(table, layout, group, placed, heights)
    single = {group.start for group in groups if len(group) == 1}
    for index, (row, below) in enumerate(zip(table.rows, table.rows[1:], strict=False)):
        led = row.kind is RowKind.PARENT and below.kind is RowKind.BODY
        if led and {index, index + 1} <= single and heights[index] + heights[index + 1] <= LONGEST_WHOLE:
            leading.append(index)
    return Breaking(columns.height(table, layout, header=True) <= LONGEST_WHOLE, frozenset(cells), tuple(leading))


def _groups(placed: Sequence[Sequence[grid.Placed]]) -> list[range]:
    """Rows that cells spanning several of them tie together."""
    groups: list[range] = []
    start = end = 0
    for index, cells in enumerate(placed):
        end = max([end, index + 1, *(index + each.cell.rowspan for each in cells)])
        if end == index + 1:
            groups.append(range(start, end))
            start = end
    return groups


def _breakable(
    table: Table,
    layout: columns.Layout,
    group: range,
    placed: Sequence[Sequence[grid.Placed]],
    heights: Sequence[float],
) -> set[tuple[int, int]]:
    """Cells that may be split: of a high row all, of high rows tied together those that tie them."""
    spanning = [(table.rows[row], each) for row in group for each in placed[row] if each.cell.rowspan > 1]
    highest = max((_height(row, each, layout) for row, each in spanning), default=0.0)
    found: set[tuple[int, int]] = set()
    if max(highest, sum(heights[row] for row in group)) > LONGEST_WHOLE:
        found |= {(each.row, each.column) for _, each in spanning}
    for row in group:
        # a spanning cell higher than a page lengthens the rows it spans
        if highest > LONGEST_WHOLE or heights[row] > LONGEST_WHOLE:
            found |= {(row, each.column) for each in placed[row]}
    return found


def _height(row: Row, placed: grid.Placed, layout: columns.Layout) -> float:
    return columns.cell_height(placed, layout, grid.is_bold(placed, row, header=False))
