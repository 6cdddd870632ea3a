"""What speaks against a figure besides the equations it stands in: its range, its neighbours in time, other tables."""

from collections.abc import Iterator
from decimal import Decimal

from triwulan.audit.subjects.arithmetic.blame import Doubt, Key
from triwulan.audit.subjects.arithmetic.cumulative import falls, runs
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.keeping import gathered_per_table
from triwulan.audit.subjects.ranges import indicator_of, is_beyond, is_part, villages_of
from triwulan.audit.subjects.unit_words import same_unit
from triwulan.core.reading import Reading, Role, Span, StatedTable


def doubts_of(reading: Reading) -> dict[int, dict[Key, Doubt]]:
    """The doubtful figures of each table, by its index."""
    found: dict[int, dict[Key, Doubt]] = {table.index: {} for table in reading.tables}
    villages = villages_of(reading)
    for index, key, doubt in _elsewhere(reading):
        found[index][key] = doubt
    for table in reading.tables:
        found[table.index].update(_beyond(table, villages))
        found[table.index].update(_parts(table))
    for run in runs(reading):
        for fall in falls(run):
            found[fall.figure.table.index][fall.figure.key] = Doubt("cumulative")
    return found


def _beyond(table: StatedTable, villages: dict[str, Decimal]) -> Iterator[tuple[Key, Doubt]]:
    for column in table.columns_of(Role.REALISATION):
        for row in table.rows:
            each = figure(table, row, column)
            if each is not None and is_beyond(each, villages):
                yield each.key, Doubt("range")


@gathered_per_table
def _parts(table: StatedTable) -> Iterator[tuple[Key, Doubt]]:
    """Numerators above their denominators: either is wrong."""
    for top, bottom in zip(table.columns_of(Role.NUMERATOR), table.columns_of(Role.DENOMINATOR), strict=False):
        for row in table.rows:
            one, two = figure(table, row, top), figure(table, row, bottom)
            if one is None or two is None or one.value <= two.value:
                continue
            if is_part(indicator_of(table, row) or row.label):
                yield from ((each.key, Doubt("part")) for each in (one, two))


def _elsewhere(reading: Reading) -> Iterator[tuple[int, Key, Doubt]]:
    """Targets of which another table has another figure, for the same time."""
    for subject in reading.subjects:
        targets = [(index, each) for index, row in subject.rows for each in _targets(reading.tables[index], row)]
        for index, own in targets:
            others = tuple(
                other.value
                for at, other in targets
                if at != index
                and other.value != own.value
                and _time(other.column.span) == _time(own.column.span)
                and same_unit(other.unit, own.unit)
            )
            if others:
                yield index, own.key, Doubt("elsewhere", others)


def _targets(table: StatedTable, row: int) -> Iterator[Figure]:
    for column in table.columns_of(Role.TARGET):
        each = figure(table, table.rows[row], column)
        if each is not None:
            yield each


def _time(span: Span | None) -> Span | None:
    """A year is what targets without a time are for."""
    return None if span is None or (span.first, span.last, span.cumulative) == (1, 12, False) else span
