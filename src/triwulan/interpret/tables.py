"""What each table is about: its head, its columns, its rows and their hierarchy."""

from collections.abc import Iterator, Sequence

from triwulan.core.document import Origin, Unread
from triwulan.core.place import Place
from triwulan.core.problem import Problem
from triwulan.core.quantity import Kind, Quantity
from triwulan.core.reading import Passage, Role, RowRole, StatedCell, StatedColumn, StatedRow, StatedTable
from triwulan.interpret.columns import columns_of
from triwulan.interpret.evidence import evidence_of
from triwulan.interpret.figures import TEXT_ROLES, Style, quantities_of, style_of
from triwulan.interpret.flow import Flow, RawTable
from triwulan.interpret.grid import GridCell, GridRow
from triwulan.interpret.heads import Head, counts_columns, head_of
from triwulan.interpret.joining import joined
from triwulan.interpret.kinds import kind_of
from triwulan.interpret.rows import RawRow, rows_of
from triwulan.interpret.spans import span_in


def tables_of(flow: Flow) -> tuple[tuple[StatedTable, ...], tuple[Passage, ...], tuple[Unread, ...]]:
    """The tables understood, the passages (notes now knowing their table), and what was not understood."""
    raw, passages = joined(flow)
    style = style_of([cell.text for table in raw for row in table.grid.rows for cell in row.cells if not cell.covered])
    tables = tuple(_table(table, style) for table in raw)
    return tables, passages, tuple(doubt for table in tables for doubt in _doubts(table))


def _table(raw: RawTable, style: Style) -> StatedTable:
    head = head_of(raw.grid)
    caption = " ".join(filter(None, (raw.caption if not raw.sheet else "", *head.titles))) or raw.caption
    body = tuple(row for row in raw.grid.rows[head.rows :] if _is_body(row, head))
    below = [evidence_of((row.cells[at].text, row.cells[at].covered) for row in body) for at in range(raw.grid.width)]
    columns = columns_of(head, below, f"{caption} {raw.place.section}")
    rows = rows_of(body, columns)
    return StatedTable(
        index=raw.index,
        order=raw.order,
        kind=kind_of(columns, caption, raw.place.section),
        number=raw.number,
        caption=caption,
        columns=columns,
        rows=tuple(_rows(rows, columns, raw.place, style)),
        place=raw.place,
        sheet=raw.sheet,
        span=span_in(caption),
    )


def _is_body(row: GridRow, head: Head) -> bool:
    """Not an empty row, a head repeated on the next page, or another row of column numbers."""
    shown = [cell for cell in row.cells if cell.text]
    if not shown or (counts_columns(row) and any(column.number for column in head.columns)):
        return False
    texts = [" ".join(cell.text.split()) for cell in row.cells]
    return not (
        len(set(texts)) > 2
        and all(not text or text in column.levels for text, column in zip(texts, head.columns, strict=True))
    )


def _rows(rows: Sequence[RawRow], columns: Sequence[StatedColumn], place: Place, style: Style) -> Iterator[StatedRow]:
    repeated = _repeated(rows, columns)
    figures = [quantities_of(column, [row.grid.cells[column.index].text for row in rows], style) for column in columns]
    for at, row in enumerate(rows):
        first = next((cell for cell in row.grid.cells if cell.text and not cell.covered), row.grid.cells[0])
        where = _placed(place, first.origin, row=row.shown, quote=row.label, anchor=row.grid.anchor or place.anchor)
        yield StatedRow(
            index=at,
            role=row.role,
            cells=tuple(
                _cell(
                    row.grid.cells[column.index],
                    figures[column.index][at],
                    where,
                    column,
                    repeated.get((at, column.index)),
                )
                for column in columns
            ),
            number=row.number,
            label=row.label,
            parent=row.parent,
            depth=row.depth,
            place=where,
        )


def _repeated(rows: Sequence[RawRow], columns: Sequence[StatedColumn]) -> dict[tuple[int, int], str]:
    """The objective that stands once for several indicators and is left blank below: {(row, column): text}."""
    found: dict[tuple[int, int], str] = {}
    indicators = [column.index for column in columns if column.role is Role.INDICATOR]
    for column in columns:
        above = ""
        for at, row in enumerate(rows):
            text = row.grid.cells[column.index].text
            if column.role is not Role.OBJECTIVE or row.role is not RowRole.BODY or row.depth:
                above = text if row.role in (RowRole.BODY, RowRole.PARENT) else ""
            elif text:
                above = text
            elif above and any(row.grid.cells[index].text for index in indicators):
                found[at, column.index] = above
    return found


def _cell(cell: GridCell, quantity: Quantity, row: Place, column: StatedColumn, repeated: str | None) -> StatedCell:
    text = cell.text if repeated is None else repeated
    place = _placed(row, cell.origin, row=row.row, column=column.head, quote=text, anchor=row.anchor)
    return StatedCell(text=text, quantity=quantity, place=place, covered=cell.covered or repeated is not None)


def _placed(place: Place, origin: Origin, *, row: str, quote: str, anchor: str, column: str = "") -> Place:
    return Place(
        section=place.section,
        table=place.table,
        row=row,
        column=column,
        page=origin.page or place.page,
        quote=quote,
        address=origin.address or place.address,
        anchor=anchor,
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
