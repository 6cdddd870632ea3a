"""Words of a PDF to lines of text, left to right, with raised figures told apart from the figures beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from triwulan.formats.pdf_shapes import Box, Word

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A gap of so many times the font's size is more than a space between two words.
_WIDE: Final = 1.1


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line of a page; ``page`` counts from 1."""

    page: int
    words: tuple[Word, ...]
    base: float
    size: float
    bold: bool

    @property
    def x0(self) -> float:
        """Where it starts."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def box(self) -> Box:
        """What it covers."""
        return box_of(self.words)

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def pieces(self) -> tuple[tuple[Word, ...], ...]:
        """Its words, parted where a gap is too wide for a space and is not due to justified text."""
        return _pieces(self.words, self.size)

    @property
    def tabbed(self) -> str:
        """Its text with a tab at each wide gap."""
        return "\t".join(" ".join(word.text for word in piece) for piece in self.pieces)


def box_of(words: Iterable[Word | Box]) -> Box:
    """What encloses all of them."""
    boxes = list(words)
    return Box(
        min(each.x0 for each in boxes),
        min(each.top for each in boxes),
        max(each.x1 for each in boxes),
        max(each.bottom for each in boxes),
    )


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Lines from top to bottom; text that is turned makes lines of its own, after the upright one."""
    upright: list[Word] = []
    turned: list[Word] = []
    for word in words:
        (turned if word.turned else upright).append(word)
    lines = [_line(group, page) for group in _on_one_base(upright)]
    if turned:
        lines.extend(_turned_lines(turned, page))
    return lines


def _on_one_base(words: list[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    bases: list[float] = []
    for word in sorted(words, key=lambda each: (each.base, each.x0)):
        # look back over a few lines: a raised or lowered word may stand between two
        for back in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            if _belongs(word, groups[back][0], bases[back]):
                groups[back].append(word)
                if word.size > groups[back][0].size * 1.25:
                    groups[back].insert(0, groups[back].pop())
                    bases[back] = word.base
                break
        else:
            groups.append([word])
            bases.append(word.base)
    order = sorted(range(len(groups)), key=lambda at: bases[at])
    return [groups[at] for at in order]


def _belongs(word: Word, leader: Word, base: float) -> bool:
    off = abs(word.base - base)
    larger, smaller = max(word.size, leader.size), min(word.size, leader.size)
    return off <= 0.28 * smaller or (smaller < 0.8 * larger and off <= 0.5 * larger)


def _line(group: list[Word], page: int) -> Line:
    words = sorted(group, key=lambda word: word.x0)
    size = median([word.size for word in words])
    base = median([word.base for word in words])
    words = _joined([_raised(word, size, base) for word in words])
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.bold) > 0.8 * letters
    return Line(page, tuple(words), base, size, bold)


def _raised(word: Word, size: float, base: float) -> Word:
    """A small figure above the line is a footnote's mark, not another digit."""
    if word.size < 0.8 * size and base - word.base > 0.15 * size and word.text.isdigit():
        return word._replace(text=word.text.translate(_RAISED))
    return word


def _joined(words: list[Word]) -> list[Word]:
    """Words that touch are one: their characters came in another order, or in two fonts."""
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole else None
        if (
            last is not None
            and word.turned == last.turned
            and abs(word.x0 - last.x1) < 0.08 * min(word.size, last.size)
        ):
            whole[-1] = last._replace(text=last.text + word.text, x1=word.x1, xs=last.xs + word.xs)
        else:
            whole.append(word)
    return whole


def _turned_lines(words: list[Word], page: int) -> list[Line]:
    """Text that runs upwards: its lines stand beside each other from left to right (downwards: right to left)."""
    columns: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        columns.setdefault((word.turned, round(word.turned * word.base / (0.6 * word.size))), []).append(word)
    lines = []
    for (turned, _), group in sorted(columns.items()):
        ordered = sorted(group, key=lambda word: -turned * word.top)
        first = ordered[0]
        lines.append(Line(page, tuple(ordered), first.base, first.size, first.bold))
    return lines


def _pieces(words: Sequence[Word], size: float) -> tuple[tuple[Word, ...], ...]:
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    if not gaps or max(gaps) <= _WIDE * size:
        return (tuple(words),)
    if len(gaps) >= 2 and min(gaps) > 0.5 * size and max(gaps) < min(1.6 * min(gaps), 3 * size):
        return (tuple(words),)
    pieces: list[list[Word]] = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > _WIDE * size:
            pieces.append([])
        pieces[-1].append(word)
    return tuple(tuple(piece) for piece in pieces)
