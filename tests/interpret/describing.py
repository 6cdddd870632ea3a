"""A table as understood, in lines a person can compare with what is printed."""

from collections.abc import Iterator

from triwulan.core.reading import RowRole, Span, StatedColumn, StatedRow, StatedTable


def described(table: StatedTable) -> str:
    """Its kind and time, a line for each column, a line for each row, indented below its parent."""
    return "\n".join(_lines(table))


def _lines(table: StatedTable) -> Iterator[str]:
    span = f" [{_span(table.span)}]" if table.span else ""
    yield f"{table.kind}{span}"
    yield from (_column(column) for column in table.columns)
    yield from (_row(row, table) for row in table.rows)


def _column(column: StatedColumn) -> str:
    about = [_span(column.span) if column.span else "", column.unit, f"10^{column.scale}" if column.scale else ""]
    about += [f"#{column.number}" if column.number else "", column.formula]
    shown = " ".join(filter(None, about))
    return f"- {column.role}: {column.head}" + (f" [{shown}]" if shown else "")


def _row(row: StatedRow, table: StatedTable) -> str:
    role = "" if row.role is RowRole.BODY else f"{row.role} "
    parent = f" < {table.rows[row.parent].place.row}" if row.parent is not None else ""
    values = [f"{cell.quantity.value}" for cell in row.cells if cell.quantity.is_number]
    return f"{'  ' * row.depth}{role}{row.place.row}: {row.label[:40]}{parent} | {' '.join(values)}".rstrip(" |")


def _span(span: Span) -> str:
    year = "" if span.year is None else f"{span.year} "
    return f"{year}{span.first}-{span.last}{' cumulative' if span.cumulative else ''}"
