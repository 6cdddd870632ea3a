"""Columns of a table that has no upright rules: told by words that stand below each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.formats.pdf_lines import Line
from triwulan.formats.pdf_shapes import Word

_GAP: Final = 0.7  # of the type's size: wider than a space in a cell, narrower than what parts two columns

Piece = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the text of each column lies, from left to right; ``edges`` are half-way between."""

    extents: tuple[tuple[float, float], ...]

    @property
    def edges(self) -> tuple[float, ...]:
        """One more than there are columns."""
        inner = ((left[1] + right[0]) / 2 for left, right in pairwise(self.extents))
        return (self.extents[0][0] - 3, *inner, self.extents[-1][1] + 3)

    def touched(self, piece: Piece) -> range:
        """The columns a piece lies on; where it lies between two, both."""
        x0, x1 = piece[0].x0, piece[-1].x1
        hit = [at for at, (start, end) in enumerate(self.extents) if min(x1, end) - max(x0, start) > 0.5]
        if hit:
            return range(hit[0], hit[-1] + 1)
        middle = (x0 + x1) / 2
        right = next((at for at, (start, _) in enumerate(self.extents) if start > middle), len(self.extents))
        return range(max(right - 1, 0), min(right + 1, len(self.extents)))

    def nearest(self, piece: Piece) -> int:
        """The one column a piece belongs to."""
        touched = self.touched(piece)
        middle = (piece[0].x0 + piece[-1].x1) / 2
        return min(touched, key=lambda at: abs(middle - sum(self.extents[at]) / 2))


def parted(line: Line) -> tuple[Piece, ...]:
    """The words of a line, parted at each gap too wide for a space inside a cell."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for left, right in pairwise(line.words):
        if right.x0 - left.x1 > _GAP * min(left.size, right.size):
            pieces.append([])
        pieces[-1].append(right)
    return tuple(tuple(piece) for piece in pieces)


def find_columns(lines: Sequence[Line], least: int) -> Columns | None:
    """The columns of lines that belong to one table; None unless at least ``least`` are sure."""
    rows = [parted(line) for line in lines]
    most = max((len(row) for row in rows), default=0)
    while most >= least:
        full = [row for row in rows if len(row) == most]
        extents = _united(full, most)
        if extents is not None:
            return _widened(extents, rows)
        most -= 1
    return None


def _united(rows: Sequence[tuple[Piece, ...]], count: int) -> list[tuple[float, float]] | None:
    """The extents of rows with the same number of pieces, piece by piece; None where they overlap."""
    if not rows:
        return None
    extents = [(min(row[at][0].x0 for row in rows), max(row[at][-1].x1 for row in rows)) for at in range(count)]
    if any(right[0] - left[1] < 1 for left, right in pairwise(extents)):
        return None
    return extents


def _widened(extents: list[tuple[float, float]], rows: Sequence[tuple[Piece, ...]]) -> Columns:
    """With the pieces of other rows that lie on one column only."""
    for row in rows:
        for piece in row:
            x0, x1 = piece[0].x0, piece[-1].x1
            hit = [at for at, (start, end) in enumerate(extents) if min(x1, end) - max(x0, start) > 0]
            if len(hit) == 1:
                at = hit[0]
                low = max(x0, extents[at - 1][1] + 1) if at else x0
                high = min(x1, extents[at + 1][0] - 1) if at + 1 < len(extents) else x1
                extents[at] = (min(extents[at][0], low), max(extents[at][1], high))
    return Columns(tuple(extents))
