"""Where each cell of a table stands once merged cells have taken their room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from triwulan.core.document import Align, Row, RowKind, Table, TableCell


class TableShapeError(ValueError):
    """A row has more cells than the table has columns."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the row and the column (both from 0) of its top left corner."""

    row: int
    column: int
    cell: TableCell


def place(rows: Sequence[Row], columns: int) -> tuple[tuple[Placed, ...], ...]:
    """The cells of each row with their places; missing cells become empty ones, spans end at the table's edge."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for index, row in enumerate(rows):
        cells = tuple(_place_row(row, index, columns, len(rows), taken))
        placed.append(cells)
    return tuple(placed)


def _place_row(row: Row, index: int, columns: int, height: int, taken: set[tuple[int, int]]) -> Iterator[Placed]:
    at = 0
    for cell in _stretched(row, columns):
        while (index, at) in taken:
            at += 1
        if at >= columns or at + cell.colspan > columns:
            raise TableShapeError(f"row {index + 1} has more cells than the {columns} columns of its table")
        fitted = replace(cell, rowspan=max(1, min(cell.rowspan, height - index)))
        taken.update((index + down, at + over) for down in range(fitted.rowspan) for over in range(fitted.colspan))
        yield Placed(index, at, fitted)
        at += fitted.colspan
    for column in range(columns):
        if (index, column) not in taken:
            taken.add((index, column))
            yield Placed(index, column, TableCell(""))


def _stretched(row: Row, columns: int) -> tuple[TableCell, ...]:
    if row.kind is RowKind.BAND and len(row.cells) == 1:
        return (replace(row.cells[0], colspan=columns),)
    return row.cells


def alignment(table: Table, placed: Placed, row: Row, *, header: bool) -> Align:
    """How the cell's text stands: its own wish first, then what its row is, then its column's."""
    if placed.cell.align is not None:
        return placed.cell.align
    if header:
        return Align.CENTER
    if row.kind is RowKind.BAND:
        return Align.LEFT
    return table.columns[placed.column].align


def is_bold(placed: Placed, row: Row, *, header: bool) -> bool:
    """Whether the cell prints bold: headers (but not the row that numbers the columns), parents, totals and bands."""
    if placed.cell.bold:
        return True
    if header:
        return not numbers_columns(row)
    return row.kind is not RowKind.BODY


def numbers_columns(row: Row) -> bool:
    """Whether this header row only counts the columns ("1", "2", "3" or "5=4/3")."""
    return all(not cell.text or cell.text[0].isdigit() for cell in row.cells) and any(cell.text for cell in row.cells)
