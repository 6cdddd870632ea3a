"""The figures of one row at several times, for what is said to be the largest or smallest of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.statements.fact_cells import rows_about
from triwulan.core.claims import Superlative
from triwulan.core.likeness import words
from triwulan.core.reading import Reading, Role, RowRole, Span, StatedColumn, StatedRow, StatedTable
from triwulan.core.spans import span_in
from triwulan.core.stems import stem

_COUNTED: Final = (Role.AMOUNT, Role.REALISATION, Role.SPENDING, Role.UNKNOWN, Role.NUMERATOR, Role.ABSORPTION)
_FEWEST: Final = 3
_BEFORE: Final = re.compile(r"(\w+)\s+(?:yang\s+)?$")
_LONG: Final = 4
"""Shorter words tell no table from another."""


@dataclass(frozen=True, slots=True)
class Timed:
    """The figure of the time that is named, and the one at the end that is meant."""

    own: Figure
    best: Figure


def over_times(claim: Superlative, span: Span, reading: Reading) -> list[Timed]:
    """Each row that the sentence can mean: the one it names, else the totals of tables that share words with it."""
    found: list[Timed] = []
    rows = rows_about(claim.about, reading) if claim.about.sure else []
    if not rows and (found := list(_over_rows(claim, span, reading))):
        return found
    rows = rows or [
        (table, row)
        for table in reading.tables
        for row in table.rows
        if row.role is RowRole.TOTAL and _shares_words(claim, table)
    ]
    for table, row in rows:
        for columns in _times(table, span):
            found += _ranked(claim, span, table, row, columns)
    return found


def _over_rows(claim: Superlative, span: Span, reading: Reading) -> Iterator[Timed]:
    """Tables with a row for each time: the columns whose head has the word right before the superlative."""
    before = _BEFORE.search(claim.place.quote[: claim.place.quote.find(claim.word)])
    if before is None or len(before[1]) <= _LONG:
        return
    root = stem(before[1].lower())
    for table in reading.tables:
        timed = [(_time_of(table, row), row) for row in table.rows if row.role is RowRole.BODY]
        own = [row for time, row in timed if time == (span.first, span.last)]
        if len(own) != 1 or len({time for time, _ in timed}) != len(timed) or len(timed) < _FEWEST:
            continue
        for column in table.columns:
            cells = [cell for _, row in timed if (cell := figure(table, row, column)) is not None]
            said = figure(table, own[0], column)
            if said is not None and len(cells) == len(timed) and root in {stem(word) for word in words(column.head)}:
                yield Timed(said, (max if claim.highest else min)(cells, key=lambda cell: cell.value))


def _time_of(table: StatedTable, row: StatedRow) -> tuple[int, int] | None:
    """The time a row is for, with the head over it: "IV" under "Triwulan"."""
    head = next(
        (each.head.rpartition(" / ")[2] for each in table.columns if row.cells[each.index].text == row.label), ""
    )
    time = span_in(row.label) or span_in(f"{head} {row.label or row.number}")
    return None if time is None else (time.first, time.last)


def _shares_words(claim: Superlative, table: StatedTable) -> bool:
    said = {word for word in words(claim.place.quote) if len(word) > _LONG}
    heads = " ".join(column.head for column in table.columns)
    return not said.isdisjoint(words(f"{table.caption} {heads} {table.sheet}"))


def _times(table: StatedTable, span: Span) -> Iterator[list[StatedColumn]]:
    """Columns of one kind for different times of the length that is named, that time among them."""
    for role in _COUNTED:
        alike = [
            column
            for column in table.columns_of(role)
            if column.span is not None
            and not column.span.cumulative
            and column.span.last - column.span.first == span.last - span.first
        ]
        times = [(each.span.first, each.span.year) for each in alike if each.span is not None]
        if len(alike) >= _FEWEST and len(set(times)) == len(times) and any(_is(each, span) for each in alike):
            yield alike


def _is(column: StatedColumn, span: Span) -> bool:
    own = column.span
    same_year = own is None or own.year is None or span.year is None or own.year == span.year
    return own is not None and same_year and (own.first, own.last) == (span.first, span.last)


def _ranked(
    claim: Superlative, span: Span, table: StatedTable, row: StatedRow, columns: list[StatedColumn]
) -> Iterator[Timed]:
    own = [value for each in columns if _is(each, span) and (value := figure(table, row, each)) is not None]
    values = [value for each in columns if (value := figure(table, row, each)) is not None]
    if len(own) == 1 and len(values) >= _FEWEST:
        yield Timed(own[0], (max if claim.highest else min)(values, key=lambda value: value.value))
