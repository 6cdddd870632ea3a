"""Rows of old workbooks (.xls) and of OpenDocument sheets (.ods), by calamine.

It tells neither formats nor errors: a percentage comes as its fraction, a formula's error as nothing.
"""

import datetime
import io
from collections.abc import Iterator

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from triwulan.core.problem import Problem
from triwulan.formats.limits import MOST_SHEET_ROWS, refuse
from triwulan.formats.sheet_cells import OpenSheet, SheetRow, cell_text, check_column, number_text


def calamine_sheets(data: bytes) -> Iterator[OpenSheet]:
    """The sheets of the file."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        known = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        for place, each in enumerate(known):
            sheet = book.get_sheet_by_name(each.name)
            hidden = each.visible != SheetVisibleEnum.Visible
            yield OpenSheet(each.name, _rows(sheet), hidden, lambda place=place: (place + 1) / len(known))  # type: ignore[misc]
    except PasswordError:
        refuse(Problem("reading.encrypted"))
    except CalamineError:
        refuse(Problem("reading.broken"))


def _rows(sheet: CalamineSheet) -> Iterator[SheetRow]:
    if sheet.total_height > MOST_SHEET_ROWS:
        refuse(Problem("imports.too_many_rows", {"most": MOST_SHEET_ROWS}))
    check_column(sheet.total_width)
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(map(_text, values))
        if any(cells):
            yield SheetRow(number, cells)


def _text(value: object) -> str:
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(repr(value))
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value)
