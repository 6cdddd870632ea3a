"""Lists in Markdown and plain text, typed or in HTML; items with boxes make checklists."""

import re
from typing import Final

from triwulan.core.document import CheckItem, Checklist, Origin
from triwulan.formats.contents_lines import is_contents_line
from triwulan.formats.html_text import html_text
from triwulan.formats.limits import check_blocks
from triwulan.formats.markdown_lines import BREAK_LINE, COMMENT, FENCE, HEADING, HTML, NOTE, OWN_LINE, Lines, joined
from triwulan.formats.markdown_table import is_row, is_rule
from triwulan.formats.typed_lists import TypedItem, lists_of, typed_item

_BOX: Final = re.compile(r"^\[(?P<box>[ xX])\][ \t]+(?P<text>.*)$", re.S)
_BEGINNINGS: Final = (HEADING, FENCE, BREAK_LINE, COMMENT, NOTE, OWN_LINE)


def read_list(state: Lines) -> bool:
    """A list goes to the first line that is neither an item nor set in under one."""
    item = typed_item(state.line, state.at + 1)
    if item is None or (state.paragraph and item.marker == "1." and item.number > 1):
        return False
    state.end_paragraph()
    items = [item]
    state.at += 1
    gap = False
    while state.is_left:
        line = state.line
        if not line.strip():
            gap = True
        elif state.at in state.tables or is_contents_line(line):
            break
        elif (more := typed_item(line, state.at + 1)) is not None and not BREAK_LINE.match(line):
            items.append(more)
            check_blocks(len(items))
            gap = False
        elif _stops(state, gap, items[-1]):
            break
        else:
            items[-1].lines.extend(("", line) if gap else (line,))
            gap = False
        state.at += 1
    _add_lists(state, items)
    return True


def add_html_list(state: Lines, markup: str, line: int) -> None:
    """The lists in a piece of HTML, as if their items were typed."""
    items: list[TypedItem] = []
    for text in html_text(markup).split("\n"):
        item = typed_item(text, line)
        if item is not None:
            items.append(item)
        elif items and text:
            items[-1].lines.append(text)
        elif text:
            state.paragraph.append((line, text))
            state.end_paragraph()
    check_blocks(len(items))
    _add_lists(state, items)


def _stops(state: Lines, gap: bool, item: TypedItem) -> bool:
    """Whether a line that begins no item ends the list."""
    line = state.line
    if any(pattern.match(line) for pattern in _BEGINNINGS) or is_rule(state.following) or is_row(line):
        return True
    if HTML.search(line):
        return True
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return (gap or state.at in state.starts) and indent < min(item.inner, item.indent + 2)


def _add_lists(state: Lines, items: list[TypedItem]) -> None:
    group: list[TypedItem] = []
    boxes: list[CheckItem] = []
    for item in items:
        box = _BOX.match(item.lines[0])
        if box is None:
            if boxes:
                state.add(Checklist(tuple(boxes)))
                boxes = []
            group.append(item)
            continue
        _add_group(state, group)
        group = []
        text = joined([box["text"], *item.lines[1:]])
        boxes.append(CheckItem(text, box["box"] != " ", origin=Origin(f"L{item.line}")))
    _add_group(state, group)
    if boxes:
        state.add(Checklist(tuple(boxes)))


def _add_group(state: Lines, group: list[TypedItem]) -> None:
    for made in lists_of(group, joined):
        state.add(made)
