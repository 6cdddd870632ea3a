"""The head of a table: its rows, its levels, the row of column numbers and the formulas they state."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.core.quantity import Kind
from triwulan.core.spans import time_in
from triwulan.interpret.evidence import read
from triwulan.interpret.grid import Grid, GridRow
from triwulan.interpret.naming import known_as

_COUNTED: Final = re.compile(r"\(?\s*(?P<number>\d{1,2}|[a-z])\s*\)?\s*(?P<formula>[=:].+)?", re.I | re.S)
_STATED: Final = re.compile(
    r"""
      \(?\s*\(?\d{1,2}\)?\s*=\s*[\d\s()/:x×*+%.,-]*\d[\d\s()/:x×*+%-]*
    | \(\s*\(?[\dA-Z]{1,2}\)?\s*[/:]\s*\(?[\dA-Z]{1,2}\)?\s*(?:[)x×*]\s*\(?\d*\)?\s*%?\s*)*\)?
    | \(\s*(?:R(?:ealisasi)?)\s*[/:]\s*(?:T(?:arget)?)\s*\)?\s*(?:[x×*]\s*\d+\s*%?\s*)?\)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENUMERATED: Final = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]?|\d+(?:\.[0-9a-z]+)+\.?", re.I)
_DEEPEST: Final = 4
_LONGEST_COUNT: Final = 40


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A column's head: its ``levels`` from top to lowest as printed, without repeats."""

    levels: tuple[str, ...]
    number: str = ""
    formula: str = ""

    @property
    def text(self) -> str:
        """The head as one line."""
        return " / ".join(self.levels)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: the first ``rows`` rows of its grid; ``titles`` stood above it inside the table."""

    columns: tuple[HeadColumn, ...]
    rows: int
    titles: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether a row of numbers counts its columns."""
        return any(column.number for column in self.columns)


def head_of(grid: Grid) -> Head:
    """Find the head of a table; a table without one has empty levels."""
    skipped = _titles(grid)
    rows = grid.rows[skipped:]
    titles = tuple(next(filter(None, row.texts)) for row in grid.rows[:skipped] if any(row.texts))
    numbers = _number_row(rows)
    depth = numbers if numbers is not None else _depth(rows, max(0, grid.header - skipped))
    filled = _filled([row.texts for row in rows[:depth]], rows[:depth])
    counts = rows[numbers].texts if numbers is not None else ("",) * grid.width
    columns = tuple(_column([line[at] for line in filled], counts[at]) for at in range(grid.width))
    return Head(columns, skipped + depth + (numbers is not None), titles)


def _titles(grid: Grid) -> int:
    """How many first rows are a title printed inside the table: one text each, above a row with several."""
    if grid.width < 3:
        return 0
    for at, row in enumerate(grid.rows[:10]):
        if len(_distinct(row)) > 1:
            return at if at < len(grid.rows) - 1 and not holds_data(row) else 0
    return 0


def _distinct(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.text and not cell.across]


def _number_row(rows: tuple[GridRow, ...]) -> int | None:
    for at, row in enumerate(rows[: _DEEPEST + 2]):
        if at > 0 and counts_columns(row):
            return at
    return None


def counts_columns(row: GridRow) -> bool:
    """Whether a row only counts the columns: 1 2 3, (1) (2) (3), a b c, some with a formula."""
    if len(row.cells) < 3 or len(row.cells[0].text) > _LONGEST_COUNT or len(row.cells[1].text) > _LONGEST_COUNT:
        return False
    shown = [(at, cell) for at, cell in enumerate(row.cells) if cell.text and not cell.across]
    if len(shown) < 3 or shown[0][1].down or shown[0][0] > 1:
        return False
    matches = [_COUNTED.fullmatch(" ".join(cell.text.split())) for _, cell in shown]
    found = [match for match in matches if match is not None]
    if len(found) < len(shown) - (len(shown) > 5) or found[0]["number"].lower() not in ("1", "a", "0"):
        return False
    steps = [_counted(match["number"]) for match in found]
    return sum(1 for one, two in pairwise(steps) if two - one in (1, 2)) >= 0.7 * (len(steps) - 1)


def _counted(number: str) -> int:
    return int(number) if number.isdigit() else ord(number.lower()) - ord("a") + 1


def _depth(rows: tuple[GridRow, ...], marked: int) -> int:
    """How many rows the head has where nothing counts its columns."""
    if not rows or (marked == 0 and (holds_data(rows[0]) or _is_band(rows))):
        return 0
    depth = max(1, min(marked, _DEEPEST, len(rows)))
    while depth < min(len(rows), _DEEPEST) and _goes_on(rows[depth - 1], rows[depth]):
        depth += 1
    return depth


def _is_band(rows: tuple[GridRow, ...]) -> bool:
    """Whether a table begins with a band of rows, as one does that goes on from the page before."""
    return len(rows) > 1 and len(rows[0].cells) > 2 and len(_distinct(rows[0])) == 1 and holds_data(rows[1])


def _goes_on(above: GridRow, row: GridRow) -> bool:
    """Whether a row below a head still belongs to it."""
    own = [(at, cell) for at, cell in enumerate(row.cells) if cell.text and not cell.covered]
    if not own:
        return any(cell.down and cell.text for cell in row.cells)
    hanging = any(cell.down and cell.text for cell in row.cells)
    if hanging:
        return not any(_ENUMERATED.fullmatch(cell.text) and at == 0 for at, cell in own)
    first = row.cells[0].text
    if (first and first != above.cells[0].text) or holds_data(row):
        return False
    grouped = any(cell.across for cell in above.cells) or any(not cell.text for cell in above.cells)
    known = sum(1 for _, cell in own if known_as(cell.text) or time_in(cell.text).rest != cell.text.casefold())
    return grouped and known >= 0.5 * len(own) and all(len(cell.text.split()) <= 7 for _, cell in own)


def holds_data(row: GridRow) -> bool:
    """Whether a row holds figures or begins with a number, as rows below a head do."""
    shown = [cell for cell in row.cells if cell.text and not cell.covered]
    if not shown:
        return False
    if any(_is_figure(cell.text) for cell in shown):
        return True
    return bool(_ENUMERATED.fullmatch(shown[0].text)) and len(shown) > 1 and len(shown[0].text) > 0 and _starts(row)


def _starts(row: GridRow) -> bool:
    return bool(row.cells[0].text) and not known_as(row.cells[0].text)


def _is_figure(text: str) -> bool:
    quantity = read(text)
    if quantity.kind is not Kind.NUMBER:
        return False
    bare = text.strip()
    if time_in(text).year or not any(mark.isdigit() for mark in bare):
        return False
    return bool(quantity.unit) or quantity.places > 0 or not bare.isdigit() or len(bare) >= 3


def _filled(lines: list[tuple[str, ...]], rows: tuple[GridRow, ...]) -> list[list[str]]:
    """The head's rows with group heads repeated over the columns they stand for, where blanks were left for them."""
    filled = [list(line) for line in lines]
    for depth in range(len(filled) - 1):
        line = filled[depth]
        covered = any(cell.across for cell in rows[depth].cells)
        for at in range(1, len(line)):
            starts_own = lines[depth + 1][at] and lines[depth + 1][at - 1]
            if not line[at] and not covered and starts_own and lines[depth + 1][at] != lines[depth][at]:
                line[at] = line[at - 1]
    return filled


def _column(lines: list[str], count: str) -> HeadColumn:
    levels: list[str] = []
    for line in lines:
        text = " ".join(line.split())
        if text and (not levels or levels[-1] != text):
            levels.append(text)
    match = _COUNTED.fullmatch(" ".join(count.split()))
    number = match["number"] if match else ""
    formula = " ".join(count.split()) if match and match["formula"] else ""
    if not formula:
        formula = next((found for level in reversed(levels) if (found := stated_formula(level))), "")
    return HeadColumn(tuple(levels), number, formula)


def stated_formula(text: str) -> str:
    """The formula a head states ("5=4/3", "(R/T x 100%)"), "" without one."""
    match = _STATED.search(text)
    return match.group().strip() if match else ""


def without_formula(text: str) -> str:
    """A head without the formula it states."""
    return _STATED.sub(" ", text)
