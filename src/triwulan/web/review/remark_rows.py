"""Puts a row of its own below each table row that is remarked on, so that the columns keep their widths."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from triwulan.core.document import Document, Item, ItemList, Row, Table, TableCell
from triwulan.formats import grid

PREFIX: Final = "spot/"
"""Begins the anchor of such a row; the anchor of what is remarked follows."""


def with_remark_rows(document: Document, remarked: Collection[str]) -> tuple[Document, frozenset[str]]:
    """The document with those rows, and which of the anchors got one."""
    in_tables = _ending_in_a_table(document) & frozenset(remarked)
    if not in_tables:
        return document, in_tables
    blocks = (_table(block, in_tables) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks)), in_tables


def _ending_in_a_table(document: Document) -> frozenset[str]:
    """Anchors that stand for the last time in a table row, which is where the paper offers a remark."""
    found: set[str] = set()
    for block in document.blocks:
        found.discard(block.anchor)
        if isinstance(block, Table):
            found.update(row.anchor for row in block.rows if row.anchor)
        elif isinstance(block, ItemList):
            found.difference_update(item.anchor for item in _items(block))
    return frozenset(found)


def _items(items: ItemList) -> Iterator[Item]:
    for item in items.items:
        yield item
        if item.children is not None:
            yield from _items(item.children)


def _table(table: Table, remarked: Collection[str]) -> Table:
    width = len(table.columns)
    placed = grid.place(table.rows, width)
    last = {row.anchor: index for index, row in enumerate(table.rows) if row.anchor in remarked}
    below = {index: anchor for anchor, index in last.items()}
    rows = []
    for index, row in enumerate(table.rows):
        rows.append(replace(row, cells=tuple(_stretched(cell, below) for cell in placed[index])))
        if index in below:
            crossing = (cell for cells in placed for cell in cells if _crosses(cell, index))
            rows.append(Row(tuple(_free(crossing, width)), anchor=PREFIX + below[index]))
    return replace(table, rows=tuple(rows))


def _crosses(placed: grid.Placed, index: int) -> bool:
    """The cell goes on below the row of this index."""
    return placed.row <= index < placed.row + placed.cell.rowspan - 1


def _stretched(placed: grid.Placed, below: Collection[int]) -> TableCell:
    return replace(placed.cell, rowspan=placed.cell.rowspan + sum(_crosses(placed, index) for index in below))


def _free(crossing: Iterable[grid.Placed], width: int) -> Iterator[TableCell]:
    """One cell over each run of columns that no merged cell takes."""
    taken = {cell.column + over for cell in crossing for over in range(cell.cell.colspan)}
    for free, columns in groupby(range(width), key=lambda column: column not in taken):
        if free:
            yield TableCell("", colspan=len(list(columns)))
