"""Which way a page of a PDF is read, and the way from the file's coordinates to points from the top left."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import pypdfium2

# (a, b, c, d, e, f): x becomes a*x + c*y + e, y becomes b*x + d*y + f.
Map = tuple[float, float, float, float, float, float]
SAME: Final[Map] = (1, 0, 0, 1, 0, 0)
# So few characters say nothing about the page.
_FEW: Final = 60


def moved(to: Map, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = to
    return a * x + c * y + e, b * x + d * y + f


def times(first: Map, then: Map) -> Map:
    """One map after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def turn_of(page: pypdfium2.PdfPage, directions: Sequence[tuple[float, float]]) -> int:
    """How many quarters to turn the page to the right so that most of its text is upright.

    ``directions`` are those in which its characters follow each other.
    """
    turn = int(page.get_rotation()) // 90 % 4
    turns = Counter((_quarter(dx, dy) + turn) % 4 for dx, dy in directions)
    if turns and (most := turns.most_common(1)[0])[1] > max(_FEW, 0.8 * len(directions)):
        # a landscape table on a portrait page is read with the head turned
        turn = (turn - most[0]) % 4
    return turn


def _quarter(dx: float, dy: float) -> int:
    """Which way text runs: 0 to the right, 1 downwards, 2 to the left, 3 upwards, on the page as it is kept."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 3 if dy > 0 else 1


def orientation(page: pypdfium2.PdfPage, turn: int) -> tuple[Map, float, float]:
    """The way to points from the top left of the page turned so, and its width and height then."""
    left, bottom, right, top = page.get_cropbox()
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
