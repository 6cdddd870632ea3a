"""Rows that are said in a column to have reached their target, and what their figures say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.directions import Better, better, said_better
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.reading import Measure, Reading, Role, StatedColumn, StatedRow, StatedTable

_REACHED: Final = r"(?:tercapai|melampaui|terlampaui|memenuhi|terpenuhi|mencapai)(?:\s+target)?"
_MET: Final = re.compile(rf"(?:sudah\s+|telah\s+)?{_REACHED}", re.IGNORECASE)
_UNMET: Final = re.compile(rf"(?:belum|tidak\s+(?={_REACHED}))(?:\s*{_REACHED})?", re.IGNORECASE)
_SORTED: Final = 5
"""Rows that must agree with a threshold before one is said to break it."""


@dataclass(frozen=True, slots=True)
class Attained:
    """A row with its label, whether that says reached, and whether the figure beside it does."""

    place: Place
    label: str
    said: bool
    reached: bool
    figure: Figure
    opposite: str


def attained(reading: Reading) -> Iterator[Attained]:
    """The rows of each column of such labels, where most of them agree with one column of figures."""
    for table in reading.tables:
        for column in table.columns_of(Role.PREDICATE, Role.NOTE):
            labels = {
                row.index: said for row in table.rows if (said := _said(row.cells[column.index].text)) is not None
            }
            if len(labels) >= 3:
                yield from _best(reading, table, column, labels) or _by_order(table, column, labels)


def _said(text: str) -> bool | None:
    label = " ".join(text.split()).strip(" .")
    return True if _MET.fullmatch(label) else False if _UNMET.fullmatch(label) else None


def _best(reading: Reading, table: StatedTable, column: StatedColumn, labels: dict[int, bool]) -> Sequence[Attained]:
    best: list[Attained] = []
    shown = {said: table.rows[index].cells[column.index].text for index, said in labels.items()}
    opposites = {True: shown.get(False, "Belum tercapai"), False: shown.get(True, "Tercapai")}
    for values in _measures(table):
        rows = []
        for index, said in labels.items():
            found = _reached(reading, table, table.rows[index], values)
            if found is not None:
                cell = table.rows[index].cells[column.index]
                rows.append(Attained(cell.place, cell.text, said, found[1], found[0], opposites[said]))
        right = sum(each.said is each.reached for each in rows)
        if right * 3 >= len(rows) * 2 and right >= 2 and right > sum(each.said is each.reached for each in best):
            best = rows
    return best


def _by_order(table: StatedTable, column: StatedColumn, labels: dict[int, bool]) -> Sequence[Attained]:
    """Where nothing in the table says what was aimed at: all that is reached is more than all that is not, but one."""
    rates = [each for each in table.columns_of(Role.REALISATION, Role.ACHIEVEMENT) if each.unit == "%"]
    values = {index: figure(table, table.rows[index], rates[0]) for index in labels} if len(rates) == 1 else {}
    known = {index: each for index, each in values.items() if each is not None}
    astray = [index for index in known if _parted({at: each for at, each in known.items() if at != index}, labels)]
    if len(known) <= _SORTED or len(astray) != 1 or _parted(known, labels):
        return ()
    cell, said = table.rows[astray[0]].cells[column.index], labels[astray[0]]
    opposite = next(table.rows[index].cells[column.index].text for index in labels if labels[index] is not said)
    return [Attained(cell.place, cell.text, said, not said, known[astray[0]], opposite)]


def _parted(values: Mapping[int, Figure], labels: Mapping[int, bool]) -> bool:
    """Whether a threshold parts what is reached from what is not, with at least two of each."""
    reached = [each.value for index, each in values.items() if labels[index]]
    missed = [each.value for index, each in values.items() if not labels[index]]
    return len(reached) > 1 and len(missed) > 1 and min(reached) > max(missed)


_Measure = tuple[StatedColumn, StatedColumn | None]


def _measures(table: StatedTable) -> Iterator[_Measure]:
    """Achievements, else realisations each with each target."""
    achieved = [each for each in table.columns_of(Role.ACHIEVEMENT) if each.measure is not Measure.BUDGET]
    yield from ((each, None) for each in achieved)
    if not achieved:
        for target in table.columns_of(Role.TARGET):
            yield from ((each, target) for each in table.columns_of(Role.REALISATION))


def _reached(reading: Reading, table: StatedTable, row: StatedRow, values: _Measure) -> tuple[Figure, bool] | None:
    cell = figure(table, row, values[0])
    if cell is None:
        return None
    if values[1] is None:
        blames = reckoned(reading).blames
        right = next((each.expected for each in blames if each.figure is cell), cell.value)
        # on either side of the target by its wrong and by its right figure: nothing can be said
        return None if (right >= HUNDRED) is not (cell.value >= HUNDRED) else (cell, right >= HUNDRED)
    goal = figure(table, row, values[1])
    sense = said_better(table, row)
    sense = better(row.label) if sense is Better.UNSAID else sense
    if goal is None or goal.unit != cell.unit:
        return None
    if cell.value == goal.value:
        return cell, True
    if sense is Better.UNSAID and better(row.label) is Better.UNSAID and not goal.percent:
        return cell, cell.value > goal.value
    return cell, (cell.value > goal.value) is (sense is not Better.LOW)
