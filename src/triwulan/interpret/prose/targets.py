"""How many indicators a sentence says there are, have reached their target, have not, or have some category."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from triwulan.core.claims import Claim, Figure, Scope, TargetsMet
from triwulan.interpret.prose.clauses import Clause

_THING: Final = r"(?:target|indikator|iku|ikk|sasaran)"
_THINGS: Final = re.compile(rf"^{_THING}\b", re.I)
_SOON: Final = r"(?:\s+(?!dan\b|serta\b|atau\b)[\w/-]+){0,5}?\s+"
_REACHED: Final = (
    r"(?:mencapai|tercapai|melampaui|memenuhi|terpenuhi|diwujudkan|dicapai|terwujud|melebihi|berhasil|sesuai\s+target|"
    r"di\s?atas\s+target|tuntas)\b"
)
_NOT_REACHED: Final = (
    r"(?!masih\s+di\s?(?:bawah|atas)\s*$)(?:belum|tidak|masih|dalam\s+proses|perlu|di\s?bawah\s+target|gagal|harus|sedang|akan\s+diselesaikan|tersisa|sisanya|"
    r"kurang\s+dari\s+target)\b"
)
_IS_MET: Final = re.compile(rf"^(?:\s*\([^)]*\))?(?:\s*,\s*yaitu[^,]*,)?{_SOON}?\s*{_REACHED}", re.I)
_IS_UNMET: Final = re.compile(
    rf"^(?:\s*\([^)]*\))?(?:\s*,\s*yaitu[^,]*,)?(?:\s+(?!dan\b|serta\b)[\w/-]+){{0,3}}?\s+{_NOT_REACHED}", re.I
)
_IS_TOTAL: Final = re.compile(
    r"\b(?:dari|dari\s+(?:total|seluruh|jumlah|sebanyak|semua|keseluruhan)(?:\s+(?:sebanyak|sejumlah))?|(?<!secara\s)keseluruhan|total)\s*$",
    re.I,
)
_NAMELY: Final = r"[\s,]*(?:yakni|yaitu|sebanyak|adalah|ada)?"
_MET_BEFORE: Final = re.compile(
    rf"\b(?:pencapaian|keberhasilan(?:\s+pencapaian)?|(?:sudah|telah|berhasil)\s+(?:tercapai|dicapai|mencapai\s+target|terpenuhi|dipenuhi|memenuhi\s+target|diraih|terwujud|diwujudkan){_NAMELY}|"
    r"berhasil\s+(?:mencapai|mewujudkan|memenuhi)|tercapainya|terpenuhinya)[\s,]*(?:atas\s+|sebanyak\s+|yakni\s+)?$",
    re.I,
)
_UNMET_BEFORE: Final = re.compile(
    r"\b(?:sisa(?:nya)?|tersisa|masih(?:\s+(?:ada|terdapat|tersisa|memiliki))?|"
    rf"belum\s+(?:tercapai|mencapai\s+target|terpenuhi|memenuhi\s+target){_NAMELY})[\s,]*$",
    re.I,
)
_ALL_MET: Final = re.compile(
    rf"(?P<not>\b(?:tidak|belum|bukan|hampir)\s+)?\b(?:seluruh|semua|(?<!secara\s)keseluruhan)(?:nya)?\s+(?:<n(?P<n>\d+)>\s+)?{_THING}"
    rf"(?:\s+[\w/-]+){{0,5}}?\s+(?P<no>belum|tidak)?\s*(?:dapat\s+|berhasil\s+|telah\s+|sudah\s+|mampu\s+)*{_REACHED}",
    re.I,
)
_NONE_MET: Final = re.compile(
    rf"\b(?:belum|tidak)\s+(?:ada|terdapat)(?:\s+satu\s?pun|\s+satupun)?(?:\s+(?:dari\s+)?{_THING}(?:\s+(?!yang\b)\w+){{0,2}})?"
    r"(?:\s+yang)?(?:\s+(?:telah|sudah|dapat|berhasil|mampu))*\s+(?P<how>mencapai|tercapai|memenuhi|melampaui|berhasil)\b"
    r"(?P<rest>[^,;.]{0,60})",
    re.I,
)
_ONLY: Final = re.compile(
    rf"\bsatu-satunya\s+{_THING}(?:\s+\w+){{0,2}}?\s+yang\s+(?P<no>belum|tidak)?\s*(?:telah\s+|sudah\s+|berhasil\s+)*{_REACHED}",
    re.I,
)
LABELLED: Final = re.compile(
    r"^(?:\s+(?!dan\b)[\w/-]+){0,3}?\s+(?:berpredikat|berkategori|berkriteria|"
    r"(?:termasuk|masuk|memperoleh|mendapat|dengan|pada|dalam|berada\s+pada)(?:\s+(?:dalam|ke))*\s+"
    r"(?:predikat|kategori|kriteria|kelompok)|kategori(?:nya)?|predikat(?:nya)?)\s+[\"“]?"
    r"(?P<label>(?:[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?|[A-D]{1,2})|(?:sangat|cukup|kurang)\s+\w+|\w+)"
)
_PERIOD_TARGET: Final = re.compile(
    r"\btarget(?:nya)?\s+(?:kinerja\s+)?(?:s\.?\s?d\.?\s*|sampai\s+dengan\s+|pada\s+|kumulatif\s+)?"
    r"(?:triwulan|tw\b|semester|periode|bulan|tengah)",
    re.I,
)
_YEAR_TARGET: Final = re.compile(r"\btarget(?:nya)?\s+(?:kinerja\s+)?(?:tahun|setahun|akhir\s+tahun)|<p\d+>", re.I)
_OF_OTHERS: Final = re.compile(
    r"^\s+(?:kegiatan|program|subkegiatan|sub\s+kegiatan|desa|kelurahan|kecamatan)"
    r"(?:\s+(?:yang|telah|sudah|belum|masih|berhasil|tidak))*\s+(?:mencapai(?:nya)?|melampaui|memenuhi|di\s?bawah)\s+"
    r"(?:target|rencana)|^\s+kegiatan\s+(?:belum|tidak)\s+mencapainya",
    re.I,
)
AGREED: Final = re.compile(
    r"\b(?:perjanjian\s+kinerja|diperjanjikan|disepakati|penetapan\s+kinerja|yang\s+ditetapkan)\b", re.I
)
PLANNED: Final = re.compile(
    r"\b(?:diharapkan|agar|akan\s+mencapai|untuk\s+mencapai|dalam\s+mencapai|guna\s+mencapai|bila|jika|apabila)\b", re.I
)
_VALUE_OF: Final = re.compile(
    r"\b(?:rata-rata|rerata|rataan)\s+(?:\w+\s+){0,3}$|\b(?:pen)?(?:capaian|nilai|skor|indeks|kinerja)\s+(?:dari\s+)?$",
    re.I,
)
_IS_VALUE: Final = re.compile(
    r"^[^<>;]*\b(?:mencapai|adalah|sebesar|tercatat|menjadi|yaitu|yakni|sebanyak|dengan\s+nilai)\s+(?:sebesar\s+)?(?:angka\s+)?<[pn]\d+>",
    re.I,
)
"""Of which a value is told, not how many they are: "rata-rata capaian enam IKU mencapai 101,53%"."""
_OF_ALL: Final = re.compile(
    r"\bdari\s+(?:(?:total|seluruh|semua|sebanyak|ke)\s+)?<n\d+>\s+(?:indikator|iku|ikk)\b", re.I
)
"""Of all there are, whatever was spoken of before: "dari enam IKU, empat IKU mencapai target"."""
_ELLIPTIC: Final = re.compile(
    r"^\s+(?:lainnya\s+|lagi\s+|di\s?antaranya\s+)?(?:masih\s+)?(?:belum|tidak|sudah|telah|lainnya)\b", re.I
)
"""How one goes on of the same things without naming them: "tiga indikator melampaui target dan dua belum"."""
_SUBSET: Final = re.compile(r"\b(?:pada|untuk|dalam|di)\s+(?:sasaran|program|tujuan|misi)\b|\bper\s+sasaran\b", re.I)


@dataclass(slots=True)
class _Counts:
    """What one sentence says of the numbers of indicators."""

    total: Figure | None = None
    met: list[Figure] = field(default_factory=list)
    unmet: list[Figure] = field(default_factory=list)
    others: int = 0


def counts_targets(figure: Figure) -> bool:
    """Whether it counts indicators or targets, not what they measure."""
    return bool(_THINGS.match(figure.noun))


def targets_in(clause: Clause) -> Iterator[Claim]:
    """What a sentence says of targets reached; read once for each sentence, with all its clauses."""
    own = clause.topic.subject and not _OF_ALL.search(clause.sentence.text)
    if not clause.first or own or _SUBSET.search(clause.sentence.text):
        return
    text = clause.sentence.text
    counts = _counted(text, clause)
    words = _in_words(text)
    if words is None and not (counts.met or counts.unmet):
        return
    shown = next(iter(counts.met or counts.unmet), None)
    met, unmet = _only(counts.met), _only(counts.unmet)
    every, none, only_met, only_unmet, printed = words or (False, False, None, None, "")
    yield TargetsMet(
        place=clause.passage.place.quoting(clause.sentence.restored(_part(text, printed) if shown is None else text)),
        order=clause.passage.order,
        counted=shown.printed if shown is not None else clause.sentence.restored(printed),
        noun=next(
            (each for each in (figure.noun.partition(" ")[0] for figure in _figures_of(counts)) if each), "indikator"
        ),
        total=None if counts.total is None else int(counts.total.value),
        met=met if met is not None else only_met,
        unmet=unmet if unmet is not None else only_unmet,
        every=every,
        none=none,
        scope=scope_of(text),
        agreed=bool(AGREED.search(text)),
        beyond=bool(re.search(r"\bmelampaui|\bmelebihi|\bdi\s?atas\s+target", text, re.I))
        and not re.search(r"\bmencapai|\bmemenuhi", text, re.I),
        still=counts.unmet[0].printed if len(counts.unmet) == 1 else "",
        measured=bool(re.search(r"\byang\s+(?:sudah\s+|telah\s+)?(?:dapat\s+)?(?:ter|di)ukur\b", text, re.I)),
        partial=bool(counts.others) or len(counts.met) > 1 or len(counts.unmet) > 1,
    )


def tells_targets(clause: Clause) -> bool:
    """Whether a sentence says how many targets were reached, or not."""
    counts = _counted(clause.sentence.text, clause)
    return bool(counts.met or counts.unmet)


def _figures_of(counts: _Counts) -> list[Figure]:
    """The figures that say what is counted, the clearest first."""
    return [*counts.met, *counts.unmet, *([counts.total] if counts.total is not None else [])]


def _part(text: str, words: str) -> str:
    """The part of a sentence between commas that has the words, to be pointed at."""
    return next((part.strip() for part in text.split(",") if words in part), text)


def _counted(text: str, clause: Clause) -> _Counts:
    """Each number of targets in the sentence by what stands before and behind it."""
    counts = _Counts()
    marks = list(re.finditer(r"<n(\d+)>", text))
    for place, mark in enumerate(marks):
        figure = clause.figure(int(mark[1]))
        before, after = text[: mark.start()], text[mark.end() :]
        following = re.split(r"<|;|\bsedangkan\b|\bdan\s+(?=<)", after)[0]
        elliptic = bool(counts.met or counts.unmet) and _ELLIPTIC.match(following)
        thing = (
            counts_targets(figure)
            or (not figure.noun and (counts.total is not None or elliptic))
            or _OF_OTHERS.match(following)
        )
        pair = re.match(rf"^\s+(?:\w+\s+)?dari\s+(?:\w+\s+)?<n(\d+)>\s+{_THING}", after)
        if pair is not None:
            counts.total = clause.figure(int(pair[1]))
            behind = after[pair.end() :]
            if _IS_UNMET.match(behind):
                counts.unmet.append(figure)
            elif _IS_MET.match(behind) and not LABELLED.match(behind):
                counts.met.append(figure)
            continue
        if _VALUE_OF.search(before) and _IS_VALUE.match(after):
            continue
        if not thing or figure is counts.total or LABELLED.match(following):
            counts.others += bool(thing) and figure is not counts.total
            continue
        _put(figure, before, following, counts, place)
    return counts


def _put(figure: Figure, before: str, following: str, counts: _Counts, place: int) -> None:
    if _IS_TOTAL.search(before) and counts.total is None:
        if not re.match(r"\s+\w+\s+(?:tersebut\s+)?(?:saat\s+ini|yang\s+(?:belum|sudah|telah))", following):
            counts.total = figure
    elif _UNMET_BEFORE.search(before) or _IS_UNMET.match(following):
        counts.unmet.append(figure)
    elif _MET_BEFORE.search(before) or (_IS_MET.match(following) and not PLANNED.search(before[-40:])):
        counts.met.append(figure)
    else:
        counts.others += 1


def _only(figures: list[Figure]) -> int | None:
    """The number itself, where the sentence gives but one."""
    return int(figures[0].value) if len(figures) == 1 else None


def _in_words(text: str) -> tuple[bool, bool, int | None, int | None, str] | None:
    """All, none, or the only one: (every, none, met, unmet, the words)."""
    none = _NONE_MET.search(text)
    if none is not None and _of_targets(none["how"], none["rest"], none[0]):
        return False, True, None, None, none[0].strip()
    every = _ALL_MET.search(text)
    if every is not None and not every["not"] and not PLANNED.search(text[max(0, every.start() - 30) : every.start()]):
        return not every["no"], bool(every["no"]), None, None, every[0].strip()
    only = _ONLY.search(text)
    if only is not None:
        return False, False, None if only["no"] else 1, 1 if only["no"] else None, only[0].strip()
    return None


def _of_targets(how: str, rest: str, whole: str) -> bool:
    """Whether "belum ada yang mencapai ..." is said of targets: "100%", "target", or nothing behind it."""
    if how.lower() in ("tercapai", "berhasil"):
        return bool(re.search(_THING, whole, re.I))
    return bool(re.match(r"\s*(?:<p\d+>|target\b|$)", rest, re.I))


def scope_of(text: str) -> Scope:
    """Which target the words mean."""
    if _PERIOD_TARGET.search(text):
        return Scope.PERIOD
    return Scope.YEAR if _YEAR_TARGET.search(text) else Scope.UNSAID
