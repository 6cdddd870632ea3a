"""PDFs of any shape for tests: Typst source set with the vendored fonts."""

from functools import lru_cache
from importlib.resources import files

import typst

from triwulan.core.document import Block, Document, Heading, Paragraph, Table, Title

PAGE = '#set page(paper: "a4", margin: 2.5cm)\n#set text(font: "Liberation Sans", size: 11pt, lang: "id")\n'


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(files("triwulan.data").joinpath("fonts"))],
    )


def typeset(source: str, page: str = PAGE) -> bytes:
    """Set a source; ``page`` comes before it."""
    pdf = typst.compile((page + source).encode(), font_paths=_fonts())
    assert isinstance(pdf, bytes)
    return pdf


def tables(document: Document) -> list[list[list[str]]]:
    """The texts of all tables."""
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def spans(document: Document, table: int = 0) -> list[list[tuple[int, int]]]:
    """How many columns and rows each cell of a table takes."""
    found = [block for block in document.blocks if isinstance(block, Table)][table]
    return [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in found.rows]


def texts(document: Document) -> list[str]:
    """What stands outside of tables."""
    return [text for block in document.blocks for text in _texts(block)]


def _texts(block: Block) -> list[str]:
    match block:
        case Title(lines=lines):
            return list(lines)
        case Heading(number=number, text=text):
            return [f"{number} {text}".strip()]
        case Paragraph(text=text):
            return [text]
        case _:
            return []
