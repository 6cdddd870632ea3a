"""Workbook (.xlsx, .xlsm) to Document: blocks of fields become tables named by their sheet, figures as shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from triwulan.core.document import Align, Block, Column, Document, Origin, Paragraph, Row, Table, TableCell, Unread
from triwulan.core.problem import Problem
from triwulan.formats.limits import check_blocks, check_table
from triwulan.formats.number_format import ENGLISH, INDONESIAN, Separators, as_number, number_text, typed_text
from triwulan.formats.xlsx_blocks import Filled, LineBlock, SheetBlock, SignatureFields, TableBlock, blocks_of, spread
from triwulan.formats.xlsx_sheets import Field, Sheet, Workbook, address, letters_of, read_workbook

_INDONESIAN: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})*,\d{1,2})(?![\d.,]*\d)"
)
_ENGLISH: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})*\.\d{1,2}(?=\s*%))(?![\d.,]*\d)"
)
_INDONESIAN_CODE: Final = re.compile(r"\[\$[^\]]*-(?:[0-9A-Fa-f]*0)?421\]")
_NUMBERING: Final = re.compile(r"no\.?|nomor|kode(?: rekening)?", re.I)
_MOST_TITLE_LINES: Final = 5
_LONGEST_TITLE_LINE: Final = 120
_COUNTED: Final = re.compile(r"\d{1,2}\.\d{1,2}")


def read_xlsx(data: bytes) -> Document:
    """Read a workbook; raises ProblemError where it is broken, locked or too large."""
    book = read_workbook(data)
    separators = _separators(book)
    blocks: list[Block] = []
    unread: list[Unread] = []
    for sheet in book.sheets:
        fields = _filled(sheet, separators, book.since_1904)
        blocks.extend(_block(block, sheet) for block in blocks_of(fields))
        unread.extend(_unread(sheet))
        check_blocks(len(blocks))
    return Document(_title(blocks), tuple(blocks), unread=tuple(unread))


def _title(blocks: Sequence[Block]) -> str:
    """The lines at the top that are no sentences and give no value to a name."""
    lines: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or len(lines) == _MOST_TITLE_LINES or ":" in block.text:
            break
        if block.text.endswith(".") or len(block.text) > _LONGEST_TITLE_LINE:
            break
        lines.append(" ".join(block.text.split()))
    return " ".join(lines)


def _separators(book: Workbook) -> Separators:
    """How the author writes figures, by those typed as text; files do not say it, so else the Indonesian way."""
    indonesian = english = 0
    for sheet in book.sheets:
        for field in sheet.fields.values():
            if field.is_number:
                indonesian += "[$" in field.code and bool(_INDONESIAN_CODE.search(field.code))
            else:
                indonesian += bool(_INDONESIAN.search(field.stored))
                english += bool(_ENGLISH.search(field.stored))
    return ENGLISH if english > indonesian else INDONESIAN


def _filled(sheet: Sheet, separators: Separators, since_1904: bool) -> list[Filled]:
    """The fields that show something, with what they are merged with."""
    merged = spread(sheet.merges)
    numbering = {
        column
        for (_, column), field in sheet.fields.items()
        if not field.stored[0].isdigit() and _NUMBERING.fullmatch(field.stored.strip().rstrip(":"))
    }
    filled = []
    for (row, column), field in sheet.fields.items():
        text = _shown(field, separators, since_1904)
        if column in numbering and field.is_number and _COUNTED.fullmatch(field.stored):
            # 1.1 counts rows; it is no figure
            text = field.stored
        if not text:
            continue
        merge = merged.get((row, column))
        rows, columns = (merge.rows, merge.columns) if merge else (1, 1)
        filled.append(Filled(row, column, text, field.is_number, field.bold, rows, columns))
    return filled


def _shown(field: Field, separators: Separators, since_1904: bool) -> str:
    if not field.is_number:
        return "\n".join(" ".join(line.split()) for line in typed_text(field.stored, field.code).strip().split("\n"))
    return _figure(field.stored, field.code, separators, since_1904)


@lru_cache(maxsize=4096)
def _figure(stored: str, code: str, separators: Separators, since_1904: bool) -> str:
    """A stored number as shown; kept, because sheets repeat their figures."""
    value = as_number(stored)
    return stored.strip() if value is None else number_text(value, code, separators, since_1904=since_1904)


def _block(block: SheetBlock, sheet: Sheet) -> Block:
    match block:
        case LineBlock(fields=fields):
            text = "\t".join(field.text for field in fields)
            return Paragraph(text, bold=all(field.bold for field in fields), origin=_origin(sheet, fields[0]))
        case TableBlock(rows=rows):
            return _table(rows, sheet)
        case SignatureFields(sides=sides):
            return _signature_table(sides, sheet)


def _origin(sheet: Sheet, field: Filled) -> Origin:
    return Origin(f"{sheet.name}!{address(field.row, field.column)}")


def _table(rows: tuple[tuple[Filled, ...], ...], sheet: Sheet) -> Table:
    left = min(field.column for row in rows for field in row)
    right = max(field.column + _columns(field, row) for row in rows for field in row)
    lines = range(rows[0][0].row, rows[-1][0].row + 1)
    check_table(len(lines), len(lines) * (right - left))
    given = {row[0].row: row for row in rows}
    # empty rows inside a table are left out, and so is their share of a cell over several rows
    shown = [line for line in lines if line in given or _is_covered(line, given)]
    covered: set[tuple[int, int]] = set()
    laid = tuple(_row(line, given.get(line, ()), (left, right), shown, covered, sheet) for line in shown)
    widths = tuple(Column(sheet.widths.get(column, 8.43)) for column in range(left, right))
    first = rows[0][0]
    return Table("", sheet.name, widths, (), laid, origin=_origin(sheet, first))


def _columns(field: Filled, row: tuple[Filled, ...]) -> int:
    """How many columns a field takes; one that is alone in its row may be merged beyond the table."""
    return field.columns if len(row) > 1 else 1


def _is_covered(line: int, given: dict[int, tuple[Filled, ...]]) -> bool:
    return any(
        field.row < line < field.row + field.rows for row in given.values() if row[0].row < line for field in row
    )


def _row(
    line: int,
    fields: Iterable[Filled],
    ends: tuple[int, int],
    shown: list[int],
    covered: set[tuple[int, int]],
    sheet: Sheet,
) -> Row:
    given = {field.column: field for field in fields}
    cells = []
    left, right = ends
    column = left
    while column < right:
        field = given.get(column)
        if (line, column) in covered:
            column += 1
            continue
        if field is None:
            cells.append(TableCell("", origin=Origin(f"{sheet.name}!{address(line, column)}")))
            column += 1
            continue
        wide = max(1, min(field.columns, right - column))
        own = [each for each in shown if line <= each < line + field.rows] if field.rows > 1 else [line]
        if len(own) > 1:
            covered.update((each, column + over) for each in own for over in range(wide))
        align = Align.RIGHT if field.number else None
        cells.append(TableCell(field.text, wide, len(own), align, field.bold, _origin(sheet, field)))
        column += wide
    return Row(tuple(cells))


def _signature_table(sides: tuple[tuple[Filled, ...], ...], sheet: Sheet) -> Table:
    cells = tuple(
        TableCell("\n".join(field.text for field in side), align=Align.CENTER, origin=_origin(sheet, side[0]))
        for side in sides
        if side
    )
    return Table("", sheet.name, tuple(Column(1) for _ in cells), (), (Row(cells),), origin=cells[0].origin)


def _unread(sheet: Sheet) -> Iterator[Unread]:
    place = Origin(f"{sheet.name}!A1")
    if sheet.hidden:
        yield Unread(Problem("read_xlsx.hidden_sheet", {"sheet": sheet.name}), place)
    hidden = [str(row) for row in sorted(sheet.hidden_rows)]
    hidden += [letters_of(column) for column in sorted(sheet.hidden_columns)]
    if hidden:
        shown = ", ".join(hidden[:12]) + (" ..." if len(hidden) > 12 else "")
        yield Unread(Problem("read_xlsx.hidden", {"sheet": sheet.name, "what": shown}), place)
    if sheet.unsaved:
        first = address(*sheet.unsaved[0])
        values = {"count": len(sheet.unsaved), "sheet": sheet.name, "cell": first}
        yield Unread(Problem("read_xlsx.formula_without_value", values), Origin(f"{sheet.name}!{first}"))
