"""PDF to Document: text, ruled tables and signatures in reading order, each with its page and its box in points.

A page that is a picture is said to be one; nothing is recognised and nothing guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import pypdfium2

from triwulan.core.document import Block, Column, Document, Origin, Table, Title, Unread
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.pdf_cells import FilledCell, fill, origin, placed_cells
from triwulan.formats.pdf_furniture import PageText, without_contents, without_furniture
from triwulan.formats.pdf_headings import Shaped, text_blocks
from triwulan.formats.pdf_joining import PageTable, continues_on, join, rows_of
from triwulan.formats.pdf_lines import Line, lines_of
from triwulan.formats.pdf_marks import Marks, page_marks
from triwulan.formats.pdf_paragraphs import Measure, TextBlock, continues, measure_of, paragraphs_of
from triwulan.formats.pdf_rules import Rule, RuledGrid, ruled_grids
from triwulan.formats.pdf_shapes import Box
from triwulan.formats.pdf_signatures import carried_over, find_signatures, signature_table
from triwulan.formats.pdf_splitting import split_rows
from triwulan.formats.pdf_unruled import Unruled, in_level_rules, without_rules
from triwulan.formats.pdf_wrapping import Vocabulary

MOST_PAGES: Final = 300
_LARGE_PICTURE: Final = 0.18


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with its tables and the lines beside them."""

    marks: Marks
    tables: tuple[tuple[RuledGrid, tuple[FilledCell, ...]], ...]
    lines: tuple[Line, ...]


def read_pdf(data: bytes) -> Document:
    """Read a PDF that holds text; raises ProblemError where there is nothing to read."""
    book = open_pdf(data)
    try:
        pages = [_page(page_marks(book, index, data)) for index in range(len(book))]
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise ProblemError(Problem("read_pdf.broken")) from error
    finally:
        book.close()
    own = without_contents(without_furniture([PageText(page.lines, page.marks.height) for page in pages]))
    pages = [replace(page, lines=tuple(lines)) for page, lines in zip(pages, own, strict=True)]
    vocabulary = _vocabulary(pages)
    whole = measure_of([line for page in pages for line in page.lines], 0.0)
    blocks = tuple(text_blocks(_joined(_items(pages, whole, vocabulary), vocabulary), whole.size, vocabulary))
    title = next((" ".join(block.lines) for block in blocks if isinstance(block, Title)), "")
    return Document(title, blocks, unread=tuple(each for page in pages for each in _unread(page.marks)))


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The file, opened; raises ProblemError where it cannot be or is too long."""
    try:
        book = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ProblemError(Problem("read_pdf.encrypted" if locked else "read_pdf.broken")) from error
    count = len(book)
    if not 0 < count <= MOST_PAGES:
        book.close()
        problem = Problem("read_pdf.too_long", {"pages": count, "most": MOST_PAGES})
        raise ProblemError(problem if count else Problem("read_pdf.empty"))
    return book


def _page(marks: Marks) -> _Page:
    tables = []
    words = list(marks.words)
    for grid in ruled_grids(marks.level, marks.upright):
        cells, outside = fill(grid, words, marks.page)
        split = split_rows(grid, cells)
        if split is not grid:
            grid = split
            cells, outside = fill(grid, words, marks.page)
        if sum(bool(cell.lines) for cell in cells) > 1:
            tables.append((grid, cells))
            words = outside
    return _Page(marks, tuple(tables), tuple(lines_of(words, marks.page)))


def _vocabulary(pages: Sequence[_Page]) -> Vocabulary:
    vocabulary = Vocabulary()
    for page in pages:
        for line in page.lines:
            vocabulary.learn(line.text)
        for _, cells in page.tables:
            for cell in cells:
                vocabulary.learn_cell([line.text for line in cell.lines])
    return vocabulary


_Item = Shaped | PageTable | Table


def _items(pages: Sequence[_Page], whole: Measure, vocabulary: Vocabulary) -> list[_Item]:
    """Everything in reading order, page by page."""
    items: list[_Item] = []
    found = [_tables(page, vocabulary) for page in pages]
    for (tables, above), (below, lines), page in zip(found, found[1:], pages, strict=False):
        # signatures that begin at the end of one page and go on at the top of the next
        tail = [line for line in above if not tables or line.base > tables[-1].bottom]
        first = [line for line in lines if not below or line.base < below[0].top]
        carried = carried_over(tail, first, page.marks.width)
        del above[len(above) - len(carried) :]
        lines[:0] = carried
    for page, (tables, lines) in zip(pages, found, strict=True):
        measure = measure_of(page.lines, page.marks.width, whole)
        for at, table in enumerate(tables):
            above = [line for line in lines if line.base <= table.top + 2]
            items.extend(_text_items(above, measure, page.marks.width, table_next=True))
            lines = lines[len(above) :]
            items.append(replace(table, first=at == 0 and not above, last=at == len(tables) - 1 and not lines))
        items.extend(_text_items(lines, measure, page.marks.width, table_next=False))
    return items


def _tables(page: _Page, vocabulary: Vocabulary) -> tuple[list[PageTable], list[Line]]:
    """The tables of a page from top to bottom, and the lines beside them."""
    number = page.marks.page
    found = [
        PageTable(number, grid.xs, grid.ys[0], grid.ys[-1], placed_cells(grid, cells, number, vocabulary))
        for grid, cells in page.tables
    ]
    boxes = [grid.box for grid, _ in page.tables]
    free = [rule for rule in page.marks.level if not any(_in(rule, box) for box in boxes)]
    tables, lines = _taken(in_level_rules(page.lines, free, vocabulary), page.lines, number)
    more, lines = _taken(without_rules(lines, vocabulary), lines, number)
    return sorted([*found, *tables, *more], key=lambda each: (each.top, each.xs[0])), lines


def _taken(tables: Iterable[Unruled], lines: Sequence[Line], page: int) -> tuple[list[PageTable], list[Line]]:
    """Tables among lines, and the lines that are in none."""
    found: list[PageTable] = []
    rest: list[Line] = []
    end = 0
    for table in sorted(tables, key=lambda each: each.start):
        if table.start >= end:
            found.append(PageTable(page, table.xs, table.box.top, table.box.bottom, table.cells))
            rest.extend(lines[end : table.start])
            end = table.end
    rest.extend(lines[end:])
    return found, rest


def _in(rule: Rule, box: Box) -> bool:
    return box.top - 4 <= rule[0] <= box.bottom + 4 and rule[1] < box.x1 and rule[2] > box.x0


def _text_items(lines: Sequence[Line], measure: Measure, width: float, *, table_next: bool) -> list[_Item]:
    found = find_signatures(lines, width)
    if found is not None:
        return [
            *_text_items(lines[: found.start], measure, width, table_next=False),
            signature_table(lines[found.start : found.end], found.gutters),
            *_text_items(lines[found.end :], measure, width, table_next=table_next),
        ]
    blocks = paragraphs_of(lines, measure)
    return [Shaped(block, measure, table_next and at == len(blocks) - 1) for at, block in enumerate(blocks)]


def _joined(items: Sequence[_Item], vocabulary: Vocabulary) -> list[Shaped | Block]:
    """Tables and paragraphs that go on over the end of a page put together."""
    joined: list[_Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, PageTable) and isinstance(last, PageTable) and continues_on(last, item):
            joined[-1] = join(last, item, vocabulary)
        elif isinstance(item, Shaped) and isinstance(last, Shaped) and _goes_over(last, item):
            joined[-1] = replace(last, block=TextBlock((*last.block.lines, *item.block.lines)))
        else:
            joined.append(item)
    return [_table(item) if isinstance(item, PageTable) else item for item in joined]


def _goes_over(above: Shaped, below: Shaped) -> bool:
    last, first = above.block.lines[-1], below.block.lines[0]
    if first.page != last.page + 1 or abs(first.size - last.size) > 0.9 or first.bold != last.bold:
        return False
    if last.text.endswith((".", ":", ";", "!", "?")):
        return False
    return continues(above.block.lines, first, above.measure)


def _table(item: PageTable) -> Table:
    first = item.cells[0].origin.page if item.cells else item.page
    place = origin(Box(item.xs[0], item.top, item.xs[-1], item.bottom), first)
    columns = tuple(Column(right - left) for left, right in pairwise(item.xs))
    return Table("", "", columns, (), rows_of(item), origin=place)


def _unread(marks: Marks) -> list[Unread]:
    place = Origin("", marks.page)
    if not marks.words:
        if marks.recognised > 20:
            return [Unread(Problem("read_pdf.recognised", {"page": marks.page}), place)]
        if marks.pictures:
            return [Unread(Problem("read_pdf.scanned", {"page": marks.page}), place)]
    letters = sum(len(word.text) for word in marks.words)
    if marks.unmapped > 20 and marks.unmapped > 0.2 * letters:
        return [Unread(Problem("read_pdf.unreadable", {"page": marks.page}), place)]
    if marks.cut:
        return [Unread(Problem("read_pdf.drawing", {"page": marks.page}), place)]
    pictures = (box for box in marks.pictures if _hides_text(box, marks))
    return [Unread(Problem("read_pdf.picture", {"page": marks.page}), origin(box, marks.page)) for box in pictures]


def _hides_text(picture: Box, marks: Marks) -> bool:
    """Whether a picture is large enough for a table and no background of text."""
    size = (picture.x1 - picture.x0) * (picture.bottom - picture.top)
    inside = sum(
        picture.x0 < word.x0 and word.x1 < picture.x1 and picture.top < word.base < picture.bottom
        for word in marks.words
    )
    return size > _LARGE_PICTURE * marks.width * marks.height and inside < 5
