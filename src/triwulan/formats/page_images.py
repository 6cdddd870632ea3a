"""Pages of a PDF as pictures, turned as they are read, so that findings can be drawn at their place."""

import io
from typing import Final

import pypdfium2
from PIL import Image

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.pdf_characters import characters_of, directions
from triwulan.formats.pdf_shapes import PageSize
from triwulan.formats.pdf_turning import orientation, turn_of
from triwulan.formats.read_pdf import open_pdf

WIDEST: Final = 2400
_HIGHEST: Final = 4 * WIDEST


def page_sizes(data: bytes) -> tuple[PageSize, ...]:
    """The sizes of all pages, to draw boxes by; raises ProblemError where the file cannot be read."""
    book = open_pdf(data)
    try:
        return tuple(_size(book[index]) for index in range(len(book)))
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise ProblemError(Problem("read_pdf.broken")) from error
    finally:
        book.close()


def page_image(data: bytes, page: int, *, width: int) -> bytes:
    """A page as PNG, so many pixels wide; pages count from 1. Raises ProblemError where there is no such page."""
    book = open_pdf(data)
    try:
        if not 1 <= page <= len(book):
            raise ProblemError(Problem("read_pdf.no_page", {"page": page}))
        return _drawn(book[page - 1], min(max(width, 16), WIDEST))
    except (pypdfium2.PdfiumError, ValueError) as error:
        if isinstance(error, ProblemError):
            raise
        raise ProblemError(Problem("read_pdf.broken")) from error
    finally:
        book.close()


def _turn(page: pypdfium2.PdfPage) -> int:
    text = page.get_textpage()
    try:
        return turn_of(page, directions(characters_of(text).glyphs))
    finally:
        text.close()


def _size(page: pypdfium2.PdfPage) -> PageSize:
    _, width, height = orientation(page, _turn(page))
    return PageSize(round(width, 1), round(height, 1))


def _drawn(page: pypdfium2.PdfPage, width: int) -> bytes:
    turn = _turn(page)
    _, wide, high = orientation(page, turn)
    # PDFium rounds up
    scale = min((width - 0.5) / max(wide, 1), _HIGHEST / max(high, 1))
    # the page turns itself by its own rotation; only the rest is asked for
    more = (turn - page.get_rotation() // 90) % 4 * 90
    picture = page.render(scale=scale, rotation=more, may_draw_forms=False).to_pil()
    # text on paper needs few colours: a quarter of the bytes, and no stranger's colour profile
    file = io.BytesIO()
    picture.convert("RGB").quantize(64, method=Image.Quantize.FASTOCTREE).save(file, format="PNG", optimize=False)
    return file.getvalue()
