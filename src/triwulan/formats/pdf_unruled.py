"""Tables with level rules only, or with none: columns by words below each other, rows by lines that start one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.core.document import Row, TableCell
from triwulan.formats.pdf_cells import origin
from triwulan.formats.pdf_columns import Columns, Piece, find_columns, parted
from triwulan.formats.pdf_lines import Line, box_of
from triwulan.formats.pdf_rules import Rule
from triwulan.formats.pdf_shapes import Box
from triwulan.formats.pdf_wrapping import Vocabulary, join_plain

FIGURE: Final = re.compile(r"[-+(]?(?:Rp\.?\s*)?\d[\d.,]*(?:,-)?\s*%?\)?(?:\s+[A-Za-z]{2,12})?|[-–]|n/a", re.I)


@dataclass(frozen=True, slots=True)
class Unruled:
    """The lines of a table from ``start`` up to ``end`` of its page; ``rules`` are the level ones in it."""

    start: int
    end: int
    box: Box
    xs: tuple[float, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """Pieces of text in one cell."""

    column: int
    colspan: int
    pieces: tuple[Piece, ...]
    rowspan: int = 1


def build(
    lines: Sequence[Line], head: int, bands: Sequence[float], least: int, vocabulary: Vocabulary
) -> tuple[tuple[float, ...], tuple[Row, ...]] | None:
    """Edges and rows of a table made of ``lines``, the first ``head`` of them its head; None where it is not sure.

    ``bands`` are the heights of full rules below the head: no row goes over one.
    """
    columns = find_columns(lines[head:], least)
    if columns is None:
        return None
    page = lines[0].page
    rows = [_row(fields, columns, page, vocabulary) for fields in _head_rows(lines[:head], columns)]
    for band in _bands(lines[head:], bands):
        for group in _row_groups(band, columns):
            rows.append(_row(_body_fields(group, columns), columns, page, vocabulary))
    return columns.edges, tuple(rows)


def _bands(lines: Sequence[Line], heights: Sequence[float]) -> Iterator[list[Line]]:
    edges = [float("-inf"), *sorted(heights), float("inf")]
    for top, bottom in pairwise(edges):
        band = [line for line in lines if top < line.base - 0.25 * line.size <= bottom]
        if band:
            yield band


def _row_groups(lines: Sequence[Line], columns: Columns) -> Iterator[list[Line]]:
    """Lines that make one row: those that cells side by side have in common."""
    group: list[Line] = []
    ends = float("-inf")
    for start, end, line in _stretches(lines, columns):
        if group and start > ends:
            yield from _by_anchor(group, columns)
            group = []
        group.append(line)
        ends = max(ends, end)
    if group:
        yield from _by_anchor(group, columns)


def _stretches(lines: Sequence[Line], columns: Columns) -> list[tuple[float, float, Line]]:
    """For each line from which height to which one its cells reach: a cell's lines are closer than two cells."""
    reach = {at: (line.base - 0.4 * line.size, line.base + 0.4 * line.size) for at, line in enumerate(lines)}
    for column in range(len(columns.extents)):
        own = [
            (at, line, piece)
            for at, line in enumerate(lines)
            for piece in parted(line)
            if columns.nearest(piece) == column
        ]
        gaps = [below[1].base - above[1].base for above, below in pairwise(own)]
        close = min((gap for gap in gaps if gap > 0.5), default=0.0)
        cell: list[int] = []
        for gap, (at, line, piece) in zip([float("inf"), *gaps], own, strict=True):
            figure = FIGURE.fullmatch(" ".join(word.text for word in piece))
            if figure or gap > min(1.08 * close, 1.65 * line.size):
                cell = []
            cell.append(at)
            low, high = min(reach[each][0] for each in cell), max(reach[each][1] for each in cell)
            for each in cell:
                reach[each] = low, high
    return sorted(
        ((start, end, lines[at]) for at, (start, end) in reach.items()), key=lambda each: (each[0], each[2].base)
    )


def _by_anchor(lines: Sequence[Line], columns: Columns) -> Iterator[list[Line]]:
    """Lines that stand together parted where several of them have the figures of a row, or its number."""
    lines = sorted(lines, key=lambda line: line.base)
    anchors = _anchors(lines, columns)
    if len(anchors) <= 1:
        yield list(lines)
        return
    # cells set in the middle of their row have lines above the one with the figures
    middle = anchors[0] > 0
    groups: dict[int, list[Line]] = {at: [] for at in anchors}
    for at, line in enumerate(lines):
        if middle:
            own = min(anchors, key=lambda anchor: (abs(lines[anchor].base - line.base), anchor))
        else:
            own = max((anchor for anchor in anchors if anchor <= at), default=anchors[0])
        groups[own].append(line)
    yield from groups.values()


def _anchors(lines: Sequence[Line], columns: Columns) -> list[int]:
    """The lines that hold a row's number or most of its cells."""
    counts = [len({columns.nearest(piece) for piece in parted(line)}) for line in lines]
    enough = max(2, (len(columns.extents) + 1) // 2)
    full = [at for at, count in enumerate(counts) if count >= enough]
    first = [at for at, line in enumerate(lines) if columns.nearest(parted(line)[0]) == 0]
    # a first column that is filled just where rows begin counts them
    if len(first) >= 2 and all(counts[at] >= enough or _short(lines[at]) for at in first):
        return sorted({*full, *first})
    return full


def _short(line: Line) -> bool:
    return len(parted(line)) == 1 and len(line.text) <= 12


def _body_fields(lines: Sequence[Line], columns: Columns) -> list[_Field]:
    found: dict[int, list[Piece]] = {}
    spans: dict[int, int] = {}
    for line in lines:
        for piece in parted(line):
            touched = columns.touched(piece)
            covered = [at for at in touched if _covers(piece, columns.extents[at])]
            at = covered[0] if len(covered) > 1 else columns.nearest(piece)
            found.setdefault(at, []).append(piece)
            if len(covered) > 1:
                spans[at] = max(spans.get(at, 1), len(covered))
    fields = []
    at = 0
    while at < len(columns.extents):
        span = spans.get(at, 1)
        span = min([span, *(other - at for other in found if other > at and other < at + span)])
        fields.append(_Field(at, span, tuple(found.get(at, ()))))
        at += span
    return fields


def _covers(piece: Piece, extent: tuple[float, float]) -> bool:
    """Whether a piece reaches over the middle of a column."""
    middle = (extent[0] + extent[1]) / 2
    return piece[0].x0 < middle < piece[-1].x1


def _head_rows(lines: Sequence[Line], columns: Columns) -> list[list[_Field]]:
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
        return [[_Field(at, 1, tuple(single.get(at, ()))) for at in range(len(columns.extents))]]
    return _two_rows(single, groups, len(columns.extents))


def _two_rows(
    single: dict[int, list[Piece]], groups: list[tuple[range, list[Piece], float]], count: int
) -> list[list[_Field]]:
    """Groups with their names in the first row and the columns' names below; the others reach over both."""
    upper: list[_Field] = []
    lower: list[_Field] = []
    at = 0
    while at < count:
        group = next((group for group in groups if group[0][0] == at), None)
        if group is None:
            upper.append(_Field(at, 1, tuple(single.get(at, ())), rowspan=2))
            at += 1
        else:
            upper.append(_Field(at, len(group[0]), tuple(group[1])))
            lower.extend(_Field(each, 1, tuple(single.get(each, ()))) for each in group[0])
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


def _row(fields: Sequence[_Field], columns: Columns, page: int, vocabulary: Vocabulary) -> Row:
    cells = []
    for field in fields:
        texts = [" ".join(word.text for word in piece) for piece in field.pieces]
        words = [word for piece in field.pieces for word in piece]
        box = box_of(words) if words else None
        bold = bool(words) and all(word.bold for word in words)
        place = origin(box, page) if box else origin(_row_box(fields, columns, field), page)
        cells.append(TableCell(join_plain(texts, vocabulary), field.colspan, field.rowspan, bold=bold, origin=place))
    return Row(tuple(cells))


def _row_box(fields: Sequence[_Field], columns: Columns, field: _Field) -> Box:
    """Where an empty cell is: its column, at the height of its row."""
    words = [word for each in fields for piece in each.pieces for word in piece]
    top, bottom = (min(word.top for word in words), max(word.bottom for word in words)) if words else (0.0, 0.0)
    return Box(columns.edges[field.column], top, columns.edges[field.column + field.colspan], bottom)


def in_level_rules(lines: Sequence[Line], level: Sequence[Rule], vocabulary: Vocabulary) -> Iterator[Unruled]:
    """Tables drawn with level rules only: above and below the head, and at the end."""
    for rules in _stacks(level):
        tops = [rule[0] for rule in rules]
        for first, last in _runs(lines, tops):
            top, bottom = tops[first], tops[last]
            inside = [at for at, line in enumerate(lines) if top < line.base < bottom]
            own = [lines[at] for at in inside]
            head = sum(line.base < tops[first + 1] for line in own) if last - first > 1 else _head_size(own)
            built = build(own, head, tops[first + 2 : last], 2 if last - first > 1 else 3, vocabulary)
            if built is not None:
                _, x0, x1 = rules[0]
                xs = (min(x0, built[0][0]), *built[0][1:-1], max(x1, built[0][-1]))
                yield Unruled(inside[0], inside[-1] + 1, Box(xs[0], top, xs[-1], bottom), xs, built[1])


def _stacks(level: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules of one width below each other."""
    waiting = sorted(rule for rule in level if rule[2] - rule[1] > 120)
    while waiting:
        _, x0, x1 = waiting[0]
        stack = [rule for rule in waiting if abs(rule[1] - x0) < 4 and abs(rule[2] - x1) < 4]
        waiting = [rule for rule in waiting if rule not in stack]
        if len(stack) >= 2:
            yield stack


def _runs(lines: Sequence[Line], tops: Sequence[float]) -> Iterator[tuple[int, int]]:
    """First and last rule of each table in a stack: what stands between two rules of one table is not prose."""
    start = 0
    for at, (top, bottom) in enumerate(pairwise(tops)):
        between = [line for line in lines if top < line.base < bottom]
        if not between or not any(len(parted(line)) > 1 for line in between) or any(_prose(line) for line in between):
            if at > start:
                yield start, at
            start = at + 1
    if len(tops) - 1 > start:
        yield start, len(tops) - 1


def _prose(line: Line) -> bool:
    return len(parted(line)) == 1 and len(line.words) > 8


def _head_size(lines: Sequence[Line]) -> int:
    """How many lines come before the first with a figure that is not the first thing in it."""
    for at, line in enumerate(lines):
        if any(FIGURE.fullmatch(" ".join(word.text for word in piece)) for piece in parted(line)[1:]):
            return max(at, 1)
    return 1
