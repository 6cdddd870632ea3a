"""How the rows of a table are counted, and from that which row details which."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from triwulan.core.reading import RowRole
from triwulan.core.spans import number_of

_UPPER_ROMAN: Final = re.compile(r"[IVX]{1,6}")
_LOWER_ROMAN: Final = re.compile(r"[ivx]{2,6}")
_NUMBER: Final = re.compile(
    r"\(?(?:[A-Z]{1,5}[ .-]?)?(?:\d{1,4}|[IVXLivxl]{1,6}|[A-Za-z])"
    r"(?:[.\s-]{1,2}(?:\d{1,4}|[IVXivx]{1,4}|[A-Za-z]))*[.)]*"
)
_WORDS: Final = {"program": 0, "kegiatan": 1, "sub kegiatan": 2, "subkegiatan": 2}


class Style(StrEnum):
    """What a row is counted with."""

    ARABIC = "1"
    ROMAN = "I"
    UPPER = "A"
    LOWER = "a"
    LOWER_ROMAN = "i"
    DOTTED = "1.1"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's count: its style, its parts ("1.2" is two), its place in its style; ``level`` is what its words say.

    ``level`` is 0 for "Program ...", 1 for "Kegiatan ...", 2 for "Sub Kegiatan ...", -1 where they say nothing.
    """

    style: Style
    parts: tuple[str, ...]
    place: int
    level: int
    role: RowRole


def is_number(text: str) -> bool:
    """Whether the text of a cell counts its row: "1", "1.1", "II.d", "(a)", "7.01.02", "IKU 1"."""
    return len(text) <= 30 and _NUMBER.fullmatch(text.strip()) is not None


def mark_of(number: str, label: str, role: RowRole) -> Mark:
    """Read how a row is counted."""
    text = number.strip().strip("().").strip()
    parts = tuple(_bare(part) for part in re.split(r"[.\s-]+", text) if part)
    level = _level(label)
    if len(parts) > 1:
        return Mark(Style.DOTTED, parts, int(parts[-1]) if parts[-1].isdigit() else 0, level, role)
    if text.isdigit():
        return Mark(Style.ARABIC, parts, int(text), level, role)
    for pattern, style in ((_UPPER_ROMAN, Style.ROMAN), (_LOWER_ROMAN, Style.LOWER_ROMAN)):
        if pattern.fullmatch(text) and (place := number_of(text)):
            return Mark(style, parts, place, level, role)
    if len(text) == 1 and text.isalpha():
        return Mark(Style.UPPER if text.isupper() else Style.LOWER, parts, _letter(text), level, role)
    return Mark(Style.NONE, (), 0, level, role)


def parents_of(marks: Sequence[Mark]) -> list[int | None]:
    """The row each row details, None at the top; totals and averages detail nothing."""
    marks = _letters(marks)
    worded = _worded(marks)
    led = _led(marks)
    parents: list[int | None] = []
    band: int | None = None
    stack: list[int] = []
    numbered: dict[tuple[str, ...], int] = {}
    for at, mark in enumerate(marks):
        if mark.role in (RowRole.TOTAL, RowRole.AVERAGE):
            parents.append(None)
            continue
        if mark.style is Style.NONE and (mark.role is RowRole.BAND or at in led):
            parents.append(None)
            band, stack = at, []
            continue
        parent = worded[at] if worded else _parent(mark, marks, stack, numbered)
        if mark.parts:
            numbered[mark.parts] = at
        while stack and stack[-1] != parent:
            stack.pop()
        stack.append(at)
        parents.append(band if parent is None else parent)
    return parents


def _parent(
    mark: Mark, marks: Sequence[Mark], stack: Sequence[int], numbered: Mapping[tuple[str, ...], int]
) -> int | None:
    """What a row details by its count; ``numbered`` is the last row above of each number."""
    if mark.style is Style.DOTTED:
        return _by_parts(mark, marks, stack, numbered)
    if mark.style is Style.NONE:
        return None
    for depth, index in enumerate(stack):
        if marks[index].style is mark.style:
            return stack[depth - 1] if depth else None
    # Counted in another way than the row above and beginning anew: a detail of it (I, then a; A, then 1).
    return stack[-1] if stack and mark.place == 1 else None


def _by_parts(
    mark: Mark, marks: Sequence[Mark], stack: Sequence[int], numbered: Mapping[tuple[str, ...], int]
) -> int | None:
    """The row whose number begins this one: 1 of 1.1, 7.01.02 of 7.01.02.2.01; else the letter that groups numbers."""
    for size in range(len(mark.parts) - 1, 0, -1):
        if (index := numbered.get(mark.parts[:size])) is not None:
            return index
    return next((index for index in reversed(stack) if marks[index].style in (Style.ROMAN, Style.UPPER)), None)


def _worded(marks: Sequence[Mark]) -> list[int | None]:
    """Parents by the words Program, Kegiatan, Sub Kegiatan, where all rows begin so and numbers do not tell."""
    body = [mark for mark in marks if mark.role is RowRole.BODY]
    levels = {mark.level for mark in body}
    if len(levels) < 2 or -1 in levels or any(mark.style is Style.DOTTED for mark in body):
        return []
    parents: list[int | None] = []
    path: list[int] = []
    for at, mark in enumerate(marks):
        while path and marks[path[-1]].level >= mark.level:
            path.pop()
        parents.append(path[-1] if path and mark.role is RowRole.BODY else None)
        if mark.role is RowRole.BODY:
            path.append(at)
    return parents


def _led(marks: Sequence[Mark]) -> frozenset[int]:
    """Rows without a number that lead groups counted anew: each is followed by a 1."""
    bare = [at for at, mark in enumerate(marks) if mark.role is RowRole.BODY and mark.style is Style.NONE]
    counted = sum(1 for mark in marks if mark.role is RowRole.BODY) - len(bare)
    leads = all(at + 1 < len(marks) and marks[at + 1].place == 1 for at in bare)
    return frozenset(bare) if bare and leads and counted > len(bare) else frozenset()


def _letters(marks: Sequence[Mark]) -> list[Mark]:
    """A lone "I" after an "H" is a letter; a lone "i" before an "ii" is a numeral."""
    texts = [mark.parts[0] if len(mark.parts) == 1 else "" for mark in marks]
    fixed = list(marks)
    for at, text in enumerate(texts):
        if text == "I" and "H" in texts[:at] and "II" not in texts:
            fixed[at] = replace(marks[at], style=Style.UPPER, place=9)
        elif text in ("i", "v", "x") and "ii" in texts:
            fixed[at] = replace(marks[at], style=Style.LOWER_ROMAN, place=number_of(text) or 0)
    return fixed


def _letter(text: str) -> int:
    return ord(text.lower()) - ord("a") + 1


def _bare(part: str) -> str:
    return part.lstrip("0") or "0" if part.isdigit() else part


def _level(label: str) -> int:
    words = label.casefold().replace("-", " ").split()[:3]
    for size in (2, 1):
        name = " ".join(words[:size])
        if len(words) > size and name in _WORDS:
            return _WORDS[name]
    return -1
