"""Letters drawn in colours, such as a ticked box of an emoji font: PDFium leaves them out of a page's text."""

import ctypes
import io
import re
from collections.abc import Iterable, Iterator
from math import hypot
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from triwulan.formats.pdf_characters import Glyph, Run, font_name
from triwulan.formats.pdf_glyphs import printed

_COLOURED: Final = re.compile(r"emoji|colou?r", re.I)


def coloured_glyphs(data: bytes, page: pypdfium2.PdfPage, index: int, seen: Iterable[int]) -> list[Glyph]:
    """The letters of a page in coloured fonts; ``seen`` are the text objects whose letters are known.

    They are read with pdfminer, which is slow and therefore asked for such pages only.
    """
    if not _has_unseen(page, frozenset(seen)):
        return []
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as book:
            return list(_glyphs(book.pages[0].chars))
    except Exception:
        # what PDFium opened may still trip another reader; the page is read without its coloured letters then
        return []


def _has_unseen(page: pypdfium2.PdfPage, seen: frozenset[int]) -> bool:
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if ctypes.addressof(item.contents) not in seen:
            font = pdfium.FPDFTextObj_GetFont(item)
            if font and _COLOURED.search(font_name(font)):
                return True
    return False


def _glyphs(letters: Iterable[dict[str, Any]]) -> Iterator[Glyph]:
    for letter in letters:
        if not _COLOURED.search(letter["fontname"]) or len(letter["text"]) != 1:
            continue
        shown = printed(ord(letter["text"]), "")
        a, b, _, _, x, y = letter["matrix"]
        length = hypot(a, b) or 1.0
        if shown and not shown.isspace():
            run = Run(float(letter["size"]), False, "", True, a / length, b / length)
            yield Glyph(shown, x, y, letter["x0"], letter["y0"], letter["x1"], letter["y1"], run)
