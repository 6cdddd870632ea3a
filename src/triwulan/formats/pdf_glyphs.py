"""What a character of a PDF shows where its code says something else: symbols, ligatures, odd spaces and hyphens."""

from functools import lru_cache
from typing import Final

_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# PDFium gives 2 for a hyphen that ends a line; U+00AD is what many writers note for a hyphen that is drawn.
_HYPHENS: Final = {0x02, 0xAD, 0x2010, 0x2011, 0xFFFE}
_NOTHING: Final = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F}
_BOXES: Final = {0x2705: "☑", 0x1F5F9: "☑", 0x274E: "☒", 0x1F5F7: "☒", 0x2B1C: "☐", 0x1F5F8: "✓", 0x25FB: "☐"}
_WINGDINGS: Final = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "•", 0x74: "•", 0x75: "•", 0x76: "•",
    0x9E: "•", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xF0: "➢", 0xFB: "☒", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL: Final = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xE5: "Σ", 0x2D: "-",
    0xD6: "√", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓",
}  # fmt: skip


@lru_cache(maxsize=8192)
def printed(code: int, symbols: str) -> str | None:
    """The character that stands on the page; "" for one that shows nothing, None for one nobody can tell.

    ``symbols`` names the font's family when it is one of pictures instead of letters.
    """
    private = 0xF000 <= code <= 0xF0FF
    if symbols in ("wingdings", "webdings") and (private or code < 0x100):
        low = code & 0xFF
        return " " if low == 0x20 else _WINGDINGS.get(low, "•")
    if private:
        low = code & 0xFF
        found = _SYMBOL.get(low) or (chr(low) if 0x20 <= low < 0x7F else None)
        return found
    if symbols == "symbol" and code in _SYMBOL:
        return _SYMBOL[code]
    if code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in _NOTHING:
        return ""
    if code in _BOXES:
        return _BOXES[code]
    return _plain(code)


def _plain(code: int) -> str | None:
    if code in (0x09, 0x0A, 0x0D, 0x20, 0xA0) or 0x2000 <= code <= 0x200A or code in (0x202F, 0x3000):
        return " "
    if code < 0x20 or code == 0xFFFD or 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return None
    return chr(code)
