"""A figure of a table with what it can stand for, and figures written in the style of one that is printed."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.keeping import per_table
from triwulan.audit.subjects.styling import styled
from triwulan.audit.subjects.unit_words import plain_unit, unit_cell
from triwulan.core.interval import Interval, exactly, result, rounded
from triwulan.core.keeping import once
from triwulan.core.place import NOWHERE, Place
from triwulan.core.quantity import RUPIAH, Kind, Quantity, parse_quantity
from triwulan.core.reading import Measure, Role, StatedCell, StatedColumn, StatedRow, StatedTable

_SHORTENED: Final = re.compile(r"\b(?:dalam\s+)?(?:ribu|juta|mil[iy]ar)(?:an)?\b", re.IGNORECASE)
_AT_LEAST: Final = re.compile(
    r"(?:[≥≤<>]|>=|<=|=>|min(?:imal|\.)?|maks(?:imal|\.)?|paling \w+)\s*(?P<figure>\d.*)", re.IGNORECASE
)
_PERCENT_ROLES: Final = (Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.CHANGE_PERCENT)
_MONEY_ROLES: Final = (Role.CEILING, Role.SPENDING, Role.REMAINDER)
_AGREED: Final = (Role.TARGET, Role.CEILING, Role.WEIGHT)


@dataclass(frozen=True, eq=False)
class Figure:
    """A number in a cell; a ``malformed`` one has the value it was most likely meant to have.

    Each cell has one Figure however often it is asked for, which keeps what it can stand for.
    """

    table: StatedTable
    row: StatedRow
    column: StatedColumn
    quantity: Quantity
    malformed: bool = False

    @once
    def key(self) -> tuple[int, int]:
        """Which cell of its table: index of the row and of the column."""
        return (self.row.index, self.column.index)

    @property
    def cell(self) -> StatedCell:
        """The cell it stands in."""
        return self.row.cells[self.column.index]

    @once
    def text(self) -> str:
        """What is printed, on one line."""
        return " ".join(self.cell.text.split())

    @property
    def place(self) -> Place:
        """Where it stands."""
        return place_of(self.table, self.row, self.column)

    @once
    def value(self) -> Decimal:
        """The number."""
        if self.quantity.value is None:
            raise ValueError(f"not a number: {self.quantity.raw!r}")
        return self.quantity.value

    @once
    def unit(self) -> str:
        """Its unit, from the cell, its column's head or the row's column of units; "" where nothing says."""
        return unit_of(self.table, self.row, self.column)

    @once
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%" or (not self.unit and self.column.role in _PERCENT_ROLES)

    @once
    def money(self) -> bool:
        """Whether it is rupiah."""
        unit = self.quantity.unit or self.column.unit
        return unit.startswith(RUPIAH) or (not unit and self.column.role in _MONEY_ROLES)

    @once
    def given(self) -> Interval:
        """What it can stand for as an input: what was counted, agreed or is rupiah is exact, the rest was rounded."""
        shortened = self.column.scale or _in_thousands(self.table.caption)
        if self.column.role in _AGREED and not shortened and self.quantity.places >= 0:
            return exactly(self.value)
        if self.quantity.places == 0 and not self.percent and not (shortened and (self.money or not self.unit)):
            return exactly(self.value)
        return rounded(self.value, self.quantity.places)

    @once
    def result(self) -> Interval:
        """What it can stand for as a result."""
        return result(self.quantity)

    def expected(self, value: Decimal) -> str:
        """Another value as it would be printed in its place."""
        column = (row.cells[self.column.index] for row in self.table.rows)
        return styled(value, self.text, self.quantity, malformed=self.malformed, beside=column)


def figure(table: StatedTable, row: StatedRow, column: StatedColumn) -> Figure | None:
    """The figure of a cell, None where there is none; a merged cell has one only where it begins."""
    return _figures(table).get((row.index, column.index))


class Same:
    """A value as a key of what is kept about it: this one, not an equal one, which would compare a whole document."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@per_table
def _figures(table: StatedTable) -> dict[tuple[int, int], Figure]:
    return {
        (row.index, column.index): each
        for row in table.rows
        for column in table.columns
        if (each := _figure(table, row, column)) is not None
    }


def _figure(table: StatedTable, row: StatedRow, column: StatedColumn) -> Figure | None:
    cell = row.cells[column.index]
    if cell.covered:
        return None
    if cell.quantity.kind is Kind.NUMBER:
        return Figure(table, row, column, cell.quantity)
    if cell.quantity.kind is not Kind.UNREADABLE or cell.quantity.problem is None:
        return None
    if column.role is Role.TARGET and (bound := _AT_LEAST.fullmatch(cell.text.strip())) is not None:
        least = parse_quantity(bound["figure"])
        return Figure(table, row, column, least) if least.is_number else None
    meant = parse_quantity(str(cell.quantity.problem.values.get("suggestion", "")))
    if not meant.is_number:
        return None
    return Figure(table, row, column, replace(meant, raw=cell.text, unit=_unit_around(cell.text)), malformed=True)


def place_of(table: StatedTable, row: StatedRow | None, column: StatedColumn | None) -> Place:
    """The place of a cell, of a whole row or of a whole column."""
    if row is not None and column is not None:
        cell = row.cells[column.index]
        # every read cell has an address, and to compare places takes longer than all else here
        if cell.place.address or cell.place != NOWHERE:
            return cell.place
        return replace(_named(table), row=row.number or row.label, column=column.head, quote=cell.text)
    if row is not None:
        return (
            row.place
            if row.place.address or row.place != NOWHERE
            else replace(_named(table), row=row.number or row.label)
        )
    return replace(_named(table), column=column.head if column is not None else "", row="")


def unit_of(table: StatedTable, row: StatedRow, column: StatedColumn) -> str:
    """The unit of a cell in one spelling: its own, its head's, or for targets and realisations the row's."""
    quantity = row.cells[column.index].quantity
    if quantity.unit or column.unit:
        return plain_unit(quantity.unit or column.unit)
    if column.measure is Measure.BUDGET or column.role in (*_PERCENT_ROLES, *_MONEY_ROLES, Role.WEIGHT, Role.SCORE):
        return ""
    own = unit_cell(table, row)
    return plain_unit(own.text) if own is not None else ""


@lru_cache(maxsize=512)
def _in_thousands(caption: str) -> bool:
    """Whether a table says that its money is in thousands or millions."""
    return bool(_SHORTENED.search(caption))


def _unit_around(text: str) -> str:
    if "%" in text:
        return "%"
    return RUPIAH if re.match(r"\s*rp", text, re.I) else ""


def _named(table: StatedTable) -> Place:
    return table.place if table.place.table else replace(table.place, table=table.number or table.sheet)
