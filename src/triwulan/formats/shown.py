"""What a reader sees of characters: no invisible ones, spaces as spaces, symbols of symbol fonts as what they show."""

from typing import Final

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_CHARACTERS: Final = str.maketrans(
    {
        **dict.fromkeys(_INVISIBLE, ""),
        **dict.fromkeys(map(chr, (0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A)), " "),
        **dict.fromkeys(map(chr, range(0x20)), ""),
        "\t": "\t",
        "\n": "\n",
        "\r": "",
        "\u00a0": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2028": "\n",
        "\u2029": "\n",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufe0e": "",
        "\ufe0f": "",
        # Boxes as other fonts and telephones draw them.
        **dict.fromkeys("\u2b1c\u25fb\u25fd\u25a2\U0001f532\U0001f533", "☐"),
        **dict.fromkeys("\u2705\U0001f5f9", "☑"),
        **dict.fromkeys("\u274e\U0001f5f5\U0001f5f7", "☒"),
    }
)
_WINGDINGS: Final = {
    0x6F: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❑", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗",
    0xA7: "▪", 0x6E: "■", 0x6C: "●", 0xD8: "➢", 0x76: "❖", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xB7: "•", 0x9F: "•",
}  # fmt: skip
_WINGDINGS_2: Final = {
    0xA3: "☐", 0x2A: "☐", 0x30: "☐", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0x97: "•", 0xA2: "☐",
}  # fmt: skip
_SYMBOL: Final = {
    0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0x2D: "−", 0x2B: "+", 0x3D: "=", 0xE5: "∑",
    0x53: "Σ", 0xB9: "≠", 0xAE: "→", 0xD7: "·", 0xA5: "∞", 0xBB: "≈", 0x25: "%",
}  # fmt: skip
_FONTS: Final = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
    "webdings": {0x63: "☐", 0x61: "✓", 0x67: "■"},
}
_PRIVATE: Final = 0xF000
_SUPERSCRIPT: Final = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")

BOXES: Final = "☐□"
TICKED_BOXES: Final = "☑☒"


def shown(text: str) -> str:
    """The text without invisible characters; spaces of every width are spaces."""
    if text.isascii():
        return text
    text = text.translate(_CHARACTERS)
    return text if text.isprintable() else "".join(map(_private, text))


def symbol(code: int, font: str) -> str:
    """What a character of a symbol font shows; "•" for those nobody needs to tell apart."""
    code = code - _PRIVATE if code >= _PRIVATE else code
    table = _FONTS.get(font.strip().lower(), _WINGDINGS)
    return table.get(code, "•" if code > 0x20 else " ")


def is_symbol_font(font: str) -> bool:
    """Whether letters set in this font show as symbols."""
    return font.strip().lower() in _FONTS


def superscript(text: str) -> str:
    """Raised digits, so that the mark of a footnote is not taken for a digit of the figure before it."""
    return text.translate(_SUPERSCRIPT)


def _private(char: str) -> str:
    code = ord(char)
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        return symbol(code, "wingdings")
    return char
