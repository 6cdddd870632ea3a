"""Real files to bring: the demo's report with one percentage changed in one table, as .docx and .pdf."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from triwulan.compose import compose_report
from triwulan.core.document import Block, Document, Row, Table
from triwulan.formats.docx import write_docx
from triwulan.formats.pdf import write_pdf
from triwulan.formats.report_json import load_report

EXAMPLE = Path(__file__).parents[2] / "examples" / "laporan-tw1-2023.json"
CHANGED = "measurement/IK3"
WRONG, RIGHT = "81,67%", "91,67%"


@cache
def wrong_docx() -> bytes:
    return write_docx(_wrong())


@cache
def wrong_pdf() -> bytes:
    return write_pdf(_wrong())


def _wrong() -> Document:
    document = compose_report(load_report(EXAMPLE.read_bytes()))
    return replace(document, blocks=tuple(map(_changed, document.blocks)))


def _changed(block: Block) -> Block:
    if not isinstance(block, Table) or block.number != "2.2":
        return block
    return replace(block, rows=tuple(_row(row) if row.anchor == CHANGED else row for row in block.rows))


def _row(row: Row) -> Row:
    cells = [replace(cell, text=WRONG) if cell.text == RIGHT else cell for cell in row.cells]
    assert tuple(cells) != row.cells
    return replace(row, cells=tuple(cells))
