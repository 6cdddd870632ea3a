"""Words in the fields of a ruled table to the text of its cells."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.core.document import Origin
from triwulan.formats.pdf_joining import Placed
from triwulan.formats.pdf_lines import Line, lines_of
from triwulan.formats.pdf_rules import RuledCell, RuledGrid
from triwulan.formats.pdf_shapes import Box, Word
from triwulan.formats.pdf_wrapping import NOTHING, Piece, Vocabulary, join_lines

_MARKED: Final = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•●▪➢✓☐☑☒])\s+\S")
_PADDING: Final = 9.0


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A field and the lines of text in it."""

    field: RuledCell
    lines: tuple[Line, ...]


def fill(grid: RuledGrid, words: Iterable[Word], page: int) -> tuple[tuple[FilledCell, ...], list[Word]]:
    """The fields with their lines, and the words that stand in none."""
    owner = {(cell.row + y, cell.column + x): at for at, cell in enumerate(grid.cells)
             for y in range(cell.rowspan) for x in range(cell.colspan)}  # fmt: skip
    inside: dict[int, list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        at = _field_at(grid, word, owner)
        if at is None:
            outside.append(word)
        else:
            for index, piece in _cut(grid, word, at, owner):
                inside.setdefault(index, []).append(piece)
    filled = (FilledCell(cell, tuple(lines_of(inside.get(at, ()), page))) for at, cell in enumerate(grid.cells))
    return tuple(filled), outside


def _field_at(grid: RuledGrid, word: Word, owner: dict[tuple[int, int], int]) -> int | None:
    # the middle of the small letters: what hangs over a rule belongs to the field it stands in
    y = word.base - 0.25 * word.size if not word.turned else (word.top + word.bottom) / 2
    at = _owner(grid, (word.x0 + word.x1) / 2, y, owner)
    if word.turned or at is None:
        return at
    begins, ends = _owner(grid, word.x0, y, owner), _owner(grid, word.x1, y, owner)
    if begins is None or begins == at or ends != at:
        return at
    # too long for its field: it runs over the next, unless it stands at that one's right edge
    at_left = word.x0 - grid.cells[begins].box.x0 < _PADDING
    at_right = grid.cells[at].box.x1 - word.x1 < _PADDING
    return at if at_right and not at_left else begins


def _owner(grid: RuledGrid, x: float, y: float, owner: dict[tuple[int, int], int]) -> int | None:
    if not (grid.xs[0] - 1 <= x <= grid.xs[-1] + 1 and grid.ys[0] - 1 <= y <= grid.ys[-1] + 1):
        return None
    column = min(max(bisect_right(grid.xs, x) - 1, 0), len(grid.xs) - 2)
    row = min(max(bisect_right(grid.ys, y) - 1, 0), len(grid.ys) - 2)
    return owner.get((row, column))


def _cut(grid: RuledGrid, word: Word, at: int, owner: dict[tuple[int, int], int]) -> Iterable[tuple[int, Word]]:
    """A word, in parts where rules cross it: two figures without room between them look like one."""
    box = grid.cells[at].box
    if len(word.xs) != len(word.text) or (box.x0 - 1.5 <= word.x0 and word.x1 <= box.x1 + 1.5):
        return [(at, word)]
    y = word.base - 0.25 * word.size
    ends = (*word.xs[1:], word.x1)
    fields = [_owner(grid, (start + end) / 2, y, owner) for start, end in zip(word.xs, ends, strict=True)]
    if len({field for field in fields if field is not None}) < 2 or not any(each.isdigit() for each in word.text):
        return [(at, word)]
    parts: list[tuple[int, Word]] = []
    start = 0
    for index in range(1, len(fields) + 1):
        if index == len(fields) or fields[index] != fields[start]:
            part = word._replace(
                text=word.text[start:index], x0=word.xs[start], x1=ends[index - 1], xs=word.xs[start:index]
            )
            field = fields[start]
            parts.append((at if field is None else field, part))
            start = index
    return parts


@dataclass(frozen=True, slots=True)
class Padding:
    """How far text keeps from the rules beside it, the least found in a table."""

    left: float
    right: float


def padding_of(cells: Iterable[FilledCell]) -> Padding:
    """The distance most lines begin at, or else the least ones; only lines that leave little room can say."""
    left, right = [], []
    for cell in cells:
        for line in cell.lines:
            if line.words[0].turned == 0:
                left.append(line.x0 - cell.field.box.x0)
                right.append(cell.field.box.x1 - line.x1)
    starts = Counter(round(2 * each) / 2 for each in left)
    usual, count = starts.most_common(1)[0] if starts else (2.0, 0)
    if count >= max(3, 0.25 * len(left)) and 0 <= usual < 12:
        return Padding(usual, usual)
    return Padding(max(0.0, min(left, default=2.0)), max(0.0, min(right, default=2.0)))


def cell_text(cell: FilledCell, padding: Padding, vocabulary: Vocabulary) -> str:
    """The text of a cell: its lines joined, but each entry of a list and each paragraph set apart on its own line."""
    texts: list[str] = []
    for group in _paragraphs(cell.lines):
        texts.append(join_lines(_with_room(group, cell.field.box, padding), vocabulary))
    return "\n".join(texts)


def _paragraphs(lines: Sequence[Line]) -> Iterable[list[Line]]:
    if not lines:
        return
    pitches = [below.base - above.base for above, below in pairwise(lines)]
    usual = min(pitches, default=0.0)
    group = [lines[0]]
    listed = bool(_MARKED.match(lines[0].text))
    for pitch, line in zip(pitches, lines[1:], strict=True):
        marked = bool(_MARKED.match(line.text))
        apart = usual > 0 and pitch > 1.5 * usual and pitch > 1.7 * line.size
        if marked or apart:
            yield group
            group = []
        listed = listed or marked
        group.append(line)
    yield group


def _with_room(lines: Sequence[Line], box: Box, padding: Padding) -> list[Piece]:
    pieces = []
    for at, line in enumerate(lines):
        room, first = None, 0.0
        if at + 1 < len(lines) and line.words[0].turned == 0:
            width = box.x1 - box.x0 - padding.left - padding.right
            room = width - (line.x1 - line.x0)
            first = _first_width(lines[at + 1].words[0])
        pieces.append(Piece(line.text, room, first))
    return pieces


def _first_width(word: Word) -> float:
    if len(word.xs) > 1:
        return word.xs[1] - word.xs[0]
    return word.x1 - word.x0


def placed_cells(grid: RuledGrid, cells: Sequence[FilledCell], page: int, vocabulary: Vocabulary) -> tuple[Placed, ...]:
    """The cells of a ruled table with their texts; ``grid`` gives the places."""
    padding = padding_of(cells)
    placed = []
    for cell in cells:
        field = cell.field
        text = cell_text(cell, padding, vocabulary)
        bold = bool(cell.lines) and all(line.bold for line in cell.lines)
        last, first, letter = NOTHING, 0.0, 0.0
        if cell.lines:
            inner = field.box.x1 - field.box.x0 - padding.left - padding.right
            end, word = cell.lines[-1], cell.lines[0].words[0]
            last = Piece(end.text, inner - (end.x1 - end.x0))
            first, letter = word.x1 - word.x0, _first_width(word)
        place = origin(field.box, page)
        placed.append(
            Placed(field.row, field.column, field.rowspan, field.colspan, text, bold, place, last, first, letter)
        )
    return tuple(placed)


def origin(box: Box, page: int) -> Origin:
    """A box on a page as its place."""
    return Origin(f"{box.x0:.1f},{box.top:.1f},{box.x1:.1f},{box.bottom:.1f}", page)
