"""Workbooks as officials have them: made with openpyxl, which writes what Excel writes."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]


def workbook(
    sheets: Mapping[str, Rows],
    *,
    hidden: Sequence[str] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    errors: Mapping[str, Sequence[str]] | None = None,
    formats: Mapping[str, Mapping[str, str]] | None = None,
    hidden_rows: Mapping[str, Sequence[int]] | None = None,
) -> bytes:
    """An .xlsx; ``merged``, ``errors``, ``formats`` and ``hidden_rows`` name ranges, cells and rows by their sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
        for reference in (merged or {}).get(name, ()):
            sheet.merge_cells(reference)
        for reference in (errors or {}).get(name, ()):
            sheet[reference].value, sheet[reference].data_type = "#REF!", "e"
        for reference, code in (formats or {}).get(name, {}).items():
            sheet[reference].number_format = code
        for number in (hidden_rows or {}).get(name, ()):
            sheet.row_dimensions[number].hidden = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def dpa(*rows: Sequence[Any]) -> dict[str, Rows]:
    """A sheet as budget documents are exported: merged titles, numbered columns, then the rows."""
    return {
        "Belanja": [
            ["DOKUMEN PELAKSANAAN ANGGARAN"],
            ["KECAMATAN SENDURO TAHUN ANGGARAN 2023"],
            [],
            ["Kode Rekening", "Uraian", "Pagu Anggaran (Rp)", "Realisasi s.d. Triwulan I", "Sisa", "%"],
            [1, 2, 3, 4, 5, 6],
            *rows,
        ]
    }
