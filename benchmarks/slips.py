"""Slips of the hand in a document: one digit, two digits, a group of thousands, a sign, a unit, a name, a time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any, Final

from triwulan.core.document import Document, Item, ItemList, Origin, Paragraph, Table

_UNITS: Final = ("desa", "kali", "laporan", "dokumen", "orang", "kegiatan", "%", "unit", "bulan")


def slips(text: str, chance: Random, *, unit: bool = False) -> Iterator[tuple[str, str]]:
    """What can go wrong in a printed figure, each by its name and as it would then be printed."""
    digits = [at for at, mark in enumerate(text) if mark.isdigit()]
    if not digits:
        return
    at = chance.choice(digits)
    other = chance.choice([mark for mark in "123456789" if mark != text[at]])
    yield "digit", text[:at] + other + text[at + 1 :]
    pairs = [(one, two) for one, two in pairwise(digits) if text[one] != text[two]]
    pairs = [(one, two) for one, two in pairs if not (one == digits[0] and text[two] == "0")]
    if pairs:
        one, two = chance.choice(pairs)
        swapped = list(text)
        swapped[one], swapped[two] = text[two], text[one]
        yield "two digits", "".join(swapped)
    groups = list(re.finditer(r"[.,]\d{3}(?=[.,]\d{3}|\D*$)", text))
    if groups and len(digits) > 4:
        group = chance.choice(groups)
        yield "group lost", text[: group.start()] + text[group.end() :]
    if re.match(r"\s*-\d", text):
        yield "sign", text.replace("-", "", 1)
    if unit and (match := re.search(r"(?<=\d)\s*([a-z%]+)\s*$", text, re.I)) and match[1].lower() in _UNITS:
        new = chance.choice([each for each in _UNITS if each != match[1].lower()])
        yield "unit", text[: match.start(1)].rstrip() + (new if new == "%" else f" {new}")


def with_text(document: Document, origin: Origin, text: str) -> Document:
    """The document with another text at one place."""
    return replace(document, blocks=tuple(_block(block, origin, text) for block in document.blocks))


def _block(block: Any, origin: Origin, text: str) -> Any:
    match block:
        case Table():
            return replace(block, header=_rows(block.header, origin, text), rows=_rows(block.rows, origin, text))
        case Paragraph() if block.origin == origin:
            return replace(block, text=text)
        case ItemList():
            return replace(block, items=tuple(_item(item, origin, text) for item in block.items))
    return block


def _rows(rows: Any, origin: Origin, text: str) -> Any:
    if not any(cell.origin == origin for row in rows for cell in row.cells):
        return rows
    return tuple(
        replace(row, cells=tuple(replace(cell, text=text) if cell.origin == origin else cell for cell in row.cells))
        for row in rows
    )


def _item(item: Item, origin: Origin, text: str) -> Item:
    children = item.children and _block(item.children, origin, text)
    return replace(item, text=text if item.origin == origin else item.text, children=children)
