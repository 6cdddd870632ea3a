"""The straight rules and the pictures drawn on a page of a PDF, those in forms too."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from triwulan.formats.pdf_shapes import Box
from triwulan.formats.pdf_turning import SAME, Map, moved, times

# More than this is a map or a drawing, not a table.
_MOST_PATHS: Final = 6000
_MOST_RULES: Final = 12_000
_THIN: Final = 3.2
_SHORTEST: Final = 5.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """Level rules are (top, x0, x1), upright ones (x, top, bottom); ``cut`` when there was too much to look at."""

    level: tuple[tuple[float, float, float], ...]
    upright: tuple[tuple[float, float, float], ...]
    pictures: tuple[Box, ...]
    cut: bool


def drawn_on(page: pypdfium2.PdfPage, to: Map) -> Drawn:
    """What is drawn on a page, in points from its top left."""
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    pictures: list[Box] = []
    cut = False
    for at, (item, matrix) in enumerate(_objects(page)):
        if at > _MOST_PATHS or len(level) + len(upright) > _MOST_RULES:
            cut = True
            break
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for line in _lines(item, matrix, to):
                _add_rule(line, level, upright)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_picture(item, matrix, to))
    return Drawn(tuple(level), tuple(upright), tuple(pictures), cut)


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, Map]]:
    """The page's paths and pictures, those in forms too, each with the matrix of the form it is in."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_children(pdfium.FPDFPage_GetObject(page, index), SAME, 0)


def _with_children(item: object, matrix: Map, depth: int) -> Iterator[tuple[object, Map]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 6:
        inner = times(_matrix(item), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _with_children(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)
    elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield item, matrix


def _matrix(item: object) -> Map:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _lines(item: object, matrix: Map, to: Map) -> Iterator[Box]:
    """The straight strokes of a path and its thin filled boxes, as boxes on the page."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    whole = times(times(_matrix(item), matrix), to)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield from _strokes(points, bool(stroke.value))
            points = []
        points.append(moved(whole, x.value, y.value))
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
    if high <= _THIN and wide >= max(_SHORTEST, 1.5 * high):
        level.append(((line.top + line.bottom) / 2, line.x0, line.x1))
    elif wide <= _THIN and high >= max(_SHORTEST, 1.5 * wide):
        upright.append(((line.x0 + line.x1) / 2, line.top, line.bottom))


def _picture(item: object, matrix: Map, to: Map) -> Box:
    """An image fills the unit square of its matrix."""
    whole = times(times(_matrix(item), matrix), to)
    corners = [moved(whole, x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
