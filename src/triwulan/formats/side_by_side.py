"""Signatures typed side by side with tabs or spaces between them, as the table of two columns they stand for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.document import Block, Column, Origin, Paragraph, Row, Table, TableCell

_GAP: Final = re.compile(r"[ ]*\t[ \t]*|[ ]{4,}")
_NIP: Final = re.compile(r"\bNIP\b", re.I)
_LONGEST_SIDE: Final = 70
_MOST_WORDS: Final = 6
_WIDE: Final = 4
_MOST_LINES: Final = 18
_MOST_ALONE: Final = 3
_MOST_EMPTY: Final = 8


def with_signature_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, runs of lines that are signatures side by side as tables; tabs elsewhere are spaces."""
    made: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and all(map(_may_be_signed, block.text.split("\n"))):
            run.append(block)
            continue
        made.extend(_joined(run))
        run = []
        made.append(_without_tabs(block))
    made.extend(_joined(run))
    return made


def signature_lines(lines: Sequence[str], at: int) -> tuple[int, Table] | None:
    """The table of the signatures that begin at a line of text, and the line after their end; None if none do."""
    last = min(len(lines), at + _MOST_LINES + _MOST_EMPTY)
    if not any(map(_NIP.search, lines[at:last])) or not sides(lines[at])[1] or not _may_be_signed(lines[at]):
        return None
    taken: list[tuple[str, str]] = []
    end, empty = at, 0
    for number in range(at, last):
        if not lines[number].strip():
            empty += 1
            if empty > _MOST_EMPTY:
                break
            continue
        if not _may_be_signed(lines[number]):
            break
        taken.append(sides(lines[number]))
        if len(taken) > _MOST_ALONE and not any(right for _, right in taken[-_MOST_ALONE - 1 :]):
            break
        if _is_signed(taken) and _ends(taken, lines, number):
            end = number + 1
            break
    if not end > at or not _is_signed(taken):
        return None
    return end, _table(taken, Origin(f"L{at + 1}"), Origin(f"L{at + 1}"))


def _ends(taken: Sequence[tuple[str, str]], lines: Sequence[str], number: int) -> bool:
    """Whether nothing of the signatures follows a line."""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return not (following.strip() and _may_be_signed(following) and sides(following)[1])


def _may_be_signed(line: str) -> bool:
    """Whether a line has no more than two sides, both short, and is no sentence."""
    line = line.strip()
    if sum(1 for gap in _gaps(line) if len(gap[0].expandtabs(8)) >= _WIDE) > 1:
        return False
    left, right = sides(line)
    is_sentence = not right and len(left.split()) > _MOST_WORDS and left.endswith((".", ";", ":", ","))
    return len(left) <= _LONGEST_SIDE and len(right) <= _LONGEST_SIDE and not is_sentence


def _is_signed(rows: Sequence[tuple[str, str]]) -> bool:
    double = sum(1 for left, right in rows if left and right)
    return double >= 2 and any(_NIP.search(left) for left, _ in rows) and any(_NIP.search(right) for _, right in rows)


def _joined(run: Sequence[Paragraph]) -> list[Block]:
    """The paragraphs, those from the first line with two sides to the last as a table if they are signed."""
    rows = [(sides(line), block) for block in run for line in block.text.split("\n")]
    if not _is_signed([row for row, _ in rows]):
        return [_without_tabs(block) for block in run]
    nip = next(at for at, ((_, right), _) in enumerate(rows) if _NIP.search(right))
    last = max(at for at, ((left, right), _) in enumerate(rows) if left and right)
    first = nip
    # The block goes up as long as lines have something on the right; a name or a post may stand alone on the left.
    for at in range(nip, max(-1, nip - _MOST_LINES), -1):
        if rows[at][0][1]:
            first = at
        elif at < first - 3:
            break
    signed = [row for row, _ in rows[first : last + 1]]
    inside = [id(block) for _, block in rows[first : last + 1]]
    above = [block for block in run[: _index(run, rows[first][1])] if id(block) not in inside]
    below = [block for block in run[_index(run, rows[last][1]) + 1 :] if id(block) not in inside]
    right = next(block.origin for (_, text), block in rows[first : last + 1] if text)
    table = _table(signed, rows[first][1].origin, right)
    return [*map(_without_tabs, above), table, *map(_without_tabs, below)]


def _index(run: Sequence[Paragraph], block: Paragraph) -> int:
    return next(at for at, each in enumerate(run) if each is block)


def _table(rows: Sequence[tuple[str, str]], origin: Origin, right: Origin) -> Table:
    texts = ("\n".join(side[at] for side in rows if side[at]) for at in (0, 1))
    cells = tuple(TableCell(text, origin=where) for text, where in zip(texts, (origin, right), strict=True))
    return Table("", "", (Column(1.0), Column(1.0)), (), (Row(cells),), origin=origin)


def sides(line: str) -> tuple[str, str]:
    """What stands on the left and on the right of the widest gap of a line; either may be empty."""
    line = line.rstrip()
    gaps = _gaps(line)
    inner = [gap for gap in gaps if gap.start() > 0]
    if not gaps:
        return line.strip(), ""
    widest = max(inner or gaps, key=lambda gap: len(gap[0].expandtabs(8)))
    return " ".join(line[: widest.start()].split()), " ".join(line[widest.end() :].split())


def _gaps(line: str) -> list[re.Match[str]]:
    """The gaps of a line; most have none, which is quickly seen."""
    return list(_GAP.finditer(line)) if "\t" in line or "    " in line else []


def spaced(text: str) -> str:
    """The text with a space where tabs were, and none around its lines."""
    if "\t" in text:
        text = " ".join(part.strip(" ") for part in text.split("\t") if part.strip(" "))
    if "\n" not in text:
        return text.strip()
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _without_tabs(block: Block) -> Block:
    return replace(block, text=spaced(block.text)) if isinstance(block, Paragraph) else block
