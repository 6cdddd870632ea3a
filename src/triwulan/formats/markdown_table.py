"""Tables of pipes as Markdown has them, and tables of HTML inside Markdown."""

import re
from collections.abc import Sequence
from typing import Final

from triwulan.core.document import Align, Column, Origin, Paragraph, Row, Table, TableCell
from triwulan.formats.html_text import HtmlCell, HtmlTable
from triwulan.formats.limits import check_table
from triwulan.formats.markdown_inline import inline, wholly_bold
from triwulan.formats.merged_heads import with_merged_heads

_RULE_CHARACTERS: Final = frozenset("|:- \t")
_RULE_FIELD: Final = re.compile(r"^:?-+:?$")
_FIELD: Final = re.compile(r"(?:\\.|[^|\\]|\\)*", re.S)


def is_rule(line: str) -> bool:
    """Whether a line is the ``|---|---:|`` below the head of a table."""
    if "-" not in line or "|" not in line or not _RULE_CHARACTERS.issuperset(line):
        return False
    return all(_RULE_FIELD.match(field.strip()) for field in fields(line))


def is_row(line: str) -> bool:
    """Whether a line can only be a row: it begins and ends with a pipe."""
    line = line.strip()
    return len(line) > 2 and line[0] == "|" and line[-1] == "|" and not line.endswith("\\|")


def fields(line: str) -> list[str]:
    """The fields of a row as they stand in the file."""
    line = line.strip()
    if line.startswith("|"):
        line = line[1:]
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    found, at = [], 0
    while at <= len(line):
        match = _FIELD.match(line, at)
        end = match.end() if match else len(line)
        found.append(line[at:end])
        at = end + 1
    return found


def pipe_table(lines: Sequence[tuple[int, str]]) -> Table:
    """The table in some lines, each with its number; the line of dashes only says how columns stand."""
    aligns: list[Align] = []
    rows: list[Row] = []
    count = 0
    for number, line in lines:
        if is_rule(line) and len(rows) <= 1 and not aligns:
            aligns = [_align(field) for field in fields(line)]
            continue
        origin = Origin(f"L{number}")
        found = fields(line)
        count += len(found)
        check_table(len(rows) + 1, count)
        rows.append(Row(tuple(_cell(field, origin) for field in found)))
    if rows and aligns and not any(cell.text for cell in rows[0].cells):
        rows = rows[1:]
    width = max((len(row.cells) for row in rows), default=0)
    aligns += [Align.LEFT] * (width - len(aligns))
    columns = tuple(Column(1.0, align) for align in aligns[:width])
    return Table("", "", columns, (), with_merged_heads(rows), origin=Origin(f"L{lines[0][0]}"))


def table_of_html(table: HtmlTable, line: int) -> list[Paragraph | Table]:
    """A table of HTML with its spans, its caption as the paragraph above it."""
    origin = Origin(f"L{line}")
    check_table(len(table.rows), sum(len(row) for row in table.rows))
    rows = tuple(Row(tuple(_html_cell(cell, origin) for cell in row)) for row in table.rows if row)
    empty = len(table.rows) - len(rows)
    header = max(0, table.header - empty)
    width = max((sum(cell.colspan for cell in row.cells) for row in rows), default=0)
    columns = tuple(Column(1.0) for _ in range(width))
    above = [Paragraph(table.caption, origin=origin)] if table.caption else []
    if not rows:
        return [*above]
    return [*above, Table("", "", columns, rows[:header], rows[header:], origin=origin)]


def _html_cell(cell: HtmlCell, origin: Origin) -> TableCell:
    text = inline(cell.text)
    return TableCell(text, cell.colspan, cell.rowspan, bold=cell.head, origin=origin)


def _cell(field: str, origin: Origin) -> TableCell:
    return TableCell(inline(field).strip(), bold=wholly_bold(field), origin=origin)


def _align(field: str) -> Align:
    field = field.strip()
    if field.endswith(":"):
        return Align.CENTER if field.startswith(":") else Align.RIGHT
    return Align.LEFT
