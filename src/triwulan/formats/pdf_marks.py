"""What is drawn on a page of a PDF, taken once through PDFium: words, rules, pictures, all in points from the top left.

PDFium is asked for each character only what cannot be derived; the font, the size and the weight belong to the
text object it stands in.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from triwulan.formats.pdf_glyphs import printed

# More than this is a map or a drawing, not a table.
_MOST_PATHS: Final = 6000
_MOST_CHARACTERS: Final = 60_000
_THIN: Final = 3.2
_SHORTEST_RULE: Final = 5.0
_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_INVISIBLE: Final = 3
_FILL_AND_STROKE: Final = 2


class Word(NamedTuple):
    """Characters without a gap. ``base`` is the line they stand on; ``turned`` ones run upwards (1) or downwards (-1).

    ``xs`` are the left edges of the characters, so that a word can be cut where a rule crosses it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    turned: int
    xs: tuple[float, ...]


class Box(NamedTuple):
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Marks:
    """A page: ``level`` rules are (top, x0, x1), ``upright`` ones (x, top, bottom).

    ``recognised`` counts invisible characters (a scan's), ``unmapped`` those whose letter the file does not say,
    ``cut`` tells that there was more drawn than was looked at.
    """

    page: int
    width: float
    height: float
    words: tuple[Word, ...]
    level: tuple[tuple[float, float, float], ...]
    upright: tuple[tuple[float, float, float], ...]
    pictures: tuple[Box, ...]
    recognised: int = 0
    unmapped: int = 0
    cut: bool = False


class _Run(NamedTuple):
    """What all characters of a text object share; (dx, dy) is the direction of writing."""

    size: float
    bold: bool
    symbols: str
    visible: bool
    dx: float
    dy: float


class _Glyph(NamedTuple):
    text: str
    x: float
    y: float
    x0: float
    y0: float
    x1: float
    y1: float
    run: _Run


_Map = tuple[float, float, float, float, float, float]
_SAME: Final[_Map] = (1, 0, 0, 1, 0, 0)


def page_marks(document: pypdfium2.PdfDocument, index: int) -> Marks:
    """The words, rules and pictures of a page; ``index`` counts from 0."""
    page = document[index]
    text = page.get_textpage()
    try:
        glyphs, unmapped = _glyphs(text)
        to_page, width, height = _orientation(page, glyphs)
        level, upright, pictures, cut = _drawn(page, to_page)
        words = tuple(_words([each for each in glyphs if each.run.visible], to_page))
        inside = tuple(each for each in words if _inside(each, width, height))
        recognised = sum(1 for each in glyphs if not each.run.visible)
        return Marks(index + 1, width, height, inside, level, upright, pictures, recognised, unmapped, cut)
    finally:
        text.close()
        page.close()


def _inside(word: Word, width: float, height: float) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return -2 <= x <= width + 2 and -2 <= y <= height + 2


def _glyphs(text: pypdfium2.PdfTextPage) -> tuple[list[_Glyph], int]:
    """All characters in the order of the file, in the page's own coordinates; and how many nobody can tell."""
    count = min(text.count_chars(), _MOST_CHARACTERS)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    glyphs: list[_Glyph] = []
    runs: dict[int, _Run] = {}
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
        glyphs.append(_Glyph(shown, x.value, y.value, box.left, box.bottom, box.right, box.top, run))
    return glyphs, unmapped


def _run(text: pypdfium2.PdfTextPage, index: int, owner: object, fonts: dict[int, tuple[str, bool]]) -> _Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    length = hypot(matrix.a, matrix.b) or 1.0
    size = pdfium.FPDFText_GetFontSize(text, index) * (hypot(matrix.c, matrix.d) or 1.0)
    font = pdfium.FPDFTextObj_GetFont(owner)
    symbols, bold = "", False
    if font:
        key = ctypes.addressof(font.contents)
        if key not in fonts:
            name = _font_name(font)
            family = next((each for each in ("wingdings", "webdings", "symbol") if each in name.lower()), "")
            fonts[key] = family, bool(_BOLD.search(name)) or pdfium.FPDFFont_GetWeight(font) >= 600
        symbols, bold = fonts[key]
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    return _Run(
        min(max(abs(size), 1.0), 400.0),
        bold or mode == _FILL_AND_STROKE,
        symbols,
        mode != _INVISIBLE,
        matrix.a / length,
        matrix.b / length,
    )


def _font_name(font: object) -> str:
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    return name.value.decode("latin-1", "replace")


def _orientation(page: pypdfium2.PdfPage, glyphs: list[_Glyph]) -> tuple[_Map, float, float]:
    """How to turn the page so that most of its text is upright, and its width and height then."""
    left, bottom, right, top = page.get_cropbox()
    turn = page.get_rotation() // 90 % 4
    turns = Counter((_quarter(each.run.dx, each.run.dy) + turn) % 4 for each in glyphs)
    if turns and (most := turns.most_common(1)[0])[1] > 0.7 * len(glyphs):
        # a landscape table on a portrait page is read with the head turned
        turn = (turn - most[0]) % 4
    wide, high = right - left, top - bottom
    match turn:
        case 0:
            return (1, 0, 0, -1, -left, top), wide, high
        case 1:
            return (0, 1, 1, 0, -bottom, -left), high, wide
        case 2:
            return (-1, 0, 0, 1, right, -bottom), wide, high
        case _:
            return (0, -1, -1, 0, top, right), high, wide


def _quarter(dx: float, dy: float) -> int:
    """Which way text runs: 0 to the right, 1 downwards, 2 to the left, 3 upwards, on the page as it is kept."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 3 if dy > 0 else 1


def _moved(to: _Map, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = to
    return a * x + c * y + e, b * x + d * y + f


def _words(glyphs: list[_Glyph], to: _Map) -> Iterator[Word]:
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
    run: _Run


def _placed(glyph: _Glyph, to: _Map) -> _Placed | None:
    """None for slanted text: a watermark."""
    a, b, c, d, _, _ = to
    ux, uy = a * glyph.run.dx + c * glyph.run.dy, b * glyph.run.dx + d * glyph.run.dy
    x, y = _moved(to, glyph.x, glyph.y)
    x0, y0 = _moved(to, glyph.x0, glyph.y0)
    x1, y1 = _moved(to, glyph.x1, glyph.y1)
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


def _drawn(
    page: pypdfium2.PdfPage, to: _Map
) -> tuple[tuple[tuple[float, float, float], ...], tuple[tuple[float, float, float], ...], tuple[Box, ...], bool]:
    """Level rules, upright rules, pictures, and whether there was too much to look at."""
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    pictures: list[Box] = []
    cut = False
    for at, (item, matrix) in enumerate(_objects(page)):
        if at > _MOST_PATHS:
            cut = True
            break
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for line in _lines(item, matrix, to):
                _add_rule(line, level, upright)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_picture(item, matrix, to))
    return tuple(level), tuple(upright), tuple(pictures), cut


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, _Map]]:
    """The page's paths and pictures, those in forms too, each with the matrix of the form it is in."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_children(pdfium.FPDFPage_GetObject(page, index), _SAME, 0)


def _with_children(item: object, matrix: _Map, depth: int) -> Iterator[tuple[object, _Map]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 6:
        inner = _times(_matrix(item), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _with_children(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)
    elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield item, matrix


def _matrix(item: object) -> _Map:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Map, then: _Map) -> _Map:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _lines(item: object, matrix: _Map, to: _Map) -> Iterator[Box]:
    """The straight strokes of a path and its thin filled boxes, as boxes on the page."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    whole = _times(_times(_matrix(item), matrix), to)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_PATHS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield from _strokes(points, bool(stroke.value))
            points = []
        points.append(_moved(whole, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield from _strokes(points, bool(stroke.value))


def _strokes(points: list[tuple[float, float]], stroked: bool) -> Iterator[Box]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if not points:
        return
    around = Box(min(xs), min(ys), max(xs), max(ys))
    if min(around.x1 - around.x0, around.bottom - around.top) <= _THIN:
        yield around
    elif stroked:
        for (x, y), (next_x, next_y) in pairwise(points):
            yield Box(min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y))


def _add_rule(line: Box, level: list[tuple[float, float, float]], upright: list[tuple[float, float, float]]) -> None:
    wide, high = line.x1 - line.x0, line.bottom - line.top
    if high <= _THIN and wide >= max(_SHORTEST_RULE, 1.5 * high):
        level.append(((line.top + line.bottom) / 2, line.x0, line.x1))
    elif wide <= _THIN and high >= max(_SHORTEST_RULE, 1.5 * wide):
        upright.append(((line.x0 + line.x1) / 2, line.top, line.bottom))


def _picture(item: object, matrix: _Map, to: _Map) -> Box:
    """An image fills the unit square of its matrix."""
    whole = _times(_times(_matrix(item), matrix), to)
    corners = [_moved(whole, x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
