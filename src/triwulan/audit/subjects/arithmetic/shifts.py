"""Rows whose values stand one column beside their heads, because a cell is missing or too many."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from triwulan.audit.subjects.figures import Same
from triwulan.core.place import Place
from triwulan.core.quantity import Kind
from triwulan.core.reading import Role, RowRole, StatedCell, StatedRow, StatedTable

_BLANKS = frozenset({"blank", "dash"})


@dataclass(frozen=True, slots=True)
class Shift:
    """A row that fits its columns when what stands from ``column`` on is moved one to the right (or left: -1)."""

    row: StatedRow
    column: int
    by: int


@dataclass(frozen=True, slots=True)
class Shifting:
    """A table with the rows in which values stand beside their heads."""

    place: Place
    table: StatedTable
    shifts: tuple[Shift, ...]


def shifting(tables: Sequence[StatedTable]) -> Iterator[Shifting]:
    """Each table with enough rows to say what stands in its columns."""
    for table in tables:
        if _body(table):
            yield Shifting(table.place, table, shifts_of(table))


def shifts_of(table: StatedTable) -> tuple[Shift, ...]:
    """The rows that a moved cell would make like the others."""
    return _shifts(Same(table))


@lru_cache(maxsize=64)
def _shifts(key: Same) -> tuple[Shift, ...]:
    table = key.value
    assert isinstance(table, StatedTable)
    rows = _body(table)
    if not rows:
        return ()
    usual = _usual(rows, len(table.columns))
    return tuple(shift for row in rows if (shift := _shift(table, row, usual)) is not None)


def _body(table: StatedTable) -> list[StatedRow]:
    rows = [
        row
        for row in table.rows
        if row.role is RowRole.BODY and not any(cell.covered and cell.text for cell in row.cells)
    ]
    return rows if len(rows) >= 4 and len(table.columns) >= 5 else []


def _usual(rows: Sequence[StatedRow], width: int) -> list[str]:
    """What most rows have in each column; "" where they differ."""
    usual = []
    for at in range(width):
        counts = Counter(shape(row.cells[at]) for row in rows)
        found, count = counts.most_common(1)[0]
        usual.append(found if count >= 0.7 * len(rows) else "")
    return usual


def _shift(table: StatedTable, row: StatedRow, usual: Sequence[str]) -> Shift | None:
    shapes = [shape(cell) for cell in row.cells]
    wrong = _misfits(shapes, usual)
    if wrong < 2:
        return None
    for at in range(len(shapes) - 1, 0, -1):
        if table.columns[at].role in (Role.NUMBER, Role.CODE):
            continue
        if shapes[-1] == "blank" and _misfits([*shapes[:at], "", *shapes[at:-1]], usual) == 0:
            return Shift(row, at, 1)
        if (
            shapes[at] == "blank"
            and _misfits([*shapes[:at], *shapes[at + 1 :], ""], usual) == 0
            and at < len(shapes) - 1
        ):
            return Shift(row, at, -1)
    return None


def _misfits(shapes: Sequence[str], usual: Sequence[str]) -> int:
    return sum(1 for one, other in zip(shapes, usual, strict=True) if one and other and one != other)


def shape(cell: StatedCell) -> str:
    """What kind of thing stands in a cell: words, a count with its unit, percent, money, a plain number, or nothing."""
    return _shape(cell.text.strip(), cell.quantity.kind)


@lru_cache(maxsize=4096)
def _shape(text: str, kind: Kind) -> str:
    if not text:
        return "blank"
    if re.fullmatch(r"[-–—.\s]+|n/?a", text, re.IGNORECASE):
        return "dash"
    if kind is Kind.NUMBER or re.match(r"(?:rp\.?\s*)?[\d.,]+\s*%?$", text, re.IGNORECASE):
        return (
            "percent"
            if "%" in text
            else "money"
            if text.lower().startswith("rp") or len(re.sub(r"\D", "", text)) > 6
            else "number"
        )
    return "words" if not re.match(r"\d", text) else "counted"
