"""What each row of a table is: its number, its name, whether it sums or groups others, and what it details."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.quantity import Kind, parse_quantity
from triwulan.core.reading import Role, RowRole, StatedColumn
from triwulan.interpret.grid import GridRow
from triwulan.interpret.numbering import Mark, mark_of, parents_of

_TOTAL: Final = re.compile(
    r"(?:sub\s*-?\s*)?(?:grand\s+)?(?:jumlah|total|jml)\b\.?(?:\s*[/&]\s*(?:total|rata-rata))?"
    r"(?:\s+(?:total|jumlah|keseluruhan|seluruhnya|seluruh|umum|besar|akhir|anggaran|belanja|pagu|realisasi|dana|biaya|nilai|bobot|skor|"
    r"kinerja|capaian|program|kegiatan|sub|semua|i{1,3}|iv|[a-d]|\d{1,2}|triwulan|tahun|per|kecamatan|kabupaten|kota|desa|responden|pegawai))*"
    r"\s*(?:\(.*\))?\s*:?",
    re.I,
)
_AVERAGE: Final = re.compile(
    r"(?:jumlah\s*/\s*)?(?:nilai\s+|total\s+)?(?:rata\s?-?\s?rata|rerata|rataan|average|mean)\b.*", re.I | re.S
)
_NAMED: Final = (Role.INDICATOR, Role.ACTIVITY, Role.OBJECTIVE, Role.LABEL)
_LEADING: Final = re.compile(
    r"(?P<number>\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[a-zA-Z])[.)]|\d{1,2}(?:\.\d{1,4})+)\s+(?P<text>\S.*)", re.S
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as understood by itself and among its sisters; ``cells`` are the printed texts and whether covered."""

    grid: GridRow
    role: RowRole
    number: str
    label: str
    parent: int | None = None
    depth: int = 0
    shown: str = ""


def rows_of(rows: Sequence[GridRow], columns: Sequence[StatedColumn]) -> tuple[RawRow, ...]:
    """Understand the rows below a head."""
    plain = [_plain(row, columns) for row in rows]
    marks = [mark_of(row.number, row.label, row.role, _bold(row.grid)) for row in plain]
    parents = parents_of(marks)
    found: list[RawRow] = []
    for at, (row, parent) in enumerate(zip(plain, parents, strict=True)):
        depth = 0 if parent is None else found[parent].depth + 1
        role = row.role
        if role is RowRole.BODY and at in parents:
            role = RowRole.PARENT
        found.append(RawRow(row.grid, role, row.number, row.label, parent, depth))
    return tuple(_shown(row, found, at) for at, row in enumerate(found))


def _plain(row: GridRow, columns: Sequence[StatedColumn]) -> RawRow:
    number = _number(row, columns)
    label = _label(row, columns)
    if not number and (match := _LEADING.fullmatch(label)) is not None:
        number, label = match["number"], match["text"]
    role = _role(row, columns, label)
    if role in (RowRole.TOTAL, RowRole.AVERAGE):
        number = number if mark_of(number, "", RowRole.BODY, False) is not None and number != label else ""
        if _TOTAL.fullmatch(number) or _AVERAGE.fullmatch(number):
            number = ""
    return RawRow(row, role, number.strip().rstrip(".").strip("() ") if role is not RowRole.TOTAL else "", label)


def _number(row: GridRow, columns: Sequence[StatedColumn]) -> str:
    for role in (Role.NUMBER, Role.CODE):
        for column in columns:
            if column.role is role:
                cell = row.cells[column.index]
                if cell.text and not cell.down and not cell.across and len(cell.text) <= 30 and _counts(cell.text):
                    return " ".join(cell.text.split())
    return ""


def _counts(text: str) -> bool:
    return bool(
        re.fullmatch(r"\(?[0-9A-Za-z]{1,6}(?:[.\s-]{1,2}[0-9A-Za-z]{1,6})*[.)]*", text.strip())
    ) and not _TOTAL.fullmatch(text)


def _label(row: GridRow, columns: Sequence[StatedColumn]) -> str:
    for role in _NAMED:
        for column in columns:
            text = row.cells[column.index].text if column.role is role else ""
            if text and not row.cells[column.index].across:
                return " ".join(text.split())
    for column, cell in zip(columns, row.cells, strict=True):
        if cell.text and not cell.covered and column.role not in (Role.NUMBER, Role.CODE) and not _figure(cell.text):
            return " ".join(cell.text.split())
    for cell in row.cells:
        if cell.text and not cell.covered and not _figure(cell.text):
            return " ".join(cell.text.split())
    return ""


def _figure(text: str) -> bool:
    return parse_quantity(text).kind in (Kind.NUMBER, Kind.DASH, Kind.NOT_AVAILABLE)


def _role(row: GridRow, columns: Sequence[StatedColumn], label: str) -> RowRole:
    own = [(at, cell) for at, cell in enumerate(row.cells) if cell.text and not cell.covered]
    names = [cell.text for _, cell in own[:3] if not _figure(cell.text)]
    if any(_AVERAGE.fullmatch(name) for name in names[:2]) and not _numbered(own, columns):
        return RowRole.AVERAGE
    if any(_TOTAL.fullmatch(" ".join(name.split())) for name in names[:2]) and not _numbered(own, columns):
        return RowRole.TOTAL
    if len(columns) >= 3 and own:
        words = [cell for at, cell in own if columns[at].role not in (Role.NUMBER, Role.CODE)]
        if len(own) == 1 and words and not _figure(words[0].text):
            return RowRole.BAND
        if (
            len(words) == 1
            and not _figure(words[0].text)
            and len(columns) >= 4
            and not any(cell.down and cell.text for cell in row.cells)
        ):
            return RowRole.BAND
    return RowRole.BODY


def _numbered(own: Sequence[tuple[int, object]], columns: Sequence[StatedColumn]) -> bool:
    for at, cell in own:
        text = getattr(cell, "text", "")
        if columns[at].role in (Role.NUMBER, Role.CODE) and re.fullmatch(r"\(?\d[\d.]*[.)]?", text.strip()):
            return True
    return False


def _bold(row: GridRow) -> bool:
    shown = [cell for cell in row.cells if cell.text and not cell.covered]
    return bool(shown) and all(cell.bold for cell in shown)


def _shown(row: RawRow, rows: Sequence[RawRow], at: int) -> RawRow:
    """How its place names the row: its number, led by its parent's where it starts anew, else its label."""
    return RawRow(row.grid, row.role, row.number, row.label, row.parent, row.depth, _name(row, rows, at))


def _name(row: RawRow, rows: Sequence[RawRow], at: int) -> str:
    if not row.number:
        return row.label
    parent = rows[row.parent] if row.parent is not None else None
    if parent is None or (row.number.startswith(parent.number) and parent.number):
        return row.number
    if parent.number:
        return f"{_name(parent, rows, row.parent or 0)}.{row.number}"
    if any(each.number == row.number for each in rows[:at]) and len(parent.label.split()) <= 3:
        return f"{parent.label} {row.number}"
    return row.number


def as_mark(row: RawRow) -> Mark | None:
    """How a row is counted."""
    return mark_of(row.number, row.label, row.role, _bold(row.grid))
