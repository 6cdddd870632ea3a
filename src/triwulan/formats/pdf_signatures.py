"""The block of signatures: two sides next to each other without rules, told by their NIP."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.document import Align, Column, Row, Table, TableCell
from triwulan.formats.pdf_cells import origin
from triwulan.formats.pdf_lines import Line, box_of
from triwulan.formats.pdf_shapes import Word

_NIP: Final = re.compile(r"\bNIP\b", re.I)
# A line of dots to write a name on.
_UNNAMED: Final = re.compile(r"(?:\.{12,}|…{5,}|_{12,})\s*$")
_OPENING: Final = re.compile(r"^(?:mengetahui|menyetujui|mengesahkan|disahkan|pihak)\b", re.I)
_MOST_CARRIED: Final = 6
_HIGHEST: Final = 330.0
_GUTTER: Final = 8.0
_LEFT_HALF: Final = 0.38


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Where a block stands among the lines of a page: from ``start`` up to ``end``, parted at ``gutter``."""

    start: int
    end: int
    gutter: float


def find_signatures(lines: Sequence[Line], width: float) -> SignatureLines | None:
    """The last block of signatures among lines that follow each other."""
    ends = [at for at, line in enumerate(lines) if _NIP.search(line.text)]
    ends = ends or [at for at, line in enumerate(lines) if len(line.pieces) == 2 and _UNNAMED.search(line.text)]
    if not ends:
        return None
    last = ends[-1]
    pieces = lines[last].pieces
    if len(pieces) == 1 and len(ends) > 1 and lines[ends[-1]].base - lines[ends[-2]].base < 40:
        pieces = (*lines[ends[-2]].pieces, *pieces)
    pieces = tuple(sorted(pieces, key=lambda piece: piece[0].x0))
    if len(pieces) >= 2:
        low, high = pieces[0][-1].x1, pieces[-1][0].x0
    elif pieces[0][0].x0 > _LEFT_HALF * width:
        low, high = 0.0, pieces[0][0].x0
    elif (beside := _beside(lines, last)) is not None:
        low, high = pieces[0][-1].x1, beside
    else:
        return None
    return _upwards(lines, last, low, high)


def _beside(lines: Sequence[Line], last: int) -> float | None:
    """Where the right side begins when only the left one has a NIP: at least two lines above have both sides."""
    parted = [
        line.pieces[1][0].x0
        for line in lines[:last]
        if len(line.pieces) == 2 and lines[last].base - line.base < _HIGHEST
    ]
    return min(parted) if len(parted) > 1 else None


def _upwards(lines: Sequence[Line], last: int, low: float, high: float) -> SignatureLines | None:
    """Go up while every piece of a line stands on one side."""
    start, end = last, last + 1
    alone = low == 0.0
    at = last
    while at >= 0 and lines[last].base - lines[at].base < _HIGHEST:
        sides = _sides(lines[at], low, high, alone)
        if sides is None:
            break
        left, right = sides
        low = max([low, *(piece[-1].x1 for piece in left)])
        high = min([high, *(piece[0].x0 for piece in right)])
        if high - low < _GUTTER and not alone:
            break
        if right or _OPENING.match(lines[at].text):
            start = at
        at -= 1
    if last - start < 2:
        return None
    return SignatureLines(start, end, (low + high) / 2 if not alone else high - _GUTTER)


def _sides(
    line: Line, low: float, high: float, alone: bool
) -> tuple[list[tuple[Word, ...]], list[tuple[Word, ...]]] | None:
    """The pieces of a line left and right of the gutter; None when one of them lies across."""
    left, right = [], []
    for piece in line.pieces:
        start, end = piece[0].x0, piece[-1].x1
        if alone:
            # a name may be longer than the NIP below it
            if start < high - 90:
                return None
            right.append(piece)
        elif end <= high - _GUTTER and (start + end) / 2 < (low + high) / 2:
            left.append(piece)
        elif start >= low + _GUTTER:
            right.append(piece)
        else:
            return None
    return left, right


def carried_over(tail: Sequence[Line], lines: Sequence[Line], width: float) -> list[Line]:
    """The last lines of a page that belong to the signatures at the top of the next, moved there."""
    if not tail or not lines or not any(_NIP.search(line.text) for line in lines):
        return []
    tail = tail[-_MOST_CARRIED:]
    moved = [replace(line, base=lines[0].base - 1.4 * line.size * (len(tail) - at)) for at, line in enumerate(tail)]
    found = find_signatures([*moved, *lines], width)
    return moved[found.start :] if found is not None and found.start < len(moved) else []


def signature_table(lines: Sequence[Line], gutter: float) -> Table:
    """A row of two cells, the lines of each side below each other."""
    sides: tuple[list[tuple[Word, ...]], list[tuple[Word, ...]]] = ([], [])
    for line in lines:
        for own, part in zip(sides, _parted(line, gutter), strict=True):
            if part:
                own.append(part)
    # its place is where the names stand, should it begin at the end of the page before
    page = lines[-1].page
    here = {id(word) for line in lines if line.page == page for word in line.words}
    whole = box_of([word for line in lines for word in line.words if id(word) in here])
    cells = []
    for side in sides:
        words = [word for line in side for word in line if id(word) in here]
        text = "\n".join(" ".join(word.text for word in line) for line in side)
        cells.append(TableCell(text, align=Align.CENTER, origin=origin(box_of(words) if words else whole, page)))
    half = max(1.0, (whole.x1 - whole.x0) / 2)
    return Table("", "", (Column(half), Column(half)), (), (Row(tuple(cells)),), origin=origin(whole, page))


def _parted(line: Line, gutter: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    left = tuple(word for word in line.words if (word.x0 + word.x1) / 2 < gutter)
    return left, line.words[len(left) :]
