"""Single cells of a spreadsheet: amounts, figures, totals by their words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.core.dates import read_date
from triwulan.core.problem import Problem
from triwulan.core.quantity import Kind, Quantity, format_number, parse_money, parse_quantity

_ERROR: Final = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)", re.I)
_TOTAL: Final = re.compile(
    r"(?:sub\s*|grand\s*)?(?:jumlah|total|jml)(?:\s+(?:seluruh\w*|keseluruhan|total|umum|besar|anggaran|belanja|pagu|"
    r"realisasi|program|kegiatan|sub\s?kegiatan|akhir|rp)\b.*)?[\s.:]*",
    re.I,
)
_LONG_NUMBER: Final = 15
_USUAL: Final = re.compile(r"(?:Rp\.? ?)?([1-9]\d{0,2}(?:\.\d{3}){1,4})(?:,-|,00)?")
"""How most amounts are written: read at once, because a file has a hundred thousand of them."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of rupiah, None where nothing stands there or it cannot be read; then ``problem`` says why."""

    value: Decimal | None = None
    problem: Problem | None = None


NOTHING: Final = Amount()


@lru_cache(maxsize=65536)
def amount_of(text: str, scale: int = 0) -> Amount:
    """Read an amount in units of ten to the power ``scale``; blanks and dashes are no amount."""
    if not text:
        return NOTHING
    if text.isascii() and text.isdigit() and len(text) < _LONG_NUMBER:
        return Amount(Decimal(text).scaleb(scale) + 0)
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return Amount(Decimal(usual[1].replace(".", "")).scaleb(scale) + 0)
    problem = _no_figure(text)
    if problem is not None:
        return Amount(problem=problem)
    quantity = parse_quantity(text) if scale else parse_money(text)
    if quantity.kind in (Kind.BLANK, Kind.DASH):
        return NOTHING
    if quantity.value is None:
        return Amount(problem=quantity.problem or Problem("entry.no_figure", {"text": text}))
    if quantity.value < 0:
        return Amount(problem=Problem("entry.negative", {"value": format_number(quantity.value)}))
    return Amount(quantity.value.scaleb(scale) + 0)


def figure_of(text: str) -> tuple[Quantity, Problem | None]:
    """Read a figure of performance, and what keeps it from being one."""
    quantity = parse_quantity(text)
    if quantity.value is not None or quantity.kind in (Kind.BLANK, Kind.DASH):
        return quantity, None
    return quantity, _no_figure(text) or quantity.problem or Problem("entry.no_figure", {"text": text})


def is_total(label: str) -> bool:
    """Whether a row is a total by its words."""
    return _TOTAL.fullmatch(label.strip()) is not None


def is_error(text: str) -> bool:
    """Whether a formula's error stands in the cell."""
    return text.startswith("#") and _ERROR.fullmatch(text) is not None


def _no_figure(text: str) -> Problem | None:
    """What stands in place of a figure, where it can be told."""
    if is_error(text):
        return Problem("imports.error_cell", {"text": text})
    if ("/" in text or "-" in text[1:]) and read_date(text) is not None:
        return Problem("imports.date_not_figure", {"text": text})
    return None
