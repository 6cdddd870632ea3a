"""Writing a Document as PDF/A-2a and PDF/UA-1 with Typst and the vendored fonts."""

import json
import threading
from functools import lru_cache
from importlib.resources import files
from typing import Any

import typst

from triwulan.core.document import Document
from triwulan.formats.typst_pdf import document_data

# One compiler serves one thread at a time.
_COMPILING = threading.Lock()


class PdfError(RuntimeError):
    """Typst could not set the document, or set it with a warning (an unknown font is only a warning)."""


def write_pdf(document: Document) -> bytes:
    """The document as A4 pages; the same document gives the same bytes."""
    data = json.dumps(document_data(document), ensure_ascii=True)
    with _COMPILING:
        return _checked(*_compile(data))


def _compile(data: str) -> tuple[Any, list[Any]]:
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            format="pdf", sys_inputs={"document": data}, pdf_standards=["a-2a", "ua-1"]
        )
    except typst.TypstError as error:
        raise PdfError(str(error)) from error
    return pdf, list(warnings)


def _checked(pdf: Any, warnings: list[Any]) -> bytes:
    if warnings:
        raise PdfError("; ".join(str(warning) for warning in warnings))
    if not isinstance(pdf, bytes):
        raise PdfError("typst gave no single PDF")
    return pdf


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    template = files("triwulan.formats").joinpath("report.typ")
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(files("triwulan.data").joinpath("fonts"))],
    )
    return typst.Compiler(str(template), root=str(files("triwulan.formats")), font_paths=fonts)
