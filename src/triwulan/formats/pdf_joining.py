"""A table that goes on over pages becomes one table again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.document import Row, TableCell
from triwulan.formats.pdf_wrapping import Vocabulary, join_plain

_FIGURE: Final = re.compile(r"\(?-?(?:Rp\.?\s*)?\d[\d.,]*(?:,-)?\s*%?\)?|[-–]|n/a", re.I)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page: its edges in points, its rows, and whether it is the first and the last thing there."""

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    rows: tuple[Row, ...]
    first: bool = False
    last: bool = False


def continues_on(above: PageTable, below: PageTable) -> bool:
    """Whether the second table is the rest of the first one."""
    if below.page != above.page + 1 or not (above.last and below.first):
        return False
    if len(above.xs) != len(below.xs):
        return False
    shift = below.xs[0] - above.xs[0]
    return all(abs(second - first - shift) < 4 for first, second in zip(above.xs, below.xs, strict=True))


def join(above: PageTable, below: PageTable, vocabulary: Vocabulary) -> PageTable:
    """Both as one, a repeated head dropped, a row cut by the end of the page put together."""
    rows = list(below.rows[_repeated(above.rows, below.rows) :])
    upper = list(above.rows)
    if rows and upper and _is_rest(upper[-1], rows[0]):
        upper[-1] = _whole(upper[-1], rows.pop(0), vocabulary)
    return replace(above, rows=(*upper, *rows), page=below.page, last=below.last, bottom=below.bottom)


def _repeated(above: Sequence[Row], below: Sequence[Row]) -> int:
    """How many rows of the head stand again at the top of the next page."""
    count = 0
    for first, second in zip(above, below, strict=False):
        if [_key(cell) for cell in first.cells] != [_key(cell) for cell in second.cells]:
            break
        count += 1
    while count and not any(cell.text for cell in below[count - 1].cells):
        count -= 1
    return count


def _key(cell: TableCell) -> tuple[str, int, int]:
    return "".join(cell.text.split()).lower(), cell.colspan, cell.rowspan


def _is_rest(above: Row, below: Row) -> bool:
    """Whether a row only goes on with the texts of the one above: no number of its own, no figure twice."""
    if len(above.cells) != len(below.cells) or len(below.cells) < 2 or below.cells[0].text.strip():
        return False
    if any(cell.rowspan > 1 for cell in (*above.cells, *below.cells)):
        return False
    if not above.cells[0].text.strip():
        return False
    pairs = [(a.text.strip(), b.text.strip()) for a, b in zip(above.cells, below.cells, strict=True)]
    more = [(a, b) for a, b in pairs if b]
    if not more or any(_FIGURE.fullmatch(b) for _, b in more):
        return False
    # the rest of a text continues one that stands above it
    return all(a and not _FIGURE.fullmatch(a) for a, _ in more)


def _whole(above: Row, below: Row, vocabulary: Vocabulary) -> Row:
    cells = tuple(
        replace(a, text=join_plain([each for each in (a.text, b.text) if each], vocabulary))
        for a, b in zip(above.cells, below.cells, strict=True)
    )
    return replace(above, cells=cells)
