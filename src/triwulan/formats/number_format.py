"""What a workbook's number format makes of a number: ECMA-376 part 1, 18.8.30 and 18.8.31.

The codes name neither separators nor languages; both are given by how the workbook's author writes figures.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

from triwulan.formats.date_format import date_text, is_date
from triwulan.formats.format_codes import GENERAL, Code, Section, parsed

_GROUPS: Final = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_KEPT: Final = Context(prec=15, rounding=ROUND_HALF_UP)
_SHOWN: Final = Context(prec=10, rounding=ROUND_HALF_UP)
_WIDE: Final = Context(prec=100, rounding=ROUND_HALF_UP)
_STEPS: Final = tuple(Decimal(1).scaleb(-places) for places in range(31))
_LARGEST: Final = Decimal(10) ** 60


@dataclass(frozen=True, slots=True)
class Separators:
    """What stands between thousands and before decimals."""

    thousands: str
    decimal: str


INDONESIAN: Final = Separators(".", ",")
ENGLISH: Final = Separators(",", ".")


def as_number(stored: str) -> Decimal | None:
    """A stored number with the digits that Excel keeps; None if it is none."""
    try:
        value = _KEPT.create_decimal(stored)
    except ArithmeticError:
        return None
    return value if value.is_finite() and abs(value) < _LARGEST else None


def number_text(value: Decimal, code: str, separators: Separators, *, since_1904: bool = False) -> str:
    """The number as the cell shows it."""
    if is_date(code):
        shown = date_text(value, code, since_1904=since_1904)
        if shown is not None:
            return shown
        code = GENERAL
    section, bare = _section_for(value, parsed(code))
    if section is None or section.general or (section.text and not section.digits):
        return _around(section, _general(value, separators))
    if not section.digits:
        return _clean(section.before + section.after)
    value = abs(value) if bare else value
    if section.percent:
        value = value.scaleb(2 * section.percent, _WIDE)
    return _around(section, _digits(value, section, separators))


def typed_text(text: str, code: str) -> str:
    """A text as the cell shows it: few formats add something to texts."""
    if "@" not in code or code == "@":
        return text
    section = next((each for each in parsed(code).sections if each.text), None)
    return text if section is None else _clean(f"{section.before}{text}{section.after}")


def _section_for(value: Decimal, code: Code) -> tuple[Section | None, bool]:
    """The part of a code for a value, and whether that part writes the sign of negative ones itself."""
    if code.conditional:
        for section in code.sections:
            if not section.condition or _holds(value, section.condition):
                return section, False
        return None, False
    numbers = code.numbers
    if not numbers:
        return None, False
    if value < 0 and len(numbers) > 1:
        return numbers[1], True
    if value == 0 and len(numbers) > 2:
        return numbers[2], True
    return numbers[0], False


def _holds(value: Decimal, condition: str) -> bool:
    match = re.match(r"(<>|[<>]=?|=)\s*(-?[\d.]+)", condition)
    if match is None:
        return False
    limit = as_number(match[2]) or Decimal(0)
    match match[1]:
        case "<":
            return value < limit
        case "<=":
            return value <= limit
        case ">":
            return value > limit
        case ">=":
            return value >= limit
        case "=":
            return value == limit
        case _:
            return value != limit


def _around(section: Section | None, shown: str) -> str:
    if section is None:
        return shown
    sign, shown = ("-", shown[1:]) if shown.startswith("-") else ("", shown)
    return _clean(f"{sign}{section.before}{shown}{section.after}")


def _clean(text: str) -> str:
    return " ".join(text.split())


def _general(value: Decimal, separators: Separators) -> str:
    """Without a format: whole numbers in full, others with ten digits at most."""
    if value == value.to_integral_value():
        return f"{value:.0f}" if value else "0"
    with localcontext(_SHOWN):
        shown = f"{+value:f}"
    return shown.rstrip("0").rstrip(".").replace(".", separators.decimal)


def _digits(value: Decimal, section: Section, separators: Separators) -> str:
    whole, _, fraction = section.digits.partition(".")
    if section.exponent:
        places = len(fraction)
        shown = f"{value:.{places}E}"
        return shown.replace(".", separators.decimal)
    kept = whole.rstrip(",")
    # each comma behind the digits stands for a thousand left out
    if thousands := len(whole) - len(kept) + fraction.count(","):
        value = value.scaleb(-3 * thousands, _WIDE)
        fraction = fraction.replace(",", "")
    rounded = value.quantize(_STEPS[len(fraction)] if len(fraction) < 31 else _STEPS[-1], context=_WIDE)
    left, _, right = f"{abs(rounded):f}".partition(".")
    while len(right) > len(fraction.rstrip("#")) and right.endswith("0"):
        right = right[:-1]
    needed = kept.count("0")
    left = left.lstrip("0").rjust(needed, "0")
    if "," in kept:
        left = _GROUPS.sub(separators.thousands, left)
    text = f"{left}{separators.decimal}{right}" if right else left
    return f"-{text}" if rounded < 0 else text or ""
