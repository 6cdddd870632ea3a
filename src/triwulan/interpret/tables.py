"""What each table is about: its head, its columns, its rows and their hierarchy."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from triwulan.core.document import Origin, Unread
from triwulan.core.keeping import is_small, kept_by_identity
from triwulan.core.problem import Problem
from triwulan.core.quantity import Kind
from triwulan.core.reading import Passage, Role, StatedColumn, StatedTable
from triwulan.core.spans import span_in
from triwulan.interpret.columns import columns_of
from triwulan.interpret.evidence import evidence_of
from triwulan.interpret.figures import TEXT_ROLES, Style, style_by, told_by
from triwulan.interpret.flow import Flow, RawTable
from triwulan.interpret.grid import Grid, GridRow
from triwulan.interpret.heads import Head, counts_columns, head_of
from triwulan.interpret.joining import joined
from triwulan.interpret.kinds import kind_of
from triwulan.interpret.rows import rows_of
from triwulan.interpret.stating import Stating
from triwulan.interpret.turning import laid_for_reading


def tables_of(flow: Flow) -> tuple[tuple[StatedTable, ...], tuple[Passage, ...], tuple[Unread, ...]]:
    """The tables understood, the passages (notes now knowing their table), and what was not understood."""
    raw, passages = joined(flow)
    style = style_by(_told(table.grid, None) for table in raw)
    read = [(_kept if is_small(_texts(table.grid)) else _read)(table, style) for table in raw]
    return tuple(table for table, _ in read), passages, tuple(doubt for _, doubts in read for doubt in doubts)


def _texts(grid: Grid) -> list[str]:
    return [cell.text for row in grid.rows for cell in row.cells]


@kept_by_identity(32, only=lambda grid: is_small(_texts(grid)))
def _told(grid: Grid, _: None) -> Mapping[str, int]:
    """What the figures of a table tell of how the document writes numbers."""
    return told_by(cell.text for row in grid.rows for cell in row.cells if not cell.covered)


def _read(raw: RawTable, style: Style) -> tuple[StatedTable, tuple[Unread, ...]]:
    table = _table(raw, style)
    return table, tuple(_doubts(table))


def _table(raw: RawTable, style: Style) -> StatedTable:
    laid = laid_for_reading(raw.grid)
    head = head_of(laid.grid)
    caption = " ".join(filter(None, (raw.caption if not raw.sheet else "", *head.titles))) or raw.caption
    body = tuple(row for row in laid.grid.rows[head.rows :] if _is_body(row, head))
    below = [evidence_of((row.cells[at].text, row.cells[at].covered) for row in body) for at in range(laid.grid.width)]
    columns = columns_of(head, below, caption or raw.place.section)
    stating = Stating(columns, raw.place, style, laid.turned)
    return StatedTable(
        index=raw.index,
        order=raw.order,
        kind=kind_of(columns, caption, raw.place.section),
        number=raw.number,
        caption=caption,
        columns=columns,
        rows=tuple(stating.rows(rows_of(body, columns))),
        place=raw.place,
        sheet=raw.sheet,
        span=span_in(caption),
    )


_kept = lru_cache(maxsize=32)(_read)


def _is_body(row: GridRow, head: Head) -> bool:
    """Not an empty row, a head repeated on the next page, or another row of column numbers."""
    shown = [cell for cell in row.cells if cell.text]
    if not shown or (head.counted and counts_columns(row)):
        return False
    texts = [" ".join(cell.text.split()) for cell in row.cells]
    return not (
        len(set(texts)) > 2
        and all(not text or text in column.levels for text, column in zip(texts, head.columns, strict=True))
    )


def _doubts(table: StatedTable) -> Iterator[Unread]:
    """Tables and columns with figures that nothing here understands."""
    origin = Origin(table.place.address, table.place.page)
    name = table.number or table.sheet or table.caption
    unknown = [column for column in table.columns if column.role is Role.UNKNOWN and _holds_figures(table, column)]
    known = [column for column in table.columns if column.role not in TEXT_ROLES and column.role is not Role.UNKNOWN]
    if unknown and not known:
        yield Unread(Problem("interpret.table_unread", {"table": name}), origin)
        return
    for column in unknown:
        yield Unread(Problem("interpret.column_unread", {"table": name, "column": column.head}), origin)


def _holds_figures(table: StatedTable, column: StatedColumn) -> bool:
    """Whether figures are what a column mostly holds."""
    kinds = [row.cells[column.index].quantity.kind for row in table.rows]
    return kinds.count(Kind.NUMBER) > kinds.count(Kind.UNREADABLE)
