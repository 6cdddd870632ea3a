"""The time of each column, from all levels of its head and from its sisters under the same head."""

import re
from collections.abc import Sequence
from typing import Final

from triwulan.core.reading import Span
from triwulan.interpret.heads import Head, HeadColumn, without_formula
from triwulan.interpret.naming import known_as
from triwulan.interpret.spans import (
    Grain,
    Time,
    as_span,
    far_ahead,
    grain_word,
    joined,
    months_of,
    number_of,
    span_in,
    time_in,
)

_RELATIVE: Final = re.compile(
    r"(?P<until>s\s?[./]\s?d\.?\s+|sampai(?:\s+dengan)?\s+|kumulatif\s+)?(?P<grain>triwulan|tw|semester|bulan|tahun)\s+"
    r"(?P<which>ini|berjalan|laporan|pelaporan|lalu|sebelumnya|yang\s+lalu)\b",
    re.I,
)


def spans_of(head: Head, caption: str = "") -> tuple[Span | None, ...]:
    """The span of every column; bare numbers are read by what the head above counts, or by how many they are.

    "triwulan ini" and "tahun lalu" are told by the time the caption names.
    """
    grains = _grains(head.columns)
    spans = [_span(column, grain) for column, grain in zip(head.columns, grains, strict=True)]
    for at, column in enumerate(head.columns):
        if (span := spans[at]) is None or (span.year is None and not time_in(" ".join(column.levels)).says_months):
            spans[at] = _relative(" ".join(column.levels), caption) or spans[at]
    for at, column in enumerate(head.columns):
        if spans[at] is None and column.levels and known_as(column.levels[-1]) == "total":
            spans[at] = _sum(at, head.columns, spans)
    return tuple(spans)


def _span(column: HeadColumn, grain: Grain | None) -> Span | None:
    time = Time()
    for level in map(without_formula, column.levels):
        if far_ahead(level):
            year = time_in(level).year
            return Span(year, 1, 12)
        time = joined(time, time_in(level))
    if grain is not None and (number := number_of(column.levels[-1])) is not None:
        months = months_of(number, grain)
        if months is not None:
            first = 1 if time.cumulative else months[0]
            return Span(time.year, first, months[1], time.cumulative)
    return as_span(time)


def _relative(text: str, caption: str) -> Span | None:
    """A time told from the report's own: this quarter, up to it, the one before, this year, last year."""
    match = _RELATIVE.search(text)
    now = span_in(caption) if match else None
    if match is None or now is None:
        return None
    before = match["which"].casefold() not in ("ini", "berjalan", "laporan", "pelaporan")
    if match["grain"].casefold().startswith("tahun"):
        return Span(now.year - before, 1, 12) if now.year else None
    length = {"triwulan": 3, "tw": 3, "semester": 6, "bulan": 1}[match["grain"].casefold().removesuffix("an")]
    last = now.last - (length if before else 0)
    if last < length or last % length:
        return None
    cumulative = match["until"] is not None
    return Span(now.year, 1 if cumulative else last - length + 1, last, cumulative)


def _grains(columns: Sequence[HeadColumn]) -> list[Grain | None]:
    """What the bare numbers at the bottom of the heads count, per column."""
    grains: list[Grain | None] = [None] * len(columns)
    at = 0
    while at < len(columns):
        end = at
        upper = columns[at].levels[:-1]
        while end < len(columns) and columns[end].levels[:-1] == upper and _bare(columns[end]) is not None:
            end += 1
        if end > at:
            grain = _grain(upper, [_bare(column) or 0 for column in columns[at:end]])
            grains[at:end] = [grain] * (end - at)
        at = max(end, at + 1)
    return grains


def _bare(column: HeadColumn) -> int | None:
    return number_of(column.levels[-1]) if column.levels else None


def _grain(upper: Sequence[str], numbers: list[int]) -> Grain | None:
    said = next(filter(None, map(grain_word, reversed(upper))), None)
    if said is not None:
        return said
    if not upper or numbers != list(range(1, len(numbers) + 1)):
        return None
    return {12: Grain.MONTH, 4: Grain.QUARTER}.get(len(numbers))


def _sum(at: int, columns: Sequence[HeadColumn], spans: Sequence[Span | None]) -> Span | None:
    """The time a "Jumlah" sums: that of its sisters left of it."""
    upper = columns[at].levels[:-1]
    parts = [
        span
        for column, span in zip(columns[:at], spans[:at], strict=True)
        if span and upper and column.levels[:-1] == upper
    ]
    if len(parts) < 2:
        return None
    return Span(parts[-1].year, min(part.first for part in parts), max(part.last for part in parts), cumulative=True)
