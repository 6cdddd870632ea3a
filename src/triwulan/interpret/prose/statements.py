"""The figures of one clause that are about one thing, with what each is said to be; numbers printed twice; extents."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from triwulan.core.claims import Claim, Counted, Doubled, Extent, Figure, Hedge, Loose, Reached, Statement, Together
from triwulan.core.roles import Role
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.scales import states_scale
from triwulan.interpret.prose.targets import counts_targets, tells_targets

_SAID: Final = frozenset(
    {
        Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT, Role.CEILING, Role.SPENDING, Role.ABSORPTION, Role.REMAINDER,
        Role.EFFICIENCY,
    }
)  # fmt: skip
_NO_FACTS: Final = re.compile(
    r"\b(?:rumus|dihitung|dikurangi|dibagi|dikali\w*|apabila|bila|jika|dicetak)\b|[=/]\s*<|<\w+>\s*[x×]|[x×]\s*<",
    re.I,
)
_EXTENT: Final = re.compile(
    r"\b(?:(?:wilayah(?:\s+kerja)?(?:nya)?|kecamatan|kelurahan)\b[^<>;]{0,70}?\b(?:meliputi|membawahi|membina|mencakup|terdiri\s+(?:atas|dari)|terbagi|"
    r"memiliki|mempunyai|seluas)|seluruh|semua|(?:jumlah|seluruh)\s+pegawai[^<>;]{0,50}?)\s+(?:menjadi\s+|dalam\s+|ke\s+dalam\s+|sebanyak\s+|adalah\s+|sejumlah\s+)?<n(?P<n>\d+)>",
    re.I,
)
_LONG: Final = 1000
_LONG_BROKEN: Final = 10
_EXTENDING: Final = frozenset({"desa", "kelurahan", "rw", "rt", "dusun", "orang", "kecamatan"})
_EXACT: Final = re.compile(
    r"\s+\w+(?!\s+(?:tersisa|lain|lainnya|yang\s+(?!tersebar|terletak|terbentang|berada|tersusun|terbagi|mencakup)))",
    re.I,
)
_SOME_STAFF: Final = re.compile(
    r"\bpegawai\b[^<>]*\b(?:laki-laki|perempuan|pria|wanita|asn|pns|pppk|p3k|honor\w*|kontrak|tetap|struktural|fungsional|pelaksana|"
    r"teknis|lulusan|sarjana|ber\w+|golongan|eselon|yang)\b",
    re.I,
)
"""Those of one kind: "jumlah pegawai laki-laki 50 orang"."""
_NEIGHBOUR: Final = re.compile(r"\b(?:kecamatan|kelurahan)\s+(?:tetangga|sebelah|lain|pembanding|sekitar)\b", re.I)
_LARGER: Final = re.compile(r"^\s+\w+\s+(?:di|se-?|tingkat|dalam)\s?(?:wilayah\s+)?(?:kabupaten|kota|provinsi)\b", re.I)
_AREAS: Final = frozenset({"desa", "kelurahan", "rw", "rt", "dusun"})
_OF_OTHERS: Final = re.compile(
    r"(?:\btetangga|\bsekitar|\blain(?:nya)?|\b(?:se-?|se\s)?(?:kabupaten|kota|provinsi)|\bnasional|\bsetiap|\btiap|\bmasing-masing|\brata-rata|"
    r"\bkunjungan|\bkali|<n\d+>\s+kecamatan|\bantar(?:kecamatan|daerah)|\blintas)\b",
    re.I,
)
"""In a clause with one of these the number may be of other villages, or of how often they were visited."""
_IN_ALL: Final = re.compile(
    r"\b(?:sebanyak|tercatat|terdapat|berjumlah|total|jumlahnya|sejumlah|menangani|terjadi|menerima|ada)\s+<n(?P<n>\d+)>(?P<after>[^<>]{0,40})",
    re.I,
)
_ONLY_SOME: Final = re.compile(r"^(?:\s+\w+){1,4}?\s+(?:dari|lagi|lain|lainnya|di\s?antaranya|per|setiap)\b", re.I)
_EMPTY: Final = frozenset(
    {"yang", "lagi", "lain", "lainnya", "baru", "masih", "telah", "sudah", "ini", "itu", "setiap", "selama", "kali"}
)


def statements_in(clause: Clause) -> Iterator[Claim]:
    """One statement for each run of figures about the same thing."""
    if _NO_FACTS.search(clause.text) or states_scale(clause.sentence.whole):
        return
    said = [
        mark
        for mark in clause.marks
        if _SAID & set(clause.figure(mark).roles) and not counts_targets(clause.figure(mark))
    ]
    if any(_bare_word(clause.figure(mark)) for mark in said) and tells_targets(clause):
        said = [mark for mark in said if not _bare_word(clause.figure(mark))]  # "... dan dua belum": of the targets
    for about, marks in groupby(said, key=clause.about_of):
        figures = tuple(clause.figure(mark) for mark in marks)
        yield Statement(place=clause.place, order=clause.passage.order, about=about, figures=figures)


def _bare_word(figure: Figure) -> bool:
    """Whether it is a number in words without what it counts."""
    return not figure.unit and figure.printed.isalpha()


def loose_in(clause: Clause) -> Iterator[Claim]:
    """Figures of many digits whose role is not said, of the report's own time."""
    if _NO_FACTS.search(clause.text):
        return
    for mark in clause.marks:
        figure = clause.figure(mark)
        long = abs(figure.value) >= _LONG or (figure.quantity.places >= 2 and abs(figure.value) >= _LONG_BROKEN)
        said = set(figure.roles) & (_SAID | {Role.CHANGE})
        if long and not said and figure.hedge is Hedge.EXACT and not figure.elsewhere:
            yield Loose(place=clause.place, order=clause.passage.order, about=clause.about_of(mark), figure=figure)


def doubled_in(clause: Clause) -> Iterator[Claim]:
    """Numbers with their words in brackets."""
    for mark in clause.marks:
        if clause.figure(mark).words is not None:
            yield Doubled(place=clause.place, order=clause.passage.order, figure=clause.figure(mark))


def extents_in(clause: Clause) -> Iterator[Claim]:
    """How many villages, wards or people belong to the reporter."""
    for match in _EXTENT.finditer(clause.text):
        if _NEIGHBOUR.search(match[0]) or _SOME_STAFF.search(match[0]):
            continue
        figure = clause.figure(int(match["n"]))
        if figure.noun.partition(" ")[0] in _EXTENDING and _own(clause.text[match.end() :]):
            yield Extent(place=clause.place, order=clause.passage.order, figure=figure)


def _own(after: str) -> bool:
    """Whether what stands behind a number of villages leaves them all there are, and the reporter's."""
    return _EXACT.match(after) is not None and _LARGER.search(after) is None


def reached_in(clause: Clause) -> Iterator[Claim]:
    """In how many villages or wards something is done, which can be no more than there are."""
    if _OF_OTHERS.search(clause.text):
        return
    for mark in MARK.finditer(clause.text):
        figure = clause.figure(mark[0])
        if mark[1] != "n" or figure.hedge is not Hedge.EXACT or figure.elsewhere:
            continue
        area = _head_of(figure, clause.text[mark.end() :])
        if area in _AREAS and not clause.text[mark.end() :].startswith("/"):
            yield Reached(place=clause.place, order=clause.passage.order, figure=figure, area=area)


def _head_of(figure: Figure, after: str) -> str:
    """What is counted: "8 RW", and "8 ketua RW", of whom each has one."""
    words = figure.noun.split()
    return words[1] if len(words) > 1 and words[0] in ("ketua", "kepala") else words[0] if words else ""


def counted_in(clause: Clause) -> Iterator[Claim]:
    """How many of something there were in all, where two words say of what."""
    for match in _IN_ALL.finditer(clause.text):
        figure = clause.figure(int(match["n"]))
        words = figure.noun.split()[:2]
        if len(words) < 2 or _EMPTY & set(words) or _ONLY_SOME.match(match["after"]) or figure.elsewhere:
            continue
        if not re.search(r"\bdari\b", clause.text[: match.start()], re.I) and not counts_targets(figure):
            yield Counted(place=clause.place, order=clause.passage.order, figure=figure, noun=" ".join(words))


def together_in(clause: Clause) -> Iterator[Claim]:
    """All figures of a sentence, said once for it, where there are enough to reckon one of them."""
    own = clause.sentence.figures
    if clause.first and len(own) + len(clause.earlier) > 2 and not _NO_FACTS.search(clause.sentence.text):
        if states_scale(clause.sentence.whole):
            return
        yield Together(place=clause.place, order=clause.passage.order, figures=clause.figures, earlier=clause.earlier)
