"""Figures that are reckoned up to a point, in the order of time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from triwulan.audit.subjects.directions import Better, better
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.keeping import gathered
from triwulan.core.keeping import kept_by_text
from triwulan.core.place import Place
from triwulan.core.reading import Passage, Reading, Role, RowRole, StatedColumn, StatedTable

_ROLES = (Role.REALISATION, Role.SPENDING, Role.AMOUNT, Role.ABSORPTION, Role.UNKNOWN, Role.TARGET, Role.CEILING)
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
                if row.role is RowRole.BAND or _FALLS.search(row.label) or better(row.label) is Better.LOW:
                    continue
                found = [each for column in columns if (each := figure(table, row, column)) is not None]
                if len(found) > 1 and not any(
                    each.percent and each.column.role is not Role.ABSORPTION for each in found
                ):
                    yield Run(found[0].place, tuple(found))


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
        columns = [each for each in table.columns_of(role) if each.span is not None]
        said = [each for each in columns if each.span is not None and each.span.cumulative]
        if len(said) < 2:
            several = len(columns) > 1 and _successive(columns)
            apart = several and any(_says_cumulative(each.head) for each in table.columns if each not in columns)
            said = columns if several and not apart and _is_cumulative(reading, table) else []
        years = {each.span.year for each in said if each.span}
        for year in sorted(years, key=lambda one: one or 0):
            own = [each for each in said if each.span and each.span.year == year]
            if len(own) > 1:
                yield sorted(own, key=lambda each: each.span.last if each.span else 0)


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
