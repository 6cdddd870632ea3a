"""The cells of tables that say what a sentence says, and what else may explain a figure of it."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import permutations
from typing import Final

from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.keeping import kept, per_table
from triwulan.audit.subjects.statements.stated_facts import Fact
from triwulan.core.claims import About
from triwulan.core.digits import exchanged
from triwulan.core.identity import PeriodKind
from triwulan.core.interval import Interval, exactly, percentage, rounded
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Reading, Role, RowRole, Span, StatedColumn, StatedRow, StatedTable, TableKind

_ROOM_OF_RATIOS: Final = 24
_NEAR: Final = Decimal("0.03")
_SPOKEN_MONTHS: Final = 12
_MOST_DIGITS_OFF: Final = 2
_PLANNED: Final = re.compile(r"\b(?:perjanjian\s+kinerja|rencana\s+aksi|rencana\s+kinerja|penetapan\s+kinerja)\b", re.I)
_NOT_COUNTED: Final = re.compile(r"(?:persentase|prosentase|indeks|nilai|tingkat|rasio|rata-rata|skor)\b|.*\(%\)\W*$")
_GROUP: Final = 3
_MILLIONS: Final = re.compile(r"(?:Rp\.?\s?)?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_MONEYED: Final = 10_000


def cells_of(table: StatedTable, row: StatedRow) -> list[Figure]:
    """All figures of a row."""
    return _by_row(table)[row.index]


@per_table
def _by_row(table: StatedTable) -> list[list[Figure]]:
    return [
        [found for column in table.columns if (found := figure(table, row, column)) is not None] for row in table.rows
    ]


def rows_about(about: About, reading: Reading) -> list[tuple[StatedTable, StatedRow]]:
    """The rows that something is about; for an indicator in all tables but strategies."""
    keys = about.rows
    if about.subject:
        keys = next((each.rows for each in reading.subjects if each.key == about.subject), ())
    return [(reading.tables[table], reading.tables[table].rows[row]) for table, row in keys]


def value_of(cell: Figure) -> Interval:
    """What a cell can stand for in full units, whatever its head leaves off ("dalam ribuan")."""
    stands = cell.given
    power = cell.column.scale
    if cell.quantity.places == _GROUP and _groups_by_comma(cell.table) and cell.money:
        stands, power = exactly(cell.value), power + _GROUP
    return stands.scaled(Decimal(10) ** power) if power else stands


@per_table
def _groups_by_comma(table: StatedTable) -> bool:
    """Whether commas part thousands in a table: "1,460,000" is nothing else, so that "680,500" is a thousand times."""
    return any(_MILLIONS.fullmatch(cell.text.strip()) for row in table.rows for cell in row.cells)


def equal(fact: Fact, cell: Figure) -> bool:
    """Whether both can be the same number; one off in the last place printed is left to rounding."""
    one, other = fact.stands, value_of(cell)
    if one.meets(other):
        return True
    places = min(fact.figure.quantity.places, cell.quantity.places - cell.column.scale)
    rough = rounded(one.middle, places).widened(Decimal("0.5").scaleb(-places)) if places > 0 else None
    return rough is not None and rough.holds(other.middle) and fact.implied is None


def comparable(fact: Fact, cell: Figure, reading: Reading) -> bool:
    """Whether a cell says the same thing: its role, its unit and its time."""
    if cell.column.role not in fact.roles or cell.row.role is RowRole.BAND:
        return False
    if cell.column.role is Role.ACHIEVEMENT and not _is_achievement(fact, cell):
        return False
    planned = cell.table.kind is TableKind.AGREEMENT or _is_plan(cell.table.caption)
    if planned and cell.column.role not in (Role.TARGET, Role.CEILING):
        return False
    said, printed = fact.figure.span, time_of(cell.table, cell.column, reading)
    if _of_another_year(said, printed, reading):
        return False
    if Role.TARGET in fact.roles and said is not None:
        # which target is meant is said, and a head without a time may be either
        if printed is None or (said.first, said.last) != (printed.first, printed.last):
            return False
        return _same_unit(fact, cell) and same_time(said, printed)
    printed = printed or own_time(reading)
    if fact.to_date and (printed is None or not printed.cumulative):
        return False
    if fact.unit != "%" and said is not None and printed is not None and said.first > printed.first:
        # "selama triwulan III 38 kali" is no part of what is counted up to it
        return False
    return _same_unit(fact, cell) and same_time(said, printed)


def _is_achievement(fact: Fact, cell: Figure) -> bool:
    """Whether a figure can be an achievement: a share that is not called one may be of anything.

    Unless its digits say what it repeats.
    """
    told = Role.REALISATION not in fact.roles or fact.implied is not None
    return told or exchanged(fact.figure.value, cell.value)


@lru_cache(maxsize=512)
def _is_plan(caption: str) -> bool:
    return _PLANNED.search(caption) is not None


def _of_another_year(said: Span | None, printed: Span | None, reading: Reading) -> bool:
    """Whether a year is said that is not the report's, and the column, without a year, is of the report's.

    Of a report that says no time every year said may be another.
    """
    period = reading.identity.period
    if said is None or said.year is None or (printed is not None and printed.year is not None):
        return False
    return period is None or said.year != period.year


def time_of(table: StatedTable, column: StatedColumn, reading: Reading) -> Span | None:
    """The time of a column, or of its table; the year in a caption of a shorter report is only that of the report."""
    if column.span is not None:
        return column.span
    period = reading.identity.period
    year_long = table.span is not None and (table.span.first, table.span.last) == (1, _SPOKEN_MONTHS)
    return None if year_long and (period is None or period.kind is not PeriodKind.YEAR) else table.span


@kept
def own_time(reading: Reading) -> Span | None:
    """The time that the report is about, as far as it says so."""
    period = reading.identity.period
    if period is None:
        return None
    length = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.SEMESTER: 6, PeriodKind.YEAR: 12}[period.kind]
    return Span(period.year, 1, period.number * length, cumulative=True)


def _same_unit(fact: Fact, cell: Figure) -> bool:
    if fact.unit == "%":
        return cell.percent
    if fact.unit == "Rp":
        return cell.money or (not cell.unit and not cell.percent and cell.value >= _MONEYED)
    if cell.percent or cell.money:
        return False
    noun = fact.noun
    counted = {Role.NUMERATOR, Role.DENOMINATOR} & set(fact.roles) and not fact.figure.quantity.places
    if counted and cell.quantity.places > 0:
        return False  # "32 dari 39": what is counted is no percentage
    if not noun:
        whole = fact.figure.quantity.places == 0
        return not whole or not (cell.unit or _NOT_COUNTED.match(cell.row.label.lower()))
    unit = cell.unit.lower()
    if not unit:
        label = cell.row.label.lower()
        return cell.quantity.places == 0 and noun.split()[0] in label and not _NOT_COUNTED.match(label)
    return unit == noun or unit.split()[0] == noun.split()[0] or noun.startswith(unit)


def same_time(said: Span | None, printed: Span | None) -> bool:
    """Whether a sentence's time can be that of a column; a year alone is any time in it."""
    if said is None or printed is None:
        return True
    if said.year is not None and printed.year is not None and said.year != printed.year:
        return False
    if (said.first, said.last) == (1, _SPOKEN_MONTHS) and said.year is not None:
        return True
    return said.last == printed.last


def explained(fact: Fact, cells: list[Figure], reading: Reading) -> bool:
    """Whether any cell, any ratio or difference of two, or the right value of a wrong one is the figure said."""
    alike = [cell for cell in cells if _kin(fact, cell) and _of_role(fact, cell)]
    if any(equal(fact, cell) for cell in alike):
        return True
    corrected = _corrected(reading)
    for cell in alike:
        right = corrected.get((cell.table.index, cell.key))
        if right is not None and rounded(right, fact.figure.quantity.places).meets(fact.stands):
            return True
    if fact.unit == "%" and any(_part_of_total(fact, cell) or _rest_of_whole(fact, cell) for cell in cells):
        return True
    return fact.unit in ("%", "Rp") and _reckoned_from(fact, cells[:_ROOM_OF_RATIOS])


def _rest_of_whole(fact: Fact, cell: Figure) -> bool:
    """Whether a percentage is what a share leaves: 3,33% were late where 96,67% were in time."""
    return cell.percent and fact.implied is None and exactly(HUNDRED - cell.value).meets(fact.stands)


def _part_of_total(fact: Fact, cell: Figure) -> bool:
    """Whether a percentage is what a row has of the total of its column: "132 kasus atau 41,77%"."""
    if cell.percent or cell.row.role is RowRole.TOTAL:
        return False
    totals = (figure(cell.table, row, cell.column) for row in cell.table.rows if row.role is RowRole.TOTAL)
    shares = (percentage(cell.given, total.given) for total in totals if total is not None)
    return any(share is not None and share.meets(fact.stands) for share in shares)


def corrected(cell: Figure, reading: Reading) -> Decimal:
    """What a cell should be in full units, where the figures beside it show that it is wrong; else what it is."""
    right = _corrected(reading).get((cell.table.index, cell.key))
    return value_of(cell).middle if right is None else right.scaleb(cell.column.scale)


@kept
def _corrected(reading: Reading) -> dict[tuple[int, tuple[int, int]], Decimal]:
    """What the wrong figures would be."""
    return {(blame.figure.table.index, blame.figure.key): blame.expected for blame in reckoned(reading).blames}


def _of_role(fact: Fact, cell: Figure) -> bool:
    """Whether a count may be this cell's: a small number agrees with one of another role by chance."""
    if fact.unit in ("%", "Rp"):
        return True
    targets = (Role.TARGET, Role.DENOMINATOR)
    if Role.TARGET in fact.roles:
        return cell.column.role in targets
    return cell.column.role not in (Role.TARGET, Role.NUMBER, Role.CODE)


def _kin(fact: Fact, cell: Figure) -> bool:
    """Whether both are percentages, both money, or both something else."""
    if fact.unit == "%":
        return cell.percent or (not cell.unit and not cell.money)
    if fact.unit == "Rp":
        return cell.money or (not cell.unit and not cell.percent and cell.value >= HUNDRED)
    return not cell.percent and not cell.money


def _reckoned_from(fact: Fact, cells: list[Figure]) -> bool:
    values = [(cell, value_of(cell)) for cell in cells]
    for (one, a), (other, b) in permutations(values, 2):
        if one.percent != other.percent or one.money != other.money:
            continue
        if fact.unit == "%":
            share = percentage(a, b)
            if share is not None and (share.meets(fact.stands) or _turned(share).meets(fact.stands)):
                return True
        elif exactly(a.middle - b.middle).meets(fact.stands):
            return True
    return False


def _turned(share: Interval) -> Interval:
    """200 % less the share: (2T-R)/T, for indicators that are better low."""
    return Interval(2 * HUNDRED - share.high, 2 * HUNDRED - share.low)


def everywhere(reading: Reading) -> list[Figure]:
    """All figures of all tables."""
    return list(_everywhere(reading))


@kept
def _everywhere(reading: Reading) -> tuple[Figure, ...]:
    return tuple(cell for table in reading.tables for row in table.rows for cell in cells_of(table, row))


def totals_of(reading: Reading) -> list[tuple[StatedTable, StatedRow]]:
    """The rows that hold the whole money of a table: its total, or its only row at the top."""
    found = []
    for table in reading.tables:
        if not table.columns_of(Role.CEILING, Role.SPENDING):
            continue
        totals = [row for row in table.rows if row.role is RowRole.TOTAL]
        tops = [row for row in table.rows if row.depth == 0 and row.role is not RowRole.BAND]
        if totals:
            found.append((table, totals[-1] if len(totals) > 1 and totals[-1].depth == 0 else totals[0]))
        elif len(tops) == 1 and table.children(tops[0]):
            found.append((table, tops[0]))
    return found


def near(one: Decimal, other: Decimal) -> bool:
    """Whether one figure is the other with a slip of the keys: few digits changed, or groups of thousands lost."""
    if not one or not other or one == other:
        return False
    if abs(one - other) <= abs(other) * _NEAR:
        return True
    for factor in (Decimal(1000), Decimal(1_000_000)):
        if one * factor == other or other * factor == one:
            return True
    a, b = f"{abs(one.normalize()):f}", f"{abs(other.normalize()):f}"
    if len(a) != len(b):
        return a.replace("0", "") == b.replace("0", "") and abs(len(a) - len(b)) <= 3
    return sum(x != y for x, y in zip(a, b, strict=True)) <= _MOST_DIGITS_OFF
