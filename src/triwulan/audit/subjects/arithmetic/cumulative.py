"""Figures that are reckoned up to a point, in the order of time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from triwulan.audit.subjects.directions import Better, better, said_better
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.keeping import gathered
from triwulan.audit.subjects.unit_words import plain_unit, unit_cell
from triwulan.core.keeping import kept_by_text
from triwulan.core.place import Place
from triwulan.core.reading import Passage, Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable
from triwulan.core.spans import time_in

_ROLES = (Role.REALISATION, Role.SPENDING, Role.AMOUNT, Role.ABSORPTION, Role.UNKNOWN, Role.TARGET, Role.CEILING)
_STATE = re.compile(
    r"^\W*(?:indeks|index|nilai|skor|rata-rata|rerata|rasio|tingkat|level|opini|predikat|angka|prevalensi|persentase|cakupan)\b",
    re.IGNORECASE,
)
_STATE_UNITS = frozenset(
    {"indeks", "index", "nilai", "skor", "poin", "level", "kategori", "rasio", "angka", "predikat"}
)
"""How things stand at a time: it may rise and fall, under whatever head it is printed."""
_FALLS = re.compile(r"\b(?:sisa|saldo|tunggakan|piutang|menurun\w*|penurunan|persediaan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """The cumulative figures of one row from the earliest to the latest, and those that are less than one before."""

    place: Place
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """A cumulative figure that is wrong because the run falls there, and the figure before it."""

    figure: Figure
    before: Figure


@gathered
def runs(reading: Reading) -> Iterator[Run]:
    """Each row of counts or money with two or more cumulative figures."""
    for table in reading.tables:
        for columns in _series(reading, table):
            for row in table.rows:
                if row.role is RowRole.BAND or not _only_rises(table, row):
                    continue
                found = [each for column in columns if (each := figure(table, row, column)) is not None]
                if len(found) > 1 and not any(
                    each.percent and each.column.role is not Role.ABSORPTION for each in found
                ):
                    yield Run(found[0].place, tuple(found))


def _only_rises(table: StatedTable, row: StatedRow) -> bool:
    """Whether what a row counts can only become more as the year goes on."""
    if _FALLS.search(row.label) or _STATE.match(row.label):
        return False
    own = unit_cell(table, row)
    unit = plain_unit(own.text) if own is not None else ""
    if unit in _STATE_UNITS or "/" in unit:
        return False
    said = said_better(table, row)
    return (better(row.label) if said is Better.UNSAID else said) is not Better.LOW


def falls(run: Run) -> Iterator[Fall]:
    """Where a run falls: the fallen figure, or the peak before it where that alone is out of line."""
    kept = list(run.figures)
    for at in range(1, len(kept)):
        before, here = kept[at - 1], kept[at]
        if here.value >= before.value:
            continue
        later = kept[at + 1] if at + 1 < len(kept) else None
        earlier = kept[at - 2] if at > 1 else None
        peak = earlier is not None and earlier.value <= here.value and later is not None and later.value < before.value
        yield Fall(before if peak else here, here if peak else before)
        return


def _series(reading: Reading, table: StatedTable) -> Iterator[list[StatedColumn]]:
    """Columns of one role, in the order of time, that are said to be cumulative."""
    for role in _ROLES:
        columns = [each for each in _beside(table, role) if each.span is not None]
        said = [each for each in columns if each.span is not None and each.span.cumulative]
        said = [*_opening(columns, said), *said]
        if len(said) < 2:
            several = len(columns) > 1 and _successive(columns)
            apart = several and any(_says_cumulative(each.head) for each in table.columns if each not in columns)
            said = columns if several and not apart and _is_cumulative(reading, table) else []
        years = {each.span.year for each in said if each.span}
        for year in sorted(years, key=lambda one: one or 0):
            own = [each for each in said if each.span and each.span.year == year]
            if len(own) > 1:
                yield sorted(own, key=lambda each: each.span.last if each.span else 0)


def _beside(table: StatedTable, role: Role) -> list[StatedColumn]:
    """The columns of a role, and those of counts that are called like one of them but for the time."""
    own = table.columns_of(role)
    if role not in (Role.REALISATION, Role.AMOUNT):
        return list(own)
    called = {time_in(each.head).rest for each in own} - {""}
    counts = table.columns_of(Role.NUMERATOR) if called else ()
    return [*own, *(each for each in counts if time_in(each.head).rest in called)]


def _opening(columns: Sequence[StatedColumn], said: Sequence[StatedColumn]) -> list[StatedColumn]:
    """The first quarter or month of the year before what is counted up to later: it is counted up to its own end."""
    spans = [each.span for each in said if each.span is not None]
    if len(spans) != 1:
        return []
    later = spans[0]
    return [
        each
        for each in columns
        if each.span is not None
        and not each.span.cumulative
        and each.span.year == later.year
        and each.span.first == 1
        and each.span.last < later.last
    ][:1]


def _successive(columns: Sequence[StatedColumn]) -> bool:
    """Whether the columns are times of one length after each other, not a year beside its quarters."""
    spans = [each.span for each in columns if each.span]
    return len({span.last - span.first for span in spans}) == 1 and len(set(spans)) == len(spans)


def _is_cumulative(reading: Reading, table: StatedTable) -> bool:
    """Whether the caption, a note or a sentence about the table says that its figures are cumulative."""
    if _says_cumulative(table.caption) or any(_says_cumulative(column.head) for column in table.columns):
        return True
    named = _naming(table.number) if table.number else None
    for passage in _saying_cumulative(reading):
        if passage.table == table.index:
            return True
        sentences = passage.text.split(". ") if named is not None else ()
        if named is not None and any(named.search(each) and _says_cumulative(each) for each in sentences):
            return True
    return False


@gathered
def _saying_cumulative(reading: Reading) -> Iterator[Passage]:
    return (passage for passage in reading.passages if _says_cumulative(passage.text))


@kept_by_text(2048)
def _says_cumulative(text: str) -> bool:
    lowered = text.lower()
    return "kumulatif" in lowered or "akumulasi" in lowered


@cache
def _naming(number: str) -> re.Pattern[str]:
    return re.compile(rf"\btabel\s+{re.escape(number)}(?![\d.]*\d)", re.IGNORECASE)
