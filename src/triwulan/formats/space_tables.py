"""Tables in plain text set in columns of spaces: where all lines are blank, one column ends and the next begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.document import Column, Origin, Row, Table, TableCell
from triwulan.formats.limits import MOST_COLUMNS, check_table
from triwulan.formats.markdown_inline import inline
from triwulan.formats.typed_lists import typed_item

_SEGMENT: Final = re.compile(r"\S+(?: \S+)*")
_RULE: Final = re.compile(r"^[\s\-=_+|]*[-=_]{3,}[\s\-=_+|]*$")
_FIGURE: Final = re.compile(r"^(?:[-+(]?(?:Rp\.?\s*)?\d[\d.,]*\s*%?\)?(?:,-)?|-|n/a)(?:\s+[^\W\d]+)?$", re.I)
_NUMBER: Final = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[a-z][.)]|[IVX]{1,4}[.)]?|[A-Z][.)])$")
_COUNTED: Final = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•])\s")
_LABEL: Final = re.compile(r"^\s*[^:]{1,40}?\s*:(?:\s|$)")
_TOTAL: Final = re.compile(r"^(?:jumlah|total|rata)\b", re.I)
_LONGEST_LINE: Final = 2_000
_MOST_LINES: Final = 3_000
_FEWEST: Final = 3
_SET_IN: Final = 2
_FEW: Final = 40


@dataclass(frozen=True, slots=True)
class _Segment:
    """Words with no wider gap than one space, and where on the line they stand."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Row:
    """A row of texts by its columns; ``spans`` are how many columns the text of a column reaches over.

    ``goes_on`` is whether its first text is set in or begins small, as the second line of a text does; ``deep`` are
    the columns of a head that reach down over the next row, ``filled`` those of that row.
    """

    texts: list[str]
    number: int
    spans: dict[int, int]
    goes_on: bool = False
    deep: frozenset[int] = frozenset()
    filled: frozenset[int] = frozenset()

    @property
    def is_begun(self) -> bool:
        """Whether it has only the text of its first column yet."""
        return bool(self.texts[0]) and not any(self.texts[1:])


def space_table(lines: Sequence[str], at: int, *, captioned: bool) -> tuple[int, Table | None]:
    """The table that begins at a line, and the line after its end; or None, and the line to look on from.

    With a caption above it two lines are enough.
    """
    if not _is_aligned(lines[at]):
        return at + 1, None
    end = _end(lines, at)
    nothing = (at + 1 if end - at <= _FEW else end), None
    numbered = [(number, lines[number].expandtabs(8)) for number in range(at, end) if lines[number].strip()]
    full = [line for _, line in numbered if not _RULE.match(line)]
    columns = _columns(full)
    if len(columns) < 2 or len(full) < (2 if captioned or len(columns) > 2 else 3):
        return nothing
    wide = [line for line in full if len(_segments(line)) >= 2]
    if len(wide) < 2 or _are_labels(full) or (len(columns) == 2 and 2 * len(wide) < len(full)):
        return nothing
    rows = _rows(numbered, columns)
    if len(rows) < 2 or not any(_FIGURE.match(text) or _NUMBER.match(text) for row in rows for text in row.texts):
        return nothing
    made: list[Row] = []
    for row in rows:
        check_table(len(made) + 1, (len(made) + 1) * len(columns))
        made.append(_made(row))
    widths = tuple(Column(float(max(1, stop - start))) for start, stop in columns)
    return end, Table("", "", widths, (), tuple(made), origin=Origin(f"L{at + 1}"))


def _is_aligned(line: str) -> bool:
    """Whether a line has two texts with a gap between, and is no item of a list with a wide gap behind its mark."""
    if len(line) > _LONGEST_LINE or "|" in line or _RULE.match(line):
        return False
    segments = _segments(line.expandtabs(8))
    if len(segments) == 2 and typed_item(line, 0) is not None and not _FIGURE.match(segments[1].text):
        return False
    return len(segments) >= 2


def _is_drawn(line: str) -> bool:
    """Whether a line is of a table drawn with lines, which is another's to read."""
    return line.strip()[:1] in ("|", "+", "┌", "├", "│", "╔", "║")


def _segments(line: str) -> list[_Segment]:
    return [_Segment(match.start(), match.end(), match[0]) for match in _SEGMENT.finditer(line)]


def _end(lines: Sequence[str], at: int) -> int:
    """The line after the table: it ends at an empty line or at a sentence, but not at an empty line between rows."""
    end = at
    in_columns = False
    while end < len(lines) and end - at < _MOST_LINES:
        line = lines[end]
        if _is_drawn(line):
            return end
        if not line.strip():
            # Rows may stand apart: the table goes on if what follows is set in columns too.
            following = next((number for number in range(end, min(end + 2, len(lines))) if lines[number].strip()), None)
            if (
                following is None
                or _is_drawn(lines[following])
                or not (_is_aligned(lines[following]) or _RULE.match(lines[following]))
            ):
                return end
            # Once there are three columns, what is in step below an empty line is one more row.
            in_columns = in_columns or len(_columns([each.expandtabs(8) for each in lines[at:end]])) >= _FEWEST
            if not in_columns:
                return end
        elif not (_is_aligned(line) or _RULE.match(line) or _is_piece(lines, at, end)):
            return end
        end += 1
    return end


def _is_piece(lines: Sequence[str], at: int, number: int) -> bool:
    """Whether a line of one text is a part of a cell or a band: set in, or as short as its neighbours' columns."""
    line = lines[number].expandtabs(8)
    if len(line) > _LONGEST_LINE:
        return False
    if line.startswith("  "):
        return True
    before = _segments(lines[number - 1].expandtabs(8)) if number > at else []
    return bool(before) and len(line.rstrip()) <= max(segment.end for segment in before) and len(line.split()) <= 8


def _columns(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The (start, end) of each column: between places where hardly any line has text."""
    rows = [_segments(line) for line in lines if line.strip() and not _RULE.match(line)]
    several = [segments for segments in rows if len(segments) >= 2]
    if len(several) < 2:
        return []
    most = max(len(segments) for segments in several)
    telling = [segments for segments in several if 2 * len(segments) >= most]
    width = min(_LONGEST_LINE, max(segments[-1].end for segments in telling))
    taken = [0] * (width + 1)
    for segments in telling:
        for segment in segments:
            for place in range(segment.start, min(segment.end, width)):
                taken[place] += 1
    # A head set over several columns may reach across the gaps between them.
    allowed = max(len(telling) // 10, 1 if len(telling) > _FEWEST else 0)
    found: list[tuple[int, int]] = []
    start: int | None = None
    blank = 0
    for place in range(width + 1):
        if taken[place] > allowed and place < width:
            start = place if start is None else start
            blank = 0
        elif start is not None:
            blank += 1
            if blank >= 2 or place >= width - 1:
                found.append((start, place - blank + 1))
                start = None
    return found[:MOST_COLUMNS]


def _are_labels(lines: Sequence[str]) -> bool:
    """Whether these are labels with a colon and what they say, one below the other."""
    return 2 * sum(_LABEL.match(line) is not None for line in lines) > len(lines)


def _rows(numbered: Sequence[tuple[int, str]], columns: list[tuple[int, int]]) -> list[_Row]:
    """Rows from lines: the head first, then each line that begins a row, with those that go on with it."""
    lines = [(number, line, _RULE.match(line) is not None) for number, line in numbered]
    placed = [(rule, _placed(line, columns, number + 1)) for number, line, rule in lines]
    first = next((at for at, (rule, row) in enumerate(placed) if not rule and _begins_body(row)), 0)
    if first > 1 and placed[first][1].goes_on and not placed[first - 1][0] and placed[first - 1][1].is_begun:
        first -= 1
    head = [row for rule, row in placed[:first] if not rule]
    rows = _head(head, len(columns))
    body: list[_Row] = []
    ended = False
    for rule, row in placed[first:]:
        if rule:
            ended = True
            continue
        if body and not ended and _continues(row, body[-1]):
            _join(body[-1], row)
        else:
            body.append(row)
        ended = False
    return rows + body


def _placed(line: str, columns: list[tuple[int, int]], number: int) -> _Row:
    row = _Row([""] * len(columns), number, {})
    segments = _segments(line)
    if segments:
        row.goes_on = segments[0].start - columns[0][0] >= _SET_IN or segments[0].text[:1].islower()
    for segment in segments:
        over = [at for at, (start, end) in enumerate(columns) if segment.start < end and segment.end > start]
        if not over:
            nearest = min(range(len(columns)), key=lambda at: abs(columns[at][0] - segment.start))
            over = [nearest]
        at = over[0]
        row.texts[at] = f"{row.texts[at]} {segment.text}".strip()
        if len(over) > 1:
            row.spans[at] = len(over)
    return row


def _begins_body(row: _Row) -> bool:
    """Whether a row is the first below the head: it begins with a number, or half of it are figures."""
    filled = [text for text in row.texts if text]
    if row.spans and row.texts[0] == "":
        return False
    figures = sum(_FIGURE.match(text) is not None for text in filled)
    return bool(filled) and (bool(row.texts[0] and _NUMBER.match(row.texts[0])) or 2 * figures >= len(filled))


def _head(lines: Sequence[_Row], width: int) -> list[_Row]:
    """The lines of the head: one row, or two where a head reaches over several columns."""
    if not lines:
        return []
    over = {at: span for row in lines for at, span in row.spans.items()}
    below = {column for at, span in over.items() for column in range(at, min(width, at + span))}
    top, second = _Row([""] * width, lines[0].number, dict(over)), _Row([""] * width, lines[-1].number, {})
    for row in lines:
        for column, text in enumerate(row.texts):
            target = second if column in below and column not in row.spans else top
            target.texts[column] = f"{target.texts[column]} {text}".strip()
    if not any(second.texts):
        return [top]
    top.deep, second.filled = frozenset(range(width)) - below, frozenset(below)
    return [top, second]


def _continues(row: _Row, above: _Row) -> bool:
    """Whether a line only goes on with cells of the row above: nothing in its first column, no figure of its own."""
    filled = [column for column, text in enumerate(row.texts) if text]
    if not filled:
        return True
    first = row.texts[filled[0]]
    if filled[0] == 0:
        return row.goes_on and (len(filled) == 1 or above.is_begun)
    if row.spans or _TOTAL.match(first):
        return False
    return not any(_FIGURE.match(row.texts[column]) and above.texts[column] for column in filled)


def _join(above: _Row, row: _Row) -> None:
    for column, text in enumerate(row.texts):
        if text:
            between = "\n" if _COUNTED.match(text) else " "
            above.texts[column] = f"{above.texts[column]}{between}{text}" if above.texts[column] else text


def _made(row: _Row) -> Row:
    cells = []
    at = 0
    while at < len(row.texts):
        span = row.spans.get(at, 1)
        if not row.filled or at in row.filled:
            text, down = inline(row.texts[at]), 2 if at in row.deep else 1
            cells.append(TableCell(text, colspan=span, rowspan=down, origin=Origin(f"L{row.number}")))
        at += span
    return Row(tuple(cells))
