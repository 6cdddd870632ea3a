"""A row of a spreadsheet as texts, and how what is stored in a cell is written.

A number is written the Indonesian way, without points between thousands, so that one reader of figures understands
what was typed and what was calculated. A formula's error stays as it is shown (``#REF!``).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from triwulan.core.problem import Problem
from triwulan.formats.limits import LONGEST_CELL, MOST_COLUMNS, refuse
from triwulan.formats.number_format import as_number

_NOISE: Final = Decimal("0.000001")
_LARGE: Final = 1000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as the file counts it, from 1; ``hidden`` where its author, or a filter, hid it."""

    number: int
    cells: tuple[str, ...]
    hidden: bool = False


@dataclass(slots=True)
class OpenSheet:
    """A sheet whose rows can be read once; ``share`` says how much of the whole file has been read, 0 to 1."""

    name: str
    rows: Iterator[SheetRow]
    hidden: bool = False
    share: Callable[[], float] = field(default=lambda: 0.0)


def cell_text(text: str) -> str:
    """A text without what no cell needs to be understood: outer blanks, and what is longer than any name."""
    text = text.strip()
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def number_text(stored: str) -> str:
    """A stored number as people write it, without the noise of calculations in binary."""
    if stored.isdigit() and len(stored) < 15:
        return stored
    value = as_number(stored)
    if value is None:
        return stored
    whole = value.to_integral_value()
    if value == whole or (abs(value) > _LARGE and abs(value - whole) < _NOISE):
        return f"{whole:f}"
    return f"{value.normalize():f}".replace(".", ",")


def percent_text(stored: str) -> str:
    """A number that is shown as a percentage: stored 0.25 is 25%."""
    value = as_number(stored)
    return stored if value is None else number_text(str(value.scaleb(2))) + "%"


def check_column(column: int) -> None:
    """Refuse a sheet wider than any table."""
    if column > MOST_COLUMNS:
        refuse(Problem("imports.too_many_columns", {"most": MOST_COLUMNS}))
