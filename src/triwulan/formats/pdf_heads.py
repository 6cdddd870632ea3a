"""The head of a table without upright rules: the names of its columns, and of groups of them above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.formats.pdf_columns import Columns, Piece, parted
from triwulan.formats.pdf_lines import Line
from triwulan.formats.pdf_rules import Rule

_NEAR: Final = 6.0


@dataclass(frozen=True, slots=True)
class RowField:
    """Pieces of text in one cell of a row; ``rowspan`` 2 where it reaches over both rows of a head."""

    column: int
    colspan: int
    pieces: tuple[Piece, ...]
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class _Name:
    """A piece of the head on its base line, and the columns that have a name of their own below it."""

    base: float
    piece: Piece
    touched: range
    below: frozenset[int]

    @property
    def middle(self) -> float:
        """Half-way between its ends."""
        return (self.piece[0].x0 + self.piece[-1].x1) / 2


def head_rows(lines: Sequence[Line], columns: Columns, rules: Sequence[Rule] = ()) -> list[list[RowField]]:
    """The rows of the head: one, or groups above and their columns below; ``rules`` are the short ones below groups."""
    names = _names(lines, columns)
    single: dict[int, list[Piece]] = {}
    groups: dict[range, list[Piece]] = {}
    told = {**_repeated(names, columns), **_ruled(names, columns, rules)}
    for name in names:
        own = told.get(id(name)) or _group(name, names, columns)
        if len(own) > 1:
            groups.setdefault(own, []).append(name.piece)
        else:
            single.setdefault(columns.nearest(name.piece), []).append(name.piece)
    if not groups:
        return [[RowField(at, 1, tuple(single.get(at, ()))) for at in range(len(columns.extents))]]
    return _two_rows(single, groups, len(columns.extents))


def _names(lines: Sequence[Line], columns: Columns) -> list[_Name]:
    pieces = [(line.base, piece, columns.touched(piece)) for line in lines for piece in parted(line)]
    return [
        _Name(
            base,
            piece,
            touched,
            frozenset(
                columns.nearest(other)
                for height, other, others in pieces
                if height > base + 0.4 * piece[0].size and len(others) == 1
            ),
        )
        for base, piece, touched in pieces
    ]


def _ruled(names: Sequence[_Name], columns: Columns, rules: Sequence[Rule]) -> dict[int, range]:
    """The groups that have a rule of their own below their name."""
    found: dict[int, range] = {}
    for top, x0, x1 in rules:
        under = [at for at, (start, end) in enumerate(columns.extents) if x0 - 3 < (start + end) / 2 < x1 + 3]
        above = [name for name in names if name.base < top and x0 < name.middle < x1]
        # one name, be it in several lines
        if len(under) > 1 and above and len({round(name.base) for name in above}) == len(above):
            found.update((id(name), range(under[0], under[-1] + 1)) for name in above)
    return found


def _repeated(names: Sequence[_Name], columns: Columns) -> dict[int, range]:
    """The groups whose columns have the same names over and over, as many times as there are names above them."""
    top = min((name.base for name in names), default=0.0)
    first: dict[int, _Name] = {}
    for name in sorted(names, key=lambda each: each.base):
        if len(name.touched) == 1 and name.base > top + 0.9 * name.piece[0].size:
            first.setdefault(name.touched[0], name)
    lower = sorted(first)
    run = range(min(lower), max(lower) + 1) if lower else range(0)
    if len(lower) != len(run):
        return {}
    edges = columns.edges
    labels = [
        name for name in names if name.base < top + 2 and run and edges[run[0]] < name.middle < edges[run[-1] + 1]
    ]
    period, rest = divmod(len(run), max(len(labels), 1))
    if len(labels) < 2 or rest or period < 2:
        return {}
    texts = [" ".join(word.text for word in first[at].piece) for at in run]
    if any(texts[at] != texts[at % period] for at in range(len(texts))):
        return {}
    parts = [run[at : at + period] for at in range(0, len(run), period)]
    ordered = sorted(labels, key=lambda name: name.middle)
    if any(not edges[part[0]] < name.middle < edges[part[-1] + 1] for part, name in zip(parts, ordered, strict=True)):
        return {}
    return {id(name): part for part, name in zip(parts, ordered, strict=True)}


def _two_rows(single: dict[int, list[Piece]], groups: dict[range, list[Piece]], count: int) -> list[list[RowField]]:
    """Groups with their names in the first row and the columns' names below; the others reach over both."""
    upper: list[RowField] = []
    lower: list[RowField] = []
    at = 0
    while at < count:
        group = next((group for group in groups if group[0] == at), None)
        if group is None:
            upper.append(RowField(at, 1, tuple(single.get(at, ())), rowspan=2))
            at += 1
        else:
            upper.append(RowField(at, len(group), tuple(groups[group])))
            lower.extend(RowField(each, 1, tuple(single.get(each, ()))) for each in group)
            at = group[-1] + 1
    return [upper, lower]


def _group(name: _Name, names: Sequence[_Name], columns: Columns) -> range:
    """The columns a piece of the head names: several where it stands above the names of several."""
    own = columns.nearest(name.piece)
    if not all(at in name.below for at in name.touched):
        return range(own, own + 1)
    taken = {
        at for other in names if not _overlap(other.touched, name.touched) for at in other.touched if at in other.below
    }
    free = [at in name.below and at not in taken for at in range(len(columns.extents))]
    if len(name.touched) > 1:
        return _balanced(name, free, columns)
    extent = columns.extents[own]
    middle = abs(name.middle - (extent[0] + extent[1]) / 2) < 3
    if middle and _stands_alone(name, own, names, columns) and free[own]:
        return _balanced(name, free, columns)
    return range(own, own + 1)


def _overlap(first: range, second: range) -> bool:
    return first[0] <= second[-1] and second[0] <= first[-1]


def _stands_alone(name: _Name, own: int, names: Sequence[_Name], columns: Columns) -> bool:
    """Whether a piece above one column is the name of a group all the same.

    Then the columns beside have nothing at its height, though some other column has its name above the last line.
    """
    last = max(other.base for other in names)
    size = name.piece[0].size
    beside = [other for other in names if columns.nearest(other.piece) in (own - 1, own + 1)]
    lower = bool(beside) and all(other.base > name.base + 0.4 * size for other in beside)
    others = [other for other in names if columns.nearest(other.piece) not in (own - 1, own, own + 1)]
    return lower and any(other.base < last - 0.3 * size and not other.below & {*other.touched} for other in others)


def _balanced(name: _Name, free: Sequence[bool], columns: Columns) -> range:
    """The widest run of named columns that has the piece in its middle."""
    first, last = name.touched[0], name.touched[-1]
    low, high = first, last
    while low > 0 and free[low - 1]:
        low -= 1
    while high + 1 < len(free) and free[high + 1]:
        high += 1
    runs = [
        (abs((columns.extents[start][0] + columns.extents[end][1]) / 2 - name.middle), start - end, start, end)
        for start in range(low, first + 1)
        for end in range(last, high + 1)
    ]
    nearest = min(off for off, *_ in runs)
    _, start, end = min((wide, start, end) for off, wide, start, end in runs if off < nearest + _NEAR)
    return range(start, end + 1)
