"""The money and the output of one activity as they run through the tables of a report."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from triwulan.audit.subjects.unit_words import plain_unit, unit_cell
from triwulan.core.finding import Finding
from triwulan.core.interval import Interval, rounded
from triwulan.core.likeness import words
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, RowRole, Span, StatedCell, StatedRow, StatedTable


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of one activity, money in rupiah whatever its table is in, and what its digits can stand for."""

    table: StatedTable
    cell: StatedCell
    printed: Interval


@dataclass(frozen=True, slots=True)
class Activity:
    """What several tables say of one activity's ceiling, spending, target or realisation, of one time."""

    name: str
    role: Role
    place: Place
    amounts: tuple[Amount, ...]


def difference(activity: Activity, message: str, *, of: str) -> Finding | None:
    """The finding where a table states another figure than the first to name the activity; ``of`` names its cause."""
    right, *others = activity.amounts
    wrong = [each for each in others if not each.printed.meets(right.printed)]
    if not wrong:
        return None
    return Finding(
        message=message,
        places=(*(each.cell.place for each in wrong), right.cell.place),
        printed=wrong[0].cell.text,
        expected=right.cell.text,
        values={
            "activity": activity.name,
            "printed": wrong[0].cell.text,
            "table": wrong[0].cell.place.where,
            "right": right.cell.text,
            "other": right.cell.place.where,
        },
        cause=f"{of}/{activity.name}/{activity.role}",
    )


def activities(reading: Reading) -> Iterator[Activity]:
    """Each activity or program whose ceiling or spending stands in two or more tables, by its name."""
    yield from _followed(reading, (Role.CEILING, Role.SPENDING))


def outputs(reading: Reading) -> Iterator[Activity]:
    """Each activity or program whose target or realisation stands in two or more tables, by its name."""
    yield from _followed(reading, (Role.TARGET, Role.REALISATION))


def _followed(reading: Reading, roles: tuple[Role, ...]) -> Iterator[Activity]:
    found: dict[tuple[str, str, Role, Span | None], list[Amount]] = defaultdict(list)
    for table in reading.tables:
        if not table.columns_of(Role.ACTIVITY):
            continue
        for column in table.columns_of(*roles):
            for row in table.rows:
                cell, name = row.cells[column.index], _name(table, row)
                if cell.quantity.value is not None and name:
                    value = cell.quantity.value.scaleb(column.scale)
                    printed = rounded(value, cell.quantity.places - column.scale)
                    key = (name, _unit(table, row, cell), column.role, column.span or table.span)
                    found[key].append(Amount(table, cell, printed))
    for (name, _of, role, _span), amounts in found.items():
        if len({each.table.index for each in amounts}) == len(amounts) > 1:
            yield Activity(name, role, amounts[0].cell.place, tuple(amounts))


def _name(table: StatedTable, row: StatedRow) -> str:
    """What makes it the same activity elsewhere: its words, if there are enough; totals of tables are not alike."""
    column = next(iter(table.columns_of(Role.ACTIVITY)), None)
    if column is None or row.role in (RowRole.TOTAL, RowRole.AVERAGE, RowRole.BAND):
        return ""
    text = row.cells[column.index].text
    return " ".join(text.split()) if len(words(text)) > 1 else ""


def _unit(table: StatedTable, row: StatedRow, cell: StatedCell) -> str:
    own = unit_cell(table, row)
    unit = plain_unit(cell.quantity.unit or (own.text if own is not None else ""))
    return "" if unit in ("rp", "rupiah") else unit


@dataclass(frozen=True, slots=True)
class Twins:
    """Two rows of a table with one ceiling and one printed absorption."""

    place: Place
    one: tuple[StatedCell, StatedRow]
    other: tuple[StatedCell, StatedRow]


def twins(reading: Reading) -> Iterator[Twins]:
    """Rows of one table whose ceiling and printed absorption are the same, so that their spending should be."""
    for table in reading.tables:
        ceilings, spent = table.columns_of(Role.CEILING), table.columns_of(Role.SPENDING)
        absorbed = table.columns_of(Role.ABSORPTION)
        if not (len(ceilings) == len(spent) == len(absorbed) == 1):
            continue
        figures = [
            (
                row,
                row.cells[spent[0].index],
                row.cells[ceilings[0].index].quantity.value,
                _percent(row, absorbed[0].index),
            )
            for row in table.rows
        ]
        known = [each for each in figures if each[1].quantity.value and each[2] and each[3]]
        for (row, cell, ceiling, share), (other, twin, second, part) in combinations(known, 2):
            if ceiling == second and share == part:
                yield Twins(cell.place, (cell, row), (twin, other))


def _percent(row: StatedRow, column: int) -> Decimal | None:
    return row.cells[column].quantity.value
