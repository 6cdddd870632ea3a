"""Rows of a table of text: fields divided by semicolons, commas, tabs or bars, whatever the writing."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from triwulan.core.problem import Problem
from triwulan.formats.limits import refuse
from triwulan.formats.read_text import decode
from triwulan.formats.sheet_cells import OpenSheet, SheetRow, cell_text, check_column

_DIVIDERS: Final = ";\t,|"
_SAMPLE: Final = 64 * 1024
_LONGEST_FIELD: Final = 1024 * 1024


def csv_sheets(data: bytes) -> Iterator[OpenSheet]:
    """The one sheet of the file, which has no name."""
    text = decode(data)
    lines = io.StringIO(text, newline="")
    yield OpenSheet("", _rows(lines, divider_of(text[:_SAMPLE])), share=lambda: lines.tell() / max(1, len(text)))


def divider_of(sample: str) -> str:
    """What divides the fields: the sign that divides most lines into the same number of them, a semicolon first."""
    best, most = ";", 0
    for divider in _DIVIDERS:
        counts = Counter(line.count(divider) for line in sample.splitlines() if divider in line)
        alike = max(counts.values(), default=0)
        if alike > most:
            best, most = divider, alike
    return best


def _rows(lines: io.StringIO, divider: str) -> Iterator[SheetRow]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(_without_nulls(lines), delimiter=divider)
    number = 1
    try:
        for fields in reader:
            check_column(len(fields))
            cells = tuple(cell_text(field) for field in fields)
            if any(cells):
                yield SheetRow(number, cells)
            number = reader.line_num + 1
    except csv.Error:
        refuse(Problem("reading.broken"))


def _without_nulls(lines: io.StringIO) -> Iterator[str]:
    return (line.replace("\0", "") for line in iter(lines.readline, ""))
