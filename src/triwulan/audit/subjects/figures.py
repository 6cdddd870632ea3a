"""A figure of a table with what it can stand for, and figures written in the style of one that is printed."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.agreement import plain_unit
from triwulan.core.interval import Interval, exactly, result, rounded
from triwulan.core.place import NOWHERE, Place
from triwulan.core.quantity import RUPIAH, Kind, Quantity, format_number, parse_quantity
from triwulan.core.reading import Measure, Role, StatedCell, StatedColumn, StatedRow, StatedTable

_BODY: Final = re.compile(r"\d[\d.,]*\d|\d")
_NEGATIVE: Final = re.compile(r"[-‐-―−]\s*(?=\D*$)")
_SHORTENED: Final = re.compile(r"\b(?:dalam\s+)?(?:ribu|juta|mil[iy]ar)(?:an)?\b", re.IGNORECASE)
_PERCENT_ROLES: Final = (Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.CHANGE_PERCENT)
_MONEY_ROLES: Final = (Role.CEILING, Role.SPENDING, Role.REMAINDER)
_AGREED: Final = (Role.TARGET, Role.CEILING, Role.WEIGHT)
_LARGE: Final = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number in a cell; a ``malformed`` one has the value it was most likely meant to have."""

    table: StatedTable
    row: StatedRow
    column: StatedColumn
    quantity: Quantity
    malformed: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """Which cell of its table: index of the row and of the column."""
        return (self.row.index, self.column.index)

    @property
    def cell(self) -> StatedCell:
        """The cell it stands in."""
        return self.row.cells[self.column.index]

    @property
    def text(self) -> str:
        """What is printed, on one line."""
        return " ".join(self.cell.text.split())

    @property
    def place(self) -> Place:
        """Where it stands."""
        return place_of(self.table, self.row, self.column)

    @property
    def value(self) -> Decimal:
        """The number."""
        if self.quantity.value is None:
            raise ValueError(f"not a number: {self.quantity.raw!r}")
        return self.quantity.value

    @property
    def unit(self) -> str:
        """Its unit, from the cell, its column's head or the row's column of units; "" where nothing says."""
        return unit_of(self.table, self.row, self.column)

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%" or (not self.unit and self.column.role in _PERCENT_ROLES)

    @property
    def money(self) -> bool:
        """Whether it is rupiah."""
        unit = self.quantity.unit or self.column.unit
        return unit.startswith(RUPIAH) or (not unit and self.column.role in _MONEY_ROLES)

    @property
    def given(self) -> Interval:
        """What it can stand for as an input: what was counted, agreed or is rupiah is exact, the rest was rounded."""
        shortened = self.column.scale or _in_thousands(self.table.caption)
        if self.column.role in _AGREED and not shortened and self.quantity.places >= 0:
            return exactly(self.value)
        if self.quantity.places == 0 and not self.percent and not (shortened and (self.money or not self.unit)):
            return exactly(self.value)
        return rounded(self.value, self.quantity.places)

    @property
    def result(self) -> Interval:
        """What it can stand for as a result."""
        return result(self.quantity)

    def expected(self, value: Decimal) -> str:
        """Another value as it would be printed in its place."""
        return styled(value, self)


def figure(table: StatedTable, row: StatedRow, column: StatedColumn) -> Figure | None:
    """The figure of a cell, None where there is none; a merged cell has one only where it begins."""
    cell = row.cells[column.index]
    if cell.covered:
        return None
    if cell.quantity.kind is Kind.NUMBER:
        return Figure(table, row, column, cell.quantity)
    if cell.quantity.kind is not Kind.UNREADABLE or cell.quantity.problem is None:
        return None
    meant = parse_quantity(str(cell.quantity.problem.values.get("suggestion", "")))
    if not meant.is_number:
        return None
    return Figure(table, row, column, replace(meant, raw=cell.text, unit=_unit_around(cell.text)), malformed=True)


def place_of(table: StatedTable, row: StatedRow | None, column: StatedColumn | None) -> Place:
    """The place of a cell, of a whole row or of a whole column."""
    if row is not None and column is not None:
        cell = row.cells[column.index]
        if cell.place != NOWHERE:
            return cell.place
        return replace(_named(table), row=row.number or row.label, column=column.head, quote=cell.text)
    if row is not None:
        return row.place if row.place != NOWHERE else replace(_named(table), row=row.number or row.label)
    return replace(_named(table), column=column.head if column is not None else "", row="")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return plain_unit(text)


def unit_of(table: StatedTable, row: StatedRow, column: StatedColumn) -> str:
    """The unit of a cell in one spelling: its own, its head's, or for targets and realisations the row's."""
    quantity = row.cells[column.index].quantity
    if quantity.unit or column.unit:
        return _plain(quantity.unit or column.unit)
    if column.measure is Measure.BUDGET or column.role in (*_PERCENT_ROLES, *_MONEY_ROLES, Role.WEIGHT, Role.SCORE):
        return ""
    units = table.columns_of(Role.UNIT)
    return _plain(row.cells[units[0].index].text) if units else ""


@lru_cache(maxsize=512)
def _in_thousands(caption: str) -> bool:
    """Whether a table says that its money is in thousands or millions."""
    return bool(_SHORTENED.search(caption))


def styled(value: Decimal, like: Figure) -> str:
    """Write a value as the figure is printed: its places, separators, sign of percent, currency and unit."""
    text, places = like.text, max(0, like.quantity.places)
    scale = -min(0, like.quantity.places)
    match = _BODY.search(text)
    if match is None:
        return format_number(value, places)
    if scale and "." not in match.group() and "," not in match.group():
        value = value.scaleb(-scale)
    elif scale or like.quantity.value is None or _shown_scaled(like):
        return format_number(value, None)
    body = _grouped(value, places, match.group(), like)
    before = _NEGATIVE.sub("", text[: match.start()])
    after = text[match.end() :]
    if before.rstrip().endswith("(") and after.lstrip().startswith(")"):
        if value < 0:
            return f"{before}{body}{after}"
        before, after = before.rstrip()[:-1], after.lstrip()[1:]
    return f"{'-' if value < 0 else ''}{before}{body}{after}"


def _shown_scaled(like: Figure) -> bool:
    """Whether words such as "juta" stand behind the number, so that its digits are not its value's."""
    return bool(re.search(r"\d\s*(?:ribu|rb|juta|jt|mil[iy]ar|triliun|trilyun|[mt])\b", like.text, re.I)) and (
        abs(like.value) >= _LARGE / 1000
    )


def _grouped(value: Decimal, places: int, body: str, like: Figure) -> str:
    digits = format_number(abs(value), places)
    point, group = _marks(body, like)
    if like.value >= 1000 and not re.search(r"[.,]\d{3}", body):
        group = ""
    return digits.translate({ord("."): group, ord(","): point})


def _marks(body: str, like: Figure) -> tuple[str, str]:
    """The decimal mark and the mark of thousands that a figure is printed with, else those of its column."""
    separators = [mark for mark in body if mark in ".,"]
    if separators and like.malformed:
        return ",", "."
    if like.quantity.places > 0 and separators:
        return separators[-1], "," if separators[-1] == "." else "."
    if separators:
        return ("," if separators[0] == "." else "."), separators[0]
    for row in like.table.rows:
        cell = row.cells[like.column.index]
        found = [mark for mark in cell.text if mark in ".,"]
        if cell.quantity.places > 0 and found:
            return found[-1], "," if found[-1] == "." else "."
    return ",", "."


def _unit_around(text: str) -> str:
    if "%" in text:
        return "%"
    return RUPIAH if re.match(r"\s*rp", text, re.I) else ""


def _named(table: StatedTable) -> Place:
    return table.place if table.place.table else replace(table.place, table=table.number or table.sheet)
