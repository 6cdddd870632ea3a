"""Where a sheet's table begins and what its columns hold: titles above it, heads of several rows, any name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.document import Origin
from triwulan.core.reading import Role, StatedColumn
from triwulan.interpret.columns import columns_of
from triwulan.interpret.evidence import evidence_of
from triwulan.interpret.grid import Grid, GridCell, GridRow
from triwulan.interpret.heads import head_of
from triwulan.interpret.naming import known_as

SAMPLE: Final = 80
"""Rows from which a sheet is understood."""
_DEEPEST: Final = 40
_LONGEST_HEAD: Final = 120
_CAPTION: Final = 400
_FIGURES: Final = frozenset(
    {Role.TARGET, Role.REALISATION, Role.NUMERATOR, Role.DENOMINATOR, Role.CEILING, Role.SPENDING}
)
_FIGURE: Final = evidence_of([("12", False)])
_MONEY: Final = evidence_of([("1.000.000", False)])


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a sheet's table, and its ``first`` row of data in the sample."""

    columns: tuple[StatedColumn, ...]
    first: int

    def of(self, *roles: Role) -> list[StatedColumn]:
        """The columns of some roles, in their order."""
        return [column for column in self.columns if column.role in roles]


def layout_of(sample: Sequence[tuple[str, ...]], fits: Callable[[Layout], bool]) -> Layout | None:
    """The first table of a sheet that holds what is looked for; None where there is none."""
    width = max(map(len, sample), default=0)
    rows = [(*row, *[""] * (width - len(row))) for row in sample]
    for start, row in enumerate(rows[:_DEEPEST]):
        if _known_heads(row) < 2:
            continue
        layout = _layout(rows, start)
        if layout is not None and fits(layout):
            return layout
    return None


def _known_heads(row: tuple[str, ...]) -> int:
    return len({sense for text in row if 0 < len(text) <= _LONGEST_HEAD and (sense := known_as(text))})


def _layout(rows: Sequence[tuple[str, ...]], start: int) -> Layout | None:
    grid = Grid(tuple(GridRow(tuple(GridCell(text, Origin()) for text in row)) for row in rows[start:]))
    head = head_of(grid)
    if not head.rows:
        return None
    first = start + head.rows
    caption = " ".join(text for row in rows[:start] for text in row if text)[:_CAPTION]
    below = [evidence_of((row[at], False) for row in rows[first:]) for at in range(grid.width)]
    told = columns_of(head, below, caption)
    # a column of figures that hold only faults is one by its head
    budget = any(column.role is Role.CEILING for column in told)
    meant = columns_of(head, [_MONEY if budget else _FIGURE] * grid.width, caption)
    columns = tuple(
        by_head if by_head.role in _FIGURES and by_values.role not in _FIGURES else by_values
        for by_head, by_values in zip(meant, told, strict=True)
    )
    return Layout(columns, first)
