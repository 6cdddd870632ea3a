"""Writing a Document as GitHub-flavoured Markdown; merged cells stand in their first field."""

import re
from collections.abc import Iterator

from triwulan.core.document import (
    Align,
    Block,
    Checklist,
    Document,
    Heading,
    ItemList,
    Marker,
    Paragraph,
    Row,
    Signature,
    SignatureBlock,
    Table,
    Title,
)
from triwulan.formats import grid
from triwulan.formats.legible import xml_text

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
# What would start a heading, a list, a rule or a table at the beginning of a line.
_LINE_START = re.compile(r"^(\s*)([#+\-=:]|\d+(?=[.)]))")
_RULE = {Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write_markdown(document: Document) -> str:
    """The document as Markdown text that ends with a line break."""
    parts = [f"> {_inline(document.notice)}"] if document.notice else []
    parts.extend(filter(None, ("\n".join(_block(block)) for block in document.blocks)))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(lines=lines):
            yield "# " + "<br>".join(_inline(line) for line in lines)
        case Heading():
            text = " ".join(filter(None, (block.number, block.text)))
            yield "#" * min(6, max(1, block.level) + 1) + " " + _inline(text, "<br>")
        case Paragraph():
            text = _line(block.text)
            yield _set(text, note=block.note, bold=block.bold) if text else text
        case ItemList():
            yield from _list(block, "")
        case Table():
            yield from _table(block)
        case Checklist(items=items):
            for item in items:
                text = _inline(f"{item.label} {item.detail}".strip())
                yield f"- [{'x' if item.checked else ' '}] {text}"
        case SignatureBlock(left=left, right=right):
            yield _signature(left)
            yield ""
            yield _signature(right)


def _set(text: str, *, note: bool, bold: bool) -> str:
    if note:
        return f"<small>{text}</small>"
    return f"**{text}**" if bold else text


def _list(block: ItemList, indent: str) -> Iterator[str]:
    for index, item in enumerate(block.items, block.start):
        marker = _marker(block.marker, index)
        inner = indent + " " * (len(marker) + 1)
        yield f"{indent}{marker} {_line(item.text).replace(chr(10), chr(10) + inner)}"
        if item.children is not None:
            yield from _list(item.children, inner)


def _marker(marker: Marker, index: int) -> str:
    match marker:
        case Marker.DASH:
            return "-"
        case Marker.NUMBER:
            return f"{index}."
        case Marker.LETTER:
            return f"- {_letters(index)}."


def _letters(index: int) -> str:
    """1 is a, 26 z, 27 aa."""
    word = ""
    while index > 0:
        index, rest = divmod(index - 1, len(_LETTERS))
        word = _LETTERS[rest] + word
    return word


def _table(table: Table) -> Iterator[str]:
    yield f"Tabel {_inline(table.number)}".strip() + "  "
    yield f"**{_inline(table.caption)}**" if table.caption else ""
    yield ""
    width = len(table.columns)
    rows = [*_fields(table.header, width, header=True)] or [[""] * width]
    yield _fence(rows[0])
    yield "|" + "|".join(_RULE[column.align] for column in table.columns) + "|"
    yield from map(_fence, [*rows[1:], *_fields(table.rows, width, header=False)])


def _fields(rows: tuple[Row, ...], width: int, *, header: bool) -> Iterator[list[str]]:
    for index, (row, cells) in enumerate(zip(rows, grid.place(rows, width), strict=True)):
        fields = [""] * width
        for placed in cells:
            text = _inline(placed.cell.text)
            bold = grid.is_bold(placed, row, header=header) and not (header and index == 0)
            fields[placed.column] = f"**{text.strip()}**" if bold and text.strip() else text
        yield fields


def _fence(fields: list[str]) -> str:
    return "| " + " | ".join(fields) + " |"


def _signature(side: Signature) -> str:
    lines = [*map(_line, side.lines_above), f"**{_inline(side.name)}**", *map(_line, side.lines_below)]
    return "  \n".join(line for line in lines if line)


def _inline(text: str, line_break: str = "<br>") -> str:
    return line_break.join(_SPECIAL.sub(r"\\\1", line) for line in xml_text(text).split("\n"))


def _line(text: str) -> str:
    """Text that starts a line: nothing in it may turn it into a heading, a list or a rule."""
    return "\\\n".join(_LINE_START.sub(_defused, _SPECIAL.sub(r"\\\1", line)) for line in xml_text(text).split("\n"))


def _defused(match: re.Match[str]) -> str:
    space, start = match.groups()
    # A number is defused at its dot: "1\." is text, "\1." would print the backslash.
    return f"{space}{start}\\" if start.isdigit() else f"{space}\\{start}"
