"""Tables with level rules only, or with none: where they are among the lines of a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.formats.pdf_columns import Columns, find_columns, parted
from triwulan.formats.pdf_joining import Placed
from triwulan.formats.pdf_lines import Line, box_of
from triwulan.formats.pdf_paragraphs import CAPTION
from triwulan.formats.pdf_rows import FIGURE, build
from triwulan.formats.pdf_rules import Rule
from triwulan.formats.pdf_shapes import Box
from triwulan.formats.pdf_wrapping import Vocabulary

_MOST_RULES: Final = 400  # more are the pattern of a background
_COUNTED: Final = re.compile(r"\d{1,3}[.)]?")
_NAMING: Final = re.compile(r"(?:19|20)\d\d|\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Unruled:
    """The lines of a table from ``start`` up to ``end`` of its page, its edges and cells."""

    start: int
    end: int
    box: Box
    xs: tuple[float, ...]
    cells: tuple[Placed, ...]


def in_level_rules(lines: Sequence[Line], level: Sequence[Rule], vocabulary: Vocabulary) -> Iterator[Unruled]:
    """Tables drawn with level rules only: above and below the head, and at the end."""
    for rules in _stacks(level):
        tops = [rule[0] for rule in rules]
        for first, last in _runs(lines, tops):
            top, bottom = tops[first], tops[last]
            inside = [at for at, line in enumerate(lines) if top < line.base < bottom]
            own = [lines[at] for at in inside]
            head = sum(line.base < tops[first + 1] for line in own) if last - first > 1 else _head_size(own)
            short = [rule for rule in level if top + 2 < rule[0] < tops[first + 1] - 2]
            built = build(own, head, tops[first + 2 : last], 2 if last - first > 1 else 3, vocabulary, short)
            if built is not None:
                _, x0, x1 = rules[0]
                xs = (min(x0, built[0][0]), *built[0][1:-1], max(x1, built[0][-1]))
                yield Unruled(inside[0], inside[-1] + 1, Box(xs[0], top, xs[-1], bottom), xs, built[1])


def _stacks(level: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules of one width below each other."""
    waiting = sorted(rule for rule in level if rule[2] - rule[1] > 120)
    while waiting and len(waiting) < _MOST_RULES:
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
    """How many lines come before the first that has figures and is not a row of years or of numbers of columns."""
    for at, line in enumerate(lines):
        texts = [" ".join(word.text for word in piece) for piece in parted(line)]
        figures = [text for text in texts[1:] if FIGURE.fullmatch(text)]
        if figures and (_COUNTED.fullmatch(texts[0]) or not all(_NAMING.fullmatch(text) for text in figures)):
            return at
    return 1


def without_rules(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Unruled]:
    """Tables without any rule, only where it is sure: three columns of figures or more over three lines or more."""
    for run in _row_runs(lines):
        columns = find_columns([lines[at] for at in run], 3)
        if columns is None or not _figures(lines, run, columns):
            continue
        start, end = _extended(lines, run, columns)
        own = lines[start:end]
        built = build(own, _head_size(own), (), 3, vocabulary)
        if built is not None:
            yield Unruled(start, end, box_of([word for line in own for word in line.words]), *built)


def _row_runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Lines with three pieces or more that follow each other, with at most a few lines of a cell between."""
    run: list[int] = []
    for at, line in enumerate(lines):
        if len(line.pieces) < 3:
            continue
        if run and not _between(lines, run[-1], at):
            if len(run) >= 3:
                yield run
            run = []
        run.append(at)
    if len(run) >= 3:
        yield run


def _between(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether what stands between two rows can be the rest of cells."""
    inner = lines[first + 1 : last]
    steps = [below.base - above.base for above, below in pairwise(lines[first : last + 1])]
    near = all(step < 2.6 * lines[first].size for step in steps)
    return near and len(inner) <= 6 and not any(CAPTION.match(line.text) or _prose(line) for line in inner)


def _figures(lines: Sequence[Line], run: Sequence[int], columns: Columns) -> bool:
    """Whether most rows have figures in two columns or more, or in one and a number in front."""
    rows = 0
    for at in run:
        texts = [" ".join(word.text for word in piece) for piece in parted(lines[at])]
        rows += sum(bool(FIGURE.fullmatch(text)) for text in texts) >= 2
    return rows >= 2 and rows >= 0.6 * (len(run) - 1) and len(columns.extents) >= 3


def _extended(lines: Sequence[Line], run: Sequence[int], columns: Columns) -> tuple[int, int]:
    """With the lines right above and below that can only be parts of cells."""
    start, end = run[0], run[-1] + 1
    while start > 0 and run[0] - start < 4 and _fits(lines[start - 1], lines[start], columns):
        start -= 1
    while end < len(lines) and _fits(lines[end], lines[end - 1], columns) and end - run[-1] < 6:
        end += 1
    return start, end


def _fits(line: Line, beside: Line, columns: Columns) -> bool:
    if abs(line.base - beside.base) > 1.5 * line.size or CAPTION.match(line.text) or abs(line.size - beside.size) > 1:
        return False
    for piece in parted(line):
        touched = columns.touched(piece)
        start, end = columns.edges[touched[0]], columns.edges[touched[-1] + 1]
        if len(touched) > 1 or piece[0].x0 < start - 2 or piece[-1].x1 > end + 2:
            return False
    return True
