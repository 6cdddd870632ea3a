"""Merged heads of tables in formats that cannot merge: an empty field belongs to the head left of it or above it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.document import Row, TableCell

_FIGURE: Final = re.compile(r"^[-+(]?(?:Rp\.?\s?)?\d\S*(?:\s%)?$")
# A year or a month heads a column, any other figure is of the body.
_NAMES_A_COLUMN: Final = re.compile(r"^(?:(?:19|20)\d\d|[1-9]|1[0-2])$")
_MOST_HEADS: Final = 4


def with_merged_heads(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a rectangle, those of its head with cells that span columns and rows where fields were empty."""
    width = len(rows[0].cells) if rows else 0
    depth = _depth(rows, width)
    if depth < 2:
        return tuple(rows)
    heads = [[cell.text.strip() for cell in row.cells] for row in rows[:depth]]
    owner = _owners(heads, width)
    merged = [_merged(rows[line], line, owner, depth) for line in range(depth)]
    return (*merged, *rows[depth:])


def _depth(rows: Sequence[Row], width: int) -> int:
    """How many rows make the head: one more while a row fills what the row above it left open."""
    depth = 1
    groups = _groups([cell.text.strip() for cell in rows[0].cells], [(0, width)]) if rows else []
    while depth < min(_MOST_HEADS, len(rows)):
        above = [cell.text.strip() for cell in rows[depth - 1].cells]
        below = [cell.text.strip() for cell in rows[depth].cells]
        if len(below) != width or not groups or not _fills(above, below, groups):
            break
        depth += 1
        groups = _groups(below, groups)
    return depth


def _groups(line: list[str], inside: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The (first, end) of each head with empty fields right of it, as far as the head above it reaches."""
    found = []
    for first, end in inside:
        at = first
        while at < end:
            after = at + 1
            while after < end and not line[after]:
                after += 1
            if line[at] and after - at > 1:
                found.append((at, after))
            at = after
    return found


def _fills(above: list[str], below: list[str], groups: list[tuple[int, int]]) -> bool:
    """Whether the row below holds the heads under merged ones, and nothing under the others."""
    grouped = {column for first, end in groups for column in range(first, end)}
    filled = [first for first, end in groups if below[first] and any(below[first + 1 : end])]
    if not filled:
        return False
    alone = [column for column, head in enumerate(above) if head and column not in grouped]
    words = [text for column, text in enumerate(below) if text and column in grouped]
    if any(_FIGURE.match(text) and not _NAMES_A_COLUMN.match(text) for text in words):
        return False
    if alone:
        return all(not below[column] for column in alone)
    return all(below[first] for first, _ in groups)


def _owners(heads: list[list[str]], width: int) -> list[list[tuple[int, int]]]:
    """For each field of the head the (row, column) of the field whose text it shows."""
    owner = [[(line, column) for column in range(width)] for line in range(len(heads))]
    spans = [(0, width)]
    for line, texts in enumerate(heads):
        groups = _groups(texts, spans)
        for first, end in groups:
            if line + 1 < len(heads):
                for column in range(first, end):
                    owner[line][column] = (line, first)
        for column in range(width):
            if line and not texts[column] and owner[line][column] == (line, column):
                top = owner[line - 1][column]
                # Only a head of one column reaches down: a merged one names the heads below it.
                if owner[top[0]].count(top) == 1 and heads[top[0]][top[1]]:
                    owner[line][column] = top
        spans = groups
    return owner


def _merged(row: Row, line: int, owner: list[list[tuple[int, int]]], depth: int) -> Row:
    cells: list[TableCell] = []
    for column, cell in enumerate(row.cells):
        if owner[line][column] != (line, column):
            continue
        colspan = owner[line].count((line, column))
        rowspan = sum(1 for below in range(line, depth) if owner[below][column] == (line, column))
        cells.append(replace(cell, colspan=colspan, rowspan=rowspan))
    return replace(row, cells=tuple(cells))
