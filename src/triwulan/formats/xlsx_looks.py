"""What cells of an .xlsx refer to by number: their texts, and how they look."""

import re
from dataclasses import dataclass
from typing import Final

from triwulan.formats.elements import under
from triwulan.formats.format_codes import GENERAL, built_in
from triwulan.formats.packages import Element

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Looks:
    """How fields look, by the number that cells refer to: code and boldness."""

    codes: tuple[str, ...]
    bold: tuple[bool, ...]


def space_of(root: Element) -> str:
    """The name space of an element, as it stands before its name."""
    return str(root.tag).rpartition("}")[0] + "}" if "}" in str(root.tag) else ""


def strings_of(root: Element | None) -> list[str]:
    """The texts that cells refer to by number, without the reading aids of East Asian writing."""
    if root is None:
        return []
    space = space_of(root)
    return [text_of(element, space) for element in root.iterfind(f"{space}si")]


def text_of(element: Element, space: str) -> str:
    """A text, whose pieces may look different, in the name space ``space``."""
    plain = under(element, space + "t")
    if plain is not None:
        return unescaped(plain.text or "")
    return unescaped("".join(run.findtext(f"{space}t") or "" for run in element.iterfind(f"{space}r")))


def unescaped(text: str) -> str:
    """A text as typed: codes such as ``_x000D_`` stand for characters that XML cannot hold."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text if "\r" not in text else text.replace("\r\n", "\n").replace("\r", "\n")


def _character(escaped: re.Match[str]) -> str:
    """The character of a code; halves of characters and controls show nothing."""
    code = int(escaped[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF or (code < 0x20 and code not in (0x09, 0x0A, 0x0D)) else chr(code)


def looks_of(root: Element | None) -> Looks:
    """The looks in the part that describes them."""
    if root is None:
        return Looks((), ())
    space = space_of(root)
    own = {
        element.get("numFmtId"): element.get("formatCode", GENERAL)
        for element in root.iterfind(f"{space}numFmts/{space}numFmt")
    }
    fonts = []
    for font in root.iterfind(f"{space}fonts/{space}font"):
        mark = font.find(f"{space}b")
        fonts.append(mark is not None and mark.get("val", "1") not in ("0", "false"))
    codes, bold = [], []
    for element in root.iterfind(f"{space}cellXfs/{space}xf"):
        number = element.get("numFmtId", "0")
        codes.append(own.get(number) or built_in(whole(number)))
        font = whole(element.get("fontId", "0"))
        bold.append(font < len(fonts) and fonts[font])
    return Looks(tuple(codes), tuple(bold))


def whole(text: str | None, otherwise: int = 0) -> int:
    """An attribute as a whole number; ``otherwise`` where it is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else otherwise
