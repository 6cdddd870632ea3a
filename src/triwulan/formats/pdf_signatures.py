"""The block of signatures: two sides next to each other without rules, told by their NIP."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from triwulan.core.document import Align, Column, Row, Table, TableCell
from triwulan.formats.pdf_cells import origin
from triwulan.formats.pdf_lines import Line, box_of
from triwulan.formats.pdf_shapes import Word

_NIP: Final = re.compile(r"\bNIP\b", re.I)
# A line of dots to write a name on.
_UNNAMED: Final = re.compile(r"(?:\.{12,}|…{5,}|_{12,})\s*$")
_ACTING: Final = re.compile(r"^(?:Plt|Plh|Pj|Pjs)\.\s*|^a\.n\.\s*", re.I)
_OPENING: Final = re.compile(r"^(?:mengetahui|menyetujui|mengesahkan|disahkan|pihak)\b", re.I)
_MOST_CARRIED: Final = 6
_HIGHEST: Final = 330.0
_GUTTER: Final = 8.0
_LEFT_HALF: Final = 0.38
_BEYOND: Final = 90.0


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Where a block stands among the lines of a page: from ``start`` up to ``end``, parted at ``gutters``.

    A block on the right alone has one gutter as well: its left side is empty.
    """

    start: int
    end: int
    gutters: tuple[float, ...]


def find_signatures(lines: Sequence[Line], width: float) -> SignatureLines | None:
    """The last block of signatures among lines that follow each other."""
    ends = [at for at, line in enumerate(lines) if _NIP.search(line.text)]
    ends = ends or [at for at, line in enumerate(lines) if len(line.pieces) == 2 and _UNNAMED.search(line.text)]
    if not ends:
        return None
    last = ends[-1]
    pieces = list(lines[last].pieces)
    if len(ends) > 1 and lines[last].base - lines[ends[-2]].base < 40:
        # sides of unequal height have their NIPs on two lines
        pieces += [piece for piece in lines[ends[-2]].pieces if not any(_beside(piece, other) for other in pieces)]
    sides = sorted((piece[0].x0, piece[-1].x1) for piece in pieces)
    if len(sides) == 1 and sides[0][0] <= _LEFT_HALF * width:
        # a name that is still to be written has no NIP below it
        sides += _right_of(lines, last)
        if len(sides) == 1:
            return None
    return _upwards(lines, last, sides)


def _beside(piece: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether two pieces belong to one side."""
    return min(piece[-1].x1, other[-1].x1) > max(piece[0].x0, other[0].x0)


def _right_of(lines: Sequence[Line], last: int) -> list[tuple[float, float]]:
    """The right side when only the left one has a NIP: at least two lines above it stand on both."""
    above = [line.pieces[1] for line in lines[:last] if len(line.pieces) == 2]
    near = [piece for piece in above if lines[last].base - piece[0].base < _HIGHEST]
    return [(min(piece[0].x0 for piece in near), max(piece[-1].x1 for piece in near))] if len(near) > 1 else []


def _upwards(lines: Sequence[Line], last: int, sides: list[tuple[float, float]]) -> SignatureLines | None:
    """Go up while every piece of a line stands on one side."""
    start, at = last, last
    while at >= 0 and lines[last].base - lines[at].base < _HIGHEST:
        wider = _widened(lines[at], sides)
        if wider is None:
            break
        sides, used = wider
        if len(sides) - 1 in used or _OPENING.match(lines[at].text):
            start = at
        at -= 1
    if last - start < 2:
        return None
    gutters = tuple((left[1] + right[0]) / 2 for left, right in pairwise(sides))
    return SignatureLines(start, last + 1, gutters or (sides[0][0] - _GUTTER,))


def _widened(line: Line, sides: list[tuple[float, float]]) -> tuple[list[tuple[float, float]], set[int]] | None:
    """The sides with the pieces of a line, and which they stand on; None when one lies across or elsewhere."""
    wider, used = list(sides), set()
    for piece in line.pieces:
        x0, x1 = piece[0].x0, piece[-1].x1
        own = min(range(len(sides)), key=lambda at: abs((x0 + x1) - sum(sides[at])))
        if len(sides) == 1 and x0 < sides[0][0] - _BEYOND:
            # a name may be longer than the NIP below it, but not a line of text
            return None
        wider[own] = (min(wider[own][0], x0), max(wider[own][1], x1))
        used.add(own)
    if any(right[0] - left[1] < _GUTTER for left, right in pairwise(wider)):
        return None
    return wider, used


def carried_over(tail: Sequence[Line], lines: Sequence[Line], width: float) -> list[Line]:
    """The last lines of a page that belong to the signatures at the top of the next, moved there."""
    if not tail or not lines or not any(_NIP.search(line.text) for line in lines):
        return []
    tail = tail[-_MOST_CARRIED:]
    moved = [replace(line, base=lines[0].base - 1.4 * line.size * (len(tail) - at)) for at, line in enumerate(tail)]
    found = find_signatures([*moved, *lines], width)
    return moved[found.start :] if found is not None and found.start < len(moved) else []


def signature_table(lines: Sequence[Line], gutters: Sequence[float]) -> Table:
    """A row with a cell for each side, the lines of each below each other."""
    sides: list[list[tuple[Word, ...]]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        for own, part in zip(sides, _parted(line, gutters), strict=True):
            if part:
                own.append(part)
    room = 0.68 * gutters[0] if len(gutters) == 1 else float("inf")
    # its place is where the names stand, should it begin at the end of the page before
    page = lines[-1].page
    here = {id(word) for line in lines if line.page == page for word in line.words}
    whole = box_of([word for line in lines for word in line.words if id(word) in here])
    cells = []
    for side in sides:
        words = [word for line in side for word in line if id(word) in here]
        text = "\n".join(_unwrapped(side, room))
        cells.append(TableCell(text, align=Align.CENTER, origin=origin(box_of(words) if words else whole, page)))
    share = max(1.0, (whole.x1 - whole.x0) / len(sides))
    columns = tuple(Column(share) for _ in sides)
    return Table("", "", columns, (), (Row(tuple(cells)),), origin=origin(whole, page))


def _unwrapped(side: Sequence[Sequence[Word]], room: float) -> list[str]:
    """The lines of a side; one that had no room for the next word goes on in the line of its kind below."""
    found: list[str] = []
    last: Sequence[Word] = ()
    for line in side:
        text = " ".join(word.text for word in line)
        full = bool(last) and last[-1].x1 - last[0].x0 + line[0].x1 - line[0].x0 + 0.25 * line[0].size > room
        if full and last[-1].bold == line[0].bold and _is_cut(found[-1], text):
            found[-1] += f" {text}"
        else:
            found.append(text)
        last = line
    return found


def _is_cut(above: str, below: str) -> bool:
    """Whether a name or a post goes on: in capitals as before, or after a comma."""
    return above.endswith(",") or _ACTING.sub("", above).isupper() == below.isupper()


def _parted(line: Line, gutters: Sequence[float]) -> Iterator[tuple[Word, ...]]:
    edges = (float("-inf"), *gutters, float("inf"))
    for left, right in pairwise(edges):
        yield tuple(word for word in line.words if left <= (word.x0 + word.x1) / 2 < right)
