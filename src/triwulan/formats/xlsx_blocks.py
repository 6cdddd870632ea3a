"""The filled fields of a sheet to what stands on it: titles, tables, notes, signatures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.formats.xlsx_sheets import Merge

_NIP: Final = re.compile(r"\bNIP\b", re.I)
_COUNTING: Final = re.compile(r"no\.?|nomor", re.I)
_APART: Final = 8  # empty rows between a post and the name below it, at most


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled field of a sheet, with all the fields it is merged with."""

    row: int
    column: int
    text: str
    number: bool
    bold: bool
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class LineBlock:
    """A row that is a line of text: a title, a note, a caption."""

    fields: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows that make a table."""

    rows: tuple[tuple[Filled, ...], ...]


@dataclass(frozen=True, slots=True)
class SignatureFields:
    """The sides of a block of signatures, each from top to bottom."""

    sides: tuple[tuple[Filled, ...], ...]


SheetBlock = LineBlock | TableBlock | SignatureFields
_Rows = list[tuple[Filled, ...]]


def blocks_of(fields: Sequence[Filled]) -> Iterator[SheetBlock]:
    """What the fields of a sheet are, from top to bottom."""
    rows = _rows(fields)
    signed = _signature_start(rows)
    signatures = rows[signed:] if signed is not None else []
    for band in _bands(rows[:signed] if signed is not None else rows):
        yield from _band_blocks(band)
    if signatures:
        yield from _signatures(signatures)


def spread(merges: Sequence[Merge]) -> dict[tuple[int, int], Merge]:
    """Merged fields by the place of their first one."""
    return {(merge.row, merge.column): merge for merge in merges}


def _rows(fields: Sequence[Filled]) -> _Rows:
    lines: dict[int, list[Filled]] = {}
    for field in fields:
        lines.setdefault(field.row, []).append(field)
    return [tuple(sorted(lines[row], key=lambda field: field.column)) for row in sorted(lines)]


def _bands(rows: _Rows) -> Iterator[_Rows]:
    """Rows without an empty one between them; the rest of a table below an empty row belongs to it."""
    band: _Rows = []
    below = 0
    for row in rows:
        gap = row[0].row - below
        if band and gap > 0 and not (gap == 1 and _goes_on(band, row)):
            yield band
            band = []
        band.append(row)
        below = max(field.row + field.rows for field in (*row, *(band[-2] if len(band) > 1 else ())))
    if band:
        yield band


def _goes_on(band: _Rows, row: tuple[Filled, ...]) -> bool:
    """Whether a row below an empty one has figures in the columns in which the table above has them."""
    above = {field.column for each in band[-3:] for field in each if field.number}
    own = {field.column for field in row if field.number}
    return len(row) > 1 and len(own & above) >= max(1, len(own) - 1) and len(own) > 0


def _band_blocks(band: _Rows) -> Iterator[SheetBlock]:
    """Lines of text above a table, the table, and lines below it."""
    wide = max(_width(row) for row in band)
    least = max(2, round(0.4 * wide))
    start = next((at for at, row in enumerate(band) if _width(row) >= least and not _is_text(row, wide)), None)
    if start is None:
        yield from (LineBlock(row) for row in band)
        return
    end = len(band)
    while end > start + 1 and len(band[end - 1]) == 1 and not band[end - 1][0].number:
        end -= 1
    if end - start < 2:
        yield from (LineBlock(row) for row in band)
        return
    yield from (LineBlock(row) for row in band[:start])
    yield from (TableBlock(part) for part in _side_by_side(tuple(band[start:end])))
    yield from (LineBlock(row) for row in band[end:])


def _side_by_side(rows: tuple[tuple[Filled, ...], ...]) -> list[tuple[tuple[Filled, ...], ...]]:
    """Tables beside each other, parted by an empty column, each with labels in front and figures behind."""
    filled = {column for row in rows for field in row for column in range(field.column, field.column + field.columns)}
    for gap in range(min(filled) + 2, max(filled) - 1):
        if gap in filled:
            continue
        left = tuple(part for row in rows if (part := tuple(field for field in row if field.column < gap)))
        right = tuple(part for row in rows if (part := tuple(field for field in row if field.column > gap)))
        if _is_table(left) and _is_table(right):
            return [left, *_side_by_side(right)]
    return [rows]


def _is_table(rows: tuple[tuple[Filled, ...], ...]) -> bool:
    first = min(field.column for row in rows for field in row)
    heads = len(rows[0]) > 1 and not any(field.number for field in rows[0])
    counted = _COUNTING.fullmatch(rows[0][0].text) is not None
    labels = counted or all(not field.number for row in rows[1:] for field in row if field.column == first)
    return heads and len(rows) > 1 and labels and any(field.number for row in rows[1:] for field in row)


def _width(row: tuple[Filled, ...]) -> int:
    """How many columns are filled; one field alone is a line, however wide it is merged."""
    if len(row) == 1:
        return 1
    return sum(field.columns for field in row)


def _is_text(row: tuple[Filled, ...], wide: int) -> bool:
    """Lines such as "Unit kerja : Bidang X" above a table."""
    if len(row) > 3 or (wide <= len(row) and not any(field.text.startswith(":") for field in row)):
        return False
    return any(field.text.startswith(":") or field.text.endswith(":") for field in row)


def _signature_start(rows: _Rows) -> int | None:
    """The first row of the block of signatures at the end of a sheet."""
    last = next((at for at in range(len(rows) - 1, -1, -1) if any(_NIP.search(each.text) for each in rows[at])), None)
    if last is None or len(rows) - last > 3 or len(rows[last]) > 4 or any(each.number for each in rows[last]):
        return None
    start, gaps = last, 0
    wide = max(field.column + field.columns for row in rows for field in row)
    while start > 0 and last - start < 12:
        above = rows[start - 1]
        gap = rows[start][0].row - above[0].row - 1
        gaps += gap > 0
        # one gap is the room for signing, another parts the block from what stands above
        if gap > _APART or gaps > 1 or len(above) > len(rows[last]) + 1:
            break
        if any(each.number for each in above) or _is_note(above, wide):
            break
        start -= 1
    return start if last > start else None


def _is_note(row: tuple[Filled, ...], wide: int) -> bool:
    """Whether a line alone in its row is a sentence, or as wide as the sheet."""
    if len(row) > 1:
        return any(2 * each.columns > wide for each in row)
    text = row[0].text
    return len(text) > 70 or (text.endswith((".", ":")) and " " in text[:-1]) or 2 * row[0].columns > wide


def _signatures(rows: _Rows) -> Iterator[SheetBlock]:
    """Each side below each other; a side is where a NIP stands, or else where its lines begin."""
    marks = sorted({_middle(each) for row in rows for each in row if _NIP.search(each.text)})
    sides: list[list[Filled]] = [[] for _ in marks]
    for row in rows:
        for field in row:
            side = min(range(len(marks)), key=lambda at: abs(marks[at] - _middle(field)))
            sides[side].append(field)
    yield SignatureFields(tuple(tuple(side) for side in sides))


def _middle(field: Filled) -> float:
    return field.column + field.columns / 2
