"""Rules on a page to rectangles of cells: which fields a table has and which of them are merged."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.formats.pdf_shapes import Box

# A level rule is (top, x0, x1), an upright one (x, top, bottom): across which it lies, and from where to where.
Rule = tuple[float, float, float]

_JOIN: Final = 3.5  # points between two ends, or two rules side by side, that are drawn as one
_NARROWEST: Final = 7.0  # no column is narrower: a figure needs as much
_LOWEST: Final = 5.0
_MOST_FIELDS: Final = 20_000
_MOST_RULES: Final = 1500


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A field from ``row`` and ``column``, over so many rows and columns."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """The fields between rules; ``xs`` are the edges of the columns, ``ys`` of the rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[RuledCell, ...]

    @property
    def box(self) -> Box:
        """What it covers."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def ruled_grids(level: Sequence[Rule], upright: Sequence[Rule]) -> tuple[RuledGrid, ...]:
    """The tables drawn with rules both ways, from top to bottom; a frame around text is none."""
    if len(level) < 2 or not upright:
        return ()
    across, down = _joined(level)[:_MOST_RULES], _joined(upright)[:_MOST_RULES]
    found = []
    for rows, columns in _connected(across, down):
        grid = _grid(rows, columns)
        if grid is not None and len(grid.cells) > 1:
            found.append(grid)
    outer = [each for each in found if not any(_within(each.box, other) for other in found if other is not each)]
    return tuple(sorted(outer, key=lambda each: (each.box.top, each.box.x0)))


def _within(box: Box, grid: RuledGrid) -> bool:
    """Whether a box lies in one field of a grid: a table in a table, read as text."""
    return any(
        cell.box.x0 - 1 <= box.x0
        and cell.box.top - 1 <= box.top
        and box.x1 <= cell.box.x1 + 1
        and box.bottom <= cell.box.bottom + 1
        for cell in grid.cells
    )


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line put together, double lines taken for one."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule[0] - lines[-1][0][0] <= _JOIN:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    whole: list[Rule] = []
    for line in lines:
        whole.extend(_pieces(line))
    return whole


def _pieces(line: list[Rule]) -> Iterable[Rule]:
    at = sum(rule[0] * (rule[2] - rule[1]) for rule in line) / sum(rule[2] - rule[1] for rule in line)
    start: float | None = None
    end = 0.0
    for _, begins, ends in sorted(line, key=lambda rule: rule[1]):
        if start is None:
            start, end = begins, ends
        elif begins <= end + _JOIN:
            end = max(end, ends)
        else:
            yield at, start, end
            start, end = begins, ends
    if start is not None:
        yield at, start, end


def _connected(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch each other."""
    leader = list(range(len(level) + len(upright)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    tops = [rule[0] for rule in level]
    for second, (x, top, bottom) in enumerate(upright):
        for first in range(bisect_right(tops, top - _JOIN), bisect_right(tops, bottom + _JOIN)):
            _, x0, x1 = level[first]
            if x0 - _JOIN <= x <= x1 + _JOIN:
                leader[lead(first)] = lead(len(level) + second)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(level):
        groups.setdefault(lead(index), ([], []))[0].append(rule)
    for index, rule in enumerate(upright):
        groups.setdefault(lead(len(level) + index), ([], []))[1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _edges(places: Iterable[float], least: float) -> list[float]:
    """Places that are too close to hold text between them taken as one, the first of them."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] >= least:
            edges.append(place)
    return edges


def _grid(level: list[Rule], upright: list[Rule]) -> RuledGrid | None:
    xs = [rule[0] for rule in upright]
    ys = [rule[0] for rule in level]
    left, right = min(rule[1] for rule in level), max(rule[2] for rule in level)
    # a table may be open at its sides
    if left < min(xs) - 2 * _NARROWEST:
        xs.append(left)
        upright = [*upright, (left, min(ys), max(ys))]
    if right > max(xs) + 2 * _NARROWEST:
        xs.append(right)
        upright = [*upright, (right, min(ys), max(ys))]
    top, bottom = min(rule[1] for rule in upright), max(rule[2] for rule in upright)
    if top < min(ys) - 2 * _LOWEST:
        ys.append(top)
        level = [*level, (top, min(xs), max(xs))]
    if bottom > max(ys) + 2 * _LOWEST:
        ys.append(bottom)
        level = [*level, (bottom, min(xs), max(xs))]
    columns, rows = _edges(xs, _NARROWEST), _edges(ys, _LOWEST)
    wide, high = len(columns) - 1, len(rows) - 1
    if wide < 1 or high < 1 or wide * high > _MOST_FIELDS:
        return None
    return RuledGrid(tuple(columns), tuple(rows), tuple(_cells(columns, rows, level, upright)))


def _cells(columns: list[float], rows: list[float], level: list[Rule], upright: list[Rule]) -> Iterable[RuledCell]:
    walls = _covered(upright, columns, rows, _NARROWEST)
    floors = _covered(level, rows, columns, _LOWEST)
    wide, high = len(columns) - 1, len(rows) - 1
    owner: list[list[RuledCell | None]] = [[None] * wide for _ in range(high)]
    for row in range(high):
        for column in range(wide):
            if owner[row][column] is None:
                cell = _merged(row, column, columns, rows, walls, floors, owner)
                for y in range(row, row + cell.rowspan):
                    for x in range(column, column + cell.colspan):
                        owner[y][x] = cell
                yield cell


def _covered(rules: list[Rule], edges: list[float], steps: list[float], least: float) -> set[tuple[int, int]]:
    """Which stretches of which edges a rule lies on: (edge, step), the step from ``steps[i]`` to the next."""
    found: set[tuple[int, int]] = set()
    for at, begins, ends in rules:
        edge = max(0, bisect_right(edges, at + 0.01) - 1)
        if at - edges[edge] >= least and edge + 1 < len(edges):
            edge += 1
        for step, (start, end) in enumerate(pairwise(steps)):
            if min(ends, end) - max(begins, start) > 0.5 * (end - start):
                found.add((edge, step))
    return found


def _merged(
    row: int,
    column: int,
    columns: list[float],
    rows: list[float],
    walls: set[tuple[int, int]],
    floors: set[tuple[int, int]],
    owner: list[list[RuledCell | None]],
) -> RuledCell:
    """The largest rectangle without a rule inside, from a field to the right and down."""
    right = column + 1
    while right < len(columns) - 1 and owner[row][right] is None and (right, row) not in walls:
        right += 1
    below = row + 1
    while below < len(rows) - 1 and not any(
        (below, x) in floors or owner[below][x] is not None or (x > column and (x, below) in walls)
        for x in range(column, right)
    ):
        below += 1
    box = Box(columns[column], rows[row], columns[right], rows[below])
    return RuledCell(row, column, below - row, right - column, box)
