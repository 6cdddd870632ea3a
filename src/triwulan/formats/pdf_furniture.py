"""What stands on every page and belongs to none: heads, feet, page numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.formats.pdf_lines import Line

_ZONE: Final = 0.12
_NUMBER: Final = re.compile(
    r"(?:(?:hal(?:aman)?|page|h)\.?\s*)?[-–—|]?\s*(?:\d{1,3}|[ivxlc]{1,6})\s*[-–—|]?(?:\s*(?:/|dari|of)\s*\d{1,3})?",
    re.I,
)
_CONTENTS: Final = re.compile(r"^DAFTAR\s+(?:ISI|TABEL|GAMBAR|GRAFIK|LAMPIRAN|BAGAN|SINGKATAN)$", re.I)
_LEADERS: Final = re.compile(r"(?:[.…_]\s?){4,}\s*(?:\d{1,3}|[ivxlc]{1,6})$", re.I)
_PAGE: Final = re.compile(r"\d{1,3}|[ivxlc]{1,6}", re.I)
_COUNT: Final = re.compile(r"^\d{1,3}\b(?![.,\d])|\b(?<![.,\d])\d{1,3}$")


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page outside its tables, and its height in points."""

    lines: tuple[Line, ...]
    height: float


def without_furniture(pages: Sequence[PageText]) -> list[list[Line]]:
    """The lines of each page that are its own."""
    often: dict[tuple[str, int], int] = {}
    for page in pages:
        for key in {_key(line, page.height) for line in page.lines if _marginal(line, page.height)}:
            often[key] = often.get(key, 0) + 1
    # left and right pages may differ
    needed = max(2, 0.4 * len(pages))
    kept = []
    for page in pages:
        lines = list(page.lines)
        repeated = [_marginal(line, page.height) and often[_key(line, page.height)] >= needed for line in lines]
        start, end = 0, len(lines)
        while start < end and (repeated[start] or _is_number(lines[start], page.height)):
            start += 1
        while end > start and (repeated[end - 1] or _is_number(lines[end - 1], page.height)):
            end -= 1
        kept.append(lines[start:end])
    return kept


def _marginal(line: Line, height: float) -> bool:
    return line.base < _ZONE * height or line.base > (1 - _ZONE) * height


def _key(line: Line, height: float) -> tuple[str, int]:
    """Its text without the page's number, and how far it is from the edge of the page."""
    return _COUNT.sub("#", line.text), round(min(line.base, line.base - height, key=abs) / 6)


def _is_number(line: Line, height: float) -> bool:
    """Whether a line above or below all else is the number of the page."""
    return _marginal(line, height) and bool(_NUMBER.fullmatch(line.text))


def without_contents(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines but for those of a table of contents, which say again what stands elsewhere."""
    kept: list[list[Line]] = []
    for lines in pages:
        listed = False
        own = []
        for line in lines:
            if _CONTENTS.match(line.text.strip()):
                listed = True
            elif _LEADERS.search(line.text) or (listed and _names_a_page(line)):
                continue
            own.append(line)
        kept.append(own)
    return kept


def _names_a_page(line: Line) -> bool:
    last = line.pieces[-1]
    return len(line.pieces) > 1 and len(last) == 1 and bool(_PAGE.fullmatch(last[0].text))
