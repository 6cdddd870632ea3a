"""User text made fit for paper: nothing a file format forbids, nothing a font cannot show, figures kept on one line."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from triwulan.formats import font

# A visible box: the reader sees that something stood here which could not be printed.
MISSING = "\u25a1"
NO_BREAK_SPACE = "\u00a0"
BREAK_HERE = "\u200b"
_FIGURE_SPACE = re.compile(r"(?<=\d) (?=%)|(?<=Rp) (?=\d)|(?<=Rp\.) (?=\d)|(?<=^-) (?=\d)")
_DIGIT_GROUPS = re.compile(r"^[\d.,+\-() %]+$")
# A whole line that is a number and its unit: "12 desa".
_NUMBER_WITH_UNIT = re.compile(r"^[\d.,]+ [^\W\d]{1,10}$")
_FORBIDDEN = {"Cc", "Cs", "Co", "Cn"}


def xml_text(text: str) -> str:
    """The text without characters XML forbids (control characters, lone surrogates); tabs become spaces."""
    return "".join(map(_xml_char, _lines(text)))


def printable(text: str) -> str:
    """The text with a box in place of every character that no vendored font can show."""
    return "".join(map(_printed_char, _lines(text)))


def unbroken_figures(text: str) -> str:
    """The text with no-break spaces inside figures: "24,14 %", "Rp 7.500.000"."""
    if _DIGIT_GROUPS.match(text):
        return text.replace(" ", NO_BREAK_SPACE)
    return _FIGURE_SPACE.sub(NO_BREAK_SPACE, text)


def unbroken_cell(text: str) -> str:
    """The text of a table cell with no-break spaces inside figures and between a number and its unit."""
    return "\n".join(
        line.replace(" ", NO_BREAK_SPACE) if _NUMBER_WITH_UNIT.match(line) else unbroken_figures(line)
        for line in text.split("\n")
    )


def breakable_words(text: str, limit: float, measure: Callable[[str], float]) -> str:
    """The text with an invisible break wherever a word is wider than ``limit``, so that it stays inside its cell."""
    if measure(text) <= limit:
        return text
    return " ".join(_broken(word, limit, measure) for word in text.split(" "))


def _broken(word: str, limit: float, measure: Callable[[str], float]) -> str:
    if measure(word) <= limit:
        return word
    pieces: list[str] = []
    piece, taken = "", 0.0
    for char in word:
        step = measure(char)
        if piece and taken + step > limit:
            pieces.append(piece)
            piece, taken = "", 0.0
        piece += char
        taken += step
    return BREAK_HERE.join([*pieces, piece])


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


@lru_cache(maxsize=4096)
def _xml_char(char: str) -> str:
    if char == "\n":
        return char
    code = ord(char)
    bad = code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
    return "" if bad else char


@lru_cache(maxsize=4096)
def _printed_char(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category == "Cc":
        return ""
    if category in _FORBIDDEN:
        return MISSING
    if font.covers(char):
        return char
    # Joiners, direction marks and variation selectors are invisible anyway.
    invisible = category == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F
    return "" if invisible else MISSING
