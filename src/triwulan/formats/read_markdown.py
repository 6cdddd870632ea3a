"""Reading Markdown, ours and other people's: headings, paragraphs, lists, boxes, tables of pipes and of HTML."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from triwulan.core.document import (
    Block,
    CheckItem,
    Checklist,
    Document,
    Heading,
    ItemList,
    Origin,
    Paragraph,
    Signature,
    Table,
    Title,
    Unread,
)
from triwulan.core.problem import Problem
from triwulan.formats.html_text import html_tables
from triwulan.formats.limits import check_blocks
from triwulan.formats.markdown_inline import inline, wholly_bold
from triwulan.formats.markdown_signatures import signature_of, with_signatures
from triwulan.formats.markdown_table import is_row, is_rule, pipe_table, table_of_html
from triwulan.formats.shown import shown
from triwulan.formats.typed_lists import TypedItem, lists_of, typed_item

_HEADING: Final = re.compile(r"^ {0,3}(?P<level>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE: Final = re.compile(r"^ {0,3}(?P<mark>=+|-+)[ \t]*$")
_BREAK_LINE: Final = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE: Final = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[\w+-]*)")
_QUOTE: Final = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_NOTE: Final = re.compile(r"^ {0,3}\[\^[^\]\s]{1,40}\]:[ \t]*(?P<text>.*)$")
_REFERENCE: Final = re.compile(r"^ {0,3}\[[^\]^]{1,80}\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].*)?$")
_BOX: Final = re.compile(r"^\[(?P<box>[ xX])\][ \t]+(?P<text>.*)$", re.S)
_SMALL: Final = re.compile(r"^\s*<(small|sub|sup)>(?:(?!</\1>).)*</\1>\s*$", re.S | re.I)
_TABLE_TAG: Final = re.compile(r"<(/?)table(?=[\s/>])", re.I)
_COMMENT: Final = re.compile(r"^\s*<!--")
_OWN_LINE: Final = re.compile(
    r"^\s*(?:\*\*|__|<b>)?(?:tabel\s*\.?\s*\d+(?:[.\-]\d+)*\b(?!.{90})|BAB\s+[IVXL\d]+\b|[A-H]\.\s+[A-Z]{2})", re.I
)
_SPACES: Final = re.compile(r"[ \t]+")
_LONGEST_UNDERLINED: Final = 150
_READ_INSIDE: Final = frozenset({"md", "markdown", "html"})


@dataclass(slots=True)
class _Blocks:
    """The lines of a file, how far they are read, and what they made."""

    lines: list[str]
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    paragraph: list[tuple[int, str]] = field(default_factory=list)
    # Paragraphs that are one side of signatures, by their place among the blocks.
    sides: dict[int, Signature] = field(default_factory=dict)
    quoted: bool = False
    # Tables that plain text had in its own way, by the line they begin at, with the line after their end.
    tables: Mapping[int, tuple[int, Table]] = field(default_factory=dict)
    # Lines that begin a paragraph though no empty line stands before them.
    starts: frozenset[int] = frozenset()

    @property
    def line(self) -> str:
        return self.lines[self.at]

    @property
    def following(self) -> str:
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""

    def add(self, block: Block) -> None:
        self.blocks.append(block)
        check_blocks(len(self.blocks))

    def end_paragraph(self) -> None:
        """What was running text becomes a paragraph."""
        if self.paragraph:
            text = _joined(self.paragraph)
            first = self.paragraph[0][0]
            whole = "\n".join(line for _, line in self.paragraph)
            self.paragraph = []
            if text:
                origin = Origin(f"L{first}")
                if (side := signature_of([line for line in whole.split("\n") if line.strip()], origin)) is not None:
                    self.sides[len(self.blocks)] = side
                small = _SMALL.match(whole) is not None
                self.add(Paragraph(text, note=small, bold=wholly_bold(whole), origin=origin))


def read_markdown(text: str) -> Document:
    """The document in a text of Markdown; addresses are lines, "L31"."""
    state = _Blocks(lines_of(text))
    _pass_front_matter(state)
    return _read(state)


def read_lines(lines: list[str], tables: Mapping[int, tuple[int, Table]], starts: frozenset[int]) -> Document:
    """The document in lines of plain text, of which some are read as tables and some begin paragraphs."""
    return _read(_Blocks(lines, tables=tables, starts=starts))


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", " ")
    return shown(text.replace("\x00", "")).split("\n")


def _read(state: _Blocks) -> Document:
    while state.at < len(state.lines):
        if not any(step(state) for step in _STEPS):
            state.paragraph.append((state.at + 1, state.line))
            state.at += 1
    state.end_paragraph()
    return _document(state)


def _document(state: _Blocks) -> Document:
    """A single first heading of the top level is the title, and a quote before it the notice, as we write them."""
    blocks = with_signatures(state.blocks, state.sides)
    notice = ""
    if len(blocks) > 1 and isinstance(blocks[0], Paragraph) and isinstance(blocks[1], Heading) and state.quoted:
        notice, blocks = blocks[0].text, blocks[1:]
    tops = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    title = ""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1 and len(tops) == 1 and not _is_numbered(first.text):
        title = " ".join(first.text.split())
        lower = (replace(b, level=b.level - 1) if isinstance(b, Heading) else b for b in blocks[1:])
        blocks = [Title(tuple(first.text.split("\n"))), *lower]
    return Document(title, tuple(blocks), notice=notice, unread=tuple(state.unread))


def _is_numbered(text: str) -> bool:
    return re.match(r"(?:BAB\s|\d|[A-Z]\.\s)", text, re.I) is not None


def _pass_front_matter(state: _Blocks) -> None:
    if state.line.rstrip() == "---":
        for at in range(1, min(len(state.lines), 60)):
            if state.lines[at].rstrip() in ("---", "..."):
                if all(":" in line or line[:1] in " -#" for line in state.lines[1:at]):
                    state.at = at + 1
                return


def _table(state: _Blocks) -> bool:
    found = state.tables.get(state.at)
    if found is None:
        if state.at in state.starts:
            state.end_paragraph()
        return False
    state.end_paragraph()
    state.at, table = found
    state.add(table)
    return True


def _blank(state: _Blocks) -> bool:
    if state.line.strip():
        return False
    state.end_paragraph()
    state.at += 1
    return True


def _fence(state: _Blocks) -> bool:
    """Text set as code is no part of a report: it is passed over, and said to be."""
    match = _FENCE.match(state.line)
    if match is None:
        return False
    state.end_paragraph()
    if match["info"].lower() in _READ_INSIDE:
        state.at += 1
        return True
    first = state.at + 1
    state.at += 1
    while state.at < len(state.lines) and not state.line.strip().startswith(match["mark"]):
        state.at += 1
    if state.at > first and any(line.strip() for line in state.lines[first : state.at]):
        state.unread.append(Unread(Problem("reading.code"), Origin(f"L{first}")))
    state.at += 1
    return True


def _heading(state: _Blocks) -> bool:
    match = _HEADING.match(state.line)
    if match is None:
        return False
    state.end_paragraph()
    text = inline(match["text"] or "").strip()
    if text:
        state.add(Heading(len(match["level"]), text, origin=Origin(f"L{state.at + 1}")))
    state.at += 1
    return True


def _underline(state: _Blocks) -> bool:
    """A line of dashes below a short paragraph makes it a heading; elsewhere it is a rule."""
    match = _UNDERLINE.match(state.line)
    if match is not None and state.paragraph:
        text = _joined(state.paragraph)
        if len(text) <= _LONGEST_UNDERLINED and not text.endswith((".", ";", ":")):
            level = 1 if match["mark"][0] == "=" else 2
            state.add(Heading(level, text, origin=Origin(f"L{state.paragraph[0][0]}")))
            state.paragraph = []
            state.at += 1
            return True
    if _BREAK_LINE.match(state.line):
        state.end_paragraph()
        state.at += 1
        return True
    return False


def _pipes(state: _Blocks) -> bool:
    headed = "|" in state.line and is_rule(state.following) and not is_rule(state.line)
    bare = _in_step(state.lines[state.at : state.at + 3])
    if not headed and not bare and not (is_row(state.line) and is_row(state.following)):
        return False
    state.end_paragraph()
    first = state.at
    while state.at < len(state.lines) and "|" in state.line and state.line.strip():
        state.at += 1
    table = pipe_table([(number + 1, state.lines[number]) for number in range(first, state.at)])
    if table.rows:
        state.add(table)
    return True


def _in_step(lines: list[str]) -> bool:
    """Whether three lines are rows though nothing fences them: as many pipes in each, two or more."""
    counts = {line.count("|") for line in lines}
    return len(lines) == 3 and len(counts) == 1 and min(counts) >= 2


def _html_table(state: _Blocks) -> bool:
    """From ``<table`` to the end tag of it; what stands before and after on its lines is running text."""
    start = _TABLE_TAG.search(state.line)
    if start is None or start[1]:
        return False
    before = state.line[: start.start()]
    if before.strip():
        state.paragraph.append((state.at + 1, before))
    state.end_paragraph()
    first = state.at
    depth = 0
    while state.at < len(state.lines):
        depth += sum(-1 if match[1] else 1 for match in _TABLE_TAG.finditer(state.line))
        state.at += 1
        if depth <= 0:
            break
    for table in html_tables("\n".join(state.lines[first : state.at])[len(before) :]):
        for block in table_of_html(table, first + 1):
            state.add(block)
    return True


def _comment(state: _Blocks) -> bool:
    if not _COMMENT.match(state.line):
        return False
    state.end_paragraph()
    while state.at < len(state.lines) and "-->" not in state.line:
        state.at += 1
    if state.at < len(state.lines):
        rest = state.line.split("-->", 1)[1]
        if rest.strip():
            state.lines[state.at] = rest
            return True
    state.at += 1
    return True


def _quote(state: _Blocks) -> bool:
    match = _QUOTE.match(state.line)
    if match is None:
        return False
    if not state.blocks and not state.paragraph:
        state.quoted = True
    state.lines[state.at] = state.line[match.end() :]
    return not state.line.strip() and _blank(state)


def _note(state: _Blocks) -> bool:
    if _REFERENCE.match(state.line):
        state.end_paragraph()
        state.at += 1
        return True
    match = _NOTE.match(state.line)
    if match is None:
        return False
    state.end_paragraph()
    first = state.at + 1
    lines = [(first, match["text"])]
    state.at += 1
    while state.at < len(state.lines) and state.line.startswith(("  ", "\t")) and state.line.strip():
        lines.append((state.at + 1, state.line))
        state.at += 1
    state.add(Paragraph(_joined(lines), note=True, origin=Origin(f"L{first}")))
    return True


def _list(state: _Blocks) -> bool:
    """A list goes to the first line that is neither an item nor set in under one."""
    item = typed_item(state.line, state.at + 1)
    if item is None or (state.paragraph and item.marker == "1." and item.number > 1):
        return False
    state.end_paragraph()
    items = [item]
    state.at += 1
    gap = False
    while state.at < len(state.lines):
        line = state.line
        if not line.strip():
            gap = True
        elif state.at in state.tables:
            break
        elif (more := typed_item(line, state.at + 1)) is not None and not _BREAK_LINE.match(line):
            items.append(more)
            check_blocks(len(items))
            gap = False
        elif _stops(state, gap, items[-1]):
            break
        else:
            items[-1].text += "\n\n" + line if gap else "\n" + line
            gap = False
        state.at += 1
    _add_lists(state, items)
    return True


def _stops(state: _Blocks, gap: bool, item: TypedItem) -> bool:
    """Whether a line that begins no item ends the list."""
    line = state.line
    begins = (_HEADING, _FENCE, _BREAK_LINE, _COMMENT, _NOTE, _OWN_LINE)
    if any(pattern.match(line) for pattern in begins) or is_rule(state.following) or is_row(line):
        return True
    if _TABLE_TAG.search(line):
        return True
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return (gap or state.at in state.starts) and indent < min(item.inner, item.indent + 2)


def _add_lists(state: _Blocks, items: list[TypedItem]) -> None:
    """Items with boxes make checklists, the others lists."""
    group: list[TypedItem] = []
    boxes: list[CheckItem] = []
    for item in items:
        box = _BOX.match(item.text)
        if box is None:
            if boxes:
                state.add(Checklist(tuple(boxes)))
                boxes = []
            group.append(item)
            continue
        _add_group(state, group)
        group = []
        boxes.append(CheckItem(_text(box["text"]), box["box"] != " ", origin=Origin(f"L{item.line}")))
    _add_group(state, group)
    if boxes:
        state.add(Checklist(tuple(boxes)))


def _add_group(state: _Blocks, group: list[TypedItem]) -> None:
    made: list[ItemList] = lists_of(group, _text) if group else []
    for each in made:
        state.add(each)


def _text(raw: str) -> str:
    return _joined([(0, line) for line in raw.split("\n")])


def _own_line(state: _Blocks) -> bool:
    """A caption or a chapter typed right below a paragraph begins one of its own."""
    if state.paragraph and _OWN_LINE.match(state.line) and state.paragraph[-1][1].rstrip().endswith((".", ":", ";")):
        state.end_paragraph()
    return False


def _joined(lines: list[tuple[int, str]]) -> str:
    """Lines joined by spaces, broken where a line ends with two spaces, a backslash or is followed by an empty one."""
    pieces: list[str] = []
    for _, line in lines:
        if line.endswith("  ") or line.endswith("\\"):
            pieces.append(line.rstrip().removesuffix("\\").strip() + "<br>")
        elif not line.strip():
            pieces.append("<br>")
        else:
            pieces.append(line.strip() + " ")
    text = _SPACES.sub(" ", inline("".join(pieces)))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


_STEPS: Final[tuple[Callable[[_Blocks], bool], ...]] = (
    _table,
    _blank,
    _quote,
    _fence,
    _heading,
    _underline,
    _pipes,
    _html_table,
    _comment,
    _note,
    _own_line,
    _list,
)
