"""Drawings and formulas in a .docx: the text in boxes and fractions, and what cannot be read of pictures."""

import re
from typing import Final

from triwulan.formats.docx_names import MC, M, W, number
from triwulan.formats.limits import MOST_NESTED
from triwulan.formats.packages import Element
from triwulan.formats.shown import shown, superscript

_BOX: Final = W + "txbxContent"
_FALLBACK: Final = MC + "Fallback"
_PICTURES: Final = frozenset(
    {"{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata"}
)
_CHARTS: Final = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    }
)
_OBJECT: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_SHAPE: Final = "{urn:schemas-microsoft-com:vml}shape"
_SIZE: Final = re.compile(r"\b(width|height):\s*(\d{1,6}(?:\.\d+)?)pt")
_POINT: Final = 12_700
# Smaller ones are logos and stamps: 8 by 3 cm, in EMU.
_WIDE, _HIGH = 8 * 360_000, 3 * 360_000
_OPERATOR: Final = re.compile(r"[-+×x*/:=\s]")


def drawn(element: Element) -> tuple[list[Element], list[str]]:
    """The text boxes of a drawing, the outermost ones, and the ids of problems of what cannot be read in it."""
    boxes: list[Element] = []
    kinds: set[str] = set()
    _look(element, boxes, kinds)
    unread = []
    if "object" in kinds:
        unread.append("reading.object_inside")
    elif "chart" in kinds:
        unread.append("reading.chart_inside")
    elif "picture" in kinds and not boxes and _is_large(element):
        unread.append("reading.picture_inside")
    return boxes, unread


def _look(element: Element, boxes: list[Element], kinds: set[str]) -> None:
    waiting = [element]
    while waiting:
        at = waiting.pop()
        tag = at.tag
        if tag == _BOX:
            boxes.append(at)
        elif tag != _FALLBACK:
            if tag in _PICTURES:
                kinds.add("picture")
            elif tag in _CHARTS:
                kinds.add("chart")
            elif tag == _OBJECT:
                kinds.add("object")
            waiting.extend(reversed(at))


def _is_large(element: Element) -> bool:
    extent = next(element.iter(_EXTENT), None)
    if extent is not None:
        return number(extent.get("cx"), 0) > _WIDE and number(extent.get("cy"), 0) > _HIGH
    shape = next(element.iter(_SHAPE), None)
    style = shape.get("style", "") if shape is not None else ""
    sizes = {name: float(size) * _POINT for name, size in _SIZE.findall(style)}
    return sizes.get("width", 0) > _WIDE and sizes.get("height", 0) > _HIGH


def formula(element: Element, depth: int = 0) -> str:
    """A formula on one line: a fraction as "(a + b)/c", powers raised."""
    tag = element.tag
    if tag in (M + "t", W + "t"):
        return shown(element.text or "")
    if depth > MOST_NESTED:
        return ""
    if tag == M + "f":
        return f"{_part(element, 'num', depth)}/{_part(element, 'den', depth)}"
    if tag == M + "sSup":
        return _whole(element, "e", depth) + superscript(_whole(element, "sup", depth))
    if tag == M + "rad":
        return f"√{_part(element, 'e', depth)}"
    if tag == M + "d":
        return f"({_whole(element, 'e', depth)})"
    if tag == M + "nary":
        return f"∑{_part(element, 'e', depth)}"
    return "".join([formula(child, depth + 1) for child in element if child.tag.startswith((M, W))])


def _whole(element: Element, name: str, depth: int) -> str:
    return "".join([formula(child, depth + 1) for child in element.iterfind(M + name)]).strip()


def _part(element: Element, name: str, depth: int) -> str:
    text = _whole(element, name, depth)
    return f"({text})" if _OPERATOR.search(text) else text
