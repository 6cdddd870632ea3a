"""Tables in plain text whose fields are set apart by tabs, also where a cell goes on in the lines below."""

import re
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.document import Column, Origin, Row, Table, TableCell
from triwulan.formats.limits import check_table
from triwulan.formats.markdown_inline import inline, wholly_bold
from triwulan.formats.merged_heads import with_merged_heads
from triwulan.formats.side_by_side import signature_lines
from triwulan.formats.space_columns import is_level

_MARK: Final = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•*●▪–])$")
_COUNTED: Final = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•])\s")
_LONGEST_BAND: Final = 100
_MOST_EMPTY: Final = 4
_FEWEST: Final = 3
_FEW: Final = 40


@dataclass(slots=True)
class _Line:
    """A row as far as it is read: its fields, the number of its first line, and whether empty lines precede it."""

    fields: list[str]
    number: int
    after_gap: bool = False


def tab_table(lines: list[str], at: int) -> tuple[int, Table | None]:
    """The table that begins at a line, and the line after its end; or None, and the line to look on from."""
    if not _may_begin(lines[at]):
        return at + 1, None
    end, rows = _taken(lines, at)
    width = max((len(row.fields) for row in rows), default=0)
    if len(rows) < 2 or not _is_table(rows, width):
        # Lines after these may be a table though these are none: of a few, all are tried.
        return (at + 1 if len(rows) <= _FEW else end), None
    rows = _continued(_completed(rows, width), width)
    made: list[Row] = []
    for row in rows:
        check_table(len(made) + 1, (len(made) + 1) * width)
        made.append(Row(tuple(_cell(text, Origin(f"L{row.number}")) for text in row.fields)))
    columns = tuple(Column(1.0) for _ in range(width))
    return end, Table("", "", columns, (), with_merged_heads(made), origin=Origin(f"L{at + 1}"))


def _may_begin(line: str) -> bool:
    return "\t" in line.strip("\r\n") and len(_fields(line)) > 1 and bool(line.strip())


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.rstrip("\r\n").split("\t")]


def _taken(lines: list[str], at: int) -> tuple[int, list[_Line]]:
    """The lines of the table: those with tabs, short ones between them, and what follows a few empty lines in step."""
    rows: list[_Line] = []
    end, gap = at, 0
    width = 0
    while at < len(lines) and gap <= _MOST_EMPTY:
        line = lines[at]
        at += 1
        if not line.strip("\t \r\n") and not ("\t" in line and line.count("\t") + 1 == width):
            gap += 1
            continue
        if is_level(line) and (gap == 0 or "\t" in line):
            end = at
            continue
        fields = _fields(line)
        if gap and len(fields) != width:
            break
        if len(fields) > width and len(rows) > 1 and signature_lines(lines, at - 1) is not None:
            break
        if len(fields) == 1 and gap == 0 and rows and _goes_on_counting(fields[0], rows[-1], width):
            rows[-1].fields[-1] += "\n" + fields[0]
            end = at
            continue
        if len(fields) == 1 and not _is_inside(lines, at, line, rows, width):
            break
        rows.append(_Line(fields, at, gap > 0))
        width = max(width, len(fields))
        end, gap = at, 0
    return end, rows


def _goes_on_counting(text: str, above: _Line, width: int) -> bool:
    """Whether a line is the next item of the list in the last cell of a whole row."""
    return len(above.fields) == width > 1 and bool(_COUNTED.match(text)) and bool(_COUNTED.match(above.fields[-1]))


def _is_inside(lines: list[str], after: int, line: str, rows: list[_Line], width: int) -> bool:
    """Whether a line without tabs is of the table: it ends a broken row, or is a short one with rows below it."""
    if not rows or len(line) > _LONGEST_BAND:
        return False
    if 1 < len(rows[-1].fields) < width:
        return True
    return width >= _FEWEST and after < len(lines) and "\t" in lines[after].strip() and not line.rstrip().endswith(".")


def _is_table(rows: list[_Line], width: int) -> bool:
    """Rows in step; not items of a list with a tab behind their mark, nor labels with a colon."""
    if any(field == ":" or field.startswith(": ") for row in rows for field in row.fields[1:]):
        return False
    if all(len(row.fields) == 1 or (_MARK.match(row.fields[0]) and len(row.fields) == 2) for row in rows):
        return False
    full = [row for row in rows if len(row.fields) == width]
    return len(full) >= (2 if width >= _FEWEST else _FEWEST)


def _completed(rows: list[_Line], width: int) -> list[_Line]:
    """Rows broken by lines inside a cell put together: the pieces make exactly the width of the table."""
    made: list[_Line] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        taken, total = 0, len(row.fields)
        while 1 < total < width and at + taken + 1 < len(rows):
            more = len(rows[at + taken + 1].fields)
            if total + more - 1 > width or more == width:
                break
            total += more - 1
            taken += 1
        if total == width and taken:
            fields = list(row.fields)
            for piece in rows[at + 1 : at + taken + 1]:
                fields[-1] += "\n" + piece.fields[0]
                fields.extend(piece.fields[1:])
            row = replace(row, fields=fields)
            at += taken
        made.append(row)
        at += 1
    return made


def _continued(rows: list[_Line], width: int) -> list[_Line]:
    """Rows whose cells go on after a break of the page joined with what goes on."""
    made: list[_Line] = []
    for row in rows:
        if made and row.after_gap and _goes_on(row.fields, made[-1].fields, width):
            for column, text in enumerate(row.fields):
                if text:
                    between = "\n" if _COUNTED.match(text) else " "
                    made[-1].fields[column] = inline(made[-1].fields[column]) + between + inline(text)
        else:
            made.append(row)
    return made


def _goes_on(fields: list[str], above: list[str], width: int) -> bool:
    """Whether a row only goes on with what stands above each of its fields; one of its own has a number or more."""
    filled = [column for column, text in enumerate(fields) if text]
    if not filled or filled[0] == 0 or len(above) < len(fields) or 2 * len(filled) >= width + 1:
        return False
    return all(above[column] for column in filled)


def _cell(text: str, origin: Origin) -> TableCell:
    if "\n" in text and text.startswith('"') and text.endswith('"'):
        # Spreadsheets put cells of several lines between quotation marks.
        text = text[1:-1].replace('""', '"')
    return TableCell(inline(text).strip(), bold=wholly_bold(text), origin=origin)
