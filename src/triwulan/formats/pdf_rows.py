"""Lines of a table without upright rules to its cells: which lines make a row, which words a cell."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from triwulan.formats.pdf_cells import origin
from triwulan.formats.pdf_columns import Columns, Piece, find_columns, parted
from triwulan.formats.pdf_heads import RowField, head_rows
from triwulan.formats.pdf_joining import Placed
from triwulan.formats.pdf_lines import Line, box_of
from triwulan.formats.pdf_rules import Rule
from triwulan.formats.pdf_shapes import Box
from triwulan.formats.pdf_wrapping import NOTHING, Vocabulary, join_plain
from triwulan.formats.pdf_wrapping import Piece as TextPiece

FIGURE: Final = re.compile(r"[-+(]?(?:Rp\.?\s*)?\d[\d.,]*(?:,-)?\s*%?\)?(?:\s+[A-Za-z]{2,12})?|[-–]|n/a", re.I)

_COUNT: Final = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")


def build(
    lines: Sequence[Line],
    head: int,
    bands: Sequence[float],
    least: int,
    vocabulary: Vocabulary,
    rules: Sequence[Rule] = (),
) -> tuple[tuple[float, ...], tuple[Placed, ...]] | None:
    """Edges and cells of a table made of ``lines``, the first ``head`` of them its head; None where it is not sure.

    ``bands`` are the heights of full rules below the head: no row goes over one. There are ``least`` columns or more.
    ``rules`` are short ones in the head.
    """
    if head and all(_COUNT.fullmatch(" ".join(word.text for word in piece)) for piece in parted(lines[head - 1])):
        head -= 1
    columns = find_columns(lines[head:], least)
    if columns is None:
        return None
    page = lines[0].page
    rows: list[list[RowField]] = head_rows(lines[:head], columns, rules) if head else []
    for band in _bands(lines[head:], bands):
        rows.extend(_body_fields(group, columns) for group in row_groups(band, columns))
    cells = [cell for at, fields in enumerate(rows) for cell in _placed(at, fields, columns, page, vocabulary)]
    return columns.edges, tuple(cells)


def _bands(lines: Sequence[Line], heights: Sequence[float]) -> Iterator[list[Line]]:
    edges = [float("-inf"), *sorted(heights), float("inf")]
    for top, bottom in pairwise(edges):
        band = [line for line in lines if top < line.base - 0.25 * line.size <= bottom]
        if band:
            yield band


def row_groups(lines: Sequence[Line], columns: Columns) -> Iterator[list[Line]]:
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
        if not own:
            continue
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


def _body_fields(lines: Sequence[Line], columns: Columns) -> list[RowField]:
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
        fields.append(RowField(at, span, tuple(found.get(at, ()))))
        at += span
    return fields


def _covers(piece: Piece, extent: tuple[float, float]) -> bool:
    """Whether a piece reaches over the middle of a column."""
    middle = (extent[0] + extent[1]) / 2
    return piece[0].x0 < middle < piece[-1].x1


def _placed(
    row: int, fields: Sequence[RowField], columns: Columns, page: int, vocabulary: Vocabulary
) -> Iterator[Placed]:
    words = [word for field in fields for piece in field.pieces for word in piece]
    top, bottom = (min(word.top for word in words), max(word.bottom for word in words)) if words else (0.0, 0.0)
    for field in fields:
        texts = [" ".join(word.text for word in piece) for piece in field.pieces]
        own = [word for piece in field.pieces for word in piece]
        # an empty cell is where its column is, as high as its row
        box = (
            box_of(own)
            if own
            else Box(columns.edges[field.column], top, columns.edges[field.column + field.colspan], bottom)
        )
        bold = bool(own) and all(word.bold for word in own)
        text = join_plain(texts, vocabulary)
        place = origin(box, page)
        last = TextPiece(texts[-1]) if texts else NOTHING
        yield Placed(row, field.column, field.rowspan, field.colspan, text, bold, place, last)
