"""What officials typed into a box, as paragraphs and lists."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from triwulan.compose.wording import Words
from triwulan.core.document import Block, Item, ItemList, Marker, Paragraph

_MARKED: Final = re.compile(
    r"(?P<dash>[-\u2013\u2022*])\s+(?P<dashed>\S.*)|(?P<count>\d{1,2}|[a-z])[.)]\s+(?P<counted>\S.*)"
)


def paragraph(text: str, *, anchor: str = "", note: bool = False, keep: bool = False) -> tuple[Block, ...]:
    """Make one paragraph; a sentence the regency left empty makes none."""
    if not text.strip():
        return ()
    return (Paragraph(text.strip(), anchor=anchor, note=note, keep_with_next=keep),)


def typed(words: Words, key: str, text: str, *, anchor: str = "") -> tuple[Block, ...]:
    """Set typed text into a sentence of the form: lines become paragraphs, lines that count a list."""
    text = text.strip()
    # a list begins on a line of its own, below the sentence that introduces it
    starts_with_list = bool(text) and _marker(text.splitlines()[0].strip()) is not None
    return free(words(key, text=f"\n{text}" if starts_with_list else text), anchor=anchor)


def free(text: str, *, anchor: str = "") -> tuple[Block, ...]:
    """Print typed text as it is, by the same reading of its lines."""
    return tuple(_blocks([line.strip() for line in text.splitlines() if line.strip()], anchor))


def _blocks(lines: list[str], anchor: str) -> Iterator[Block]:
    for marker, group in groupby(lines, key=_marker):
        if marker is None:
            yield from (Paragraph(line, anchor=anchor) for line in group)
        else:
            yield from _lists(list(group), marker, anchor)


def _lists(lines: list[str], marker: Marker, anchor: str) -> Iterator[ItemList]:
    """Make a new list where the counting does not go on, so that no typed number is changed."""
    run: list[str] = []
    start = previous = 0
    for line in lines:
        count = _count(line)
        if run and count is not None and count != previous + 1:
            yield _list(run, marker, start, anchor)
            run = []
        if not run:
            start = count or 1
        run.append(_text(line))
        previous = count or 0
    yield _list(run, marker, start, anchor)


def _list(texts: list[str], marker: Marker, start: int, anchor: str) -> ItemList:
    return ItemList(tuple(Item(text) for text in texts), marker, start, anchor)


def _marker(line: str) -> Marker | None:
    match = _MARKED.fullmatch(line)
    if match is None or match["count"] == "0":
        return None
    if match["dash"]:
        return Marker.DASH
    return Marker.NUMBER if match["count"].isdigit() else Marker.LETTER


def _count(line: str) -> int | None:
    match = _MARKED.fullmatch(line)
    if match is None or match["count"] is None:
        return None
    count: str = match["count"]
    return int(count) if count.isdigit() else ord(count) - ord("a") + 1


def _text(line: str) -> str:
    match = _MARKED.fullmatch(line)
    assert match is not None
    return str(match["dashed"] or match["counted"])
