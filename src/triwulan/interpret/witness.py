"""What the figures of a table say about each other: which column is the percentage of which two."""

from collections.abc import Iterator, Sequence
from typing import Final

from triwulan.interpret.draft import Draft

_ROWS: Final = 2
_MOST: Final = 0.6
_WIDEST: Final = 8


def quotient(percents: Draft, columns: Sequence[Draft]) -> tuple[Draft, Draft] | None:
    """The two columns whose quotient a column of percentages prints on most rows; None when no pair stands out."""
    best: tuple[float, Draft, Draft] | None = None
    candidates = list(columns)[:_WIDEST]
    for part in candidates:
        for whole in candidates:
            if part.index == whole.index:
                continue
            share = _agreeing(percents, part, whole)
            if share > _MOST and (best is None or share > best[0]):
                best = (share, part, whole)
    return best[1:] if best else None


def is_share(percents: Draft, amounts: Draft) -> bool:
    """Whether percentages are each figure's part of its column's sum (the total's own row aside)."""
    pairs = list(_pairs(percents, amounts))
    if len(pairs) < 3:
        return False
    figures = [figure for _, figure in pairs]
    total = sum(figures)
    # Where the total has a row of its own it is about half of everything.
    if figures and max(figures) > 0 and abs(total - 2 * max(figures)) <= 0.05 * max(figures):
        total = max(figures)
    if total <= 0:
        return False
    hits = sum(1 for percent, figure in pairs if abs(percent - 100 * figure / total) <= _tolerance(percents))
    return hits > _MOST * len(pairs)


def is_growth(percents: Draft, before: Draft, after: Draft) -> bool:
    """Whether a column is the change from one column to another in percent of the first, on most rows."""
    rows = [
        (p, b, a)
        for p, b, a in zip(percents.values.figures, before.values.figures, after.values.figures, strict=True)
        if p is not None and b and a is not None
    ]
    hits = sum(1 for p, b, a in rows if abs(p - 100 * (a - b) / b) <= _tolerance(percents))
    return bool(rows) and hits > _MOST * len(rows)


def is_difference(figures: Draft, before: Draft, after: Draft) -> bool:
    """Whether a column is one column less another on most rows."""
    rows = [
        (d, b, a)
        for d, b, a in zip(figures.values.figures, before.values.figures, after.values.figures, strict=True)
        if d is not None and b is not None and a is not None
    ]
    hits = sum(1 for d, b, a in rows if abs(d - (a - b)) <= _tolerance(figures))
    return bool(rows) and hits > _MOST * len(rows)


def _agreeing(percents: Draft, part: Draft, whole: Draft) -> float:
    rows = [
        (p, a, b)
        for p, a, b in zip(percents.values.figures, part.values.figures, whole.values.figures, strict=True)
        if p is not None and a is not None and b
    ]
    # Rows of nought or a hundred percent agree with almost anything.
    telling = [row for row in rows if row[0] not in (0, 100)]
    if len(telling) < _ROWS:
        return 0.0
    return sum(1 for p, a, b in telling if abs(p - 100 * a / b) <= _tolerance(percents)) / len(telling)


def _pairs(percents: Draft, amounts: Draft) -> Iterator[tuple[float, float]]:
    for percent, figure in zip(percents.values.figures, amounts.values.figures, strict=True):
        if percent is not None and figure is not None:
            yield percent, figure


def _tolerance(percents: Draft) -> float:
    """A little more than half of the last printed digit."""
    return 0.6 * 10.0 ** -min(percents.values.places, 4)
