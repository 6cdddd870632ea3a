"""The time of each column, from all levels of its head and from its sisters under the same head."""

import re
from collections.abc import Sequence
from typing import Final

from triwulan.core.reading import Span
from triwulan.core.spans import (
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
from triwulan.interpret.heads import Head, HeadColumn, without_formula
from triwulan.interpret.naming import known_as, name_of

_RELATIVE: Final = re.compile(
    r"(?P<until>s\s?[./]\s?d\.?\s+|sampai(?:\s+dengan)?\s+|kumulatif\s+)?(?P<grain>triwulan|tw|semester|bulan|tahun)\s+"
    r"(?P<which>ini|berjalan|laporan|pelaporan|lalu|sebelumnya|yang\s+lalu)\b",
    re.I,
)
_LONGEST_PART: Final = 6
_BY_TIME: Final = frozenset(
    {
        "target",
        "realised",
        "realisation",
        "spending",
        "ceiling",
        "achieved",
        "achievement",
        "absorption",
        "both",
        "money",
    }
)


def spans_of(head: Head, caption: str = "") -> tuple[Span | None, ...]:
    """The span of every column; bare numbers are read by what the head above counts, or by how many they are.

    "triwulan ini" and "tahun lalu" are told by the time the caption names.
    """
    spans = [_span(column, counted) for column, counted in zip(head.columns, _counts(head.columns), strict=True)]
    for at, column in enumerate(head.columns):
        if (span := spans[at]) is None or (span.year is None and not time_in(" ".join(column.levels)).says_months):
            spans[at] = _relative(" ".join(column.levels), caption) or spans[at]
    for at, column in enumerate(head.columns):
        if spans[at] is None and any(known_as(level) == "total" for level in column.levels):
            spans[at] = _sum(at, head.columns, spans)
    return tuple(spans)


def _span(column: HeadColumn, counted: tuple[int, Grain] | None) -> Span | None:
    """What all levels of a head say together; ``counted`` is the level that is a bare number, and what it counts."""
    time = Time()
    for depth, level in enumerate(map(without_formula, column.levels)):
        if far_ahead(level):
            return Span(time_in(level).year, 1, 12)
        if counted is not None and depth == counted[0]:
            months = months_of(number_of(level) or 0, counted[1])
            if months is not None:
                first = 1 if time.cumulative else months[0]
                time = Time(time.year, first, months[1], time.cumulative)
            continue
        time = joined(time, time_in(level))
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
    length = {"triwulan": 3, "tw": 3, "semester": 6, "bulan": 1}[match["grain"].casefold()]
    last = now.last - (length if before else 0)
    if last < length or last % length:
        return None
    cumulative = match["until"] is not None
    return Span(now.year, 1 if cumulative else last - length + 1, last, cumulative)


def _counts(columns: Sequence[HeadColumn]) -> list[tuple[int, Grain] | None]:
    """For each column the level of its head that is a bare number, and what the heads around say it counts."""
    found: list[tuple[int, Grain] | None] = [None] * len(columns)
    for depth in range(max((len(column.levels) for column in columns), default=0)):
        at = 0
        while at < len(columns):
            upper = columns[at].levels[:depth]
            end = at
            numbers: list[int] = []
            while end < len(columns) and columns[end].levels[:depth] == upper:
                number = _bare(columns[end], depth)
                if number is None:
                    break
                if not numbers or numbers[-1] != number:
                    numbers.append(number)
                end += 1
            if end > at and (grain := _grain(upper, numbers)) is not None:
                found[at:end] = [found[each] or (depth, grain) for each in range(at, end)]
            at = max(end, at + 1)
    return found


def _bare(column: HeadColumn, depth: int) -> int | None:
    return number_of(column.levels[depth]) if depth < len(column.levels) else None


def _grain(upper: Sequence[str], numbers: list[int]) -> Grain | None:
    said = next(filter(None, map(grain_word, reversed(upper))), None)
    if said is not None:
        return said
    if numbers != list(range(1, len(numbers) + 1)) or not any(_measures(level) for level in upper):
        return None
    return {12: Grain.MONTH, 4: Grain.QUARTER}.get(len(numbers))


def _measures(level: str) -> bool:
    """Whether a group head tells of figures that come by time; "Golongan" above I, II, III, IV does not."""
    return name_of(time_in(without_formula(level)).rest).sense in _BY_TIME


def _sum(at: int, columns: Sequence[HeadColumn], spans: Sequence[Span | None]) -> Span | None:
    """The time a "Jumlah" sums: that of its sisters right left of it, one after the other."""
    levels = columns[at].levels
    if known_as(levels[-1]) == "total":
        groups = (levels[:-1], columns[at - 1].levels[:-1] if at else ())
        sisters = [before for before in range(at) if columns[before].levels[:-1] in groups]
    else:
        # "Jumlah / T" sums the columns called T.
        sisters = [
            before for before in range(at) if columns[before].levels[1:] and columns[before].levels[-1] == levels[-1]
        ]
    parts: list[Span] = []
    for before in reversed(sisters):
        span = spans[before]
        if span is None or span.last - span.first >= _LONGEST_PART or (parts and span.last >= parts[0].first):
            break
        parts.insert(0, span)
    if len(parts) < 2:
        return None
    return Span(parts[-1].year, min(part.first for part in parts), max(part.last for part in parts), cumulative=True)
