"""Blocks of text to headings, titles, notes and paragraphs, by their numbers, their type and where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.document import Block, Heading, Origin, Paragraph, Title
from triwulan.formats.pdf_cells import origin
from triwulan.formats.pdf_lines import box_of
from triwulan.formats.pdf_paragraphs import CAPTION, MARKED, Measure, TextBlock, centred, texts
from triwulan.formats.pdf_wrapping import Vocabulary, join_plain

_CHAPTER: Final = re.compile(r"^(BAB\s+(?:[IVXL]+|\d{1,2}))\b[.:]?\s*(.*)$", re.S | re.I)
_SECTION: Final = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(\D.*)$", re.S)
_ROMAN: Final = re.compile(r"^([IVX]{1,5})\.\s+(\S.*)$", re.S)
_LETTERED: Final = re.compile(r"^([A-Z])\.\s+(\S.*)$", re.S)
_COUNTED: Final = re.compile(r"^(\d{1,2})\.\s+(\D.*)$", re.S)
_NAME: Final = re.compile(r"\b(?:laporan|perjanjian|rencana|pengukuran|kinerja|lkjip|lakip|evaluasi)\b", re.I)
# Names of first chapters, never of reports.
_OPENING: Final = re.compile(r"(?:ringkasan(?: eksekutif)?|ikhtisar(?: eksekutif)?|pendahuluan|kata pengantar)", re.I)
_LONGEST: Final = 160
_DEEPEST_TITLE: Final = 8
_LONGEST_LETTERHEAD: Final = 16
_SMALL_PRINT: Final = 0.86


@dataclass(frozen=True, slots=True)
class Shaped:
    """A block of text with the shape of its page; ``table_next`` when a table stands right below it."""

    block: TextBlock
    measure: Measure
    table_next: bool = False


def text_blocks(shaped: Sequence[Shaped | Block], size: float, vocabulary: Vocabulary) -> Iterator[Block]:
    """What the blocks of text are; tables and the like pass. ``size`` is the document's usual size of type."""
    at, captioned = 0, False
    title = _title(shaped, size, vocabulary)
    if title is not None:
        start, at, block = title
        # what stands above is the head of the letter
        for item in shaped[:start]:
            yield _paragraph(item, _text(item, vocabulary), size) if isinstance(item, Shaped) else item
        yield block
    while at < len(shaped):
        item = shaped[at]
        at += 1
        if not isinstance(item, Shaped):
            captioned = False
            yield item
            continue
        text = _text(item, vocabulary)
        chapter = _CHAPTER.match(text)
        if chapter and _stands_out(item, text, size) and not chapter[2]:
            name, at = _chapter_name(shaped, at, size, vocabulary)
            yield Heading(1, name, chapter[1].upper(), origin=_origin(item))
        else:
            yield _block(item, text, size, captioned)
        captioned = bool(CAPTION.match(text)) or (captioned and centred(item.block, item.measure))


def _block(item: Shaped, text: str, size: float, captioned: bool) -> Block:
    if not (captioned or CAPTION.match(text)) and len(text) <= _LONGEST and "\t" not in text:
        found = _heading(item, text, size)
        if found is not None:
            level, number, words = found
            return Heading(level, words, number, origin=_origin(item))
    return _paragraph(item, text, size)


def _paragraph(item: Shaped, text: str, size: float) -> Paragraph:
    note = item.block.size <= _SMALL_PRINT * size and len(text) > 12
    return Paragraph(text, bold=item.block.bold, note=note, origin=_origin(item))


def _heading(item: Shaped, text: str, size: float) -> tuple[int, str, str] | None:
    out = _stands_out(item, text, size)
    sentence = text.endswith((".", ";", ",", ":")) and not text.isupper()
    if (match := _CHAPTER.match(text)) and out:
        return 1, match[1].upper(), match[2]
    if (match := _ROMAN.match(text)) and out and not sentence:
        return 1, match[1], match[2]
    if (match := _SECTION.match(text)) and out and not (sentence and not item.block.bold):
        return match[1].count(".") + 1, match[1], match[2]
    if (match := _LETTERED.match(text)) and out and not sentence:
        return 2, match[1], match[2]
    if (match := _COUNTED.match(text)) and item.block.bold and not sentence:
        return 3, match[1], match[2]
    if sentence or MARKED.match(text) or not out or not re.search(r"[^\W\d_]{3}", text):
        return None
    upper = text.isupper()
    larger = item.block.size > size + 0.8
    if upper or larger or (centred(item.block, item.measure) and not item.table_next):
        return (1 if upper and (larger or centred(item.block, item.measure)) else 2), "", text
    return None


def _stands_out(item: Shaped, text: str, size: float) -> bool:
    letters = [each for each in text if each.isalpha()]
    upper = bool(letters) and all(each.isupper() for each in letters) and len(letters) > 3
    return item.block.bold or item.block.size > size + 0.8 or upper


def _chapter_name(shaped: Sequence[Shaped | Block], at: int, size: float, vocabulary: Vocabulary) -> tuple[str, int]:
    """The lines below "BAB II" that look like it, and where the text goes on."""
    names: list[str] = []
    while at < len(shaped) and len(names) < 3:
        item = shaped[at]
        if not isinstance(item, Shaped):
            break
        text = _text(item, vocabulary)
        if not _stands_out(item, text, size) or _SECTION.match(text) or _LETTERED.match(text) or _CHAPTER.match(text):
            break
        if CAPTION.match(text) or MARKED.match(text) or (names and not centred(item.block, item.measure)):
            break
        names.append(text)
        at += 1
    return " ".join(names), at


def _title(shaped: Sequence[Shaped | Block], size: float, vocabulary: Vocabulary) -> tuple[int, int, Title] | None:
    """The report's name, and from where to where it stands: lines in the middle that stand out, before any text."""
    for start, item in enumerate(shaped[:_DEEPEST_TITLE]):
        if not isinstance(item, Shaped):
            return None
        lines = _title_lines(shaped[start:], size, vocabulary)
        named = bool(_NAME.search(" ".join(lines)))
        if lines and (named or (start == 0 and len(lines) > 2)):
            return start, start + len(lines), Title(tuple(lines))
        if len(_text(item, vocabulary).split()) > _LONGEST_LETTERHEAD or _numbered(_text(item, vocabulary)):
            return None
    return None


def _title_lines(shaped: Sequence[Shaped | Block], size: float, vocabulary: Vocabulary) -> list[str]:
    lines: list[str] = []
    page = 0
    for item in shaped:
        if not isinstance(item, Shaped):
            break
        text = _text(item, vocabulary)
        page = page or item.block.lines[0].page
        if item.block.lines[0].page != page or not centred(item.block, item.measure):
            break
        if not _stands_out(item, text, size) or _numbered(text) or CAPTION.match(text) or _OPENING.fullmatch(text):
            break
        lines.append(text)
    return lines


def _numbered(text: str) -> bool:
    return bool(_CHAPTER.match(text) or _SECTION.match(text))


def _text(item: Shaped, vocabulary: Vocabulary) -> str:
    return join_plain(texts(item.block.lines), vocabulary)


def _origin(item: Shaped) -> Origin:
    return origin(box_of([word for line in item.block.lines for word in line.words]), item.block.lines[0].page)
