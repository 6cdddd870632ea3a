"""Rows of a table that has rules between its columns but none between its rows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from triwulan.formats.pdf_cells import FilledCell
from triwulan.formats.pdf_columns import Columns
from triwulan.formats.pdf_lines import Line
from triwulan.formats.pdf_rows import FIGURE, row_groups
from triwulan.formats.pdf_rules import RuledCell, RuledGrid
from triwulan.formats.pdf_shapes import Box, Word

_LEVEL: Final = 2.5
# The first half of a figure or code, or the second: of "1.004." and "800", of "7.01" and ".03", of "24,14" and "%".
_HALF: Final = re.compile(r"\d[.,]$|^[.,]\d|^0\d|^%$")


def split_rows(grid: RuledGrid, cells: Sequence[FilledCell]) -> RuledGrid:
    """The grid with edges added between rows, where a field of the first column counts several beside their figures."""
    for row in range(len(grid.ys) - 2, -1, -1):
        own = [cell for cell in cells if cell.field.row == row and cell.field.rowspan == 1]
        if _holds_several(own):
            grid = _with_edges(grid, row, _edges(own))
    return grid


def _holds_several(cells: Sequence[FilledCell]) -> bool:
    """Whether the first field has several lines, and two others or more have figures at their heights."""
    if len(cells) < 3 or cells[0].field.column != 0 or len(cells[0].lines) < 2:
        return False
    if any(_HALF.search(line.text) for cell in cells for line in cell.lines):
        # figures and codes broken because their columns are narrow
        return False
    starts = [line.base for line in cells[0].lines]
    beside = 0
    for cell in cells[1:]:
        level = [line for line in cell.lines if any(abs(line.base - start) < _LEVEL for start in starts)]
        figures = [line for line in level if FIGURE.fullmatch(line.text)]
        beside += len(figures) == len(level) >= max(2, 0.7 * len(starts))
    return beside >= 2


def _edges(cells: Sequence[FilledCell]) -> list[float]:
    """Half-way between the lines of each row and those of the next."""
    level: list[list[Line]] = []
    for line in sorted((line for cell in cells for line in cell.lines), key=lambda each: each.base):
        if level and line.base - level[-1][0].base < _LEVEL:
            level[-1].append(line)
        else:
            level.append([line])
    lines = [replace(parts[0], words=_from_left(parts)) for parts in level]
    columns = Columns(tuple((cell.field.box.x0 + 1, cell.field.box.x1 - 1) for cell in cells))
    groups = [sorted(line.base for line in group) for group in row_groups(lines, columns)]
    size = lines[0].size
    return [(above[-1] + below[0] - 0.7 * size) / 2 for above, below in pairwise(sorted(groups))]


def _from_left(parts: Sequence[Line]) -> tuple[Word, ...]:
    return tuple(sorted((word for part in parts for word in part.words), key=lambda word: word.x0))


def _with_edges(grid: RuledGrid, row: int, edges: Sequence[float]) -> RuledGrid:
    """The grid with a row cut at some heights; cells over several rows take them all."""
    if not edges:
        return grid
    ys = (*grid.ys[: row + 1], *edges, *grid.ys[row + 1 :])
    cells: list[RuledCell] = []
    for cell in grid.cells:
        if cell.row == row and cell.rowspan == 1:
            for at, (top, bottom) in enumerate(pairwise(ys[row : row + len(edges) + 2])):
                cells.append(replace(cell, row=row + at, box=Box(cell.box.x0, top, cell.box.x1, bottom)))
        elif cell.row <= row < cell.row + cell.rowspan:
            cells.append(replace(cell, rowspan=cell.rowspan + len(edges)))
        else:
            cells.append(replace(cell, row=cell.row + (len(edges) if cell.row > row else 0)))
    return RuledGrid(grid.xs, ys, tuple(cells))
