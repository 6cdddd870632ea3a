"""Totals of rows: total rows at either end, subtotals, and parents above what details them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind, weigh
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.measurement import HUNDRED
from triwulan.core.quantity import Kind as Shape
from triwulan.core.reading import Role, RowRole, StatedColumn, StatedRow, StatedTable

_MONEY: Final = (Role.CEILING, Role.SPENDING, Role.REMAINDER, Role.BEFORE, Role.AFTER, Role.CHANGE)
_COUNTED: Final = (
    Role.AMOUNT, Role.TOTAL, Role.NUMERATOR, Role.DENOMINATOR, Role.TARGET, Role.REALISATION, Role.UNKNOWN, Role.WEIGHT,
    Role.SCORE,
)  # fmt: skip
_PARTS: Final = (RowRole.BODY, RowRole.PARENT)
_RATE: Final = re.compile(
    r"\bper\s+(?:100\b|10{0,2}[.,]?000\b|seribu|seratus|mil\b|kapita|km|hektar|ha\b)|/\s?1[.,]?000\b|‰"
    r"|\brasio\b|\bkepadatan\b|\brata-rata\b|\bproduktivitas\b|\(\s*\w{1,8}\s*/\s*\w{1,8}\s*\)",
    re.IGNORECASE,
)
"""What is reckoned for so many: all together have their own rate, not the sum."""
_TOTAL: Final = re.compile(r"\b(?:jumlah|total|jml)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sum:
    """One total in one column, with the sets of rows that it may be the sum of, the likeliest first."""

    total: Figure
    sets: tuple[tuple[Figure, ...], ...]


def row_sums(table: StatedTable, scored: Collection[int] = ()) -> list[Equation]:
    """The totals of a table; only those columns and rows are asked that can be added up.

    ``scored`` are columns of weighted scores, which add up whatever they are called.
    """
    columns = [column for column in table.columns if column.index in scored or _adds_up(table, column)]
    found: list[Equation] = []
    totals = [row for row in table.rows if row.role is RowRole.TOTAL]
    for row in totals:
        found += _of_total(table, row, columns)
    if not totals:
        found += _of_unnamed_total(table, columns)
    found += _of_weights(table)
    found += _of_parents(table, [column for column in columns if column.role not in (Role.TARGET, Role.REALISATION)])
    return found


def _of_weights(table: StatedTable) -> list[Equation]:
    """What all weights are together, beside a weighted mean: 100."""
    averages = [row for row in table.rows if row.role is RowRole.AVERAGE]
    found = [each for row in averages for each in _of_total(table, row, table.columns_of(Role.WEIGHT))]
    return [each for each in found if HUNDRED in (each.result.value, each.likely)]


def _of_unnamed_total(table: StatedTable, columns: Sequence[StatedColumn]) -> list[Equation]:
    """A last or first row without a number that is the sum of all others in two columns is a total by any name."""
    body = [row for row in table.rows if row.role in _PARTS]
    if len(body) < 4 or any(row.parent is not None for row in body):
        return []
    for row, parts in ((body[-1], body[:-1]), (body[0], body[1:])):
        if row.number or not all(each.number for each in parts):
            continue
        asked = [(figure(table, row, column), _parts(table, parts, column)) for column in columns]
        found = [_equation(total, own) for total, own in asked if total is not None and own and len(own) > 2]
        if sum(1 for each in found if each.holds and each.result.value) >= 2:
            return found
    return []


def _adds_up(table: StatedTable, column: StatedColumn) -> bool:
    if (column.role not in _MONEY and column.role not in _COUNTED) or _RATE.search(column.head):
        return False
    figures = [found for row in table.rows if row.role in _PARTS and (found := figure(table, row, column))]
    if not figures or (column.unit == "%" and column.role is not Role.WEIGHT):
        return False
    if any(each.percent for each in figures) and column.role is not Role.WEIGHT:
        return False
    if column.role in (Role.TARGET, Role.REALISATION, Role.UNKNOWN, Role.AMOUNT):
        return len({each.unit for each in figures}) == 1
    return True


def _of_total(table: StatedTable, row: StatedRow, columns: Sequence[StatedColumn]) -> list[Equation]:
    sums = [
        _Sum(total, sets)
        for column in columns
        if (total := figure(table, row, column))
        and (sets := tuple(_sets(table, row, column)))
        and not (column.role is Role.SCORE and is_both(row))
        and not _is_carried(total, sets[0])
        and not _is_state(row, total, sets[0])
    ]
    if not sums:
        return []
    equations = [_best(each) for each in sums]
    right = sum(1 for each in equations if each.holds)
    simple = not any(each.parent is not None for each in table.rows)
    if right or (simple and len(sums) <= 2) or all(each.about != "sum" for each in equations):
        return equations
    return []


def _is_carried(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether what only rises or only falls, month by month, stands below at its last: what is left of a year."""
    values = [each.value for each in parts]
    steady = values in (sorted(values), sorted(values, reverse=True))
    return len(values) > 2 and values[-1] == total.value and steady and len(set(values)) > 2


def _is_state(row: StatedRow, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a row has no sum here: one that is not called a total, or one among rates ("96,97" below 97,50, 93,01).

    No slip brings a sum down among its parts.
    """
    values = [each.value for each in parts]
    rates = len(parts) > 2 and all(each.quantity.places > 0 and not each.quantity.unit for each in (total, *parts))
    called = _TOTAL.search(f"{row.label} {row.cells[0].text}") is not None
    return (rates or not called) and min(values) <= total.value <= max(values)


def is_both(row: StatedRow) -> bool:
    """Whether a total row is called a mean too: "Jumlah / Rata-rata"."""
    return row.role is RowRole.TOTAL and "rata" in f"{row.label} {row.cells[0].text}".lower()


def _sets(table: StatedTable, total: StatedRow, column: StatedColumn) -> Iterator[tuple[Figure, ...]]:
    """Sets of rows a total may stand for, without repeats; none where a part cannot be read."""
    seen: set[tuple[int, ...]] = set()
    for rows in _row_sets(table, total):
        keys = tuple(row.index for row in rows)
        if len(rows) < 2 or keys in seen:
            continue
        seen.add(keys)
        parts = _parts(table, rows, column)
        if parts is not None and len(parts) >= 2:
            yield parts


def _row_sets(table: StatedTable, total: StatedRow) -> Iterator[list[StatedRow]]:
    rows, at = table.rows, total.index
    parents = {row.parent for row in rows}
    ends = [row.index for row in rows if row.role is RowRole.TOTAL]
    start = max((end + 1 for end in ends if end < at), default=0)
    stop = min((end for end in ends if end > at), default=len(rows))
    band = max((row.index + 1 for row in rows[:at] if row.role is RowRole.BAND and row.index >= start), default=start)
    for first, last in ((start, at), (band, at), (0, at), (at + 1, stop), (at + 1, len(rows))):
        block = [row for row in rows[first:last] if row.role in _PARTS]
        yield [row for row in block if row.index not in parents]
        yield [row for row in block if row.depth == 0]
        yield [row for row in block if row.depth == 1]
        yield from _unmarked(block)
    yield [row for row in rows[:at] if row.role is RowRole.TOTAL]
    yield [row for row in rows[at + 1 :] if row.role is RowRole.TOTAL]
    yield [row for row in rows if row.role in _PARTS and row.index not in parents]
    yield [row for row in rows if row.role in _PARTS and row.depth == 0]


def _unmarked(block: Sequence[StatedRow]) -> Iterator[list[StatedRow]]:
    """Details that only their missing numbers, the capitals above them, or what those are called, set apart."""
    numbered = [row for row in block if row.number]
    capitals = [row for row in block if row.label.isupper()]
    programmes = [row for row in block if row.label.lower().startswith("program ")]
    for chosen in (numbered, capitals, programmes):
        if 1 < len(chosen) < len(block):
            own = {row.index for row in chosen}
            yield chosen
            yield [row for row in block if row.index not in own]


def _parts(table: StatedTable, rows: Sequence[StatedRow], column: StatedColumn) -> tuple[Figure, ...] | None:
    found = []
    for row in rows:
        each = figure(table, row, column)
        if each is not None:
            found.append(each)
        elif row.cells[column.index].quantity.kind is Shape.UNREADABLE:
            return None
    return tuple(found)


def _best(asked: _Sum) -> Equation:
    """The equation by the first set that fits, else by the likeliest with what would explain the difference."""
    equations = [_equation(asked.total, parts) for parts in asked.sets]
    for each in equations:
        if each.holds:
            return each
    return next((each for each in equations if each.about != "sum"), equations[0])


def _equation(total: Figure, parts: tuple[Figure, ...]) -> Equation:
    weighed = weigh(formulas.total(len(parts)), total, parts)
    assert weighed is not None, "a sum always has a value"
    fit, likely = weighed
    about = "sum"
    missing = likely - total.value
    if missing and any(each.value == missing for each in parts):
        about = "left_out"
    elif missing and any(each.value == -missing for each in parts):
        about = "twice"
    return Equation(Kind.ROWS, formulas.total(len(parts)), total, parts, fit, likely, about)


def _of_parents(table: StatedTable, columns: Sequence[StatedColumn]) -> list[Equation]:
    children: dict[int, list[StatedRow]] = {}
    for row in table.rows:
        if row.parent is not None and row.role in _PARTS:
            children.setdefault(row.parent, []).append(row)
    found: list[Equation] = []
    for column in columns:
        found += _of_column(table, column, children)
    right = sum(1 for each in found if each.holds)
    return found if right * 2 >= len(found) or len(found) == 1 else []


def _of_column(table: StatedTable, column: StatedColumn, children: dict[int, list[StatedRow]]) -> Iterator[Equation]:
    for index, below in children.items():
        parent = figure(table, table.rows[index], column)
        if parent is None:
            continue
        sets = [_parts(table, rows, column) for rows in (below, _leaves(index, children))]
        whole = tuple(parts for parts in sets if parts)
        if whole and (len(whole[0]) == len(below) or len(whole[0]) > 1):
            best = _best(_Sum(parent, whole))
            if best.holds or len(best.inputs) == len(below) or best.about != "sum":
                yield best


def _leaves(index: int, children: dict[int, list[StatedRow]]) -> list[StatedRow]:
    found: list[StatedRow] = []
    for row in children[index]:
        found += _leaves(row.index, children) if row.index in children else [row]
    return found


def explaining(equation: Equation) -> Figure | None:
    """The part that a total leaves out or counts twice."""
    missing = equation.likely - equation.result.value
    wanted = missing if equation.about == "left_out" else -missing
    return next((each for each in equation.inputs if each.value == wanted), None)
