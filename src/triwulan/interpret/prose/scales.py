"""Scales stated in the text ("Baik (90 ke atas), Cukup (70 sampai di bawah 90)") and the categories given by them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from triwulan.core.claims import Claim, Labelled, Range, StatedScale
from triwulan.core.quantity import parse_quantity
from triwulan.interpret.prose.clauses import Clause

_NUMBER: Final = r"(?P<{0}>\d+(?:[.,]\d+)?)\s*(?:%|persen)?"
_UNDER: Final = r"(?:di\s?bawah|kurang\s+dari|<)"
_LABEL: Final = r"(?P<label>[A-Z][A-Za-z]*(?:\s+[A-Z][a-z]+){0,2}|(?:sangat|cukup|kurang|tidak)\s+[a-z]+|baik|cukup|kurang|tinggi|sedang|rendah)"
_RANGE: Final = (
    rf"(?:{_NUMBER.format('low')}\s*(?:-|–|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?P<open>{_UNDER}\s*)?{_NUMBER.format('high')}"
    rf"|{_NUMBER.format('from')}\s*(?:ke\s*atas|atau\s+lebih|dan\s+lebih|lebih)"
    rf"|{_NUMBER.format('upto')}\s*(?:ke\s*bawah|atau\s+kurang)"
    rf"|(?P<over>≥|>=|=>|minimal|paling\s+sedikit|>|di\s?atas|lebih\s+dari)\s*{_NUMBER.format('above')}"
    rf"|(?P<below>≤|<=|=<|maksimal|<|di\s?bawah|kurang\s+dari)\s*{_NUMBER.format('under')})"
)
_ENTRY: Final = re.compile(rf"{_LABEL}\s*(?:\(|:|=|apabila|bila|jika|untuk)\s*(?:nilai\s+|capaian\s+)*{_RANGE}")
_TURNED: Final = re.compile(
    rf"{_RANGE}\s*(?:=|:|berarti|termasuk|adalah|kategori|dikategorikan|\()\s*(?:kategori\s+|berpredikat\s+)?[\"“]?{_LABEL}"
)
_GIVEN: Final = (
    r"[^<>;]{{0,45}}?\b(?:kriteria|kategori|predikat|termasuk|tergolong|berpredikat|berkategori|berkriteria|masuk)(?:nya)?\s+"
    r"(?:dalam\s+|ke\s+|pada\s+|adalah\s+|kategori\s+|predikat\s+|kriteria\s+|kelompok\s+)*[\"“'(]?(?P<label>{0})\b"
)


def scale_in(clause: Clause) -> Iterator[Claim]:
    """The scale a sentence states, if it has at least two bands."""
    if not clause.first:
        return
    text = clause.sentence.whole
    entries = list(_ENTRY.finditer(text)) or list(_TURNED.finditer(text))
    if len(entries) >= 2:
        ranges = tuple(_range(entry) for entry in entries)
        yield StatedScale(place=clause.place, order=clause.passage.order, ranges=ranges)


def labelled_in(clause: Clause, labels: frozenset[str]) -> Iterator[Claim]:
    """Figures with the category they are said to have, one of the ``labels`` in lower case."""
    if not labels:
        return
    names = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    for match in re.finditer(r"<(?P<mark>[pn]\d+)>" + _GIVEN.format(names), clause.text, re.I):
        figure = clause.figure(match["mark"])
        if match["mark"][0] == "n" and figure.noun and figure.quantity.places < 1:
            continue
        yield Labelled(
            place=clause.place,
            order=clause.passage.order,
            about=clause.about_of(match["mark"]),
            figure=figure,
            label=match["label"],
        )


def _range(match: re.Match[str]) -> Range:
    label = match["label"]
    if match["low"]:
        return Range(label=label, low=_value(match["low"]), high=_value(match["high"]), high_in=match["open"] is None)
    if match["from"] or match["above"]:
        open_end = match["over"] is not None and match["over"].split()[0].lower() in (">", "di", "diatas", "lebih")
        return Range(label=label, low=_value(match["from"] or match["above"]), high=None, low_in=not open_end)
    closed = match["upto"] is not None or match["below"] in ("≤", "<=", "=<") or match["below"] == "maksimal"
    return Range(label=label, low=None, high=_value(match["upto"] or match["under"]), high_in=closed)


def _value(text: str) -> Decimal:
    value = parse_quantity(text).value
    return Decimal(0) if value is None else value
