"""What the rules about statements ask about: the claims of the text by their kind, and figures as text prints them."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final, TypeVar

from triwulan.audit.subjects.figures import Figure as Cell
from triwulan.core.claims import Claim, Figure
from triwulan.core.place import Place
from triwulan.core.quantity import format_number
from triwulan.core.reading import Reading

C = TypeVar("C", bound=Claim)
_DOT_DECIMALS: Final = re.compile(r"\d\.\d{1,2}(?!\d)")


def claims(kind: type[C]) -> Callable[[Reading], Iterable[C]]:
    """Give the claims of a kind as subjects of a rule."""

    def each(reading: Reading) -> Iterator[C]:
        return (claim for claim in reading.claims if isinstance(claim, kind))

    return each


def written(value: Decimal, like: Figure, least: int = 0) -> str:
    """A value as the text prints another one: its places, marks and unit."""
    unit, places = like.quantity.unit, max(like.quantity.places, least, 0)
    digits = format_number(value, places)
    if unit == "%" and _DOT_DECIMALS.search(like.printed):
        digits = digits.translate({ord("."): ",", ord(","): "."})
    if unit == "%":
        return digits + "%"
    if unit == "Rp":
        lead = re.match(r"(?:Rp|IDR)\s?\.?\s?", like.printed, re.I)
        return (lead[0] if lead is not None else "Rp") + format_number(value, 0)
    if unit == "poin":
        return f"{digits} poin"
    return " ".join(filter(None, (digits, noun_of(like))))


def percent(value: Decimal) -> str:
    """A percentage as short as it is exact, two places at most."""
    whole = value == value.to_integral_value()
    return format_number(value, 0 if whole else 2) + "%"


def noun_of(figure: Figure) -> str:
    """What a count counts, as printed behind it."""
    words = figure.printed.split()
    return words[-1] if figure.noun and len(words) > 1 and not words[-1][-1:].isdigit() else ""


def shown(cell: Cell) -> str:
    """A cell's figure with the unit its head or its row gives it."""
    if cell.quantity.unit or not cell.unit:
        return cell.text
    return f"{cell.text}%" if cell.unit == "%" else f"{cell.text} {cell.unit}"


def called(cell: Cell) -> str:
    """How a sentence calls the row of a cell."""
    return " ".join((cell.row.label or cell.row.number or cell.column.head).split())


def table_named(place: Place) -> str:
    """How a sentence calls a table."""
    return place.table or place.section
