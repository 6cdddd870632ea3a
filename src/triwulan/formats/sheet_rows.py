"""The rows of a spreadsheet one after the other, whatever its format: .xlsx, .xls, .ods and tables of text."""

from collections.abc import Iterator

from triwulan.core.problem import Problem
from triwulan.formats.file_kinds import FileKind
from triwulan.formats.limits import MOST_SHEET_ROWS, refuse
from triwulan.formats.sheet_cells import OpenSheet, SheetRow


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
