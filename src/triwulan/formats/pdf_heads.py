"""The head of a table without upright rules: the names of its columns, and of groups of them above."""

from collections.abc import Sequence
from dataclasses import dataclass

from triwulan.formats.pdf_columns import Columns, Piece, parted
from triwulan.formats.pdf_lines import Line


@dataclass(frozen=True, slots=True)
class RowField:
    """Pieces of text in one cell of a row; ``rowspan`` 2 where it reaches over both rows of a head."""

    column: int
    colspan: int
    pieces: tuple[Piece, ...]
    rowspan: int = 1


def head_rows(lines: Sequence[Line], columns: Columns) -> list[list[RowField]]:
    """The rows of the head: one, or groups above and their columns below."""
    single: dict[int, list[Piece]] = {}
    groups: list[tuple[range, list[Piece], float]] = []
    pieces = [(line.base, piece) for line in lines for piece in parted(line)]
    for base, piece in pieces:
        own = _group(piece, base, pieces, columns)
        if len(own) > 1:
            known = next((group for group in groups if group[0] == own), None)
            if known is not None:
                known[1].append(piece)
            else:
                groups.append((own, [piece], base))
        else:
            single.setdefault(own[0], []).append(piece)
    if not groups:
        return [[RowField(at, 1, tuple(single.get(at, ()))) for at in range(len(columns.extents))]]
    return _two_rows(single, groups, len(columns.extents))


def _two_rows(
    single: dict[int, list[Piece]], groups: list[tuple[range, list[Piece], float]], count: int
) -> list[list[RowField]]:
    """Groups with their names in the first row and the columns' names below; the others reach over both."""
    upper: list[RowField] = []
    lower: list[RowField] = []
    at = 0
    while at < count:
        group = next((group for group in groups if group[0][0] == at), None)
        if group is None:
            upper.append(RowField(at, 1, tuple(single.get(at, ())), rowspan=2))
            at += 1
        else:
            upper.append(RowField(at, len(group[0]), tuple(group[1])))
            lower.extend(RowField(each, 1, tuple(single.get(each, ()))) for each in group[0])
            at = group[0][-1] + 1
    return [upper, lower]


def _group(piece: Piece, base: float, pieces: Sequence[tuple[float, Piece]], columns: Columns) -> range:
    """The columns a piece of the head names: several where it stands above the names of several."""
    size = piece[0].size
    below = {
        columns.nearest(other)
        for height, other in pieces
        if height > base + 0.4 * size and len(columns.touched(other)) == 1
    }
    touched = columns.touched(piece)
    own = columns.nearest(piece)
    if len(touched) > 1 and all(at in below for at in touched) and _apart(piece, columns.extents[own]):
        return _balanced(piece, touched, below, columns)
    return range(own, own + 1)


def _apart(piece: Piece, extent: tuple[float, float]) -> bool:
    """Whether a piece is not simply the head of one column, a little wider than what stands below."""
    middle = (piece[0].x0 + piece[-1].x1) / 2
    return abs(middle - (extent[0] + extent[1]) / 2) > 3


def _balanced(piece: Piece, touched: range, below: set[int], columns: Columns) -> range:
    """The run of named columns that has the piece in its middle."""
    middle = (piece[0].x0 + piece[-1].x1) / 2
    best, least = touched, float("inf")
    low = touched[0]
    while low >= 0 and low in below:
        high = touched[-1]
        while high < len(columns.extents) and high in below:
            off = abs((columns.extents[low][0] + columns.extents[high][1]) / 2 - middle)
            if off < least - 1:
                best, least = range(low, high + 1), off
            high += 1
        low -= 1
    return best
