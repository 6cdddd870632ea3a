"""What may begin at a line of Markdown; each step reads it if it does, and says so."""

import re
from collections.abc import Callable
from typing import Final

from triwulan.core.document import Heading, Origin, Paragraph, Unread
from triwulan.core.problem import Problem
from triwulan.formats.contents_lines import is_contents_line
from triwulan.formats.html_text import html_tables
from triwulan.formats.markdown_inline import inline
from triwulan.formats.markdown_lines import BREAK_LINE, COMMENT, FENCE, HEADING, HTML, NOTE, OWN_LINE, Lines, joined
from triwulan.formats.markdown_lists import add_html_list, read_list
from triwulan.formats.markdown_table import is_row, is_rule, pipe_table, table_of_html

_UNDERLINE: Final = re.compile(r"^ {0,3}(?P<mark>=+|-+)[ \t]*$")
_QUOTE: Final = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_REFERENCE: Final = re.compile(r"^ {0,3}\[[^\]^]{1,80}\]:[ \t]*<?\S+(?:[ \t]+[\"'(].*)?$")
_HTML_HEADING: Final = re.compile(r"^\s{0,3}<h(?P<level>[1-6])(?:\s[^<>]*)?>(?P<text>.*)</h(?P=level)>$", re.I)
_CLOSING: Final = re.compile(r"(?:^|[ \t])#+$")
_LONGEST_UNDERLINED: Final = 150
_READ_INSIDE: Final = frozenset({"md", "markdown", "html"})


def _table(state: Lines) -> bool:
    found = state.tables.get(state.at)
    if found is None:
        if state.at in state.starts:
            state.end_paragraph()
        return False
    state.end_paragraph()
    state.at, table = found
    state.add(table)
    return True


def _blank(state: Lines) -> bool:
    if state.line.strip():
        return False
    state.end_paragraph()
    state.at += 1
    return True


def _contents(state: Lines) -> bool:
    if not is_contents_line(state.line) or "|" in state.line:
        return False
    state.end_paragraph()
    state.at += 1
    return True


def _quote(state: Lines) -> bool:
    """The marks of a quote are taken off; what is quoted is read as any line."""
    match = _QUOTE.match(state.line)
    if match is None:
        return False
    if not state.blocks and not state.paragraph:
        state.quoted = True
    state.lines[state.at] = state.line[match.end() :]
    return not state.line.strip() and _blank(state)


def _fence(state: Lines) -> bool:
    """Text set as code is no part of a report: it is passed over, and said to be."""
    match = FENCE.match(state.line)
    if match is None:
        return False
    state.end_paragraph()
    first = state.at + 1
    state.at += 1
    if match["info"].lower() in _READ_INSIDE:
        return True
    while state.is_left and not state.line.strip().startswith(match["mark"]):
        state.at += 1
    if any(line.strip() for line in state.lines[first : state.at]):
        state.unread.append(Unread(Problem("reading.code"), Origin(f"L{first}")))
    state.at += 1
    return True


def _heading(state: Lines) -> bool:
    match = HEADING.match(state.line)
    if match is not None:
        level, text = len(match["level"]), _CLOSING.sub("", state.line[match.end() :].strip())
    elif (html := _HTML_HEADING.match(state.line.rstrip())) is not None:
        level, text = int(html["level"]), html["text"]
    else:
        return False
    state.end_paragraph()
    if shown := joined([inline(text)]):
        state.add(Heading(level, shown, origin=Origin(f"L{state.at + 1}")))
    state.at += 1
    return True


def _underline(state: Lines) -> bool:
    """A line of dashes below a short paragraph makes it a heading; elsewhere it is a rule."""
    match = _UNDERLINE.match(state.line)
    if match is not None and state.paragraph:
        text = joined([line for _, line in state.paragraph])
        if len(text) <= _LONGEST_UNDERLINED and not text.endswith((".", ";", ":")):
            level = 1 if match["mark"][0] == "=" else 2
            state.add(Heading(level, text, origin=Origin(f"L{state.paragraph[0][0]}")))
            state.paragraph = []
            state.at += 1
            return True
    if BREAK_LINE.match(state.line):
        state.end_paragraph()
        state.at += 1
        return True
    return False


def _pipes(state: Lines) -> bool:
    if "|" not in state.line:
        return False
    headed = is_rule(state.following) and not is_rule(state.line)
    following = state.lines[state.at : state.at + 4]
    bare = _in_step(following[:3]) or _in_step([line for line in following if not _UNDERLINE.match(line)][:3])
    if not headed and not bare and not (is_row(state.line) and is_row(state.following)):
        return False
    state.end_paragraph()
    first = state.at
    pipes = state.line.count("|")
    while state.is_left and state.line.strip():
        ruled = _UNDERLINE.match(state.line) and state.following.count("|") == pipes
        if "|" not in state.line and not ruled:
            break
        state.at += 1
    numbered = [(number + 1, state.lines[number]) for number in range(first, state.at)]
    rows = [(number, line) for number, line in numbered if "|" in line]
    if not rows[0][1].lstrip().startswith("|"):
        # nothing fences the rows: a pipe that comes first ends an empty cell
        rows = [(number, f"|{line}" if line.lstrip().startswith("|") else line) for number, line in rows]
    table = pipe_table(rows)
    if table.rows:
        state.add(table)
    return True


def _in_step(lines: list[str]) -> bool:
    """Whether three lines are rows though nothing fences them: as many pipes in each, two or more."""
    counts = {line.count("|") for line in lines}
    return len(lines) == 3 and len(counts) == 1 and min(counts) >= 2


def _html(state: Lines) -> bool:
    """A table or a list of HTML to its end tag; what stands before and after on its lines is running text."""
    start = HTML.search(state.line) if "<" in state.line else None
    if start is None or start["end"]:
        return False
    if state.line[: start.start()].strip():
        state.paragraph.append((state.at + 1, state.line[: start.start()]))
    state.end_paragraph()
    first, tag = state.at, start["tag"].lower()
    markup = _taken(state, start.start(), tag)
    if tag != "table":
        add_html_list(state, markup, first + 1)
    for table in html_tables(markup) if tag == "table" else ():
        for block in table_of_html(table, first + 1):
            state.add(block)
    return True


def _taken(state: Lines, begin: int, tag: str) -> str:
    """The markup from a place on the line to the end tag that belongs there; what follows the tag stays to be read."""
    pieces: list[str] = []
    depth = 0
    while state.is_left:
        line = state.line[begin:]
        for match in HTML.finditer(line):
            depth += 0 if match["tag"].lower() != tag else -1 if match["end"] else 1
            if depth <= 0:
                pieces.append(line[: match.end()])
                state.lines[state.at] = line[match.end() :]
                state.at += 0 if state.line.strip() else 1
                return "\n".join(pieces)
        pieces.append(line)
        begin = 0
        state.at += 1
    return "\n".join(pieces)


def _comment(state: Lines) -> bool:
    if not COMMENT.match(state.line):
        return False
    state.end_paragraph()
    while state.is_left and "-->" not in state.line:
        state.at += 1
    if state.is_left:
        rest = state.line.split("-->", 1)[1]
        if rest.strip():
            state.lines[state.at] = rest
            return True
    state.at += 1
    return True


def _note(state: Lines) -> bool:
    """A footnote is small print where it is defined; the address of a link is not printed."""
    match = NOTE.match(state.line)
    if match is None:
        if _REFERENCE.match(state.line):
            state.end_paragraph()
            state.at += 1
            return True
        return False
    state.end_paragraph()
    first = state.at + 1
    lines = [state.line[match.end() :]]
    state.at += 1
    while state.is_left and state.line.startswith(("  ", "\t")) and state.line.strip():
        lines.append(state.line)
        state.at += 1
    state.add(Paragraph(joined(lines), note=True, origin=Origin(f"L{first}")))
    return True


def _own_line(state: Lines) -> bool:
    """A caption or a chapter typed right below a paragraph begins one of its own."""
    if state.paragraph and OWN_LINE.match(state.line) and state.paragraph[-1][1].rstrip().endswith((".", ":", ";")):
        state.end_paragraph()
    return False


STEPS: Final[tuple[Callable[[Lines], bool], ...]] = (
    _table,
    _blank,
    _contents,
    _quote,
    _fence,
    _heading,
    _underline,
    _pipes,
    _html,
    _comment,
    _note,
    _own_line,
    read_list,
)
