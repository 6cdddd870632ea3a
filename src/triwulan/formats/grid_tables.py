"""Tables in plain text drawn with lines: "+---+" and "|", or the characters that draw boxes."""

import re
from typing import Final

from triwulan.core.document import Column, Origin, Row, Table, TableCell
from triwulan.formats.limits import check_table
from triwulan.formats.markdown_inline import inline
from triwulan.formats.merged_heads import with_merged_heads

_CORNERS: Final = "+|┌├└╔╠╚╒╞╘┏┣┗"
_DRAWN: Final = frozenset(_CORNERS + "-=: ─━═┬┼┴┐┤┘╦╬╩╗╣╝╤╪╧╕╡╛┳╋┻┓┫┛")
_LEVEL: Final = re.compile("[-=─━═]{2}")
_UPRIGHT: Final = re.compile(r"[|│║┃]")
_COUNTED: Final = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•])\s")
_LONGEST_LINE: Final = 5_000


def grid_table(lines: list[str], at: int) -> tuple[int, Table] | None:
    """The drawn table whose top is at a line, and the line after its end; None if it is no top."""
    if not _is_border(lines[at]) or at + 1 >= len(lines) or not _fields(lines[at + 1]):
        return None
    groups: list[list[tuple[int, list[str]]]] = [[]]
    end = at
    while end < len(lines):
        if _is_border(lines[end]):
            groups.append([])
        elif fields := _fields(lines[end]):
            groups[-1].append((end + 1, fields))
        else:
            break
        end += 1
    groups = [group for group in groups if group]
    # Where only the head is set off, each line below it is a row.
    apart = len(groups) <= 2 and len(groups[-1]) > 1
    rows: list[Row] = []
    for index, group in enumerate(groups):
        pieces = [[line] for line in group] if apart and index == len(groups) - 1 else [group]
        for piece in _with_continued(pieces):
            rows.append(_row(piece))
            check_table(len(rows), sum(len(row.cells) for row in rows[-1:]) * len(rows))
    width = max((len(row.cells) for row in rows), default=0)
    if width < 2:
        return None
    columns = tuple(Column(1.0) for _ in range(width))
    return end, Table("", "", columns, (), with_merged_heads(rows), origin=Origin(f"L{at + 1}"))


def _is_border(line: str) -> bool:
    line = line.strip()
    return line[:1] in _CORNERS and bool(_LEVEL.search(line)) and _DRAWN.issuperset(line) and len(line) < _LONGEST_LINE


def _fields(line: str) -> list[str]:
    """The fields between upright lines; none if the line does not begin and end with one."""
    line = line.strip()
    if len(line) < 3 or not (_UPRIGHT.match(line[0]) and _UPRIGHT.match(line[-1])):
        return []
    return [field.strip() for field in _UPRIGHT.split(line[1:-1])]


def _with_continued(pieces: list[list[tuple[int, list[str]]]]) -> list[list[tuple[int, list[str]]]]:
    """Lines with an empty first field put to the one above."""
    made: list[list[tuple[int, list[str]]]] = []
    for piece in pieces:
        fields = piece[0][1]
        if made and len(pieces) > 1 and not fields[0] and not any(text[:1].isdigit() for text in fields):
            made[-1].extend(piece)
        else:
            made.append(list(piece))
    return made


def _row(lines: list[tuple[int, list[str]]]) -> Row:
    width = max(len(fields) for _, fields in lines)
    texts = [""] * width
    for _, fields in lines:
        for column, text in enumerate(fields):
            if text:
                between = "\n" if _COUNTED.match(text) else " "
                texts[column] = f"{texts[column]}{between}{text}" if texts[column] else text
    origin = Origin(f"L{lines[0][0]}")
    return Row(tuple(TableCell(inline(text), origin=origin) for text in texts))
