"""The rows of a spreadsheet one after the other, as texts: .xlsx, .xls, .ods and tables of text.

A number is written the Indonesian way, without points between thousands, so that one reader of figures understands
what was typed and what was calculated. A formula's error stays as it is shown (``#REF!``).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from triwulan.core.problem import Problem
from triwulan.formats.file_kinds import FileKind
from triwulan.formats.limits import LONGEST_CELL, MOST_COLUMNS, MOST_SHEET_ROWS, refuse
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


def sheets_in(data: bytes, kind: FileKind) -> Iterator[OpenSheet]:
    """The sheets of a file in their order; each must be read before the next. Raises ProblemError as rows are read."""
    # libraries that parse are loaded where they are needed
    if kind is FileKind.XLSX:
        from triwulan.formats.xlsx_rows import xlsx_sheets

        return counted(xlsx_sheets(data))
    if kind in (FileKind.XLS, FileKind.ODS):
        from triwulan.formats.calamine_rows import calamine_sheets

        return counted(calamine_sheets(data))
    if kind is FileKind.CSV:
        from triwulan.formats.csv_rows import csv_sheets

        return counted(csv_sheets(data))
    refuse(Problem("imports.not_a_sheet"))


def counted(sheets: Iterator[OpenSheet]) -> Iterator[OpenSheet]:
    """The same sheets; refuses the file once it has more rows than any office writes."""
    left = MOST_SHEET_ROWS

    def bounded(rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
        nonlocal left
        for row in rows:
            left -= 1
            if left < 0:
                refuse(Problem("imports.too_many_rows", {"most": MOST_SHEET_ROWS}))
            yield row

    for sheet in sheets:
        sheet.rows = bounded(sheet.rows)
        yield sheet


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
