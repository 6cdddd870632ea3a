"""A workbook to fill in: titles, a head that stays in sight, rows with what is known, lists to choose from."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

Cell = str | Decimal | None
_HEAD: Final = PatternFill("solid", fgColor="E3EFF6")
_THIN: Final = Side(style="thin", color="D5DCE4")
_BORDER: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_GROUPED: Final = "#,##0.####"
_WHOLE: Final = "#,##0"


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """A sheet; ``choices`` are the texts offered in a column, counted from 0."""

    name: str
    titles: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)


def template_bytes(sheets: Sequence[TemplateSheet]) -> bytes:
    """The workbook as a file."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    offered = [sheet for sheet in sheets if sheet.choices]
    if offered:
        _offer(book, offered)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write(page: Any, sheet: TemplateSheet) -> None:
    for number, title in enumerate(sheet.titles, start=1):
        _put(page.cell(number, 1), title)
        page.cell(number, 1).font = Font(bold=True, size=13 if number == 1 else 11)
    first = len(sheet.titles) + 2
    for column, head in enumerate(sheet.heads, start=1):
        cell = page.cell(first, column)
        _put(cell, head)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _BORDER
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for number, row in enumerate(sheet.rows, start=first + 1):
        for column, value in enumerate(row, start=1):
            _put(page.cell(number, column), value)
            page.cell(number, column).border = _BORDER
            page.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = page.cell(first + 1, 1)


def _put(cell: Any, value: Cell) -> None:
    """Write a value; a text stays a text, also one that begins like a formula."""
    if value is None or value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    else:
        cell.number_format = _WHOLE if value == value.to_integral_value() else _GROUPED


def _offer(book: Any, sheets: Sequence[TemplateSheet]) -> None:
    """Lists to choose from stand on a hidden sheet, for a cell's own rule takes few letters."""
    lists = book.create_sheet("Pilihan")
    lists.sheet_state = "hidden"
    at = 0
    for sheet in sheets:
        first = len(sheet.titles) + 3
        for column, texts in sheet.choices.items():
            if not texts:
                continue
            at += 1
            for number, text in enumerate(texts, start=1):
                _put(lists.cell(number, at), text)
            letter = get_column_letter(at)
            rule = DataValidation("list", formula1=f"Pilihan!${letter}$1:${letter}${len(texts)}", allow_blank=True)
            book[sheet.name].add_data_validation(rule)
            own = get_column_letter(column + 1)
            rule.add(f"{own}{first}:{own}{first + len(sheet.rows) - 1}")
