"""Lines of plain text set in columns of spaces: their pieces, and where all of them are blank."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.formats.contents_lines import is_contents_line
from triwulan.formats.limits import MOST_COLUMNS
from triwulan.formats.typed_lists import typed_item

LONGEST_LINE: Final = 2_000
FIGURE: Final = re.compile(r"^(?:[-+(]?(?:Rp\.?\s*)?\d[\d.,]*\s*%?\)?(?:,-)?|-|n/a)(?:\s+[^\W\d]+)?$", re.I)
_SEGMENT: Final = re.compile(r"\S+(?: \S+)*")
_LEVEL: Final = re.compile(r"[-=_]{2}")
_LEVEL_CHARACTERS: Final = frozenset(" \t-=_+|:")
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with no wider gap than one space, and where on the line they stand."""

    start: int
    end: int
    text: str


def is_level(line: str) -> bool:
    """Whether a line is only drawn: "-----  ---"."""
    return _LEVEL_CHARACTERS.issuperset(line) and _LEVEL.search(line) is not None


def is_aligned(line: str) -> bool:
    """Whether a line has two texts with a gap between, and is no item of a list with a wide gap behind its mark."""
    if len(line) > LONGEST_LINE or "|" in line or is_level(line) or is_contents_line(line):
        return False
    segments = segments_of(line.expandtabs(8))
    if len(segments) == 2 and typed_item(line, 0) is not None and not FIGURE.match(segments[1].text):
        return False
    return len(segments) >= 2


def is_drawn(line: str) -> bool:
    """Whether a line is of a table drawn with lines, which is another's to read."""
    return line.strip()[:1] in ("|", "+", "┌", "├", "│", "╔", "║")


def segments_of(line: str) -> list[Segment]:
    """The pieces of a line that stand apart by two spaces or more."""
    return [Segment(match.start(), match.end(), match[0]) for match in _SEGMENT.finditer(line)]


def columns_of(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The (start, end) of each column: between places where hardly any line has text."""
    rows = [segments_of(line) for line in lines if line.strip() and not is_level(line)]
    several = [segments for segments in rows if len(segments) >= 2]
    if len(several) < 2:
        return []
    most = max(len(segments) for segments in several)
    telling = [segments for segments in several if 2 * len(segments) >= most]
    width = min(LONGEST_LINE, max(segments[-1].end for segments in telling))
    taken = [0] * (width + 1)
    for segments in telling:
        for segment in segments:
            for place in range(segment.start, min(segment.end, width)):
                taken[place] += 1
    # A head set over several columns may reach across the gaps between them.
    allowed = max(len(telling) // 10, 1 if len(telling) > _FEWEST else 0)
    found: list[tuple[int, int]] = []
    start: int | None = None
    blank = 0
    for place in range(width + 1):
        if taken[place] > allowed and place < width:
            start = place if start is None else start
            blank = 0
        elif start is not None:
            blank += 1
            if blank >= 2 or place >= width - 1:
                found.append((start, place - blank + 1))
                start = None
    return found[:MOST_COLUMNS]
