"""The codes of number formats taken apart: ECMA-376 part 1, 18.8.31."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

GENERAL: Final = "General"
_BUILT_IN: Final = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"Rp"#,##0;-"Rp"#,##0', 6: '"Rp"#,##0;-"Rp"#,##0', 7: '"Rp"#,##0.00;-"Rp"#,##0.00',
    8: '"Rp"#,##0.00;-"Rp"#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);(#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);(#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 42: '_("Rp"* #,##0_);_("Rp"* (#,##0);_("Rp"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_("Rp"* #,##0.00_);_("Rp"* (#,##0.00);_("Rp"* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_TOKEN: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | _(?P<space>.)
    | \*(?P<fill>.)
    | \[\$(?P<currency>[^\]\-]*)(?:-[^\]]*)?\]
    | \[(?P<condition>[<>=]=?[^\]]*|<>[^\]]*)\]
    | \[[^\]]*\]
    | (?P<general>General|Standard)
    | (?P<digits>[0#?][0#?.,]*|\.[0#?]+)(?P<exponent>[Ee][+\-][0#?]+)?
    | (?P<percent>%)
    | (?P<text>@)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a code: text before and after the number and how its digits are cut and grouped."""

    before: str
    after: str
    digits: str
    exponent: str
    percent: int
    condition: str
    general: bool
    text: bool


@dataclass(frozen=True, slots=True)
class Code:
    """The parts of a code; ``numbers`` are those for numbers, ``conditional`` tells that parts name their values."""

    sections: tuple[Section, ...]
    numbers: tuple[Section, ...]
    conditional: bool


@lru_cache(maxsize=512)
def parsed(code: str) -> Code:
    """The parts of a code: for positive, negative, zero and text, or each with its condition."""
    # a code typed the Indonesian way by whoever made the file with a program; as it stands it would mean nothing
    code = code.replace("#.##0,00", "#,##0.00").replace("#.##0", "#,##0")
    parts: list[str] = [""]
    for token in re.finditer(r'"[^"]*"?|\\.|\[[^\]]*\]|[_*].|.', code, re.DOTALL):
        if token[0] == ";":
            parts.append("")
        else:
            parts[-1] += token[0]
    sections = tuple(_section(part) for part in parts[:4])
    numbers = (each for each in sections[:3] if each.digits or each.general or not each.text)
    return Code(sections, tuple(numbers), any(each.condition for each in sections))


def _section(code: str) -> Section:
    before, after, digits, exponent, condition = "", "", "", "", ""
    percent, general, text = 0, False, False
    for token in _TOKEN.finditer(code):
        shown = ""
        kind = token.lastgroup
        if kind == "exponent" or kind == "digits":
            if not digits:
                digits, exponent = token["digits"], token["exponent"] or ""
            elif "/" in after:
                # a fraction: shown as a decimal instead
                return Section("", "", "", "", 0, condition, True, False)
        elif kind == "general":
            general = True
        elif kind == "text":
            text = True
        elif kind == "condition":
            condition = token["condition"]
        elif kind == "percent":
            percent, shown = percent + 1, "%"
        elif kind in ("space", "fill"):
            shown = " "
        elif kind is not None:
            shown = token[kind]
        if digits or general or text:
            after += shown
        else:
            before += shown
    return Section(before, after, digits, exponent, percent, condition, general, text)


def built_in(number: int) -> str:
    """The code of a format that files refer to by number only."""
    return _BUILT_IN.get(number, GENERAL)
