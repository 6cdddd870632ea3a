"""One budget told twice in a table: by objectives, and below a band by activities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, StatedRow, StatedTable


@dataclass(frozen=True, slots=True)
class Levels:
    """The money of both parts in one column; ``matched`` are rows above with the rows below that have their ceiling."""

    place: Place
    column: Role
    above: tuple[Figure, ...]
    below: tuple[Figure, ...]
    matched: tuple[tuple[Figure, tuple[Figure, ...]], ...]


def levels(reading: Reading) -> Iterator[Levels]:
    """Ceiling and spending of tables whose activities are those of the objectives above them, by their ceilings."""
    for table in reading.tables:
        ceilings = table.columns_of(Role.CEILING)
        parts = _parts(table)
        if len(ceilings) != 1 or parts is None:
            continue
        above, below = ([each for row in rows if (each := figure(table, row, ceilings[0]))] for rows in parts)
        pairs = _pairs(above, below)
        if len(above) < 2 or len(below) < 2 or len(pairs) * 2 < len(above):
            continue
        yield Levels(above[0].place, Role.CEILING, tuple(above), tuple(below), ())
        for column in table.columns_of(Role.SPENDING):
            spent = [[figure(table, each.row, column) for each in rows] for rows in (above, below)]
            if all(each is not None for rows in spent for each in rows):
                own = {each.row.index: each for rows in spent for each in rows if each is not None}
                matched = tuple((own[one.row.index], tuple(own[each.row.index] for each in few)) for one, few in pairs)
                high, low = (tuple(own[each.row.index] for each in rows) for rows in (above, below))
                yield Levels(above[0].place, Role.SPENDING, high, low, matched)


def _parts(table: StatedTable) -> tuple[list[StatedRow], list[StatedRow]] | None:
    """The rows above and below the only band of a table that has no other hierarchy."""
    bands = [row.index for row in table.rows if row.role is RowRole.BAND]
    if len(bands) != 1 or not 0 < bands[0] < len(table.rows) - 1:
        return None
    body = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
    if any(row.parent is not None and row.parent != bands[0] for row in body):
        return None
    return [row for row in body if row.index < bands[0]], [row for row in body if row.index > bands[0]]


def _pairs(above: Sequence[Figure], below: Sequence[Figure]) -> list[tuple[Figure, tuple[Figure, ...]]]:
    """Rows above with the one activity, or the two or three neighbours, that have exactly their ceiling."""
    found = []
    for one in above:
        fitting = [few for few in _neighbours(below) if _sum(few) == one.value]
        if len(fitting) == 1:
            found.append((one, fitting[0]))
    return found


def _neighbours(below: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    for start, end in combinations(range(len(below) + 1), 2):
        if end - start <= 3:
            yield tuple(below[start:end])


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((each.value for each in figures), Decimal(0))
