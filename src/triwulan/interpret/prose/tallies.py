"""How many rows a table or the agreement is said to have, and how many of them have some category."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.claims import Claim, LabelCount, Tallied
from triwulan.interpret.prose.clauses import Clause
from triwulan.interpret.prose.figures import SOME_OF
from triwulan.interpret.prose.number_words import TOGETHER
from triwulan.interpret.prose.targets import AGREED, LABELLED, PLANNED, counts_targets, tells_targets

_ROWS: Final = re.compile(
    r"^(?:desa|kelurahan|kecamatan|rw|rt|dusun|unit\s+kerja|unsur|seksi|bidang|opd|perangkat\s+daerah|posyandu)\b", re.I
)
_TALLIED: Final = re.compile(r"^(?:indikator|iku|ikk|sasaran|target|program|kegiatan|sub\s?kegiatan)\b", re.I)
_SHEET: Final = re.compile(
    r"\b[Ll]embar\s+[\"“']?(?=[A-Z])(\w+(?:\s+[A-Z]\w*)?)[\"”']?\s+(?:memuat|berisi|mencakup|menyajikan)\b"
)
_TABLE: Final = re.compile(r"\btabel\s*\.?\s*(\d+(?:[.\-]\d+)*[a-z]?)", re.I)
_CONTAINS: Final = re.compile(
    r"\b(?:memuat|berisi|terdiri\s+(?:atas|dari)|mencakup|menetapkan|menyajikan|ditetapkan|disajikan|tersaji|dimuat|termuat|terdapat|"
    r"tercantum|memiliki|meliputi|mencatat|memperlihatkan|menampilkan|ditampilkan|dirangkum|dirinci|diuraikan|merinci|merangkum|"
    r"sebagaimana|tertuang|dituangkan|tersebar)\b",
    re.I,
)
_SPREAD: Final = re.compile(r"\b(?:tersebar|terjadi|ditemukan|berlangsung)\s+(?:di|pada)\s*$", re.I)


def tallies_in(clause: Clause) -> Iterator[Claim]:
    """A number of indicators, programmes or activities that an agreement or a table is said to hold."""
    if PLANNED.search(clause.text) and not _TABLE.search(clause.text):
        return
    table = _TABLE.search(clause.text) or _SHEET.search(clause.sentence.whole)
    agreed = bool(AGREED.search(clause.text))
    if clause.topic.subject or tells_targets(clause) or not _CONTAINS.search(clause.text):
        return
    if not (table or agreed):
        return
    for match in re.finditer(r"<n(\d+)>", clause.text):
        figure = clause.figure(int(match[1]))
        spread = table is not None and bool(_SPREAD.search(clause.text[: match.start()]))
        noun = _TALLIED.match(figure.noun) or (_ROWS.match(figure.noun) if table else None)
        before, after = clause.text[: match.start()], clause.text[match.end() :]
        together = figure.printed.partition(" ")[0].lower() in TOGETHER
        if noun is None or together or _part_of_more(before, after):
            continue
        yield Tallied(
            place=clause.place,
            order=clause.passage.order,
            figure=figure,
            noun=noun[0].lower().replace(" ", ""),
            table=table[1] if table is not None else "",
            agreed=agreed,
            having=spread,
        )


def label_counts_in(clause: Clause) -> Iterator[Claim]:
    """How many indicators are said to have a category."""
    for match in re.finditer(r"<n(\d+)>", clause.text):
        figure = clause.figure(int(match[1]))
        if not counts_targets(figure):
            continue
        label = LABELLED.match(clause.text[match.end() :])
        if label is None:
            continue
        if part := SOME_OF.search(clause.text[: match.start()]):
            figure = clause.figure(part["part"])
        yield LabelCount(place=clause.place, order=clause.passage.order, figure=figure, label=label["label"])


def _part_of_more(before: str, after: str) -> bool:
    """Whether it is only some of them: "3 dari 5 indikator", "2 indikator lainnya", "dua indikator yang belum"."""
    return bool(
        SOME_OF.search(before)
        or re.match(
            r"\s+\w+\s+(?:lain|lainnya|tersisa|tetangga|sekitar|pembanding|yang\s+(?:belum|masih|sudah|telah|tidak|dapat))|"
            r"\s+\w+\s+(?:baru|belum|masih|sudah|telah|tidak|dapat|akan|hanya|mulai)\b",
            after,
        )
        or re.match(r"\s+dari\b", after)
    )
