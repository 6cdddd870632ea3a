"""Tables whose rows say Target, Realisasi, Capaian: laid out so that these stand above columns like everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from triwulan.core.spans import time_in
from triwulan.interpret.grid import Grid, GridCell, GridRow
from triwulan.interpret.heads import Head, head_of, without_formula
from triwulan.interpret.naming import name_of

_MEASURES: Final = frozenset(
    {
        "target", "realised", "realisation", "achieved", "achievement", "ceiling", "spending", "absorption",
        "remainder", "percent", "efficiency", "performance",
    }
)  # fmt: skip
_AIMED: Final = frozenset({"target", "ceiling"})
_DONE: Final = frozenset({"realised", "realisation", "spending", "achieved"})
_MOST_WORDS: Final = 6
_MOST: Final = 0.9


@dataclass(frozen=True, slots=True)
class Laid:
    """A table's grid with measures above its columns; ``turned`` when what was printed as rows are its columns."""

    grid: Grid
    turned: bool = False


def laid_for_reading(grid: Grid) -> Laid:
    """The grid itself, unless measures stand in its rows."""
    if grid.width < 2 or len(grid.rows) < 2:
        return Laid(grid)
    head = head_of(grid)
    body = grid.rows[head.rows :]
    senses = [[_sense(cell.text) for cell in row.cells] for row in body]
    names = next((at for at, column in enumerate(head.columns) if _head_sense(head, at) != "number"), 0)
    if _is_turned(head, senses, names):
        return Laid(_turned(grid, head, names), turned=True)
    kinds = _kinds_column(head, body, senses)
    return Laid(_spread(grid, head, kinds)) if kinds is not None else Laid(grid)


@lru_cache(maxsize=8192)
def _sense(text: str) -> str:
    """What a row's name measures, "" when it is no measure."""
    if not text or len(text.split()) > _MOST_WORDS:
        return ""
    sense = name_of(time_in(without_formula(text)).rest).sense
    return sense if sense in _MEASURES else ""


def _head_sense(head: Head, at: int) -> str:
    levels = head.columns[at].levels
    return name_of(levels[-1]).sense if levels else ""


def _pairs(senses: set[str]) -> bool:
    return bool(senses & _AIMED) and bool(senses & _DONE)


def _is_turned(head: Head, senses: Sequence[Sequence[str]], names: int) -> bool:
    """Whether every row is named by a measure, a target and what was reached among them, and no column is."""
    found = [row[names] for row in senses]
    others = range(names + 1, len(head.columns))
    if len(found) < 2 or not all(found) or not _pairs(set(found)):
        return False
    return bool(others) and not any(_head_sense(head, at) in _MEASURES - {"percent"} for at in others)


def _turned(grid: Grid, head: Head, names: int) -> Grid:
    """Rows made columns; a running number before the names is left out."""
    body = grid.rows[head.rows :]
    corner = GridCell(head.columns[names].text, body[0].cells[names].origin)
    rows = [GridRow((corner, *(_upright(row.cells[names]) for row in body)))]
    for at in range(names + 1, grid.width):
        first = GridCell(head.columns[at].text, grid.rows[0].cells[at].origin)
        rows.append(GridRow((first, *(_upright(row.cells[at]) for row in body))))
    return Grid(tuple(rows), 1)


def _upright(cell: GridCell) -> GridCell:
    return replace(cell, across=cell.down, down=cell.across)


def _kinds_column(head: Head, body: Sequence[GridRow], senses: Sequence[Sequence[str]]) -> int | None:
    """The column that says of every row whether it is the target, what was reached, or the percentage."""
    for at in range(1, len(head.columns) - 1):
        found = [row[at] for row in senses]
        known = [sense for sense in found if sense]
        if len(body) < 2 or len(known) < _MOST * len(body) or not _pairs(set(known)):
            continue
        heads = range(at + 1, len(head.columns))
        led = any(row.cells[before].text for row in body for before in range(at))
        if led and not any(_head_sense(head, each) in _MEASURES - {"percent"} for each in heads):
            return at
    return None


def _spread(grid: Grid, head: Head, kinds: int) -> Grid:
    """One row for what several rows said, with a column for each measure below each head right of them."""
    groups = _groups(grid.rows[head.rows :], kinds)
    names = list(dict.fromkeys(_name(row, kinds) for group in groups for row in group))
    heads = [GridCell(column.text, grid.rows[0].cells[at].origin) for at, column in enumerate(head.columns)]
    top, bottom = list(heads[:kinds]), list(heads[:kinds])
    for at in range(kinds + 1, grid.width):
        for place, name in enumerate(names):
            top.append(replace(heads[at], across=place > 0))
            bottom.append(GridCell(name, heads[at].origin))
    below = [replace(cell, down=True) if at < kinds else cell for at, cell in enumerate(bottom)]
    rows = [GridRow(tuple(top)), GridRow(tuple(below))]
    for group in groups:
        by_name = {_name(row, kinds): row for row in group}
        cells = list(group[0].cells[:kinds])
        for at in range(kinds + 1, grid.width):
            for name in names:
                row = by_name.get(name)
                cells.append(row.cells[at] if row is not None else GridCell("", group[0].cells[at].origin))
        rows.append(replace(group[0], cells=tuple(cells)))
    return Grid(tuple(rows), 2)


def _name(row: GridRow, kinds: int) -> str:
    return " ".join(row.cells[kinds].text.split())


def _groups(body: Sequence[GridRow], kinds: int) -> list[list[GridRow]]:
    """Rows that belong together: until something new stands left of the measures, or a measure comes again."""
    groups: list[list[GridRow]] = []
    for row in body:
        new = any(cell.text and not cell.down for cell in row.cells[:kinds])
        again = bool(groups) and _name(row, kinds) in {_name(each, kinds) for each in groups[-1]}
        if new or again or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups
