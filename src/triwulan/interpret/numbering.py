"""How the rows of a table are counted, and from that which row details which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triwulan.core.reading import RowRole
from triwulan.interpret.spans import number_of

_ROMAN: Final = re.compile(r"[IVX]{1,6}")


class Style(StrEnum):
    """What a row is counted with."""

    ARABIC = "1"
    ROMAN = "I"
    UPPER = "A"
    LOWER = "a"
    DOTTED = "1.1"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's count: its style, its parts ("1.2" is two), its place in its style, and what its words call it."""

    style: Style
    parts: tuple[str, ...]
    place: int
    word: str
    role: RowRole
    bold: bool


def mark_of(number: str, label: str, role: RowRole, bold: bool) -> Mark:
    """Read how a row is counted."""
    text = number.strip().strip("().").strip()
    parts = tuple(part for part in re.split(r"[.\s]+", text) if part)
    word = _word(label)
    if len(parts) > 1:
        return Mark(Style.DOTTED, tuple(map(_bare, parts)), 0, word, role, bold)
    if text.isdigit():
        return Mark(Style.ARABIC, (_bare(text),), int(text), word, role, bold)
    if _ROMAN.fullmatch(text) and (place := number_of(text)):
        return Mark(Style.ROMAN, (text,), place, word, role, bold)
    if len(text) == 1 and text.isalpha():
        style = Style.UPPER if text.isupper() else Style.LOWER
        return Mark(style, (text,), ord(text.lower()) - ord("a") + 1, word, role, bold)
    return Mark(Style.NONE, (), 0, word, role, bold)


def _bare(part: str) -> str:
    return part.lstrip("0") or "0" if part.isdigit() else part


def _word(label: str) -> str:
    words = label.casefold().replace("-", " ").split()
    if words[:1] == ["program"]:
        return "program"
    if words[:1] == ["kegiatan"] and len(words) > 1:
        return "kegiatan"
    return "sub" if words[:2] == ["sub", "kegiatan"] or words[:1] == ["subkegiatan"] else ""


def parents_of(marks: Sequence[Mark]) -> list[int | None]:
    """The row each row details, None at the top; totals and averages detail nothing."""
    styles = {mark.style for mark in marks if mark.role in (RowRole.BODY, RowRole.BAND)}
    parents: list[int | None] = []
    band: int | None = None
    stack: list[int] = []
    for at, mark in enumerate(marks):
        if mark.role in (RowRole.TOTAL, RowRole.AVERAGE):
            parents.append(None)
            continue
        if mark.role is RowRole.BAND and mark.style is Style.NONE:
            parents.append(None)
            band, stack = at, []
            continue
        parent = _by_parts(mark, marks, at)
        if parent is None and mark.style not in (Style.NONE, Style.DOTTED) and len(styles) > 1:
            parent = _by_style(mark, marks, stack)
        if parent is None:
            stack = [at]
            parent = band
        else:
            while stack and stack[-1] != parent:
                stack.pop()
            stack.append(at)
        parents.append(parent)
    return parents


def _by_parts(mark: Mark, marks: Sequence[Mark], at: int) -> int | None:
    """The nearest row above whose number begins this one: 1 of 1.1, 7.01.02 of 7.01.02.2.01."""
    best: int | None = None
    longest = 0
    for index in range(at - 1, -1, -1):
        other = marks[index]
        size = len(other.parts)
        if longest < size < len(mark.parts) and mark.parts[:size] == other.parts:
            best, longest = index, size
    return best


def _by_style(mark: Mark, marks: Sequence[Mark], stack: Sequence[int]) -> int | None:
    """Counted in another way than the row above and beginning anew: a detail of it (I, then a; A, then 1)."""
    for depth, index in enumerate(stack):
        if marks[index].style is mark.style:
            return stack[depth - 1] if depth else None
    if stack and mark.place == 1:
        return stack[-1]
    return None
