"""Which figures of a report are tied to others, found by trying all sums, quotients and repetitions, not by rules."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Final

from triwulan.core.reading import Reading, StatedCell, StatedTable

Spot = tuple[int, str]
"""Page and address of a cell or a passage."""
_HUNDRED: Final = Decimal(100)
_WIDE: Final = 16
_NUMBERS: Final = re.compile(r"(?<![\d.,])\d[\d.,]*\d(?![\d.,]*\d)")
_WORDS: Final = re.compile(r"[^a-z0-9]+")
_COUNTING: Final = ("number", "code", "period")


@dataclass(frozen=True, slots=True)
class Tied:
    """A cell, what ties it, and the spots where a fault in it may just as well be told."""

    cell: StatedCell
    table: StatedTable
    column: str
    row: str
    kinds: frozenset[str]
    others: frozenset[Spot]


@dataclass(frozen=True, slots=True)
class _At:
    """A cell with a figure in the grid of its table."""

    cell: StatedCell
    value: Decimal
    row: int
    column: int


def spot(cell: StatedCell) -> Spot:
    """Where a cell stands."""
    return cell.place.page, cell.place.address


def tied_cells(reading: Reading) -> list[Tied]:
    """All cells that stand in some relation, in reading order."""
    kinds: dict[Spot, set[str]] = defaultdict(set)
    others: dict[Spot, set[Spot]] = defaultdict(set)
    for table in reading.tables:
        for kind, members in _relations(table):
            for one in members:
                kinds[spot(one.cell)].add(kind)
                others[spot(one.cell)] |= {spot(each.cell) for each in members}
    for kind, own, elsewhere in _repeated(reading):
        kinds[own].add(kind)
        others[own] |= elsewhere
    return [
        Tied(
            each.cell,
            table,
            table.columns[each.column].head,
            table.rows[each.row].number or table.rows[each.row].label,
            frozenset(kinds[spot(each.cell)]),
            frozenset(others[spot(each.cell)]),
        )
        for table in reading.tables
        for each in _figures(table)
        if spot(each.cell) in kinds
    ]


def _figures(table: StatedTable) -> Iterator[_At]:
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            counting = table.columns[at].role.value in _COUNTING
            if cell.quantity.value is not None and not cell.covered and not counting and cell.place.address:
                yield _At(cell, cell.quantity.value, row.index, at)


def _relations(table: StatedTable) -> Iterator[tuple[str, list[_At]]]:
    grid = {(each.row, each.column): each for each in _figures(table)}
    yield from _down(table, grid)
    yield from _across(table, grid)


def _down(table: StatedTable, grid: dict[tuple[int, int], _At]) -> Iterator[tuple[str, list[_At]]]:
    """Sums and means of rows next to each other, and of rows whose numbers are equally deep."""
    for column in range(len(table.columns)):
        runs = [grid[row, column] for row in range(len(table.rows)) if (row, column) in grid]
        for at, total in enumerate(runs):
            below, above = runs[at + 1 :], runs[:at][::-1]
            for side in (below, above):
                yield from _sums(total, side)
                if len(side) >= 4:
                    deep = [each for each in side if _depth(table, each) == _depth(table, side[0])]
                    yield from _sums(total, deep)
                    parents = [each for each in side if _depth(table, each) == min(_depth(table, one) for one in side)]
                    yield from _sums(total, parents)


def _depth(table: StatedTable, each: _At) -> int:
    return table.rows[each.row].number.rstrip(".").count(".")


def _sums(total: _At, side: list[_At]) -> Iterator[tuple[str, list[_At]]]:
    amount = Decimal(0)
    for count, each in enumerate(side, start=1):
        amount += each.value
        if count < 2 or not total.value:
            continue
        members = [total, *side[:count]]
        digits = len(str(abs(total.value)).replace(".", ""))
        told = digits >= 4 or (count >= 3 and count == len(side))
        if amount == total.value and told:
            yield "sum of rows", members
        elif total.cell.quantity.places == 2 and count == len(side) >= 3 and _near(amount / count, total):
            yield "mean of rows", members


def _across(table: StatedTable, grid: dict[tuple[int, int], _At]) -> Iterator[tuple[str, list[_At]]]:
    columns = sorted({column for _row, column in grid})
    if len(columns) > _WIDE:
        return
    rows = range(len(table.rows))
    for result in columns:
        others = [column for column in columns if column != result]
        for one, two in permutations(others, 2):
            for kind, formula in _FORMULAS.items():
                yield from _holding(
                    kind,
                    formula,
                    [(grid.get((row, result)), grid.get((row, one)), grid.get((row, two))) for row in rows],
                )
        left = [column for column in others if column < result]
        for first in range(len(left) - 2):
            yield from _row_sums(
                [grid.get((row, result)) for row in rows],
                [[grid.get((row, column)) for column in left[first:]] for row in rows],
            )


def _row_sums(results: list[_At | None], parts: list[list[_At | None]]) -> Iterator[tuple[str, list[_At]]]:
    found = []
    asked = 0
    for result, own in zip(results, parts, strict=True):
        known = [each for each in own if each is not None]
        if result is None or len(known) < 3 or not result.value:
            continue
        asked += 1
        if sum(each.value for each in known) == result.value:
            found.append([result, *known])
    if len(found) >= 2 and len(found) * 10 >= asked * 7:
        yield from (("sum of columns", members) for members in found)


def _holding(kind: str, formula, triples) -> Iterator[tuple[str, list[_At]]]:  # type: ignore[no-untyped-def]
    """The rows on which a formula holds, where it does on most and on enough to be no chance."""
    known = [triple for triple in triples if all(each is not None for each in triple)]
    if len(known) < 2:
        return
    right, telling = [], set()
    for result, one, two in known:
        reckoned = formula(one.value, two.value)
        if reckoned is not None and _near(reckoned, result):
            if result.value:  # 0 of 12 is 0 of 21
                right.append([result, one, two])
            if result.value not in (0, 1, 100) and one.value not in (0, 1) and two.value not in (0, 1):
                telling.add((result.value, one.value, two.value))
    if len(right) * 10 >= sum(bool(triple[0].value) for triple in known) * 7 and len(telling) >= 2:
        yield from ((kind, members) for members in right)


def _ratio(one: Decimal, two: Decimal) -> Decimal | None:
    return one * _HUNDRED / two if two else None


def _low(one: Decimal, two: Decimal) -> Decimal | None:
    return (2 * two - one) * _HUNDRED / two if two else None


def _growth(one: Decimal, two: Decimal) -> Decimal | None:
    return (one - two) * _HUNDRED / two if two else None


_FORMULAS: Final = {
    "quotient": _ratio,
    "quotient, low is good": _low,
    "difference": lambda one, two: one - two,
    "growth": _growth,
    "product": lambda one, two: one * two / _HUNDRED,
    "index": lambda one, two: one / two if two else None,
}


def _near(reckoned: Decimal, result: _At) -> bool:
    return abs(reckoned - result.value) * 2 <= Decimal(1).scaleb(-result.cell.quantity.places)


def _repeated(reading: Reading) -> Iterator[tuple[str, Spot, set[Spot]]]:
    """Figures of rows called alike in two tables below heads called alike, and long figures repeated in a sentence."""
    named: dict[tuple[str, str, Decimal], set[tuple[int, Spot]]] = defaultdict(set)
    for table in reading.tables:
        for each in _figures(table):
            row, head = table.rows[each.row], table.columns[each.column].head
            if len(row.label) > 12:
                named[_plain(row.label), _plain(head.rpartition(" / ")[2]), each.value].add(
                    (table.index, spot(each.cell))
                )
    for places in named.values():
        if len({table for table, _spot in places}) > 1:
            for _table, one in places:
                yield "in another table", one, {each for _other, each in places}
    said: dict[str, set[Spot]] = defaultdict(set)
    for passage in reading.prose():
        for match in _NUMBERS.finditer(passage.text):
            if sum(map(str.isdigit, match[0])) >= 4:
                said[match[0].rstrip(".,")].add((passage.place.page, passage.place.address))
    for table in reading.tables:
        for each in _figures(table):
            for match in _NUMBERS.finditer(each.cell.text):
                if match[0] in said:
                    yield "in a sentence", spot(each.cell), said[match[0]]


def _plain(text: str) -> str:
    return _WORDS.sub(" ", text.casefold()).strip()
