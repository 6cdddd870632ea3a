"""The characters of a page of a PDF, asked from PDFium once, to words.

PDFium is asked for each character only what cannot be derived; the font, the size and the weight belong to the
text object it stands in.
"""

import ctypes
import re
from collections.abc import Iterator
from math import hypot
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from triwulan.formats.pdf_glyphs import printed
from triwulan.formats.pdf_shapes import Word
from triwulan.formats.pdf_turning import Map, moved

_MOST_CHARACTERS: Final = 60_000
_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_INVISIBLE: Final = 3
_FILL_AND_STROKE: Final = 2


class Run(NamedTuple):
    """What all characters of a text object share; (dx, dy) is the direction of writing."""

    size: float
    bold: bool
    symbols: str
    visible: bool
    dx: float
    dy: float


class Glyph(NamedTuple):
    """A character: (x, y) on its base line and the box of its advance, in the file's own coordinates."""

    text: str
    x: float
    y: float
    x0: float
    y0: float
    x1: float
    y1: float
    run: Run


class Characters(NamedTuple):
    """All characters in the order of the file; how many nobody can tell; the text objects that were seen."""

    glyphs: list[Glyph]
    unmapped: int
    owners: frozenset[int]


def characters_of(text: pypdfium2.PdfTextPage) -> Characters:
    """The characters of a page in the page's own coordinates."""
    count = min(text.count_chars(), _MOST_CHARACTERS)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    runs: dict[int, Run] = {}
    fonts: dict[int, tuple[str, bool]] = {}
    unmapped = 0
    for index in range(count):
        owner = pdfium.FPDFText_GetTextObject(text, index)
        if not owner:
            continue
        code = pdfium.FPDFText_GetUnicode(text, index)
        key = ctypes.addressof(owner.contents)
        run = runs.get(key)
        if run is None:
            run = runs[key] = _run(text, index, owner, fonts)
        shown = printed(code, run.symbols)
        if shown is None:
            unmapped += 1
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        glyphs.append(Glyph(shown, x.value, y.value, box.left, box.bottom, box.right, box.top, run))
    return Characters(glyphs, unmapped, frozenset(runs))


def directions(glyphs: list[Glyph]) -> list[tuple[float, float]]:
    """The directions in which characters follow each other."""
    return [(each.run.dx, each.run.dy) for each in glyphs]


def _run(text: pypdfium2.PdfTextPage, index: int, owner: object, fonts: dict[int, tuple[str, bool]]) -> Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    length = hypot(matrix.a, matrix.b) or 1.0
    size = pdfium.FPDFText_GetFontSize(text, index) * (hypot(matrix.c, matrix.d) or 1.0)
    font = pdfium.FPDFTextObj_GetFont(owner)
    symbols, bold = "", False
    if font:
        key = ctypes.addressof(font.contents)
        if key not in fonts:
            name = font_name(font)
            family = next((each for each in ("wingdings", "webdings", "symbol") if each in name.lower()), "")
            fonts[key] = family, bool(_BOLD.search(name)) or pdfium.FPDFFont_GetWeight(font) >= 600
        symbols, bold = fonts[key]
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    return Run(
        min(max(abs(size), 1.0), 400.0),
        bold or mode == _FILL_AND_STROKE,
        symbols,
        mode != _INVISIBLE,
        matrix.a / length,
        matrix.b / length,
    )


def font_name(font: object) -> str:
    """The name of a font as the file has it."""
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    return name.value.decode("latin-1", "replace")


def words_of(glyphs: list[Glyph], to: Map) -> Iterator[Word]:
    """Characters that follow each other without a gap, in the order of the file."""
    word: list[_Placed] = []
    for glyph in glyphs:
        if glyph.text == " ":
            if word:
                yield _word(word)
                word = []
        elif glyph.text:
            placed = _placed(glyph, to)
            if placed is None:
                continue
            if word and not _goes_on(word[-1], placed):
                yield _word(word)
                word = []
            word.append(placed)
    if word:
        yield _word(word)


class _Placed(NamedTuple):
    """A character along its own direction of writing: from ``start`` to ``end`` on the line ``base``."""

    text: str
    start: float
    end: float
    base: float
    turned: int
    run: Run


def _placed(glyph: Glyph, to: Map) -> _Placed | None:
    """None for slanted text: a watermark."""
    a, b, c, d, _, _ = to
    ux, uy = a * glyph.run.dx + c * glyph.run.dy, b * glyph.run.dx + d * glyph.run.dy
    x, y = moved(to, glyph.x, glyph.y)
    x0, y0 = moved(to, glyph.x0, glyph.y0)
    x1, y1 = moved(to, glyph.x1, glyph.y1)
    if abs(ux) > 0.98:
        return _Placed(glyph.text, min(x0, x1), max(x0, x1), y, 0, glyph.run)
    if uy < -0.98:
        return _Placed(glyph.text, -max(y0, y1), -min(y0, y1), x, 1, glyph.run)
    if uy > 0.98:
        return _Placed(glyph.text, min(y0, y1), max(y0, y1), -x, -1, glyph.run)
    return None


def _goes_on(last: _Placed, new: _Placed) -> bool:
    size = max(last.run.size, new.run.size)
    return (
        last.turned == new.turned
        and abs(last.base - new.base) < 0.12 * size
        and -0.9 * size < new.start - last.end < 0.18 * size
        and new.start > last.start - 0.2 * size
        and min(last.run.size, new.run.size) > 0.8 * size
    )


def _word(placed: list[_Placed]) -> Word:
    text = "".join(each.text for each in placed)
    first = placed[0]
    size = first.run.size
    start, end = first.start, max(each.end for each in placed)
    above, below = first.base - 0.75 * size, first.base + 0.22 * size
    bold = sum(each.run.bold for each in placed) * 2 > len(placed)
    if first.turned == 0:
        xs = tuple(each.start for each in placed)
        return Word(text, start, above, end, below, first.base, size, bold, 0, xs)
    if first.turned == 1:
        return Word(text, above, -end, below, -start, first.base, size, bold, 1, ())
    return Word(text, -below, start, -above, end, first.base, size, bold, -1, ())
