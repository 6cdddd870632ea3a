"""Writing a Document to a file's bytes and reading it again, in each format that can be both."""

from collections.abc import Callable
from typing import Final

from triwulan.core.document import Document
from triwulan.formats.docx import write_docx
from triwulan.formats.markdown import write_markdown
from triwulan.formats.pdf import write_pdf
from triwulan.formats.reading import read_document

WRITERS: Final[dict[str, Callable[[Document], bytes]]] = {
    "md": lambda document: write_markdown(document).encode(),
    "docx": write_docx,
    "pdf": write_pdf,
}


def read_again(document: Document, suffix: str) -> Document:
    """What comes back of a document from a file of a format."""
    return read_document(WRITERS[suffix](document), f"laporan.{suffix}")
