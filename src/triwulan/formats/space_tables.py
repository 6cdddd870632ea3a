"""Tables in plain text set in columns of spaces: where all lines are blank, one column ends and the next begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.document import Column, Origin, Row, Table, TableCell
from triwulan.formats.limits import check_table
from triwulan.formats.markdown_inline import inline
from triwulan.formats.space_columns import FIGURE, LONGEST_LINE, columns_of, is_aligned, is_drawn, is_level, segments_of

_NUMBER: Final = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[a-z][.)]|[IVX]{1,4}[.)]?|[A-Z][.)])$")
_COUNTED: Final = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•])\s")
_LABEL: Final = re.compile(r"^\s*[^:]{1,40}?\s*:(?:\s|$)")
_TOTAL: Final = re.compile(r"^(?:jumlah|total|rata)\b", re.I)
_MOST_LINES: Final = 3_000
_FEWEST: Final = 3
_SET_IN: Final = 2
_FEW: Final = 40


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
    if not is_aligned(lines[at]):
        return at + 1, None
    end = _end(lines, at)
    nothing = (at + 1 if end - at <= _FEW else end), None
    numbered = [(number, lines[number].expandtabs(8)) for number in range(at, end) if lines[number].strip()]
    full = [line for _, line in numbered if not is_level(line)]
    columns = columns_of(full)
    if len(columns) < 2 or len(full) < (2 if captioned or len(columns) > 2 else 3):
        return nothing
    wide = [line for line in full if len(segments_of(line)) >= 2]
    if len(wide) < 2 or _are_labels(full) or (len(columns) == 2 and 2 * len(wide) < len(full)):
        return nothing
    rows = _rows(numbered, columns)
    if len(rows) < 2 or not any(FIGURE.match(text) or _NUMBER.match(text) for row in rows for text in row.texts):
        return nothing
    made: list[Row] = []
    for row in rows:
        check_table(len(made) + 1, (len(made) + 1) * len(columns))
        made.append(_made(row))
    widths = tuple(Column(float(max(1, stop - start))) for start, stop in columns)
    return end, Table("", "", widths, (), tuple(made), origin=Origin(f"L{at + 1}"))


def _end(lines: Sequence[str], at: int) -> int:
    """The line after the table: it ends at an empty line or at a sentence, but not at an empty line between rows."""
    end = at
    in_columns = False
    while end < len(lines) and end - at < _MOST_LINES:
        line = lines[end]
        if is_drawn(line):
            return end
        if not line.strip():
            # Rows may stand apart: the table goes on if what follows is set in columns too.
            following = next((number for number in range(end, min(end + 2, len(lines))) if lines[number].strip()), None)
            if (
                following is None
                or is_drawn(lines[following])
                or not (is_aligned(lines[following]) or is_level(lines[following]))
            ):
                return end
            # Once there are three columns, what is in step below an empty line is one more row.
            in_columns = in_columns or len(columns_of([each.expandtabs(8) for each in lines[at:end]])) >= _FEWEST
            if not in_columns:
                return end
        elif not (is_aligned(line) or is_level(line) or _is_piece(lines, at, end)):
            return end
        end += 1
    return end


def _is_piece(lines: Sequence[str], at: int, number: int) -> bool:
    """Whether a line of one text is a part of a cell or a band: set in, or as short as its neighbours' columns."""
    line = lines[number].expandtabs(8)
    if len(line) > LONGEST_LINE:
        return False
    if line.startswith("  "):
        return True
    before = segments_of(lines[number - 1].expandtabs(8)) if number > at else []
    return bool(before) and len(line.rstrip()) <= max(segment.end for segment in before) and len(line.split()) <= 8


def _are_labels(lines: Sequence[str]) -> bool:
    """Whether these are labels with a colon and what they say, one below the other."""
    return 2 * sum(_LABEL.match(line) is not None for line in lines) > len(lines)


def _rows(numbered: Sequence[tuple[int, str]], columns: list[tuple[int, int]]) -> list[_Row]:
    """Rows from lines: the head first, then each line that begins a row, with those that go on with it."""
    lines = [(number, line, is_level(line)) for number, line in numbered]
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
    segments = segments_of(line)
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
    figures = sum(FIGURE.match(text) is not None for text in filled)
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
    return not any(FIGURE.match(row.texts[column]) and above.texts[column] for column in filled)


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
