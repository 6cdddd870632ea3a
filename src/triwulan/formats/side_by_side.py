"""Signatures typed side by side with tabs or spaces between them, as the table of two columns they stand for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.document import Block, Column, Paragraph, Row, Table, TableCell

_GAP: Final = re.compile(r"\s*\t[\s]*|[ ]{4,}")
_NIP: Final = re.compile(r"\bNIP\b", re.I)
_TABS: Final = re.compile(r"\s*\t\s*")
_LONGEST_LINE: Final = 110
_MOST_LINES: Final = 16


def with_signature_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, runs of lines that are signatures side by side as tables; tabs elsewhere are spaces."""
    made: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _may_be_signed(block.text) and len(run) < _MOST_LINES:
            run.append(block)
            continue
        made.extend(_joined(run))
        run = []
        if isinstance(block, Paragraph) and _may_be_signed(block.text):
            run.append(block)
        else:
            made.append(_without_tabs(block))
    made.extend(_joined(run))
    return made


def _may_be_signed(text: str) -> bool:
    return all(len(line) <= _LONGEST_LINE + line.count(" ") for line in text.split("\n"))


def _joined(run: Sequence[Paragraph]) -> list[Block]:
    """The lines from the first with two sides to the last, if a NIP stands among them."""
    rows = [sides(line) for block in run for line in block.text.split("\n")]
    owners = [block for block in run for _ in block.text.split("\n")]
    double = [at for at, (left, right) in enumerate(rows) if left and right]
    signed = any(_NIP.search(left) for left, _ in rows) and any(_NIP.search(right) for _, right in rows)
    if len(double) < 2 or not signed:
        return [_without_tabs(block) for block in run]
    first, last = double[0], double[-1]
    # A line with the place and date may stand alone above on the right.
    while first > 0 and not rows[first - 1][0] and rows[first - 1][1]:
        first -= 1
    before = [block for block in run if all(owner is not block for owner in owners[first : last + 1])]
    above = [block for block in before if run.index(block) < run.index(owners[first])]
    below = [block for block in before if block not in above]
    left = "\n".join(left for left, _ in rows[first : last + 1] if left)
    right = "\n".join(right for _, right in rows[first : last + 1] if right)
    origin = owners[first].origin
    cells = (TableCell(left, origin=origin), TableCell(right, origin=owners[double[0]].origin))
    table = Table("", "", (Column(1.0), Column(1.0)), (), (Row(cells),), origin=origin)
    return [*map(_without_tabs, above), table, *map(_without_tabs, below)]


def sides(line: str) -> tuple[str, str]:
    """What stands on the left and on the right of the widest gap of a line; either may be empty."""
    gaps = list(_GAP.finditer(line.rstrip()))
    if not gaps:
        return line.strip(), ""
    widest = max(gaps, key=lambda gap: len(gap[0].expandtabs(8)))
    if widest.start() == 0 and len(gaps) > 1:
        widest = max(gaps[1:], key=lambda gap: len(gap[0].expandtabs(8)))
    left, right = line[: widest.start()], line[widest.end() :]
    return " ".join(left.split()), " ".join(right.split())


def _without_tabs(block: Block) -> Block:
    if isinstance(block, Paragraph) and ("\t" in block.text or block.text != block.text.strip()):
        return replace(block, text=_TABS.sub(" ", block.text).strip())
    return block
