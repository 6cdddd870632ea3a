"""Where an indicator stands against its target, and how it changed, as tables print it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.directions import Better, better
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.statements.fact_cells import cells_of, own_time, rows_about, same_time, time_of
from triwulan.core.claims import Changed, Compared
from triwulan.core.claims import Figure as Said
from triwulan.core.interval import given, percentage
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Measure, Reading, Role, StatedColumn, StatedRow, StatedTable

_TIMED: Final = re.compile(
    r"\b(?:triwulan|tw|semester|bulan|sebelumnya|lalu|awal|januari|[fp]ebruari|maret|april|mei|juni|juli|agustus|september|oktober|"
    r"nop?v?ember|desember)\b",
    re.I,
)
_MEASURED: Final = (Role.REALISATION, Role.AMOUNT, Role.UNKNOWN, Role.ACHIEVEMENT)


@dataclass(frozen=True, slots=True)
class Standing:
    """Below (-1), at (0) or above (1) its target; ``cell`` shows it, None where the sentence itself does."""

    order: int
    cell: Figure | None
    row: str
    shown: str
    table: str


def standings(claim: Compared, reading: Reading) -> list[Standing]:
    """Every way the tables tell where the thing that a sentence is about stands; empty where it is not certain."""
    left = claim.left
    if left is not None and left.roles == (Role.ACHIEVEMENT,) and left.unit == "%" and not left.elsewhere:
        return [Standing(_order(left.value, HUNDRED), None, "", left.printed, "")]
    if not claim.about.sure or not (claim.about.subject or claim.about.rows) or (left is not None and left.elsewhere):
        return []
    found: list[Standing] = []
    for table, row in rows_about(claim.about, reading):
        found += _of_row(table, row, claim, reading)
    return found


def _of_row(table: StatedTable, row: StatedRow, claim: Compared, reading: Reading) -> list[Standing]:
    found = []
    span = claim.left.span if claim.left is not None else None
    for column in table.columns_of(Role.ACHIEVEMENT):
        cell = figure(table, row, column)
        if cell is None or column.measure is Measure.BUDGET or not same_time(span, time_of(table, column, reading)):
            continue
        found.append(Standing(_order(cell.value, HUNDRED), cell, row.label, cell.text, cell.place.table))
    achieved = list(found)
    results = _meant(table, row, claim, reading)
    for target in table.columns_of(Role.TARGET):
        for column in results:
            goal, reached = figure(table, row, target), figure(table, row, column)
            if goal is None or reached is None or goal.unit != reached.unit or column.measure is Measure.BUDGET:
                continue
            order = _order(reached.value, goal.value)
            shown = f"{reached.text} : {goal.text}"
            found.append(Standing(order, reached, row.label, shown, reached.place.table))
            settled = _settled(achieved, order) or _is_plain(table, row, reached, goal)
            if better(row.label) is not Better.HIGH and not settled:
                # said in numbers "below the target" can be good news, said of success it cannot: both are possible
                found.append(Standing(-order, reached, row.label, shown, reached.place.table))
    return found


def _meant(table: StatedTable, row: StatedRow, claim: Compared, reading: Reading) -> list[StatedColumn]:
    """The realisations a sentence can mean: those that it prints, else without a time said those up to now."""
    columns = [column for column in table.columns_of(Role.REALISATION) if column.measure is not Measure.BUDGET]
    left = claim.left
    if left is not None:
        printed = [
            column
            for column in columns
            if (cell := figure(table, row, column)) is not None and cell.given.meets(given(left.quantity))
        ]
        return printed or columns
    now = own_time(reading)
    if now is None or _TIMED.search(claim.place.quote):
        return columns
    return [column for column in columns if column.span is not None and column.span.last == now.last] or columns


def _is_plain(table: StatedTable, row: StatedRow, reached: Figure, goal: Figure) -> bool:
    """Whether a percentage beside them is what was reached of the target, so that more is better."""
    share = percentage(reached.given, goal.given)
    beside = (figure(table, row, column) for column in table.columns)
    return (
        share is not None
        and reached.value != goal.value
        and any(
            cell is not None and cell.percent and cell is not reached and cell is not goal and cell.result.meets(share)
            for cell in beside
        )
    )


def _settled(achieved: list[Standing], order: int) -> bool:
    """Whether the achievements printed beside them show that more is better."""
    return bool(achieved) and order != 0 and all(each.order == order for each in achieved)


def shifts_of(claim: Changed, reading: Reading) -> list[tuple[Figure, Figure]]:
    """Before and after, where a row has two ceilings or a column for each: "berkurang Rp30.000.000"."""
    if not claim.about.sure or claim.since or claim.by is None or claim.by.quantity.unit != "Rp":
        return []
    found = []
    for table, row in rows_about(claim.about, reading):
        for roles in ((Role.CEILING,), (Role.BEFORE, Role.AFTER)):
            columns = table.columns_of(*roles)
            cells = [figure(table, row, column) for column in columns]
            if len(cells) == 2 and cells[0] is not None and cells[1] is not None and cells[0].value != cells[1].value:
                found.append((cells[0], cells[1]))
    return found


def years_of(claim: Changed, reading: Reading) -> list[tuple[Figure, Figure]]:
    """The figures of a row for one and the same part of the year before and of this year, or before and after."""
    if not claim.about.sure or not (claim.about.subject or claim.about.rows):
        return []
    found = []
    for table, row in rows_about(claim.about, reading):
        timed = [each for each in table.columns_of(*_MEASURED) if each.span is not None and each.span.year is not None]
        last = max((each.span.year or 0 for each in timed if each.span), default=0)
        for now in timed:
            for before in timed:
                if now.span is None or before.span is None or now.role is not before.role or now.span.year != last:
                    continue
                if replace(before.span, year=last) == now.span and before.span.year == last - 1:
                    cells = (figure(table, row, before), figure(table, row, now))
                    if cells[0] is not None and cells[1] is not None:
                        found.append((cells[0], cells[1]))
    return found


def realised_now(claim: Changed, before: Said, reading: Reading) -> list[Figure]:
    """What an indicator is now by the tables, one of each value, in the unit of what it was."""
    if not claim.about.sure or not claim.about.subject or before.quantity.unit == "Rp":
        return []
    head = before.noun.partition(" ")[0]
    cells = [cell for table, row in rows_about(claim.about, reading) for cell in cells_of(table, row)]
    alike = [
        cell
        for cell in cells
        if cell.column.role is Role.REALISATION
        and not cell.money
        and cell.percent is (before.quantity.unit == "%")
        and (not head or (cell.unit or head).lower().startswith(head))
    ]
    return list({cell.value: cell for cell in reversed(alike)}.values())


def changes_of(claim: Changed, reading: Reading) -> list[Figure]:
    """The changes that tables print for the one thing a sentence is about."""
    if not claim.about.sure or not (claim.about.subject or claim.about.rows) or claim.since:
        return []
    by = claim.by or claim.relative
    if by is not None and (by.elsewhere or claim.about.whole):
        return []
    return [
        cell
        for table, row in rows_about(claim.about, reading)
        for cell in cells_of(table, row)
        if cell.column.role in (Role.CHANGE, Role.CHANGE_PERCENT)
    ]


def _order(one: Decimal, other: Decimal) -> int:
    return (one > other) - (one < other)
