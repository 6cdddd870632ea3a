"""Indicators with the units of their targets and realisations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.figures import Figure, figure, unit_of
from triwulan.audit.subjects.keeping import gathered_per_table, table_by_table
from triwulan.audit.subjects.ranges import PERCENT, indicator_of, is_counted
from triwulan.audit.subjects.unit_words import plain_unit, same_unit, unit_cell
from triwulan.core.place import Place
from triwulan.core.reading import Measure, Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable
from triwulan.data.indicator_words import indicator_words

_COUNT: Final = re.compile(r"^\W*(?:jumlah|banyaknya|frekuensi)\b(?!\s+(?:persen|prosen))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aims:
    """The targets of indicators that are called one thing and measured in another, by what they have in common."""

    place: Place
    figures: tuple[Figure, ...]
    fault: str
    repeats: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """One target, or the first of several with one fault, with that fault: "percent", "count" or ""."""

    place: Place
    figure: Figure
    unit: str
    fault: str


def aims(reading: Reading) -> Iterator[Aims]:
    """Targets whose indicators say by their first words what they are measured in; those with one fault together."""
    groups: dict[tuple[int, str, str], list[Aim]] = {}
    first: dict[tuple[str, str, str], int] = {}
    for table in reading.tables:
        for aim in _aims(table):
            if not aim.fault:
                yield Aims(aim.place, (aim.figure,), "")
                continue
            name = (" ".join(indicator_of(table, aim.figure.row).lower().split()), aim.fault, aim.unit)
            home = first.setdefault(name, table.index)
            groups.setdefault((home, aim.fault, aim.unit), []).append(aim)
    for (home, fault, _unit), found in groups.items():
        own = tuple(aim.figure for aim in found if aim.figure.table.index == home)
        others = tuple(aim.figure for aim in found if aim.figure.table.index != home)
        yield Aims(own[0].place, own, fault, others)


@gathered_per_table
def _aims(table: StatedTable) -> Iterator[Aim]:
    for row in table.rows:
        words = indicator_of(table, row)
        percent, count = bool(PERCENT.match(words)), bool(_COUNT.match(words))
        if not (percent or count) or row.role not in (RowRole.BODY, RowRole.PARENT):
            continue
        for column in table.columns_of(Role.TARGET)[:1]:
            each = figure(table, row, column)
            if each is None or column.measure is Measure.BUDGET:
                continue
            unit = unit_of(table, row, column)
            if not unit:
                continue
            wrong = "percent" if percent and is_counted(unit) else "count" if count and unit == "%" else ""
            yield Aim(each.place, each, unit, wrong)


@dataclass(frozen=True, slots=True)
class Pair:
    """A realisation and the target of its row, both with a unit printed beside the number."""

    place: Place
    target: Figure
    realisation: Figure
    agrees: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of one table that agree, or that have the same two units and do not.

    ``rated``: it is a percentage of the column that the second of the pair, counted in something, does not fit.
    """

    place: Place
    pairs: tuple[Pair, ...]
    agree: bool
    rated: bool = False


@table_by_table
def pairs(table: StatedTable) -> Iterator[Pairs]:
    """Targets and realisations whose own cells, or whose row, say units."""
    wrong: dict[tuple[str, str], list[Pair]] = {}
    for pair in _pairs(table):
        if pair.agrees:
            yield Pairs(pair.place, (pair,), True)
        else:
            units = (_own_unit(pair.target), _own_unit(pair.realisation))
            wrong.setdefault(units, []).append(pair)
    for found in wrong.values():
        if len(found) > 2:
            yield Pairs(found[0].place, tuple(found), False)
        else:
            yield from (Pairs(each.place, (each,), False) for each in found)
    yield from (Pairs(each.place, (each,), False, rated=True) for each in _counted_rates(table))


def _counted_rates(table: StatedTable) -> Iterator[Pair]:
    """Percentages printed as a number of things: "100,00 desa" among "75,00%"."""
    for column in table.columns_of(Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE):
        figures = [each for row in table.rows if (each := figure(table, row, column)) is not None]
        odd = [each for each in figures if each.quantity.unit and is_counted(plain_unit(each.quantity.unit))]
        others = [each for each in figures if each not in odd and each.percent]
        if odd and len(others) > len(odd):
            yield from (Pair(each.place, others[0], each, False) for each in odd)


def _pairs(table: StatedTable) -> Iterator[Pair]:
    targets = [each for each in table.columns_of(Role.TARGET) if each.measure is not Measure.BUDGET]
    results = [each for each in table.columns_of(Role.REALISATION) if each.measure is not Measure.BUDGET]
    for row in table.rows:
        goals, found = _in_units(table, row, targets), _in_units(table, row, results)
        if not goals or not found:
            continue
        first, unit = goals[0]
        if any(other != unit for _, other in goals):
            yield from _odd_target(goals, found)
            continue
        for each, own in found:
            yield Pair(each.place, first, each, alike(unit, own))


def _in_units(table: StatedTable, row: StatedRow, columns: list[StatedColumn]) -> list[tuple[Figure, str]]:
    """The figures of a row that have a unit, with it."""
    figures = [each for column in columns if (each := figure(table, row, column)) is not None]
    return [(each, unit) for each in figures if (unit := _own_unit(each))]


def _odd_target(goals: list[tuple[Figure, str]], found: list[tuple[Figure, str]]) -> Iterator[Pair]:
    """Where the targets of a row differ in unit, each realisation needs one of them."""
    for each, own in found:
        fitting = next((goal for goal, unit in goals if alike(unit, own)), None)
        yield Pair(each.place, fitting or goals[0][0], each, fitting is not None)


def _own_unit(each: Figure) -> str:
    """The unit printed in the cell; else that of its row's column of units."""
    if each.quantity.unit:
        return plain_unit(each.quantity.unit)
    if each.column.unit:
        return ""
    own = unit_cell(each.table, each.row)
    return plain_unit(own.text) if own is not None else ""


@lru_cache(maxsize=1024)
def alike(one: str, other: str) -> bool:
    """Whether two units can be of one thing: the same, an abbreviation, or one with more words than the other."""
    if same_unit(one, other) or any(one in few and other in few for few in indicator_words().synonyms):
        return True
    rated = indicator_words().rated
    if "%" in (one, other):
        return one in rated or other in rated
    if one in rated or other in rated:
        return True
    first, second = set(re.split(r"[\s/]+", one)), set(re.split(r"[\s/]+", other))
    return bool(first & second) or one.startswith(other) or other.startswith(one)
