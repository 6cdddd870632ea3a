"""Tables that break the figure of one indicator down, beside the figure itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.core.identity import comparable
from triwulan.core.place import Place
from triwulan.core.quantity import Kind
from triwulan.core.reading import (
    Reading,
    Role,
    RowRole,
    StatedCell,
    StatedRow,
    StatedTable,
    Subject,
    TableKind,
)

_TIME: Final = re.compile(
    r"\b(?:s\.?d\.?|sampai(?: dengan)?|selama|pada|periode|triwulan\w*|tw|semester|tahun|bulan|[ivx]+|\d{4}|januari|"
    r"februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b",
    re.I,
)
_COUNT: Final = re.compile(r"^(?:jumlah|banyaknya|rincian|rekapitulasi|rekap|data|jml)\s+", re.I)
_BY: Final = re.compile(r"\s+(?:per|menurut|berdasarkan|tiap)\s+.*$", re.I)
_AMOUNTS: Final = (Role.AMOUNT, Role.REALISATION)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The total of a table called like an indicator, and the indicator's own figure of the very same time."""

    subject: Subject
    place: Place
    total: StatedCell
    head: str
    stated: StatedCell


def breakdowns(reading: Reading) -> Iterator[Breakdown]:
    """Each table with one grand total that is called like a counted indicator, where both tell of one time."""
    for table in reading.of_kind(TableKind.OTHER):
        total = _grand_total(table) if table.span is not None else None
        if total is None:
            continue
        for subject in reading.subjects:
            if _core(table.caption) == _core(subject.name) and subject.name.lower().startswith(("jumlah", "banyak")):
                stated = _stated(reading, table, subject)
                if stated is not None:
                    yield Breakdown(subject, total[0].place, total[0], total[1], stated)


def _stated(reading: Reading, table: StatedTable, subject: Subject) -> StatedCell | None:
    """The realisation of the indicator in the time of the table; None where two tables or columns have one."""
    found: list[StatedCell] = []
    for index, number in subject.rows:
        other = reading.tables[index]
        for column in other.columns_of(Role.REALISATION):
            span, own = column.span, table.span
            cell = other.rows[number].cells[column.index]
            same = span is not None and own is not None and (span.first, span.last) == (own.first, own.last)
            years = span is None or own is None or None in (span.year, own.year) or span.year == own.year
            if same and years and cell.quantity.kind is Kind.NUMBER:
                found.append(cell)
    values = {cell.quantity.value for cell in found}
    return found[0] if len(values) == 1 else None


def _grand_total(table: StatedTable) -> tuple[StatedCell, str] | None:
    """The total at the foot of the only column of amounts, or of the column of totals."""
    foot = [row for row in table.rows if row.role is RowRole.TOTAL]
    columns = table.columns_of(Role.TOTAL) or table.columns_of(*_AMOUNTS)
    if len(foot) != 1 or len(columns) != 1 or foot[0] is not table.rows[-1]:
        return None
    cell = _cell(foot[0], columns[0].index)
    return (cell, columns[0].head) if cell is not None else None


def _cell(row: StatedRow, index: int) -> StatedCell | None:
    cell = row.cells[index]
    return cell if cell.quantity.kind is Kind.NUMBER and cell.quantity.unit != "%" else None


@lru_cache(maxsize=512)
def _core(name: str) -> str:
    """What is counted, without the words for counting, for the time and for how it is parted."""
    return comparable(_BY.sub("", _COUNT.sub("", " ".join(_TIME.sub(" ", name).split()).strip(" .,-"))))
