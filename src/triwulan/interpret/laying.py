"""Laying out the blocks of a document one after the other, each in its section."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from triwulan.core.document import (
    Block,
    Checklist,
    Heading,
    Item,
    ItemList,
    Marker,
    Origin,
    Paragraph,
    Signature,
    SignatureBlock,
    Table,
    Title,
)
from triwulan.core.keeping import is_small
from triwulan.core.reading import PassageKind
from triwulan.interpret.captions import is_sentence, read_caption
from triwulan.interpret.grid import Grid, grid_of
from triwulan.interpret.headings import Counted, counted_heading, split_heading
from triwulan.interpret.layouts import Laid, box_in, laid_out, without_titles
from triwulan.interpret.stream import RawTable, Stream

_ITEM: Final = re.compile(r"^(?P<number>\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•●▪➢✓*])\s+(?P<text>\S.*)$", re.S)
_LAST_LINES: Final = re.compile(r"^(?P<text>.*\S)\s*\n\s*(?P<caption>(?:tabel|table)\s+\d.*)$", re.I | re.S)


def lay(block: Block, stream: Stream, following: str) -> None:
    """Lay out a block; ``following`` is the text of the next one, which tells items from headings."""
    match block:
        case Title(lines=lines, anchor=anchor):
            for line in lines:
                stream.add(PassageKind.TITLE, line, Origin(), anchor)
        case Heading():
            _lay_heading(block, stream)
        case Paragraph():
            _lay_paragraph(block, stream, following.strip())
        case ItemList() if _titles(block):
            for place, item in enumerate(block.items):
                line = f"{_counted(block, place)}. {item.text}"
                _lay_paragraph(Paragraph(line, item.anchor, bold=True, origin=item.origin), stream, "")
                if item.children is not None:
                    lay(item.children, stream, "")
        case ItemList():
            stream.group += 1
            _lay_list(block, stream, 1, stream.group)
        case Table():
            _lay_table(block, stream)
        case Checklist(items=items, anchor=anchor):
            for box in items:
                text = f"{box.label} {box.detail}".strip()
                stream.add(PassageKind.CHECKBOX, text, box.origin, anchor, ticked=box.checked)
        case SignatureBlock(left=left, right=right, anchor=anchor):
            for side in (left, right):
                stream.group += 1
                for line in _signature_lines(side):
                    stream.add(PassageKind.SIGNATURE, line, side.origin, anchor, group=stream.group)


def _lay_heading(block: Heading, stream: Stream) -> None:
    text = " ".join(block.text.split())
    if (caption := read_caption(text)) is not None and caption[0]:
        stream.add(PassageKind.PARAGRAPH, text, block.origin, block.anchor)
        return
    _add_heading(
        stream, split_heading(block.level, f"{block.number.rstrip('.')}. {text}" if block.number else text), block
    )


def _add_heading(stream: Stream, heading: Counted, block: Heading | Paragraph) -> None:
    text = " ".join(heading.text.split())
    shown = f"BAB {heading.number}" if heading.chapter else heading.number
    stream.section = f"{shown} {text}".strip()
    about = {"number": heading.number, "level": heading.level}
    stream.add(PassageKind.HEADING, text, block.origin, block.anchor, **about)
    counted = block.number if isinstance(block, Heading) else ""
    last = stream.passages[-1]
    printed = " ".join(f"{counted} {block.text}".split())
    stream.passages[-1] = replace(last, place=replace(last.place, quote=printed))


def _lay_paragraph(block: Paragraph, stream: Stream, following: str) -> None:
    text = block.text.strip()
    if not text:
        return
    if (split := _LAST_LINES.match(text)) is not None and read_caption(split["caption"]) is not None:
        _lay_paragraph(replace(block, text=split["text"]), stream, split["caption"])
        stream.add(PassageKind.PARAGRAPH, split["caption"], block.origin, block.anchor)
        return
    if (box := box_in(text)) is not None and box[1]:
        stream.add(PassageKind.CHECKBOX, box[1], block.origin, block.anchor, ticked=box[0])
        return
    heading = counted_heading(" ".join(text.split()), " ".join(following.split()), bold=block.bold)
    if heading is not None:
        _add_heading(stream, heading, block)
        return
    if _completes_heading(text, stream):
        return
    item = _ITEM.match(text)
    if item is not None:
        _lay_item(stream, item["number"].strip("()."), item["text"].strip(), block)
        return
    if block.bold:
        stream.bold.add(stream.order)
    stream.add(PassageKind.NOTE if block.note else PassageKind.PARAGRAPH, text, block.origin, block.anchor)


def _completes_heading(text: str, stream: Stream) -> bool:
    """Whether a line in capitals names the chapter whose "BAB II" stands on the line before."""
    last = stream.passages[-1] if stream.passages else None
    if last is None or last.kind is not PassageKind.HEADING or last.text or not last.number or not text.isupper():
        return False
    words = " ".join(text.split())
    stream.section = f"{stream.section} {words}".strip()
    place = replace(last.place, section=stream.section, quote=words)
    stream.passages[-1] = replace(last, text=words, place=place)
    return True


def _lay_item(stream: Stream, number: str, text: str, block: Paragraph) -> None:
    """An item typed by hand: a list goes on while the numbers do; every bullet is a dash, one deeper than a number."""
    level = 1 if number.isdigit() else 2
    if not number.isalnum():
        number = "-"
        before = stream.passages[-1] if stream.passages else None
        if before is not None and before.kind is PassageKind.ITEM:
            level = before.level if before.number == "-" else before.level + 1
    last = next(
        (each for each in reversed(stream.passages) if each.kind is PassageKind.ITEM and each.level == level), None
    )
    goes_on = last is not None and last.group > 0 and _follows(last.number, number)
    if not goes_on:
        stream.group += 1
    group = last.group if goes_on and last is not None else stream.group
    stream.add(PassageKind.ITEM, text, block.origin, block.anchor, number=number, level=level, group=group)


def _follows(before: str, number: str) -> bool:
    if before.isdigit() and number.isdigit():
        return int(number) == int(before) + 1
    if len(before) == len(number) == 1 and before.isalpha() and number.isalpha():
        return ord(number) == ord(before) + 1
    return before == number


def _titles(items: ItemList) -> bool:
    """Whether a list is headings that are counted: "3. VOLUME PELAYANAN" by itself, or with what belongs to it."""
    if items.marker is Marker.DASH or not all(item.text.isupper() for item in items.items):
        return False
    return len(items.items) == 1 or any(item.children is not None for item in items.items)


def _lay_list(items: ItemList, stream: Stream, level: int, group: int) -> None:
    for place, item in enumerate(items.items):
        _lay_list_item(item, _counted(items, place), stream, level, group)


def _lay_list_item(item: Item, number: str, stream: Stream, level: int, group: int) -> None:
    stream.add(PassageKind.ITEM, item.text, item.origin, item.anchor, number=number, level=level, group=group)
    if item.children is not None:
        stream.group += 1
        _lay_list(item.children, stream, level + 1, stream.group)


def _counted(items: ItemList, place: int) -> str:
    number = items.start + place
    match items.marker:
        case Marker.NUMBER:
            return str(number)
        case Marker.LETTER:
            return chr(ord("a") + (number - 1) % 26)
        case Marker.DASH:
            return "-"


def _signature_lines(side: Signature) -> Iterator[str]:
    yield from (line for line in (*side.lines_above, side.name, *side.lines_below) if line)


def _lay_table(block: Table, stream: Stream) -> None:
    rows = (*block.header, *block.rows)
    work = _kept if is_small([cell.text for row in rows for cell in row.cells]) else _understood
    lines, titles, grid, notes = work(block)
    if lines is not None:
        _lay_lines(lines, stream)
        return
    index = len(stream.tables)
    number, caption = block.number, block.caption
    sheet = caption if not number and "!" in block.origin.address else ""
    if titles:
        number, caption = _lay_titles(titles, number, "" if sheet else caption, index, stream)
    place = replace(stream.place(block.origin, block.anchor, caption), table=sheet or number or caption)
    stream.tables.append(
        RawTable(index=index, order=stream.order, number=number, caption=caption, sheet=sheet, grid=grid, place=place)
    )
    stream.order += 1
    for line in notes:
        stream.add(line.kind, line.text, line.origin, line.anchor, table=index)


def _understood(block: Table) -> tuple[list[Laid] | None, list[Laid], Grid, list[Laid]]:
    """The lines of a table that is none, and of a real one its title rows, the table itself and its notes."""
    grid = grid_of(block)
    lines = laid_out(grid) if grid.rows else []
    return (None, *without_titles(grid)) if lines is None else (lines, [], grid, [])


_kept = lru_cache(maxsize=32)(_understood)


def _lay_titles(titles: list[Laid], number: str, caption: str, index: int, stream: Stream) -> tuple[str, str]:
    """Title rows inside a table: the first lines of a document are its title, sentences are text, others name it."""
    opening = not stream.passages and not stream.tables
    words = [caption] if caption else []
    for line in titles:
        read = read_caption(line.text)
        if read is not None and read[0] and not number:
            number, text = read
        else:
            text = line.text
        sentence = is_sentence(text)
        if not sentence:
            words.append(text)
        kind = PassageKind.PARAGRAPH if sentence else PassageKind.TITLE if opening else PassageKind.CAPTION
        stream.add(kind, line.text, line.origin, line.anchor, table=index if kind is PassageKind.CAPTION else -1)
    return number, " ".join(filter(None, words))


def _lay_lines(lines: list[Laid], stream: Stream) -> None:
    side = 0
    for line in lines:
        if line.side and line.side != side:
            stream.group += 1
            side = line.side
        about = {"group": stream.group} if line.side else {}
        if line.kind is PassageKind.PARAGRAPH:
            _lay_paragraph(Paragraph(line.text, line.anchor, origin=line.origin), stream, "")
        else:
            stream.add(line.kind, line.text, line.origin, line.anchor, ticked=line.ticked, **about)
