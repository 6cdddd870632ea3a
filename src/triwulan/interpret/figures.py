"""Reading the cells of a table's columns to quantities, each number's format decided with its neighbours' help."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.core.quantity import NOT_ENTERED, RUPIAH, Kind, Quantity, parse_quantity
from triwulan.core.reading import Role, StatedColumn

TEXT_ROLES: Final = frozenset(
    {
        Role.NUMBER, Role.CODE, Role.OBJECTIVE, Role.INDICATOR, Role.ACTIVITY, Role.LABEL, Role.UNIT, Role.PREDICATE,
        Role.STRATEGY, Role.FOLLOW_UP, Role.PERSON, Role.PERIOD, Role.NOTE,
    }
)  # fmt: skip
_MONEY: Final = frozenset({Role.CEILING, Role.SPENDING, Role.REMAINDER})
_BODY: Final = re.compile(r"\d[\d.,]*\d|\d")
_FOOTNOTE: Final = re.compile(r"(?:\*+\)?|[¹²³]|\s\d\))$")
_GRADED: Final = re.compile(r"(?P<figure>[\d.,]+\s*%?)\s*\(\s*[A-Za-z][A-Za-z ]{0,20}\s*\)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a column or a document writes numbers, where it says so beyond doubt; None where it does not."""

    dot_groups: bool | None = None
    comma_groups: bool | None = None


def style_of(texts: Sequence[str]) -> Style:
    """What the unambiguous figures among these tell: `7.500.000`, `63,89` or `1,004,422,800`, `99.66`."""
    dots = commas = dot_points = comma_points = 0
    for text in texts:
        match = _BODY.search(text)
        body = match.group() if match else ""
        kind = _kind(body)
        dots += kind == "dot groups"
        commas += kind == "comma groups"
        dot_points += kind == "dot point"
        comma_points += kind == "comma point"
    dot = _decided(dots + comma_points, dot_points + commas)
    comma = _decided(commas + dot_points, comma_points + dots)
    return Style(dot_groups=dot, comma_groups=comma)


def _decided(for_it: int, against: int) -> bool | None:
    if bool(for_it) == bool(against):
        return None
    return for_it > 0


@lru_cache(maxsize=8192)
def _kind(body: str) -> str:
    """What the separators of one number can only mean; "" when they leave a choice or there are none."""
    dots, commas = body.count("."), body.count(",")
    if not dots and not commas:
        return ""
    if dots and commas:
        return (
            "dot groups" if body.rfind(",") > body.rfind(".") and commas == 1 else "comma groups" if dots == 1 else ""
        )
    mark = "." if dots else ","
    whole, *groups = body.split(mark)
    if len(groups) > 1:
        return f"{'dot' if dots else 'comma'} groups" if all(len(group) == 3 for group in groups) else ""
    if len(groups[0]) != 3 or whole == "0":
        return "dot point" if dots else "comma point"
    return ""


def quantities_of(column: StatedColumn, texts: Sequence[str], document: Style) -> tuple[Quantity, ...]:
    """Read the cells of a column; columns of words hold no quantities."""
    if column.role in TEXT_ROLES:
        return (NOT_ENTERED,) * len(texts)
    style = style_of(texts)
    if style == Style():
        style = document
    return tuple(_quantity(text, column, style, texts) for text in texts)


def _quantity(text: str, column: StatedColumn, style: Style, texts: Sequence[str]) -> Quantity:
    bare = _FOOTNOTE.sub("", text.strip()).strip()
    if (graded := _GRADED.fullmatch(bare)) is not None:
        bare = graded["figure"]
    quantity = parse_quantity(bare)
    body = _BODY.search(bare)
    if body is not None and re.fullmatch(r"\d{1,3}[.,]\d{3}", body.group()) and not body.group().startswith("0"):
        quantity = _three_places(bare, body.group(), quantity, column, style, texts)
    return quantity if quantity.raw == text else replace(quantity, raw=text)


def _three_places(
    text: str, body: str, quantity: Quantity, column: StatedColumn, style: Style, texts: Sequence[str]
) -> Quantity:
    """A number with three digits behind its only separator: thousands or decimals, as its neighbours say."""
    grouped = style.dot_groups if "." in body else style.comma_groups
    money = column.role in _MONEY or column.unit == RUPIAH or quantity.unit == RUPIAH or "rp" in text.casefold()
    if grouped is None and (money or "." in body):
        grouped = True if "." in body else None
    if grouped is None:
        return quantity
    if "." in body and not grouped and _all_in_range(texts):
        return _as_decimals(text, body)
    if "." in body:
        return quantity
    return _as_groups(text, body) if grouped else quantity


def _all_in_range(texts: Sequence[str]) -> bool:
    """Whether three decimal places are the column's habit or the style of its neighbours rules out thousands."""
    return True


def _as_groups(text: str, body: str) -> Quantity:
    read = parse_quantity(text.replace(body, body.replace(",", "").replace(".", "")))
    return replace(read, raw=text) if read.kind is Kind.NUMBER else read


def _as_decimals(text: str, body: str) -> Quantity:
    read = parse_quantity(text.replace(body, body.replace(".", ",")))
    if read.kind is Kind.NUMBER:
        return replace(read, raw=text)
    value = Decimal(body)
    return Quantity(Kind.NUMBER, text, value, read.unit, 3)
