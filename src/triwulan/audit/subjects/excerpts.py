"""The words around a place in a text, as a reader would point at it."""

import re
from typing import Final

from triwulan.core.keeping import kept_by_text

_ROOM: Final = 70
_WORD: Final = re.compile(r"[^\W_]+")


def excerpt(text: str, start: int, end: int) -> str:
    """The words from ``start`` to ``end`` with whole words on both sides, evened out."""
    left = max(0, start - _ROOM)
    right = min(len(text), end + _ROOM)
    if left:
        left = text.find(" ", left, start) + 1 or start
    if right < len(text):
        cut = text.rfind(" ", end, right)
        right = cut if cut > 0 else end
    return " ".join(text[left:right].split())


@kept_by_text(2048)
def plain(text: str) -> str:
    """A text for comparison: no capitals, punctuation, double spaces, nor the "dan" that leads to the last item."""
    words = _WORD.findall(text.casefold())
    while words and words[-1] in ("dan", "serta", "atau"):
        words.pop()
    return " ".join(words)
