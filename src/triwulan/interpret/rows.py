"""What each row of a table is: its number, its name, whether it sums or groups others, and what it details."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.quantity import Kind
from triwulan.core.reading import Role, RowRole, Span, StatedColumn
from triwulan.core.spans import as_span, time_in
from triwulan.interpret.evidence import read
from triwulan.interpret.grid import GridCell, GridRow
from triwulan.interpret.numbering import Mark, Style, is_number, mark_of, parents_of
from triwulan.interpret.totals import is_total_by_sum

_TOTAL: Final = re.compile(
    r"(?:sub\s*-?\s*)?(?:grand\s+)?(?:jumlah|total|jml)\b\.?(?:\s*[/&]\s*(?:total|rata-rata|jumlah))?"
    r"(?:\s+(?:total|jumlah|keseluruhan|seluruhnya|seluruh|umum|besar|akhir|anggaran|belanja|pagu|realisasi|dana|biaya|nilai|"
    r"bobot|skor|kinerja|capaian|program|kegiatan|sub|semua|i{1,3}|iv|[a-d]|\d{1,2}|triwulan|tahun|per|kecamatan|kabupaten|kota|"
    r"desa|kelurahan|responden|pegawai|dan|pendapatan|unit|bidang|seksi|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|"
    r"sepuluh|sebelas|belas|puluh))*\s*(?:\(.*\))?\s*:?",
    re.I,
)  # fmt: skip
_AVERAGE: Final = re.compile(r"(?:\S+\s+){0,2}\(?(?:rata\s?-?\s?rata|rerata|rataan|average|mean)\b.*", re.I | re.S)
_ONLY_AVERAGE: Final = re.compile(
    r"(?:\S+\s+){0,2}\(?(?:rata\s?-?\s?rata|rerata|rataan|average|mean)\b\)?(?:\s+(?:capaian|pencapaian|kinerja|realisasi|target|"
    r"persentase|serapan|penyerapan|nilai|skor|total|keseluruhan|seluruh|seluruhnya|semua|indikator|sasaran|iku|tertimbang|program|"
    r"kegiatan|tahun|triwulan|semester|bulan|per|kecamatan|kabupaten|kota|desa|kelurahan|unsur|efisiensi|dan|i{1,3}|iv|\d{1,4}))*"
    r"\s*(?:\(.*\))?\s*:?",
    re.I,
)  # fmt: skip
_OF_DURATION: Final = re.compile(
    r"\brata\s?-?\s?rata\s+(?:waktu|lama|durasi|jarak|kecepatan|umur|usia|jumlah)\b(?!.*\b(?:seluruh|semua)\b)", re.I
)
"""What is measured by its mean: never the mean of the rows above."""
_SUMS: Final = re.compile(r"(?:jumlah|total)\b", re.I)
_SUMS_UP: Final = re.compile(r"(?:sub\s*-?\s*)?(?:jumlah|total|jml)\b\.?\s*(?P<time>\S.*)", re.I | re.S)
_NAMED: Final = (Role.INDICATOR, Role.ACTIVITY, Role.OBJECTIVE, Role.LABEL)
_COUNTS: Final = frozenset({Role.NUMBER, Role.CODE})
_LEADING: Final = re.compile(
    r"(?P<number>\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[a-zA-Z])[.)]|\d{1,2}(?:\.\d{1,4})+)\s+(?P<text>\S.*)", re.S
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row among its sisters; ``shown`` is how its place names it, ``code`` its code of the budget's nomenclature."""

    grid: GridRow
    role: RowRole
    number: str
    label: str
    code: str = ""
    parent: int | None = None
    depth: int = 0
    shown: str = ""

    @property
    def mark(self) -> Mark:
        """How it is counted; a code tells more than a running number."""
        return mark_of(self.code if "." in self.code else self.number, self.label, self.role)


def rows_of(rows: Sequence[GridRow], columns: Sequence[StatedColumn]) -> tuple[RawRow, ...]:
    """Understand the rows below a head."""
    found = [_alone(row, columns) for row in rows]
    if not any(row.role is RowRole.BODY for row in found):
        # A total has something to sum.
        found = [replace(row, role=RowRole.BODY) if row.role is RowRole.TOTAL else row for row in found]
    found = [_total_unsaid(at, found, columns) for at in range(len(found))]
    found = [_total_of_time(at, found, columns) for at in range(len(found))]
    found = [_band_or_body(at, found) for at in range(len(found))]
    parents = parents_of([row.mark for row in found])
    above = frozenset(parents)
    for at, parent in enumerate(parents):
        depth = 0 if parent is None else found[parent].depth + 1
        role = RowRole.PARENT if found[at].role is RowRole.BODY and at in above else found[at].role
        if parent is not None or role is not found[at].role:
            found[at] = replace(found[at], role=role, parent=parent, depth=depth)
    return tuple(_shown(found))


def _alone(row: GridRow, columns: Sequence[StatedColumn]) -> RawRow:
    """A row by itself."""
    number, code = _count(row, columns, Role.NUMBER), _count(row, columns, Role.CODE)
    label = _label(row, columns)
    role = _role(row, columns, label, bool(number or code))
    number = number or code
    if not number and role is not RowRole.TOTAL and (match := _LEADING.fullmatch(label)) is not None:
        number, label = match["number"], match["text"]
    if role in (RowRole.TOTAL, RowRole.AVERAGE):
        number = code = ""
    return RawRow(row, role, number.strip().rstrip(".").strip("() "), label, code)


def _count(row: GridRow, columns: Sequence[StatedColumn], role: Role) -> str:
    """The number in the columns of a role; of two, "I" and "a", the last that is filled."""
    found = ""
    for column in columns:
        cell = row.cells[column.index]
        if column.role is role and cell.text and not cell.covered and is_number(cell.text):
            found = " ".join(cell.text.split())
    return found


def _label(row: GridRow, columns: Sequence[StatedColumn]) -> str:
    for merged in (False, True):
        for role in _NAMED:
            for column in columns:
                cell = row.cells[column.index]
                if column.role is role and cell.text and not cell.across and cell.down is merged:
                    return " ".join(cell.text.split())
    own = [(column, cell) for column, cell in zip(columns, row.cells, strict=True) if cell.text and not cell.covered]
    for passed in (_COUNTS, frozenset[Role]()):
        for column, cell in own:
            if column.role not in passed and not _is_figure(cell.text):
                return " ".join(cell.text.split())
    return ""


def _is_figure(text: str) -> bool:
    return read(text).kind in (Kind.NUMBER, Kind.DASH, Kind.NOT_AVAILABLE)


def _role(row: GridRow, columns: Sequence[StatedColumn], label: str, numbered: bool) -> RowRole:
    own = [(columns[at], cell) for at, cell in enumerate(row.cells) if cell.text and not cell.covered]
    names = [" ".join(cell.text.split()) for _, cell in own[:3] if not _is_figure(cell.text)][:2]
    if not numbered and any(_TOTAL.fullmatch(name) or _sums_a_time(name) for name in names):
        return RowRole.TOTAL
    if not numbered and any(_AVERAGE.fullmatch(name) for name in names) and not _measures(own, label):
        return RowRole.AVERAGE
    return RowRole.BAND if own and _is_band(row, own, len(columns)) else RowRole.BODY


def _sums_a_time(name: str) -> bool:
    """Whether a name is that of a total and a time: "Jumlah s.d. Triwulan III", "Total Januari - Juni 2024"."""
    match = _SUMS_UP.fullmatch(name)
    return match is not None and _time_alone(match["time"]) is not None


def _time_alone(name: str) -> Span | None:
    """The time that a name says, where it says nothing else."""
    time = time_in(name)
    return None if time.rest else as_span(time)


def _measures(own: Sequence[tuple[StatedColumn, GridCell]], label: str) -> bool:
    """Whether "Rata-rata lama rawat inap" is an indicator: with a unit, or a target and what was reached."""
    roles = {column.role for column, _ in own}
    if _OF_DURATION.search(label):
        return True
    if Role.INDICATOR not in roles or _ONLY_AVERAGE.fullmatch(label):
        return False
    return Role.UNIT in roles or {Role.TARGET, Role.REALISATION} <= roles


def _is_band(row: GridRow, own: Sequence[tuple[StatedColumn, GridCell]], width: int) -> bool:
    """Nothing but one name in a row of several columns."""
    words = [cell for column, cell in own if column.role not in _COUNTS or not is_number(cell.text)]
    if width < 3 or len(words) != 1 or _is_figure(words[0].text) or any(cell.down and cell.text for cell in row.cells):
        return False
    return len(own) == 1 or width >= 4


def _total_unsaid(at: int, rows: Sequence[RawRow], columns: Sequence[StatedColumn]) -> RawRow:
    """A last or first row that sums the others without being called a total: "Kabupaten", or no name at all."""
    row = rows[at]
    if row.role is not RowRole.BODY or row.number or at not in (0, len(rows) - 1):
        return row
    others = [each for each in rows if each is not row and each.role is RowRole.BODY]
    counted = len(others) > 1 and sum(1 for each in others if each.number) >= 0.7 * len(others)
    if counted and _SUMS.match(row.label) and len(row.label.split()) <= 6:
        return replace(row, role=RowRole.TOTAL)
    if is_total_by_sum(row.grid, row.label, [each.grid for each in others], columns, counted=counted):
        return replace(row, role=RowRole.TOTAL)
    return row


def _total_of_time(at: int, rows: Sequence[RawRow], columns: Sequence[StatedColumn]) -> RawRow:
    """A row called by a time that sums the shorter times above it: "Semester I" below January to June."""
    row = rows[at]
    own = _time_alone(row.label) if row.role is RowRole.BODY and not row.number and at > 1 else None
    if own is None:
        return row
    within = [
        (each, span)
        for each in rows[:at]
        if each.role is RowRole.BODY and (span := _time_alone(each.label)) is not None and _is_within(span, own)
    ]
    shortest = min((span.last - span.first for _, span in within), default=0)
    parts = [(each.grid, span) for each, span in within if span.last - span.first == shortest]
    covered = {month for _, span in parts for month in range(span.first, span.last + 1)}
    if len(parts) < 2 or covered != set(range(own.first, own.last + 1)):
        return row
    if is_total_by_sum(row.grid, row.label, [grid for grid, _ in parts], columns, counted=False, whole=True):
        return replace(row, role=RowRole.TOTAL)
    return row


def _is_within(span: Span, whole: Span) -> bool:
    """Whether a time is a shorter one inside another."""
    if span.year is not None and whole.year is not None and span.year != whole.year:
        return False
    return whole.first <= span.first <= span.last <= whole.last and span.last - span.first < whole.last - whole.first


def _band_or_body(at: int, rows: Sequence[RawRow]) -> RawRow:
    """A numbered name among rows counted on in the same way is a row whose figures are missing, not a band."""
    row = rows[at]
    if row.role is not RowRole.BAND or not row.number or any(cell.across for cell in row.grid.cells):
        return row
    mark = row.mark
    for neighbour, step in ((at - 1, 1), (at + 1, -1)):
        if 0 <= neighbour < len(rows):
            other = rows[neighbour].mark
            if other.style is mark.style is not Style.NONE and other.place + step == mark.place:
                return replace(row, role=RowRole.BODY)
    return row


def _shown(rows: Sequence[RawRow]) -> list[RawRow]:
    """The rows with how their places name them: the number, led by the group's where it starts anew, or the label."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.number] = counts.get(row.number, 0) + 1
    restarted = {row.parent for row in rows if row.number and counts[row.number] > 1 and row.parent is not None}
    found: list[RawRow] = []
    for row in rows:
        name = row.number or row.label
        parent = found[row.parent] if row.parent is not None else None
        if row.number and parent is not None:
            if parent.number and not row.number.startswith(parent.number) and "." not in row.number:
                name = f"{parent.shown}.{row.number}"
            elif not parent.number and row.parent in restarted and len(parent.label.split()) <= 3:
                name = f"{parent.label} {row.number}"
        found.append(replace(row, shown=name))
    return found
