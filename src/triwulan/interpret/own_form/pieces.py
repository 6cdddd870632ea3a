"""Small things that our own form prints in many places: figures, dates, legal sources, parties, typed text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from triwulan.core.period import MONTHS_ID
from triwulan.core.quantity import NOT_ENTERED, RUPIAH, Kind, parse_money, parse_quantity
from triwulan.core.reading import Passage, PassageKind
from triwulan.core.reckoning import PERCENT, UNMEASURED, is_percent
from triwulan.core.report import Cell, Regulation, Signatory
from triwulan.interpret.own_form.form import flat

_REGULATION: Final = re.compile(
    r"(?P<name>.+?) Nomor (?P<number>.+?) Tahun (?P<year>\d{4})(?: tentang (?P<about>.+?))?(?:, (?P<article>Pasal .+))?"
)
_PARTY: Final = re.compile(r"(?P<name>.+?) \((?P<post>[^()]+)\)")
_DATE: Final = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>\d{4})")


def cell(text: str, unit: str = "", *, unmeasured: str = "") -> Cell:
    """A printed figure; its unit is the indicator's where only the figure is printed."""
    text = flat(text)
    if text and text in (unmeasured, UNMEASURED.raw):
        return Cell(replace(UNMEASURED, raw=""))
    if unit and not is_percent(unit) and text.endswith(f" {unit}"):
        text = text.removesuffix(unit).rstrip()
    quantity = parse_quantity(text)
    if quantity.kind is Kind.BLANK:
        return Cell(NOT_ENTERED)
    if quantity.is_number:
        own = PERCENT if quantity.unit == PERCENT or is_percent(unit) else quantity.unit or unit
        return Cell(replace(quantity, raw="", unit=own))
    return Cell(replace(quantity, raw="" if quantity.kind is Kind.DASH else text))


def money(text: str) -> Cell:
    """An amount of whole rupiah."""
    quantity = parse_money(flat(text))
    return Cell(replace(quantity, raw="")) if quantity.is_number else cell(text, RUPIAH)


def day(text: str) -> date | None:
    """A date as "5 April 2023"."""
    match = _DATE.search(text)
    if match is None or match["month"] not in MONTHS_ID:
        return None
    return date(int(match["year"]), MONTHS_ID.index(match["month"]) + 1, int(match["day"]))


def regulation(text: str) -> Regulation | None:
    """A legal source as it is cited."""
    match = _REGULATION.fullmatch(flat(text))
    if match is None:
        return None
    return Regulation(
        name=match["name"],
        number=match["number"],
        year=int(match["year"]),
        about=match["about"] or "",
        article=match["article"] or "",
    )


def party(text: str) -> Signatory:
    """Who made an agreement or an answer: "Nama (Jabatan)", or only the post."""
    match = _PARTY.fullmatch(flat(text))
    return Signatory(post=flat(text)) if match is None else Signatory(name=match["name"], post=match["post"])


def typed(passages: Sequence[Passage]) -> str:
    """What somebody typed: paragraphs and items, a line each."""
    return "\n".join(_line(passage) for passage in passages)


def _line(passage: Passage) -> str:
    text = flat(passage.text)
    if passage.kind is not PassageKind.ITEM:
        return text
    return f"- {text}" if passage.number == "-" else f"{passage.number}. {text}"
