"""The budgeted activities of the table that holds most of them: code, name, indicator, ceiling and spending."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.core.identity import comparable
from triwulan.core.interval import Fit, exactly, fit
from triwulan.core.measurement import HUNDRED
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedLine
from triwulan.core.quantity import Kind, format_rupiah
from triwulan.core.reading import Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable, TableKind
from triwulan.interpret.proposing.places import Places
from triwulan.interpret.proposing.times import UNSAID, YEAR, Stretch, When, column_when
from triwulan.interpret.proposing.values import Field, Question

_CODE: Final = re.compile(r"\d+(?:\.\d+){2,}")
_CODED: Final = re.compile(r"(?P<code>\d+(?:\.\d+){2,})\.?\s+(?P<name>\S.*)", re.S)
_REVISED: Final = ("perubahan", "sesudah", "setelah", "pergeseran")
_NAMES: Final = (Role.ACTIVITY, Role.LABEL, Role.OBJECTIVE, Role.INDICATOR)


@dataclass(frozen=True, slots=True)
class _Money:
    """The columns of a budget table that count: the ceilings in force, and spending by its time."""

    ceiling: StatedColumn
    spending: tuple[StatedColumn, ...]


def lines_of(
    reading: Reading, places: Places, *, quarter: Quarter | None, indicators: dict[str, str]
) -> tuple[tuple[ProposedLine, ...], list[Question]]:
    """The activities and what is to be asked of them; ``indicators`` are the names by the subjects' keys."""
    tables = [table for table in reading.of_kind(TableKind.BUDGET, TableKind.COST) if _ceilings(table)]
    if not tables:
        return (), []
    chosen = max(tables, key=lambda table: (len(_leaves(table)), -table.index))
    money = _Money(_ceiling(chosen), _spending(chosen, quarter))
    questions: list[Question] = []
    lines = tuple(_line(chosen, row, money, places, indicators, questions) for row in _leaves(chosen))
    if quarter is not None and not money.spending:
        questions.append(Question(problem=Problem("propose.no_spending"), place=places.of_table(chosen)))
    for table in tables:
        if table is not chosen:
            questions.extend(_differing(table, lines, places))
    return lines, questions


def _ceilings(table: StatedTable) -> tuple[StatedColumn, ...]:
    return table.columns_of(Role.AFTER) or table.columns_of(Role.CEILING)


def _ceiling(table: StatedTable) -> StatedColumn:
    """Of "Pagu Awal" and "Pagu Pergeseran" the second."""
    columns = _ceilings(table)
    revised = [column for column in columns if any(word in comparable(column.head) for word in _REVISED)]
    return (revised or list(columns))[-1 if revised else 0]


def _spending(table: StatedTable, quarter: Quarter | None) -> tuple[StatedColumn, ...]:
    """The column up to the quarter's end; or those of its quarters, which make it up."""
    columns = table.columns_of(Role.SPENDING) or _absorbed(table)
    if quarter is None:
        return ()
    times = {column.index: column_when(table, column, quarter.year) for column in columns}
    so_far = YEAR if quarter.number == 4 else When(Stretch.TO_DATE, quarter.number)
    for wanted in (so_far, UNSAID):
        found = [column for column in columns if times[column.index] == wanted]
        if found:
            return (found[0],)
    parts = [
        column
        for number in range(1, quarter.number + 1)
        for column in columns
        if times[column.index] == When(Stretch.QUARTER, number)
    ]
    return tuple(parts) if len(parts) == quarter.number else ()


def _absorbed(table: StatedTable) -> tuple[StatedColumn, ...]:
    """A second column of ceilings is what was spent where the printed absorption is its share of the first."""
    first, *others = _ceilings(table)
    rates = table.columns_of(Role.ABSORPTION)
    for other in others if rates else ():
        shares = [_share(row, first, other, rates[0]) for row in _leaves(table)]
        if shares and 2 * shares.count(True) > len(shares):
            return (other,)
    return ()


def _share(row: StatedRow, whole: StatedColumn, part: StatedColumn, rate: StatedColumn) -> bool:
    values = [row.cells[column.index].quantity.value for column in (whole, part)]
    rated = row.cells[rate.index].quantity
    if not values[0] or values[1] is None or rated.value is None:
        return False
    return fit(rated, exactly(values[1] * HUNDRED / values[0])) is Fit.FITS


def _leaves(table: StatedTable) -> list[StatedRow]:
    """The rows that are no total and have none below; of rows with and without an indicator, those without."""
    ceiling = _ceilings(table)[0].index
    rows = [row for row in table.rows if row.role is RowRole.BODY and row.label and _filled(row, ceiling)]
    named = table.columns_of(Role.INDICATOR)
    activities = [row for row in rows if named and not row.cells[named[0].index].text.strip()]
    return activities or rows


def _filled(row: StatedRow, column: int) -> bool:
    return row.cells[column].quantity.kind in (Kind.NUMBER, Kind.UNREADABLE)


def _line(
    table: StatedTable,
    row: StatedRow,
    money: _Money,
    places: Places,
    indicators: dict[str, str],
    questions: list[Question],
) -> ProposedLine:
    place = places.of(table, row)
    code, name = _called(table, row)
    ceiling = _amount(row, (money.ceiling,), name, Field.CEILING, place, questions)
    spending = _amount(row, money.spending, name, Field.SPENDING, place, questions)
    served = _served(table, row, indicators) or _of_same_ceiling(table, row, money, indicators)
    return ProposedLine(code=code, name=name, indicator=served, ceiling=ceiling, spending=spending, place=place)


def _called(table: StatedTable, row: StatedRow) -> tuple[str, str]:
    """Code and name; the name is the activity's where the table has one, never the indicator's."""
    texts = [" ".join(row.cells[column.index].text.split()) for column in table.columns_of(*_NAMES[:3])]
    name = next((text for text in texts if text), row.label)
    codes = [" ".join(row.cells[column.index].text.split()) for column in table.columns_of(Role.CODE)]
    code = next((text for text in (*codes, row.number) if _CODE.fullmatch(text)), "")
    split = _CODED.fullmatch(name)
    return (code or split["code"], split["name"]) if split else (code, name)


def _amount(
    row: StatedRow,
    columns: tuple[StatedColumn, ...],
    name: str,
    asked: Field,
    place: str,
    questions: list[Question],
) -> Decimal | None:
    """Rupiah; what is no amount is asked about, with what stands there."""
    total: Decimal | None = None
    for column in columns:
        cell = row.cells[column.index]
        text = " ".join(cell.text.split())
        value = None if cell.quantity.value is None else cell.quantity.value.scaleb(column.scale)
        if value is None or value != value.to_integral_value():
            if text and cell.quantity.kind in (Kind.UNREADABLE, Kind.NUMBER):
                problem = Problem("propose.unreadable", {"text": text})
                questions.append(Question(problem=problem, place=place, about=name, field=asked, text=text))
            return None
        total = (total or Decimal(0)) + value.to_integral_value()
    return total


def _served(table: StatedTable, row: StatedRow, indicators: dict[str, str]) -> str:
    """The indicator of the row, or of the nearest row above it in the hierarchy that names one."""
    at: StatedRow | None = row
    while at is not None:
        if at.subject in indicators:
            return indicators[at.subject]
        at = None if at.parent is None else table.rows[at.parent]
    return ""


def _of_same_ceiling(table: StatedTable, row: StatedRow, money: _Money, indicators: dict[str, str]) -> str:
    """The only indicator to which the same table gives exactly this much money."""
    column = money.ceiling.index
    value = row.cells[column].quantity.value
    same = [each for each in table.rows if each.subject and each.cells[column].quantity.value == value]
    alike = [each for each in table.rows if not each.subject and each.cells[column].quantity.value == value]
    if value and len(same) == 1 and len(alike) == 1:
        return indicators.get(same[0].subject, "")
    return ""


def _differing(table: StatedTable, lines: tuple[ProposedLine, ...], places: Places) -> Iterator[Question]:
    """The same activity with another ceiling in another table."""
    known = {comparable(line.name): line for line in lines if line.ceiling is not None}
    column = _ceiling(table)
    for row in _leaves(table):
        line = known.get(comparable(_called(table, row)[1]))
        value = row.cells[column.index].quantity.value
        if line is None or value is None or value.scaleb(column.scale) == line.ceiling:
            continue
        values = {
            "one": format_rupiah(line.ceiling or Decimal(0)),
            "place": line.place,
            "other": format_rupiah(value.scaleb(column.scale)),
            "elsewhere": places.of(table, row),
        }
        problem = Problem("propose.ceiling_differs", values)
        yield Question(problem=problem, place=places.of(table, row), about=line.name, field=Field.CEILING)
