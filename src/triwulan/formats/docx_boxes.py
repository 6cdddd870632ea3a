"""Boxes to tick in running text: one or several on a line, before or behind what they stand for."""

import re
from typing import Final

from triwulan.core.document import CheckItem, Origin
from triwulan.formats.shown import BOXES, TICKED_BOXES

_ANY: Final = f"[{BOXES}{TICKED_BOXES}]"
_BOX: Final = re.compile(_ANY)
_COUNT: Final = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•])\s*")


def box_items(text: str, origin: Origin) -> list[CheckItem]:
    """The boxes on a line with their labels; none if it does not begin or end with one."""
    if _BOX.search(text) is None:
        return []
    counted = _COUNT.match(text)
    rest = text[counted.end() :] if counted else text.lstrip()
    if rest and _BOX.match(rest):
        pieces = re.split(f"({_ANY})", rest)[1:]
        pairs = zip(pieces[::2], pieces[1::2], strict=True)
        found = [CheckItem(_label(label), box in TICKED_BOXES, origin=origin) for box, label in pairs]
        return [item for item in found if item.label] if any(item.label for item in found) else []
    text = text.rstrip()
    if _BOX.match(text[-1]) and _BOX.search(text[:-1]) is None:
        return [CheckItem(_label(text[:-1]).rstrip(" :"), text[-1] in TICKED_BOXES, origin=origin)]
    return []


def _label(text: str) -> str:
    return " ".join(text.split())
