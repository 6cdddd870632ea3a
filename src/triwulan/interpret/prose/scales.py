"""Categories that sentences give to figures: "79,86% dengan kriteria Cukup"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from triwulan.core.claims import Claim, Labelled
from triwulan.core.reading import Role, StatedTable, TableKind
from triwulan.interpret.prose.clauses import Clause

USUAL_LABELS: Final = frozenset(
    {
        "sangat tinggi", "tinggi", "sedang", "rendah", "sangat rendah", "sangat baik", "baik", "cukup", "cukup baik",
        "kurang", "kurang baik", "sangat kurang", "buruk", "memuaskan", "sangat memuaskan", "istimewa", "tidak baik",
        "sangat berhasil", "berhasil", "cukup berhasil", "kurang berhasil", "tidak berhasil", "efisien",
        "tidak efisien",
    }
)  # fmt: skip
_LABEL_OF: Final = re.compile(rf"\b(?:{'|'.join(sorted(USUAL_LABELS, key=len, reverse=True))})\b(?=\s*[(:=])", re.I)
_SCALE: Final = re.compile(
    r"(?:(?:ke\s?atas|atau\s+lebih|di\s?bawah|kurang\s+dari|lebih\s+dari|sampai|s\.?d\.?|[<>≤≥‹›]|[-–])\s*[^;]*?){2}",
    re.I,
)
_GIVEN: Final = (
    r"[^<>;]{{0,45}}?\b(?:kriteria|kategori|predikat|termasuk|tergolong|berpredikat|berkategori|berkriteria|masuk)(?:nya)?\s+"
    r"(?:dalam\s+|ke\s+|pada\s+|adalah\s+|kategori\s+|predikat\s+|kriteria\s+|kelompok\s+)*[\"“'(]?(?P<label>{0})\b"
)

_LIMIT: Final = re.compile(
    r"\b(?:dari(?:pada)?|di\s?bawah|di\s?atas|melampaui|melebihi|batas\w*|ambang|minimal|maksimal|paling\s+(?:sedikit|banyak|lambat)|"
    r"standar\w*|target\w*|rentang|antara)\s+(?:(?:batas|ambang|nilai|angka|toleransi|target|sebesar|atas|bawah)\s+)*$",
    re.I,
)
"""Before a figure that another one is measured against, which has no category of its own."""


@lru_cache(maxsize=1024)
def states_scale(text: str) -> bool:
    """Whether a sentence states a scale: two or more usual labels, each with limits."""
    return len(set(_LABEL_OF.findall(text))) >= 2 and bool(_SCALE.search(text))


def labels_of(tables: tuple[StatedTable, ...]) -> frozenset[str]:
    """The categories that tables give, in lower case."""
    return frozenset(
        text
        for table in tables
        for column in table.columns_of(Role.PREDICATE, *((Role.LABEL,) if table.kind is TableKind.SCALE else ()))
        for row in table.rows
        if (text := " ".join(row.cells[column.index].text.lower().split())).replace(" ", "").isalpha()
        and len(text) < 30
    )


def labelled_in(clause: Clause, labels: frozenset[str]) -> Iterator[Claim]:
    """Figures with the category they are said to have, one of the ``labels`` in lower case."""
    if states_scale(clause.sentence.whole):
        return
    names = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    for match in re.finditer(r"<(?P<mark>[pn]\d+)>" + _GIVEN.format(names), clause.text, re.I):
        if _LIMIT.search(clause.text[: match.start()]):
            continue
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
