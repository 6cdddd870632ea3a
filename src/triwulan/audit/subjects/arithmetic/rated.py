"""Rows that carry a predicate, and the figure and the scale that it is given by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.stated_scales import StatedScale, plain, scales_of
from triwulan.audit.subjects.figures import Figure, Same, figure
from triwulan.core.interval import Interval, exactly
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable

_VALUES = (Role.ACHIEVEMENT, Role.ABSORPTION, Role.SCORE, Role.REALISATION, Role.AVERAGE, Role.EFFICIENCY, Role.TOTAL)
_LABELS = (Role.PREDICATE, Role.NOTE)


@dataclass(frozen=True, slots=True)
class Rated:
    """A predicate of a row: the figure it is given for, what that may stand for besides, and the scale."""

    place: Place
    row: StatedRow
    label: str
    figure: Figure
    scale: StatedScale
    admissible: frozenset[str]
    expected: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A scale and the figures judged by it."""

    place: Place
    scale: StatedScale
    figures: tuple[Figure, ...]


def rated(reading: Reading) -> Iterator[Rated]:
    """Each predicate that a scale of the report covers."""
    for found in _rated(Same(reading)).values():
        yield from found


def stated_scales(reading: Reading) -> Iterator[Stated]:
    """Each scale of the report with the figures it rates."""
    by_scale = _rated(Same(reading))
    for scale in _scales(Same(reading)):
        yield Stated(scale.place, scale, tuple(each.figure for each in by_scale.get(id(scale), ())))


@lru_cache(maxsize=1)
def _scales(key: Same) -> tuple[StatedScale, ...]:
    assert isinstance(key.value, Reading)
    return scales_of(key.value)


@lru_cache(maxsize=1)
def _rated(key: Same) -> dict[int, list[Rated]]:
    reading, scales = key.value, _scales(key)
    assert isinstance(reading, Reading)
    wrong = {(each.figure.table.index, each.figure.key): each.expected for each in reckoned(reading).blames}
    found: dict[int, list[Rated]] = {}
    for table in reading.tables if scales else ():
        for column in table.columns_of(*_LABELS):
            scale, rows = _best(table, column, scales, wrong)
            if scale is not None:
                found.setdefault(id(scale), []).extend(rows)
    return found


def _best(
    table: StatedTable,
    column: StatedColumn,
    scales: Sequence[StatedScale],
    wrong: dict[tuple[int, tuple[int, int]], Decimal],
) -> tuple[StatedScale | None, list[Rated]]:
    """The scale and the column of figures that explain most predicates of a column; None where too few agree."""
    best: tuple[int, int, StatedScale | None, list[Rated]] = (0, 0, None, [])
    for scale in scales:
        for values in table.columns_of(*_VALUES):
            rows = list(_rows(table, column, values, scale, wrong))
            right = sum(1 for each in rows if plain(each.label) in each.admissible)
            near = -abs(column.index - values.index)
            if right and (right, near) > best[:2] and (right * 2 > len(rows) or (right * 2 == len(rows) == 2)):
                best = (right, near, scale, rows)
    return best[2], best[3]


def _rows(
    table: StatedTable,
    column: StatedColumn,
    values: StatedColumn,
    scale: StatedScale,
    wrong: dict[tuple[int, tuple[int, int]], Decimal],
) -> Iterator[Rated]:
    for row in table.rows:
        cell = row.cells[column.index]
        value = figure(table, row, values)
        if value is None or cell.covered or plain(cell.text) not in scale.labels or row.role is RowRole.BAND:
            continue
        stands = [_stands(value)]
        if (right := wrong.get((table.index, value.key))) is not None:
            stands.append(exactly(right))
        admissible = frozenset(label for each in stands for label in scale.labels_of(each))
        likely = min(scale.labels_of(exactly(stands[-1].middle)))
        yield Rated(cell.place, row, cell.text, value, scale, admissible, scale.label_as_printed(likely))


def _stands(value: Figure) -> Interval:
    """What a figure stands for: an index such as 0,92 may be meant in percent only by its own column."""
    return value.result if value.quantity.places else exactly(value.value)
