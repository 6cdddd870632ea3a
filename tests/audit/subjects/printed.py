"""Tables made by hand, so that what is asked of them does not depend on the readers."""

from triwulan.core.place import Place
from triwulan.core.quantity import parse_quantity
from triwulan.core.reading import (
    Reading,
    Role,
    RowRole,
    StatedCell,
    StatedColumn,
    StatedRow,
    StatedTable,
    TableKind,
)

TEXTS = (Role.NUMBER, Role.CODE, Role.INDICATOR, Role.ACTIVITY, Role.LABEL, Role.UNIT, Role.PREDICATE)


def table_of(columns: str, *rows: str, kind: TableKind = TableKind.ACHIEVEMENT, caption: str = "") -> StatedTable:
    """A table of "role: head | role: head" and rows "cell | cell"; rows called Jumlah or Rata-rata are such rows.

    A row with leading ">" details the last one without; units in brackets at the end of a head are the column's.
    """
    heads = [column.strip().partition(":") for column in columns.split("|")]
    made = tuple(
        StatedColumn(
            index=at,
            head=head.strip(),
            role=Role(role.strip()),
            unit="%" if head.strip().endswith("(%)") else "",
            number=str(at + 1),
            formula=head.partition("=")[2] and head.strip(),
        )
        for at, (role, _, head) in enumerate(heads)
    )
    lines: list[StatedRow] = []
    for index, row in enumerate(rows):
        child = row.startswith(">")
        texts = [text.strip() for text in row.lstrip(">").split("|")]
        label = next((text for text, column in zip(texts, made, strict=True) if column.role in TEXTS[2:5]), "")
        parent = max((line.index for line in lines if line.parent is None), default=None) if child else None
        lines.append(
            StatedRow(
                index=index,
                role=_role(label),
                cells=tuple(_cell(text, column, texts[0]) for text, column in zip(texts, made, strict=True)),
                number=texts[0],
                label=label,
                parent=parent,
                depth=int(child),
            )
        )
    parents = {line.parent for line in lines}
    lines = [_as_parent(line) if line.index in parents else line for line in lines]
    return StatedTable(
        index=0,
        order=0,
        kind=kind,
        number="1",
        caption=caption,
        columns=made,
        rows=tuple(lines),
        place=Place(table="1"),
    )


def reading_of(*tables: StatedTable) -> Reading:
    """A document of nothing but these tables."""
    return Reading(title="", passages=(), tables=tables)


def _cell(text: str, column: StatedColumn, row: str) -> StatedCell:
    place = Place(table="1", row=row, column=column.head, quote=text)
    if column.role in TEXTS:
        return StatedCell(text=text, place=place)
    return StatedCell(text=text, quantity=parse_quantity(text), place=place)


def _role(label: str) -> RowRole:
    if label.startswith("Jumlah /") or label in ("Jumlah", "Total"):
        return RowRole.TOTAL
    return RowRole.AVERAGE if label.startswith("Rata-rata") else RowRole.BODY


def _as_parent(line: StatedRow) -> StatedRow:
    return StatedRow(
        index=line.index,
        role=RowRole.PARENT if line.role is RowRole.BODY else line.role,
        cells=line.cells,
        number=line.number,
        label=line.label,
        parent=line.parent,
        depth=line.depth,
    )
