"""What is drawn on a page of a PDF, taken once through PDFium: words, rules, pictures."""

from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from triwulan.formats.pdf_characters import characters_of, directions, words_of
from triwulan.formats.pdf_coloured import coloured_glyphs
from triwulan.formats.pdf_drawing import drawn_on
from triwulan.formats.pdf_shapes import Box, Word
from triwulan.formats.pdf_turning import orientation, turn_of


@dataclass(frozen=True, slots=True)
class Marks:
    """A page, ``turn`` quarters turned to the right from how it is kept.

    ``level`` rules are (top, x0, x1), ``upright`` ones (x, top, bottom).

    ``recognised`` counts invisible characters (a scan's), ``unmapped`` those whose letter the file does not say,
    ``cut`` tells that there was more drawn than was looked at.
    """

    page: int
    width: float
    height: float
    turn: int
    words: tuple[Word, ...]
    level: tuple[tuple[float, float, float], ...]
    upright: tuple[tuple[float, float, float], ...]
    pictures: tuple[Box, ...]
    recognised: int = 0
    unmapped: int = 0
    cut: bool = False


def page_marks(document: pypdfium2.PdfDocument, index: int, data: bytes) -> Marks:
    """The words, rules and pictures of a page of the document in ``data``; ``index`` counts from 0."""
    page = _with_entries(document, index)
    text = page.get_textpage()
    try:
        read, unmapped, owners = characters_of(text)
        glyphs = [*read, *coloured_glyphs(data, page, index, owners)]
        turn = turn_of(page, directions(read))
        to_page, width, height = orientation(page, turn)
        drawn = drawn_on(page, to_page)
        words = words_of([each for each in glyphs if each.run.visible], to_page)
        inside = tuple(each for each in words if _inside(each, width, height))
        recognised = sum(1 for each in glyphs if not each.run.visible)
        return Marks(
            index + 1,
            width,
            height,
            turn,
            inside,
            drawn.level,
            drawn.upright,
            drawn.pictures,
            recognised,
            unmapped,
            drawn.cut,
        )
    finally:
        text.close()
        page.close()


def _with_entries(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page with what was entered into its form and typed onto it as part of its text."""
    page = document[index]
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            return document[index]
    return page


def _inside(word: Word, width: float, height: float) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return -2 <= x <= width + 2 and -2 <= y <= height + 2
