"""A table that goes on over pages becomes one table again: heads dropped, cut rows and merged cells put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.document import Origin, Row, TableCell
from triwulan.formats.pdf_wrapping import NOTHING, Piece, Vocabulary, is_rest, join_rest, may_be_rest

_ENTRY: Final = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•])\s")
_NEAR: Final = 4.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in the fields of its table, counted from 0.

    ``last`` is its last line as it stands there; ``first`` and ``letter`` are the widths of its first word and
    of that word's first letter, in points.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    bold: bool
    origin: Origin
    last: Piece = NOTHING
    first: float = 0.0
    letter: float = 0.0


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page: its edges in points, its cells, and whether it is the first and the last thing there."""

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    cells: tuple[Placed, ...]
    first: bool = False
    last: bool = False

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rowspan for cell in self.cells), default=0)


def rows_of(table: PageTable) -> tuple[Row, ...]:
    """Its rows as a Document has them."""
    rows: list[list[TableCell]] = [[] for _ in range(table.height)]
    for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
        rows[cell.row].append(TableCell(cell.text, cell.colspan, cell.rowspan, bold=cell.bold, origin=cell.origin))
    return tuple(Row(tuple(row)) for row in rows)


def continues_on(above: PageTable, below: PageTable) -> bool:
    """Whether the second table is the rest of the first one: the same edges, but for those merged away."""
    if below.page != above.page + 1 or not (above.last and below.first):
        return False
    shift = below.xs[0] - above.xs[0]
    if abs(below.xs[-1] - shift - above.xs[-1]) > _NEAR:
        return False
    fewer, more = sorted((above.xs, tuple(x - shift for x in below.xs)), key=len)
    if len(fewer) < min(3, len(more)):
        return False
    return all(_nearest(x, more) is not None for x in fewer)


def _nearest(x: float, edges: Sequence[float]) -> int | None:
    at = min(range(len(edges)), key=lambda index: abs(edges[index] - x))
    return at if abs(edges[at] - x) < _NEAR else None


def join(above: PageTable, below: PageTable, vocabulary: Vocabulary) -> PageTable:
    """Both as one."""
    shift = below.xs[0] - above.xs[0]
    moved = tuple(x - shift for x in below.xs)
    edges = above.xs if len(above.xs) >= len(moved) else moved
    upper = _on_edges(above.cells, above.xs, edges)
    lower = _without_head(upper, _on_edges(below.cells, moved, edges))
    return replace(
        above,
        xs=edges,
        cells=tuple(_stacked(upper, lower, vocabulary)),
        page=below.page,
        last=below.last,
        bottom=below.bottom,
    )


def _on_edges(cells: Sequence[Placed], own: Sequence[float], edges: Sequence[float]) -> list[Placed]:
    if own is edges:
        return list(cells)
    to = [_nearest(x, edges) or 0 for x in own]
    return [
        replace(cell, column=to[cell.column], colspan=max(1, to[cell.column + cell.colspan] - to[cell.column]))
        for cell in cells
    ]


def _without_head(above: Sequence[Placed], below: Sequence[Placed]) -> list[Placed]:
    """The cells below the rows of the head that stand again at the top of the page."""
    count, height = 0, max((cell.row + cell.rowspan for cell in below), default=0)
    while count < height and (row := _row_keys(below, count)) and row == _row_keys(above, count):
        count += 1
    while count and any(cell.row < count < cell.row + cell.rowspan for cell in below):
        count -= 1
    return [replace(cell, row=cell.row - count) for cell in below if cell.row >= count]


def _row_keys(cells: Iterable[Placed], row: int) -> set[tuple[int, int, int, str]]:
    own = [cell for cell in cells if cell.row == row]
    if not any(cell.text for cell in own):
        return set()
    return {(cell.column, cell.colspan, cell.rowspan, "".join(cell.text.split()).lower()) for cell in own}


def _stacked(above: list[Placed], below: list[Placed], vocabulary: Vocabulary) -> list[Placed]:
    """One below the other; what the end of the page cut is one again."""
    height = max((cell.row + cell.rowspan for cell in above), default=0)
    bottom = {cell.column: cell for cell in above if cell.row + cell.rowspan == height}
    top = [cell for cell in below if cell.row == 0]
    pairs = [(bottom.get(cell.column), cell) for cell in top]
    cut = _is_cut([(owner, cell) for owner, cell in pairs if owner is not None and owner.colspan == cell.colspan], top)
    shift = height - (1 if cut else 0)
    grown: dict[int, Placed] = {}
    gone: set[int] = set()
    merged = _merged_on(pairs)
    for owner, cell in pairs:
        if owner is None or not (cut or id(cell) in merged):
            continue
        text = _rest_joined(owner, cell, vocabulary)
        grown[id(owner)] = replace(owner, rowspan=owner.rowspan + cell.rowspan - (1 if cut else 0), text=text)
        gone.add(id(cell))
    upper = [grown.get(id(cell), cell) for cell in above]
    return [*upper, *(replace(cell, row=cell.row + shift) for cell in below if id(cell) not in gone)]


def _is_cut(pairs: list[tuple[Placed, Placed]], top: Sequence[Placed]) -> bool:
    """Whether the first row only goes on with texts of the row above: in the middle of a sentence, no figure new."""
    more = [(owner, cell) for owner, cell in pairs if cell.text]
    if len(pairs) != len(top) or len(top) < 2 or not more or not all(owner.text for owner, _ in more):
        return False
    unsure = [(owner, cell) for owner, cell in more if not is_rest(_last(owner, cell), cell.text)]
    if not unsure:
        return True
    # texts without a number and without figures of their own
    counted = bool(top[0].text) and any(cell is top[0] for _, cell in unsure)
    return not counted and all(
        may_be_rest(_last(owner, cell), cell.text, cell.first) or _ENTRY.match(cell.text) for owner, cell in unsure
    )


def _last(owner: Placed, cell: Placed) -> Piece:
    return replace(owner.last, first=cell.letter)


def _rest_joined(owner: Placed, cell: Placed, vocabulary: Vocabulary) -> str:
    if not owner.text or not cell.text:
        return owner.text or cell.text
    if _ENTRY.match(cell.text):
        return f"{owner.text}\n{cell.text}"
    return join_rest(owner.text, _last(owner, cell), cell.text, vocabulary)


def _merged_on(pairs: Sequence[tuple[Placed | None, Placed]]) -> set[int]:
    """The cells that only go on with a merged cell of the page before."""
    found: set[int] = set()
    first = pairs[0] if pairs else None
    for owner, cell in pairs:
        if owner is None or owner.colspan != cell.colspan or max(owner.rowspan, cell.rowspan) < 2:
            continue
        alike = first is not None and first[0] is not None and owner.rowspan == first[0].rowspan > 1
        beside = alike and first is not None and not first[1].text and cell.rowspan == first[1].rowspan
        if not cell.text or (beside and cell is not first[1] if first else False):
            found.add(id(cell))
    return found
