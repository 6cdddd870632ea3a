"""One document is the same text in every format."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.formats.extracted import docx_text, html_text, normalised, pdf_text
from tests.formats.sample import sample
from triwulan.core.document import Document, Table, plain_lines
from triwulan.formats.docx import write_docx
from triwulan.formats.html import write_html
from triwulan.formats.pdf import write_pdf

FORMATS: list[Callable[[Document], str]] = [
    lambda document: pdf_text(write_pdf(document)),
    lambda document: docx_text(write_docx(document)),
    lambda document: html_text(write_html(document)),
]
every_format = pytest.mark.parametrize("text_of", FORMATS, ids=["pdf", "docx", "html"])


def with_one_cell_changed(document: Document) -> Document:
    """The document with one figure of its last table row but one changed by one digit."""
    blocks = list(document.blocks)
    at = max(index for index, block in enumerate(blocks) if isinstance(block, Table) and block.number == "2.3")
    table = blocks[at]
    assert isinstance(table, Table)
    row = table.rows[-2]
    assert row.cells[3].text == "63.000.000"
    cells = (*row.cells[:3], replace(row.cells[3], text="63.000.001"), *row.cells[4:])
    blocks[at] = replace(table, rows=(*table.rows[:-2], replace(row, cells=cells), table.rows[-1]))
    return replace(document, blocks=tuple(blocks))


@every_format
def test_it_prints_every_line_of_the_document_and_nothing_else(text_of: Callable[[Document], str]) -> None:
    document = sample()
    assert text_of(document) == normalised(plain_lines(document))


@every_format
def test_the_comparison_fails_on_one_changed_cell(text_of: Callable[[Document], str]) -> None:
    document = sample()
    assert text_of(with_one_cell_changed(document)) != normalised(plain_lines(document))
