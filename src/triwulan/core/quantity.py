"""Figures as Indonesian officials write and print them.

A dot separates thousands (`1.500` is 1500) and a comma decimals. English habits are understood where
they cannot mean anything else. `1,500` has one comma before three digits: as a plain number it is read
the Indonesian way, 1,5 printed with three places; as money, which has no fractions, it is refused with
a suggestion, because a mistake there is a factor of a thousand.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Final

from triwulan.core.problem import Problem

MAX_WHOLE_DIGITS: Final = 16
MAX_PLACES: Final = 10
RUPIAH: Final = "Rp"

_WIDE: Final = Context(prec=80)
_ZERO_WIDTH: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_HARD_SPACES: Final = "\u00a0\u2007\u2008\u2009\u200a\u202f"
# dashes too: word processors turn a typed minus into one
_MINUSES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63"
_CLEAN: Final = {
    **dict.fromkeys(map(ord, _ZERO_WIDTH), ""),
    **dict.fromkeys(map(ord, _HARD_SPACES), " "),
    **dict.fromkeys(map(ord, _MINUSES), "-"),
    # full-width forms of ASCII, digits and signs alike
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
_GROUPING_SPACE: Final = re.compile(rf"(?<=[0-9])[{_HARD_SPACES}](?=[0-9]{{3}}(?![0-9]))")
_DASHES: Final = re.compile(r"(?:Rp\s?\.?\s*)?-+", re.IGNORECASE)
_NOT_AVAILABLE: Final = frozenset(
    {
        "n/a", "na", "n.a", "n.a.", "t.a.", "tidak ada data", "tidak tersedia", "data tidak tersedia",
        "belum ada data", "data belum tersedia", "belum tersedia",
    }
)  # fmt: skip
_SCALES: Final = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12,
}  # fmt: skip
_MONEY_SCALES: Final = {**_SCALES, "m": 9, "t": 12}
_FIGURE: Final = re.compile(
    r"""
    (?P<sign>-?)\s*
    (?P<currency>(?:Rp\s?\.?|IDR)?)\s*
    (?P<inner_sign>-?)\s*
    (?P<body>[0-9][0-9.,]*?)
    (?:\s?[,.]-{1,2})?\s*
    (?P<unit>%|[^\W\d_][^\d_%]*?[23]?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT: Final = re.compile(r"%|(?:k|h|d|c)?m[23]|[^\W\d_]+(?:[ ./-]+[^\W\d_]+)*\.?", re.IGNORECASE)


class Kind(StrEnum):
    """What stands in a cell; all of them are different things."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    NOT_AVAILABLE = "not_available"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with the text it was read from, its unit and its printed decimal places.

    `places` is negative for figures in thousands or millions: `7,5 juta` is exact to 10^5, so -5.
    """

    kind: Kind = Kind.BLANK
    raw: str = ""
    value: Decimal | None = None
    unit: str = ""
    places: int = 0
    problem: Problem | None = None

    @property
    def is_number(self) -> bool:
        """Whether `value` holds a number."""
        return self.kind is Kind.NUMBER


NOT_ENTERED: Final = Quantity()


def number(value: Decimal | int | str, unit: str = "", places: int = 0) -> Quantity:
    """Make a computed quantity; a string is in Python's notation, not in Indonesian."""
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return Quantity(Kind.NUMBER, value=exact, unit=unit, places=places)


def parse_quantity(text: str) -> Quantity:
    """Read a figure in any of the forms in which it is printed; never raises."""
    clean = " ".join(_GROUPING_SPACE.sub(".", text).translate(_CLEAN).split())
    if not clean:
        return Quantity(Kind.BLANK, raw=text)
    if _DASHES.fullmatch(clean):
        return Quantity(Kind.DASH, raw=text)
    if clean.lower() in _NOT_AVAILABLE:
        return Quantity(Kind.NOT_AVAILABLE, raw=text)
    return _parse_figure(text, clean)


def parse_money(text: str) -> Quantity:
    """Read an amount in whole rupiah; the unit is always Rp, negative amounts are left to the caller."""
    quantity = parse_quantity(text)
    if not quantity.is_number or quantity.value is None:
        return replace(quantity, unit=RUPIAH)
    if quantity.unit not in ("", RUPIAH):
        return _unreadable(text, "money.other_unit", unit=quantity.unit)
    if quantity.places == 3 and re.search(r",[0-9]{3}(?![0-9])", text.translate(_CLEAN)):
        return _ambiguous_comma(text, quantity.value)
    if quantity.value != quantity.value.to_integral_value():
        rounded = format_rupiah(quantity.value)
        return _unreadable(text, "money.fraction", suggestion=rounded)
    return replace(quantity, unit=RUPIAH)


def format_number(value: Decimal, places: int | None = None) -> str:
    """Write a number the Indonesian way, rounded half up; without `places`, no trailing zeros."""
    exact = value if places is None else round_half_up(value, places)
    digits = f"{exact.copy_abs():,f}"
    if places is None and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign = "-" if exact < 0 else ""
    return sign + digits.translate({ord(","): ".", ord("."): ","})


def format_rupiah(value: Decimal) -> str:
    """Write an amount as `Rp7.500.000`, a negative one as `-Rp7.500.000`."""
    digits = format_number(value, 0)
    return f"-{RUPIAH}{digits[1:]}" if digits.startswith("-") else RUPIAH + digits


def format_percent(value: Decimal, places: int | None = 2) -> str:
    """Write a percentage as `24,14%`; the value is in percent already."""
    return format_number(value, places) + "%"


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round to decimal places the way offices do, halves away from zero; -3 rounds to thousands."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_WIDE)


def _parse_figure(raw: str, clean: str) -> Quantity:
    bracketed = clean.startswith("(") and clean.endswith(")")
    match = _FIGURE.fullmatch(clean[1:-1].strip() if bracketed else _unbracket_money(clean))
    if match is None:
        return _unreadable(raw, "quantity.unreadable")
    minuses = [bracketed, bool(match["sign"]), bool(match["inner_sign"])].count(True)
    unit_and_scale = _unit_and_scale(match["unit"] or "", bool(match["currency"]))
    if minuses > 1 or unit_and_scale is None:
        return _unreadable(raw, "quantity.unreadable")
    unit, scale = unit_and_scale
    body: str = match["body"]
    plain = _plain_digits(body)
    if plain is None:
        return _malformed(raw, body, "-" if minuses else "")
    whole, _, fraction = plain.partition(".")
    if len(whole.lstrip("0")) + scale > MAX_WHOLE_DIGITS or len(fraction) > MAX_PLACES:
        return _unreadable(raw, "quantity.too_long", digits=MAX_WHOLE_DIGITS, places=MAX_PLACES)
    value = Decimal(plain).scaleb(scale) + 0
    if minuses and value:
        value = value.copy_negate()
    if unit == RUPIAH and not scale and re.fullmatch(r"[0-9]+,[0-9]{3}", body):
        return _ambiguous_comma(raw, value)
    return Quantity(Kind.NUMBER, raw, value, unit, len(fraction) - scale)


def _unbracket_money(clean: str) -> str:
    """Turn `Rp (7.500)` of ledgers into `Rp -7.500`."""
    return re.sub(r"^(Rp\s?\.?|IDR)\s*\(([^()]+)\)$", r"\1 -\2", clean, flags=re.IGNORECASE)


def _unit_and_scale(words: str, currency: bool) -> tuple[str, int] | None:
    """Split `juta rupiah` into unit and power of ten; None when the words are no unit."""
    first, _, rest = words.strip().partition(" ")
    scale = (_MONEY_SCALES if currency else _SCALES).get(first.lower().rstrip("."), 0)
    unit = rest.strip() if scale else words.strip()
    if unit.lower() in ("rupiah", "rp", "rp."):
        unit = RUPIAH
    elif unit.lower() in ("persen", "prosen"):
        unit = "%"
    if currency:
        return (RUPIAH, scale) if unit in ("", RUPIAH) else None
    if unit and (len(unit) > 60 or not _UNIT.fullmatch(unit)):
        return None
    return unit, scale


def _plain_digits(body: str) -> str | None:
    """Turn a printed number into Python's notation; None when its separators contradict each other."""
    if body.isdigit():
        return body
    separators = [mark for mark in body if mark in ".,"]
    last = separators[-1]
    whole, _, fraction = body.rpartition(last)
    if len(set(separators)) == 2:
        thousands = "," if last == "." else "."
        fits = fraction and separators.count(last) == 1 and _is_grouped(whole, thousands)
        return f"{whole.replace(thousands, '')}.{fraction}" if fits else None
    if len(separators) == 1 and fraction and (last == "," or len(fraction) != 3 or whole == "0"):
        return f"{whole}.{fraction}"
    return body.replace(last, "") if _is_grouped(body, last) else None


def _is_grouped(whole: str, separator: str) -> bool:
    return bool(re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{re.escape(separator)}[0-9]{{3}})*", whole))


def _malformed(raw: str, body: str, sign: str) -> Quantity:
    suggestion = _likely_meaning(body)
    if suggestion is None:
        return _unreadable(raw, "quantity.separators")
    return _unreadable(raw, "quantity.separators_suggestion", suggestion=sign + suggestion)


def _likely_meaning(body: str) -> str | None:
    """Guess what a number with contradicting separators was meant to be, to be asked, never used."""
    first, *groups = re.split(r"[.,]", body)
    if not all(groups) or len("".join([first, *groups])) > MAX_WHOLE_DIGITS:
        return None
    if all(len(group) == 3 for group in groups):
        return format_number(Decimal(first + "".join(groups)))
    *inner, cents = groups
    if len(cents) > 2 or not all(len(group) == 3 for group in inner):
        return None
    return format_number(Decimal(f"{first}{''.join(inner)}.{cents}"), len(cents))


def _ambiguous_comma(raw: str, value: Decimal) -> Quantity:
    return _unreadable(raw, "money.ambiguous_comma", suggestion=format_rupiah(value * 1000))


def _unreadable(raw: str, message: str, **values: object) -> Quantity:
    return Quantity(Kind.UNREADABLE, raw, problem=Problem(message, {"text": raw.strip(), **values}))
