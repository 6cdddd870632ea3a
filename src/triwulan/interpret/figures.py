"""Reading the cells of a table's columns to quantities, each number's format decided with its neighbours' help."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from triwulan.core.quantity import NOT_ENTERED, RUPIAH, Kind, Quantity
from triwulan.core.reading import Role, StatedColumn
from triwulan.interpret.evidence import read

TEXT_ROLES: Final = frozenset(
    {
        Role.NUMBER, Role.CODE, Role.OBJECTIVE, Role.INDICATOR, Role.ACTIVITY, Role.LABEL, Role.UNIT, Role.DIRECTION,
        Role.PREDICATE, Role.STRATEGY, Role.FOLLOW_UP, Role.ANSWER, Role.PERSON, Role.PERIOD, Role.NOTE,
        Role.DIGEST,
    }
)  # fmt: skip
_MONEY: Final = frozenset({Role.CEILING, Role.SPENDING, Role.REMAINDER})
_RATES: Final = frozenset({Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.CHANGE_PERCENT, Role.EFFICIENCY})
_BODY: Final = re.compile(r"\d[\d.,]*\d|\d")
_THREE_PLACES: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
# A footnote's mark, a grade in brackets, a plus sign: around the figure, not part of it.
_MARKED: Final = re.compile(
    r"\+?\s*(?P<figure>.*?[\d%)])\s*"
    r"(?:\*{1,3}\)?|[¹²³]\)?|\(\s*(?!persen|rupiah)[A-Za-z][A-Za-z ]{0,20}\s*\))?",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Style:
    """Whether dots, and whether commas, stand between thousands; None where nothing says so."""

    dots: bool | None = None
    commas: bool | None = None


UNDECIDED: Final = Style()


def style_of(texts: Iterable[str]) -> Style:
    """What the unambiguous figures among these tell: `7.500.000`, `63,89`, `1,004,422,800`, `99.66`."""
    return style_by([told_by(texts)])


def style_in_table(columns: Iterable[tuple[StatedColumn, Sequence[str]]], document: Style) -> Style:
    """How one table writes numbers by the figures of all its columns; what they leave open is the document's.

    A table copied from elsewhere keeps its own habit: `1,460,000` and `96.63` tell what `680,500` is.
    """
    figures = [text for column, texts in columns if column.role not in TEXT_ROLES for text in texts]
    if not any(_THREE_PLACES.search(text) for text in figures):
        return document
    own = style_of(figures)
    return Style(document.dots if own.dots is None else own.dots, document.commas if own.commas is None else own.commas)


def told_by(texts: Iterable[str]) -> Mapping[str, int]:
    """How many figures of each sort there are among these."""
    bodies = filter(None, map(_BODY.search, texts))
    return Counter(_told_by(body.group()) for body in bodies)


def style_by(counts: Iterable[Mapping[str, int]]) -> Style:
    """What figures tell that were counted piece by piece."""
    told: Counter[str] = Counter()
    for each in counts:
        told.update(each)
    dots = _decided(told["dot groups"] + told["comma point"], told["dot point"] + told["comma groups"])
    commas = _decided(told["comma groups"] + told["dot point"], told["comma point"] + told["dot groups"])
    return Style(dots, commas)


def _decided(groups: int, points: int) -> bool | None:
    """Groups or decimals, where all figures agree or one habit stands against single slips."""
    if groups == points or min(groups, points) * 5 > max(groups, points):
        return None
    return groups > points


@lru_cache(maxsize=8192)
def _told_by(body: str) -> str:
    """What the separators of one number can only mean; "" when they leave a choice or there are none."""
    dots, commas = body.count("."), body.count(",")
    if dots and commas:
        comma_last = body.rfind(",") > body.rfind(".")
        if (commas if comma_last else dots) != 1:
            return ""
        return "dot groups" if comma_last else "comma groups"
    if not dots and not commas:
        return ""
    name = "dot" if dots else "comma"
    whole, *groups = body.split("." if dots else ",")
    if len(groups) > 1:
        return f"{name} groups" if all(len(group) == 3 for group in groups) else ""
    return f"{name} point" if len(groups[0]) != 3 or whole == "0" else ""


def quantities_of(column: StatedColumn, texts: Sequence[str], document: Style) -> tuple[Quantity, ...]:
    """Read the cells of a column; columns of words hold no quantities."""
    if column.role in TEXT_ROLES:
        return (NOT_ENTERED,) * len(texts)
    if not any(_THREE_PLACES.search(text) for text in texts):
        return tuple(_plain(text) for text in texts)
    style = style_of(texts)
    if style == UNDECIDED:
        style = document
    return tuple(_quantity(text, column, style) for text in texts)


def _quantity(text: str, column: StatedColumn, style: Style) -> Quantity:
    quantity = _plain(text)
    body = _BODY.search(text)
    if body is None or quantity.kind not in (Kind.NUMBER, Kind.UNREADABLE) or not _THREE_PLACES.fullmatch(body.group()):
        return quantity
    return _decide(text, body.group(), quantity, column, style)


def _plain(text: str) -> Quantity:
    """A cell by itself, without the marks around its figure."""
    quantity = read(text)
    if quantity.kind is Kind.UNREADABLE and (match := _MARKED.fullmatch(text.strip())) is not None:
        bare = read(match["figure"])
        if bare.is_number:
            return replace(bare, raw=text)
    return quantity


def _decide(text: str, body: str, quantity: Quantity, column: StatedColumn, style: Style) -> Quantity:
    """A number with three digits behind its only separator: thousands or decimals, as its neighbours say."""
    groups = style.dots if "." in body else style.commas
    if "." in body and column.role in _RATES and column.unit != RUPIAH and groups is not True:
        groups = False
    if groups is None:
        return quantity
    separated = body.replace(",", "").replace(".", "") if groups else body.replace(".", ",")
    other = read(text.replace(body, separated))
    if not other.is_number:
        # Whole rupiah with three decimals: better unread than wrong by a thousand.
        return quantity if groups or column.role not in _MONEY else replace(quantity, kind=Kind.UNREADABLE, value=None)
    return replace(other, raw=text)
