"""Automatic numbering of a .docx: what Word prints before a paragraph, counted as Word counts."""

import re
from dataclasses import dataclass, field
from typing import Final

from triwulan.core.document import Marker
from triwulan.formats.docx_names import PPR, RPR, W, is_on, number, value
from triwulan.formats.docx_styles_read import indent_of
from triwulan.formats.elements import under
from triwulan.formats.packages import Element
from triwulan.formats.shown import BOXES, is_symbol_font, shown, symbol

_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS: Final = frozenset({"lowerLetter", "upperLetter"})
_ROMANS: Final = frozenset({"lowerRoman", "upperRoman"})
_MOST: Final = 3_999


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and printed: ``text`` is "%1.%2" or a bullet."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: int | None = None
    legal: bool = False
    indent: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a paragraph is counted as: its printed mark "2.1", the number of its own level, and that level's form.

    ``key`` is the same for the paragraphs of one list and level.
    """

    printed: str
    count: int
    level: Level
    key: tuple[str, int]

    @property
    def marker(self) -> Marker:
        """The kind of list it is in."""
        if self.level.form in ("bullet", "none"):
            return Marker.DASH
        return Marker.LETTER if self.level.form in _LETTERS else Marker.NUMBER

    @property
    def is_box(self) -> bool:
        """Whether its bullet is an empty box to be ticked."""
        return self.level.form == "bullet" and self.printed in BOXES

    @property
    def is_simple(self) -> bool:
        """Whether it is printed as "1.", "a)" or a bullet, so that a list says it in full."""
        return self.marker is Marker.DASH or (
            len(_PLACEHOLDER.findall(self.level.text)) == 1 and not _PLACEHOLDER.sub("", self.level.text).strip("(). ")
        )

    @property
    def is_nested(self) -> bool:
        """Whether its number holds those of the levels above: "2.1"."""
        return len(_PLACEHOLDER.findall(self.level.text)) > 1

    @property
    def is_capital(self) -> bool:
        """Whether it is counted in capital letters or Roman numerals, as sections are."""
        return self.level.form in ("upperLetter", "upperRoman")


@dataclass(slots=True)
class _List:
    """A ``w:num``: the abstract list it counts in, and what it changes of its levels."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of a document in their order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def indent(self, at: tuple[str, int]) -> int | None:
        """How far a level is set in, None where it is not said."""
        found = self._lists.get(at[0])
        level = found.levels.get(at[1]) if found else None
        return level.indent if level else None

    def count(self, at: tuple[str, int]) -> Counted | None:
        """Count one more paragraph at (numId, ilvl); None if there is no such list."""
        found = self._lists.get(at[0])
        if found is None or at[1] not in found.levels:
            return None
        ilvl, level = at[1], found.levels[at[1]]
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        before = counts[ilvl]
        if ilvl in found.starts and at not in self._started:
            counts[ilvl] = found.starts[ilvl]
        else:
            counts[ilvl] = level.start if before is None else before + 1
        self._started.add(at)
        for deeper in range(ilvl + 1, _LEVELS):
            restarts = found.levels[deeper].restarts if deeper in found.levels else None
            if restarts is None or (restarts > 0 and ilvl < restarts):
                counts[deeper] = None
        for above in range(ilvl):
            if counts[above] is None:
                counts[above] = found.levels[above].start if above in found.levels else 1
        return Counted(_printed(level, counts, found.levels), counts[ilvl] or 0, level, (found.abstract, ilvl))

    def _read(self, root: Element) -> None:
        abstracts = {element.get(W + "abstractNumId", ""): element for element in root.iterfind(W + "abstractNum")}
        linked = {value(element, "styleLink"): key for key, element in abstracts.items() if value(element, "styleLink")}
        read: dict[str, dict[int, Level]] = {}
        for element in root.iterfind(W + "num"):
            abstract = value(element, "abstractNumId") or ""
            link = value(abstracts.get(abstract), "numStyleLink")
            abstract = linked.get(link, abstract) if link else abstract
            if abstract not in abstracts:
                continue
            if abstract not in read:
                read[abstract] = _levels(abstracts[abstract])
            made = _List(abstract, dict(read[abstract]))
            for change in element.iterfind(W + "lvlOverride"):
                ilvl = number(change.get(W + "ilvl"), 0)
                own = change.find(W + "lvl")
                if own is not None:
                    made.levels[ilvl] = _level(own)
                start = value(change, "startOverride")
                if start is not None:
                    made.starts[ilvl] = number(start, 1)
            self._lists[element.get(W + "numId", "")] = made


def _levels(abstract: Element) -> dict[int, Level]:
    found = {}
    for element in abstract.iterfind(W + "lvl"):
        ilvl = number(element.get(W + "ilvl"), 0)
        if 0 <= ilvl < _LEVELS:
            found[ilvl] = _level(element)
    return found


def _level(element: Element) -> Level:
    form = value(element, "numFmt")
    if form is None:
        # Newer formats stand in an alternative with an ordinary one as their fallback.
        inside = next(element.iter(W + "numFmt"), None)
        form = "decimal" if inside is None else inside.get(W + "val", "decimal")
    text = value(element, "lvlText") or ""
    fonts = element.find(f"{RPR}/{W}rFonts")
    font = fonts.get(W + "ascii", fonts.get(W + "hAnsi", "")) if fonts is not None else ""
    if form == "bullet":
        text = symbol(ord(text[0]), font) if text and is_symbol_font(font) else shown(text)[:1]
    restarts = value(element, "lvlRestart")
    return Level(
        form=form,
        text=text,
        start=number(value(element, "start"), 1),
        restarts=None if restarts is None else number(restarts, 0),
        legal=bool(is_on(element, "isLgl")),
        indent=indent_of(under(element, PPR)),
    )


def _printed(level: Level, counts: list[int | None], levels: dict[int, Level]) -> str:
    if level.form == "bullet":
        return level.text
    if level.form == "none" and "%" not in level.text:
        return level.text.strip()

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = levels[at].form if at in levels else "decimal"
        if level.legal and form != "none":
            form = "decimal"
        return formatted(counts[at] or 0, form)

    return shown(_PLACEHOLDER.sub(one, level.text)).strip()


def formatted(count: int, form: str) -> str:
    """A number as a list prints it: 4 is "d", "iv", "IV" or "4"; after z Word goes on with aa, bb."""
    if form == "none":
        return ""
    if form in _LETTERS and count > 0:
        word = chr(97 + (count - 1) % 26) * min(10, (count - 1) // 26 + 1)
    elif form in _ROMANS and 0 < count <= _MOST:
        word, rest = "", count
        for worth, letters in _ROMAN:
            word += letters * (rest // worth)
            rest %= worth
    else:
        return f"{count:02}" if form == "decimalZero" else str(count)
    return word.upper() if form.startswith("upper") else word
