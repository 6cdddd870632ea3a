"""Which lines are headings by the way they are counted: chapters, sections, letters, capitals."""

import re
from dataclasses import dataclass
from typing import Final

_CHAPTER: Final = re.compile(r"^BAB\s+(?P<number>[IVXL]+|\d+)\b[.:]?\s*(?P<text>.*)$", re.I | re.S)
_SECTION: Final = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(?P<text>\D.*)$", re.S)
_ROMAN: Final = re.compile(r"^(?P<number>[IVX]{1,5})\.\s+(?P<text>\S.*)$", re.S)
_LETTERED: Final = re.compile(r"^(?P<number>[A-Z])\.\s+(?P<text>[A-Z].*)$", re.S)
_COUNTED: Final = re.compile(r"^(?P<number>\d{1,2})\.\s+(?P<text>[A-Z].*)$", re.S)
_ANY: Final = re.compile(r"^(?P<number>[IVX]{1,5}|[A-Za-z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+(?P<text>\S.*)$", re.S)
_DOTTED: Final = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?P<text>\S.*)$", re.S)
_LONGEST: Final = 120
_SHORT: Final = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """A heading's level (1 a chapter), what counts it, and its words; ``chapter`` when "BAB" is printed before it."""

    level: int
    number: str
    text: str
    chapter: bool = False


def counted_heading(text: str, following: str = "", *, bold: bool = False) -> Counted | None:
    """A paragraph's line as the heading it is by its number; None for sentences and items of lists.

    ``following`` is the next line: a letter or a number before words is an item where the next one follows at once.
    """
    if len(text) > _LONGEST:
        return None
    if (match := _CHAPTER.match(text)) is not None and not _is_sentence(match["text"]):
        return Counted(1, match["number"].upper(), match["text"], chapter=True)
    if (match := _SECTION.match(text)) is not None and not _is_sentence(match["text"]):
        return Counted(match["number"].count(".") + 1, match["number"], match["text"])
    for pattern, level in ((_ROMAN, 1), (_LETTERED, 2), (_COUNTED, 1)):
        match = pattern.match(text)
        if match is not None and _is_title(match["text"], bold, capitals=pattern is not _LETTERED):
            listed = pattern.match(following) is not None and len(following) <= _LONGEST
            return None if listed and not match["text"].isupper() else Counted(level, match["number"], match["text"])
    return None


def split_heading(level: int, text: str) -> Counted:
    """A line that its file calls a heading of a level, with its number taken off."""
    if (match := _CHAPTER.match(text)) is not None:
        return Counted(1, match["number"].upper(), match["text"], chapter=True)
    if (match := _DOTTED.match(text)) is not None:
        return Counted(match["number"].count(".") + 1, match["number"], match["text"])
    if (match := _ANY.match(text)) is not None:
        return Counted(level, match["number"], match["text"])
    return Counted(level, "", text)


def _is_title(words: str, bold: bool, *, capitals: bool) -> bool:
    """Whether words stand alone as a title: in capitals or bold, or short, capitalised and without an end."""
    if words.isupper():
        return len(words.split()) <= _SHORT + 3
    if len(words.split()) > _SHORT or words.endswith((".", ";", ",", ":")):
        return False
    return bold or not capitals


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ";", ",")) and not text.isupper() and len(text.split()) > 6
