"""What each figure of a clause is by the words around it: target, realisation, achievement, ceiling, spending, time."""

import re
from dataclasses import replace
from typing import Final

from triwulan.core.claims import Figure
from triwulan.core.roles import Measure, Role
from triwulan.interpret.prose.cues import cue_of
from triwulan.interpret.prose.figures import Marked
from triwulan.interpret.prose.times import Around, time_of

_BUDGET: Final = re.compile(r"<m\d+>|\b(?:anggaran|belanja|keuangan|pagu|serapan|terserap|menyerap|dana)\b", re.I)
_JOINED: Final = re.compile(r"(?:[(,]|\batau\b|\bsetara\b|\byaitu\b|\byakni\b|\bsehingga\b|\bpersentase\w*\b)", re.I)
_TARGET_AHEAD: Final = re.compile(
    r"^\s*\)?\s*(?:dari|terhadap|dibanding(?:kan)?)\s+(?:total\s+)?(?:target|rencana)", re.I
)
_CEILING_AHEAD: Final = re.compile(
    r"^\s*\)?\s*(?:dari|terhadap)\s+(?:total\s+|seluruh\s+|jumlah\s+)*(?:pagu|anggaran|alokasi|plafon)", re.I
)
_MOVED_TO: Final = re.compile(
    r"\b(?:naik|meningkat|bertambah|tumbuh|turun|menurun|berkurang|menyusut|kenaikan|penurunan|peningkatan)\b[^;]*\bmenjadi\s+(?:sebesar\s+)?"
    r"<[npm]\d+>[^<>;]{0,40}$",
    re.I,
)
_DISTANCE: Final = re.compile(
    r"\b(?:lebih|kurang|tinggal|selisih(?:nya)?|berselisih|terpaut|berjarak|jarak(?:nya)?|terlampaui|unggul|tertinggal)"
    r"(?:\s+(?:tinggi|rendah|banyak|sedikit|besar|kecil|cepat|lambat|lama|singkat|sebesar|sebanyak|sejumlah|hanya|"
    r"sekitar))*\s*$",
    re.I,
)
"""Before how far something is from its target: "lebih rendah 0,65 dari target", "terlampaui dua unit"."""
_APART_FROM: Final = re.compile(
    r"\b(?:selisih|perbedaan|jarak|deviasi|kesenjangan)(?:nya)?\b[^<>,;]*\b(?:sebesar|sebanyak|adalah|mencapai|hanya|tinggal)\s*$",
    re.I,
)
"""The same, said of what: "selisih indeks terhadap target sebesar 0,80"."""
_DISTANCE_AHEAD: Final = re.compile(
    r"^\s+(?:\w+\s+)?(?:lebih|kurang)\b|^\s+(?:\w+\s+)?lagi\s+(?:dari|untuk|menuju)\b", re.I
)
"""Behind it: "satu titik lebih banyak dari target", "0,68 lagi dari target"."""
_SOME_OF_IT: Final = re.compile(r"^(?:\s+[\w/-]+){0,2}?\s+di\s?antaranya\b", re.I)
"""Behind a part of what was told before it: "lima di antaranya"."""
_BECOMES: Final = re.compile(r"\bmenjadi\s+(?:sebesar\s+|sebanyak\s+)?$", re.I)
_AMONG: Final = re.compile(r"\bdi ?antaranya\s+(?:sebesar\s+)?$", re.I)
_OF_CEILING: Final = re.compile(
    r"\b(?:terhadap|dari|dibanding(?:kan)?)\s+(?:total\s+)?(?:pagu|anggaran|alokasi)\b[^<>,;]*$", re.I
)
_VERB: Final = re.compile(
    r"\b(?:menjangkau|mencakup|menyentuh|terlaksana|terkumpul|terbentuk|terbina|terfasilitasi|terdata|tersalurkan|terdistribusi|berjumlah|"
    r"tercatat|terselesaikan|dihasilkan|menghasilkan|terlayani|terpasang|terbangun|tersusun|terjadi)\s+(?:sebanyak\s+)?$",
    re.I,
)
_OF_ALL: Final = re.compile(r"\bdari\s+(?:jumlah\s+)?(?:seluruh|semua|keseluruhan)\s+(?:jumlah\s+)?$", re.I)
"""Before all that there are, which may be more than was planned: "33 dari seluruh 42 perangkat daerah"."""
_REACHED_AHEAD: Final = re.compile(r"^\s+\w+\s+(?:telah|sudah|berhasil)\s+\w+", re.I)
_BEYOND: Final = re.compile(
    r"\b(?:melampaui|melebihi|memenuhi|mencapai)\s+target(?:nya)?\s+(?:\w+\s+)?(?:dengan|yaitu|yakni)\s+(?:\w+\s+)?$",
    re.I,
)
_ACHIEVED: Final = re.compile(
    r"\b(?:capaian|pencapaian|realisasi|kinerja)\w*(?:\s+kinerja\w*)?\s+(?:terhadap|atas|dari|dibanding(?:kan)?)\s+(?:dengan\s+)?target"
    r"[^<>]*<[np]\d+>(?:\s+[\w/]+){0,3}?\s*(?:adalah|sebesar|mencapai|yaitu|menjadi|=)\s*$",
    re.I,
)


def with_roles(clause: str, sentence: Marked) -> tuple[Figure, ...]:
    """All figures of a sentence, those of this clause (of its marked text) with their roles and times."""
    figures = list(sentence.figures)
    marks = list(re.finditer(r"<([a-z])(\d+)>", clause))
    last: Figure | None = None
    for place, mark in enumerate(marks):
        start = marks[place - 1].end() if place else 0
        end = marks[place + 1].start() if place + 1 < len(marks) else len(clause)
        around = Around(clause[start : mark.start()], clause[mark.end() : end], clause[: mark.start()])
        index = int(mark[2])
        figure = _in_role(figures[index], mark[1], around, last)
        span, elsewhere = time_of(around, clause)
        figures[index] = last = replace(figure, span=span, elsewhere=elsewhere) if span or elsewhere else figure
    return tuple(figures)


def _in_role(figure: Figure, letter: str, around: Around, last: Figure | None) -> Figure:
    if letter in "dx" or (letter in "np" and is_distance(around.left, around.right)):
        return replace(figure, roles=(Role.CHANGE,))
    if letter == "n" and _SOME_OF_IT.match(around.right):
        return figure
    # "20 dari 23 posyandu yang direncanakan (86,96%)": what stands before the bracket is said of the figure before it
    repeated = letter == "p" and last is not None and bool(re.search(r"(?:\(|\batau(?: sebesar)?)\s*$", around.left))
    cue = "" if repeated else cue_of(around.left)
    if (
        cue in ("", "change")
        and last is not None
        and _BECOMES.search(around.left)
        and last.quantity.unit == figure.quantity.unit
    ):
        return _after(figure, last)
    if letter == "m" and not cue and last is not None and _AMONG.search(around.left) and last.measure is Measure.BUDGET:
        return replace(figure, roles=(Role.SPENDING,), measure=Measure.BUDGET)
    if repeated and last is not None and last.roles == (Role.CHANGE,) and last.quantity.unit == "Rp":
        return replace(figure, roles=last.roles, measure=last.measure)
    if letter == "m":
        return replace(figure, roles=_money_roles(cue, around, last), measure=Measure.BUDGET)
    if letter == "p":
        roles, measure = _percent_roles(cue, around, last)
        return replace(figure, roles=roles, measure=measure)
    others = figure.noun.partition(" ")[0] in ("lain", "lainnya", "sisanya")
    return replace(figure, roles=() if others else _count_roles(cue, around))


def is_distance(left: str, right: str) -> bool:
    """Whether what stands between the words says how far something is from another, not what it is."""
    return bool(_DISTANCE.search(left) or _APART_FROM.search(left) or _DISTANCE_AHEAD.match(right))


def _after(figure: Figure, before: Figure) -> Figure:
    """What a figure is that another one became: the same, or without a word what is realised now."""
    roles = before.roles if set(before.roles) - {Role.CHANGE} else (Role.REALISATION, Role.ACHIEVEMENT)
    if figure.quantity.unit == "Rp" and not set(before.roles) - {Role.CHANGE}:
        roles = ()
    return replace(figure, roles=roles, measure=before.measure)


def _money_roles(cue: str, around: Around, last: Figure | None) -> tuple[Role, ...]:
    if (_CEILING_AHEAD.match(around.right) and cue != "change") or cue in ("spending", "realisation"):
        return (Role.SPENDING,)
    if cue == "ceiling":
        return (Role.CEILING,)
    if cue == "target":
        return (Role.TARGET,)
    if cue == "remainder":
        return (Role.REMAINDER,)
    if cue == "change":
        return (Role.CHANGE,)
    if cue == "reached" and _BUDGET.search(around.before):
        return (Role.SPENDING,)
    return ()


def _percent_roles(cue: str, around: Around, last: Figure | None) -> tuple[tuple[Role, ...], Measure]:
    money = last is not None and last.measure is Measure.BUDGET
    if _CEILING_AHEAD.match(around.right) and cue not in ("change", "remainder"):
        return (Role.ABSORPTION,), Measure.BUDGET
    if _ACHIEVED.search(around.before):
        return (Role.ACHIEVEMENT,), Measure.PERFORMANCE
    if _TARGET_AHEAD.match(around.right) and cue not in ("change", "remainder"):
        return (Role.ACHIEVEMENT,), Measure.PERFORMANCE
    if cue == "spending" or (cue in ("realisation", "reached") and _BUDGET.search(around.before)):
        return (Role.ABSORPTION,), Measure.BUDGET
    if cue in ("", "ceiling") and _OF_CEILING.search(around.left):
        return (Role.ABSORPTION,), Measure.BUDGET
    if cue == "":
        return _joined_roles(around, last, money)
    by_cue = {
        "efficiency": (Role.EFFICIENCY,), "average": (Role.AVERAGE,), "change": (Role.CHANGE,), "share": (Role.SHARE,),
        "target": (Role.TARGET,), "achievement": (Role.ACHIEVEMENT,), "realisation": (Role.REALISATION,),
        "reached": (Role.REALISATION, Role.ACHIEVEMENT),
    }  # fmt: skip
    return by_cue.get(cue, ()), Measure.BUDGET if money else Measure.UNKNOWN


def _tells_change(around: Around) -> bool:
    """Whether the figure before it is where a rise or a fall ends: "dari 41.208 menjadi 52.377 orang (27,10%)"."""
    return bool(_MOVED_TO.search(around.before))


def _joined_roles(around: Around, last: Figure | None, money: bool) -> tuple[tuple[Role, ...], Measure]:
    """A percentage that only repeats the figure before it: "Rp 52.990.000 (32,48%)", "12 dari 14 desa atau 85,71%"."""
    if last is None or not _JOINED.search(around.left[-30:]):
        return (), Measure.UNKNOWN
    if _tells_change(around):
        return (Role.CHANGE,), Measure.UNKNOWN
    if money:
        spent = Role.SPENDING in last.roles or Role.CEILING in last.roles
        return ((Role.ABSORPTION,) if spent else ()), Measure.BUDGET
    if last.quantity.unit == "%" or Role.CHANGE in last.roles:
        return (last.roles if Role.CHANGE in last.roles else ()), Measure.UNKNOWN
    return (Role.REALISATION, Role.ACHIEVEMENT), Measure.UNKNOWN


def _count_roles(cue: str, around: Around) -> tuple[Role, ...]:
    if cue == "target" and _BEYOND.search(around.left):
        return (Role.REALISATION,)
    if cue == "target" and not re.search(r"\bmencapai\s+target\b[^<>]*$", around.left):
        return (Role.TARGET,)
    if cue in ("realisation", "reached", "achievement"):
        return (Role.REALISATION,)
    if cue == "change":
        return (Role.CHANGE,)
    if not cue and _OF_ALL.search(around.left):
        return (Role.DENOMINATOR,)
    if _VERB.search(around.left) and cue in ("", "reached"):
        return (Role.REALISATION,)
    if _TARGET_AHEAD.match(around.right) or (not cue and _REACHED_AHEAD.match(around.right)):
        return (Role.REALISATION,)
    return ()
