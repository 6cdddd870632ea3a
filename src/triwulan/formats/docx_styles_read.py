"""The styles of a .docx, as far as they change what is printed: headings, lists, captions, capitals, bold."""

import re
from dataclasses import dataclass
from typing import Final

from triwulan.formats.docx_names import PPR, RPR, W, is_on, number, value
from triwulan.formats.elements import under
from triwulan.formats.packages import Element

_HEADING: Final = re.compile(r"^(?:heading|judul|bab)\s*(?P<level>[1-9])$", re.I)
_CONTENTS: Final = re.compile(r"^(?:toc|daftar isi)\s*\d*$|^table of (?:figures|contents)$|^index \d$", re.I)
_NOTE: Final = re.compile(r"^(?:catatan|keterangan|notes?|footnote text|endnote text)\b", re.I)
_NUM_PR: Final = W + "numPr"
_IND: Final = W + "ind"
_LONGEST_CHAIN: Final = 20
_BODY_TEXT: Final = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or a run takes from its style and the ones that is based on; None is not said.

    ``level`` of a heading counts from 1, 0 is running text; ``numbering`` is (numId, ilvl).
    """

    name: str = ""
    level: int = 0
    numbering: tuple[str, int] | None = None
    indent: int | None = None
    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    contents: bool = False
    title: bool = False
    note: bool = False


PLAIN: Final = Style()


class Styles:
    """All styles by id, resolved when asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._made: dict[str, Style] = {}
        self.default = PLAIN
        for element in root.iterfind(W + "style") if root is not None else ():
            self._elements[element.get(W + "styleId", "")] = element
            if element.get(W + "default") in ("1", "true") and element.get(W + "type") == "paragraph":
                self.default = self.of(element.get(W + "styleId", ""))

    def of(self, style_id: str | None) -> Style:
        """The style of this id; plain if there is none."""
        if not style_id:
            return self.default
        if style_id not in self._made:
            self._made[style_id] = self._resolved(style_id)
        return self._made[style_id]

    def _resolved(self, style_id: str) -> Style:
        """The style's own wishes first, then those of the ones below it; a circle of styles ends."""
        chain: list[Element] = []
        at: str | None = style_id
        while at in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[at])
            at = value(self._elements[at], "basedOn")
        made = PLAIN
        for element in reversed(chain):
            made = _over(made, element)
        return made


def _over(below: Style, element: Element) -> Style:
    """One style laid over the one it is based on."""
    properties, run = under(element, PPR), under(element, RPR)
    name = value(element, "name") or element.get(W + "styleId", "")
    heading = _HEADING.match(name.strip())
    outline = number(value(properties, "outlineLvl"), -1)
    level = below.level
    if heading is not None:
        level = int(heading["level"])
    elif outline >= 0:
        level = outline + 1 if outline < _BODY_TEXT else 0
    bold, caps, hidden = is_on(run, "b"), is_on(run, "caps"), is_on(run, "vanish")
    return Style(
        name=name,
        level=level,
        numbering=numbering_of(properties, below.numbering),
        indent=indent_of(properties) if indent_of(properties) is not None else below.indent,
        bold=below.bold if bold is None else bold,
        caps=below.caps if caps is None else caps,
        hidden=below.hidden if hidden is None else hidden,
        contents=below.contents or _CONTENTS.match(name.strip()) is not None,
        title=name.strip().lower() in ("title", "judul"),
        note=below.note or _NOTE.match(name.strip()) is not None,
    )


def numbering_of(properties: Element | None, otherwise: tuple[str, int] | None) -> tuple[str, int] | None:
    """The (numId, ilvl) that properties of a paragraph state; what they leave out is taken from its style."""
    found = under(properties, _NUM_PR)
    if found is None:
        return otherwise
    list_id, level = value(found, "numId"), value(found, "ilvl")
    if list_id is None:
        list_id = otherwise[0] if otherwise else None
    if list_id is None:
        return None
    return list_id, min(8, max(0, number(level, otherwise[1] if otherwise and level is None else 0)))


def indent_of(properties: Element | None) -> int | None:
    """How far paragraphs are set in, in twentieths of a point; None where it is not said."""
    found = under(properties, _IND)
    if found is None:
        return None
    left = found.get(W + "left", found.get(W + "start"))
    return None if left is None else number(left, 0)
