"""References in prose to recorded figures (``{capaian IK2}``), so that text cannot contradict tables."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.core.quantity import RUPIAH, Kind, Quantity, format_number, format_rupiah, number
from triwulan.core.reckoning import PERCENT, is_percent
from triwulan.core.report import CostLine, Costs, Indicator, Measurement

TOKENS: Final = (
    "target",
    "realisasi",
    "capaian",
    "predikat",
    "target tahun",
    "realisasi tahun",
    "capaian tahun",
    "pembilang",
    "penyebut",
    "pagu",
    "belanja",
    "serapan",
    "sisa",
)
EMPTY: Final = "…"

_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_LIKE_TOKEN: Final = re.compile(r"[^\W\d_][\w .-]*")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text with its figures put in; ``unknown`` and ``empty`` hold the references as typed, each once."""

    text: str
    unknown: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


def figures(
    measurements: Iterable[Measurement], costs: Costs | None, indicators: Iterable[Indicator]
) -> dict[str, dict[str, str]]:
    """Give by indicator key the printed form of every token; what is not there yet is ``EMPTY``."""
    measured = {row.indicator: row for row in measurements}
    money = {outcome.indicator: outcome.parent for outcome in costs.outcomes} if costs else {}
    found = {}
    for indicator in indicators:
        own = dict.fromkeys(TOKENS, EMPTY)
        if indicator.key in measured:
            own |= _measured(indicator, measured[indicator.key])
        if indicator.key in money:
            own |= _spent(money[indicator.key])
        found[indicator.key] = own
    return found


def resolve(text: str, *, own: str | None, figures: Mapping[str, Mapping[str, str]]) -> Resolved:
    """Put figures in for references; ``own`` is the indicator the text is about, None outside of one.

    Upper and lower case and spaces do not matter. What is no reference stays as typed, and is reported only
    when it looks like one. Never raises.
    """
    keys = {key.casefold(): key for key in figures}
    unknown: dict[str, None] = {}
    empty: dict[str, None] = {}

    def replacement(match: re.Match[str]) -> str:
        inner = " ".join(match[1].split())
        token, _, named = _split(inner.casefold())
        key = keys.get(named) if named else own
        figure = figures.get(key, {}).get(token) if key is not None else None
        if figure is None:
            if _LIKE_TOKEN.fullmatch(inner):
                unknown[match[0]] = None
            return match[0]
        if figure in ("", EMPTY):
            empty[match[0]] = None
        return figure or EMPTY

    resolved = _BRACES.sub(replacement, text)
    return Resolved(resolved, tuple(unknown), tuple(empty))


def as_printed(quantity: Quantity, unit: str = "") -> str:
    """Write a quantity as the report prints it: "11 Desa", "91,67%", "Rp7.500.000", "-", ""."""
    if quantity.value is None:
        return "" if quantity.kind in (Kind.BLANK, Kind.UNREADABLE) else quantity.raw.strip()
    unit = quantity.unit or unit
    if unit == RUPIAH:
        return format_rupiah(quantity.value)
    figure = format_number(quantity.value, max(quantity.places, 0))
    return f"{figure}{PERCENT}" if is_percent(unit) else f"{figure} {unit}".rstrip()


def _split(inner: str) -> tuple[str, str, str]:
    """Part "capaian tahun ik2" into token and key; the longest token wins."""
    for token in sorted(TOKENS, key=len, reverse=True):
        if inner == token or inner.startswith(f"{token} "):
            return inner[: len(token)], " ", inner[len(token) :].strip()
    return inner, "", ""


def _measured(indicator: Indicator, row: Measurement) -> dict[str, str]:
    unit = indicator.unit
    counted = "" if is_percent(unit) else unit
    return {
        "target": _figure(row.target.quantity, unit),
        "realisasi": _figure(row.realisation.quantity, unit),
        "capaian": _figure(row.achievement.quantity),
        "predikat": row.predicate or EMPTY,
        "target tahun": _figure(row.annual_target.quantity, unit),
        "realisasi tahun": _figure(row.realisation_to_date.quantity, unit),
        "capaian tahun": _figure(row.annual_achievement.quantity),
        "pembilang": _figure(row.numerator.quantity, counted),
        "penyebut": _figure(row.denominator.quantity, counted),
    }


def _spent(line: CostLine) -> dict[str, str]:
    return {
        "pagu": _figure(line.ceiling.quantity),
        "belanja": _figure(line.spending.quantity),
        "serapan": _figure(line.absorption.quantity),
        "sisa": _figure(_left(line.ceiling.value, line.spending.value)),
    }


def _left(ceiling: Decimal | None, spending: Decimal | None) -> Quantity:
    if ceiling is None or spending is None:
        return Quantity(Kind.BLANK)
    return number(ceiling - spending, RUPIAH)


def _figure(quantity: Quantity, unit: str = "") -> str:
    # a dash reads as nothing in the middle of a sentence
    return EMPTY if quantity.kind is Kind.DASH else as_printed(quantity, unit) or EMPTY
