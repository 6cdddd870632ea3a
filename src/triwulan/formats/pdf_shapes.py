"""Words and boxes on a page of a PDF, in points from its top left."""

from typing import NamedTuple


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


class PageSize(NamedTuple):
    """Width and height of a page, turned as the places on it are given."""

    width: float
    height: float
