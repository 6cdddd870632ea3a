"""Tables that only lay out text: signatures side by side, boxes to tick, names with their values, framed text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.document import Origin
from triwulan.core.reading import PassageKind
from triwulan.interpret.grid import Grid, GridRow
from triwulan.interpret.heads import holds_data

_BOX: Final = re.compile(
    r"^\s*(?P<box>[☐☑☒□■▢✓✔]|\[ {0,3}[xXvV√✓]? {0,3}\]|\( {0,3}[xXvV√✓]? {0,3}\))\s*(?P<text>.*)$", re.S
)
_TICKED: Final = "☑☒■✓✔xXvV√"
_NIP: Final = re.compile(r"\bNIP\b")
_OPENS: Final = re.compile(
    r"^\s*(?:mengetahui\b|[a-z][\w' -]+,\s*\d{1,2}\s+[a-z]+\s+\d{4}\s*$)", re.IGNORECASE | re.MULTILINE
)
_SIGNS_AS: Final = re.compile(
    r"^\s*(?:pl[th]\.?\s*)?(?:camat|lurah|kepala|kasi|kasubb?ag|sekretaris|direktur|inspektur|bupati|wali ?kota)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_WORDS: Final = 4
_MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Laid:
    """A line of text out of a table; ``side`` counts the columns of a block of signatures, 0 without."""

    kind: PassageKind
    text: str
    origin: Origin
    anchor: str = ""
    side: int = 0
    ticked: bool | None = None


def box_in(text: str) -> tuple[bool, str] | None:
    """Whether a line is a box with its label: ticked or not, and the label."""
    match = _BOX.match(text)
    return None if match is None else (any(mark in match["box"] for mark in _TICKED), match["text"].strip())


def laid_out(grid: Grid) -> list[Laid] | None:
    """The lines of a table that is none; None for a real table."""
    if _holds_signatures(grid):
        return list(_signatures(grid))
    if (boxes := _boxes(grid)) is not None:
        return boxes
    if grid.width == 1 or all(len(_shown(row)) <= 1 for row in grid.rows):
        return list(_framed(grid))
    return list(_pairs(grid)) if _holds_pairs(grid) else None


def without_titles(grid: Grid) -> tuple[list[Laid], Grid, list[Laid]]:
    """A table without the title rows above its head and the notes below its last row, which are text."""
    first, last = 0, len(grid.rows)
    if grid.width >= 3 and grid.header == 0:
        while first < last - 1 and first < 10 and len(_shown(grid.rows[first])) <= 1:
            first += 1
        while last - 1 > first and _is_remark(grid.rows[last - 1], grid.width):
            last -= 1
    if last - first < 2 or (first > 0 and holds_data(grid.rows[first])):
        return [], grid, []
    titles = [line for row in grid.rows[:first] for line in _lines(row, PassageKind.PARAGRAPH)]
    notes = [line for row in grid.rows[last:] for line in _lines(row, PassageKind.NOTE)]
    return titles, replace(grid, rows=grid.rows[first:last]), notes


def _shown(row: GridRow) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if cell.text and not cell.covered]


def _is_remark(row: GridRow, width: int) -> bool:
    """A last row with nothing but a sentence: a note below the table."""
    shown = _shown(row)
    if len(shown) != 1 or any(cell.down and cell.text for cell in row.cells):
        return len(shown) == 0
    text = row.cells[shown[0]].text
    return len(text.split()) >= _LEAST_WORDS and not re.search(r"\d\s*%?$", text)


def _lines(row: GridRow, kind: PassageKind) -> Iterator[Laid]:
    for at in _shown(row):
        for line in filter(None, map(str.strip, row.cells[at].text.split("\n"))):
            yield Laid(kind, line, row.cells[at].origin, row.anchor)


def _holds_signatures(grid: Grid) -> bool:
    """Few short lines, a NIP among them, or "Mengetahui" or place and day above a post."""
    if grid.width > 4 or len(grid.rows) > 12:
        return False
    texts = [cell.text for row in grid.rows for cell in row.cells if not cell.covered]
    if sum(map(len, texts)) >= 900:
        return False
    if not any(_NIP.search(text) for text in texts):
        opened = any(_OPENS.search(text) for text in texts) and any(_SIGNS_AS.search(text) for text in texts)
        if not opened or len(grid.rows) > 8 or texts[0].casefold().startswith("no"):
            return False
    return all(len(line.split()) <= _MOST_WORDS for text in texts for line in text.split("\n"))


def _signatures(grid: Grid) -> Iterator[Laid]:
    """Each column is one side; lines stand below each other."""
    for column in range(grid.width):
        for row in grid.rows:
            cell = row.cells[column]
            if not cell.covered:
                for line in filter(None, map(str.strip, cell.text.split("\n"))):
                    yield Laid(PassageKind.SIGNATURE, line, cell.origin, row.anchor, side=column + 1)


def _boxes(grid: Grid) -> list[Laid] | None:
    """Boxes in a column of their own, or before their labels; rows without a box are text."""
    if grid.width > 4:
        return None
    laid: list[Laid] = []
    found = 0
    for row in grid.rows:
        texts = [(row.cells[at].text, row.cells[at].origin) for at in _shown(row)]
        if not texts:
            continue
        box = box_in(texts[0][0]) or (
            box_in(texts[1][0]) if len(texts) > 1 and texts[0][0].rstrip(".").isdigit() else None
        )
        if box is None:
            laid.append(Laid(PassageKind.PARAGRAPH, " ".join(text for text, _ in texts), texts[0][1], row.anchor))
            continue
        found += 1
        label = " ".join(filter(None, (box[1], *(text for text, _ in texts[1:] if box_in(text) is None))))
        laid.append(Laid(PassageKind.CHECKBOX, label, texts[0][1], row.anchor, ticked=box[0]))
    return laid if found >= 2 and found >= len(laid) - 1 else None


def _framed(grid: Grid) -> Iterator[Laid]:
    for row in grid.rows:
        yield from _lines(row, PassageKind.PARAGRAPH)


def _holds_pairs(grid: Grid) -> bool:
    """ "Nama | : | ...": every row has its colon in the same place."""
    if grid.width not in (2, 3, 4):
        return False
    filled = [row for row in grid.rows if _shown(row)]
    colons = sum(1 for row in filled if any(cell.text == ":" or cell.text.endswith(" :") for cell in row.cells))
    led = sum(1 for row in filled if row.cells[0].text.endswith(":") or (row.cells[1].text or "").startswith(":"))
    return len(filled) > 0 and max(colons, led) >= 0.8 * len(filled)


def _pairs(grid: Grid) -> Iterator[Laid]:
    for row in grid.rows:
        texts = [row.cells[at].text for at in _shown(row)]
        if texts:
            line = " ".join(" ".join(texts).split())
            yield Laid(PassageKind.PARAGRAPH, line, row.cells[_shown(row)[0]].origin, row.anchor)
