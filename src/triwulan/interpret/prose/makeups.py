"""Wholes and all their parts in sentences: "X, terdiri atas A dan B", "9 dari 12 desa, tiga desa lainnya"."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.claims import Claim, Figure, Makeup, Proportion
from triwulan.core.quantity import number
from triwulan.core.roles import Role
from triwulan.core.stems import stem
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.proportions import head

_MADE_OF: Final = re.compile(
    r"<(?P<whole>[nm]\d+)>(?P<noun>[^<>;()]{0,40}?)(?:,\s*|\s+|:\s*)"
    r"(?:(?:yang\s+)?(?:terdiri (?:atas|dari)|terbagi (?:atas|menjadi)|berasal dari|dengan rincian|rinciannya|"
    r"meliputi|yaitu|yakni|"
    r"masing-masing)\b|(?<=:\s))(?P<parts>[^;]*)$",
    re.I,
)
_SHARED: Final = re.compile(
    r"\b(?:terdiri (?:atas|dari)|terbagi (?:atas|menjadi)|berasal dari|dengan (?:rincian|komposisi)|"
    r"komposisi\w*|proporsi\w*|"
    r"masing-masing)\b(?P<parts>[^;]*)$",
    re.I,
)
_DETAILED: Final = re.compile(
    r"(?:(?:peng\w+an|rinci\w*|perinci\w*|jumlah|angka|dana|anggaran)(?:nya| (?:itu|tersebut|ini))|"
    r"(?:adapun )?rinci\w*)"
    r"(?:\s+(?:adalah|yaitu|yakni|meliputi|terdiri (?:atas|dari)|sebagai berikut))?\s*:?\s+(?P<parts>[^;]*)$",
    re.I,
)
_NO_SHARES: Final = frozenset({Role.TARGET, Role.CEILING, Role.CHANGE, Role.ABSORPTION})
_ALL_AMONG: Final = re.compile(
    r"\b(?:dari|sebanyak|sejumlah)\s+(?:\w+\s+){0,2}?<(?P<whole>n\d+)>[^<>;]{0,50}?,(?P<parts>[^;]*)$", re.I
)
_STATES: Final = frozenset({"selesai", "tuntas", "proses", "orang", "berkas", "di"})
_NEARLY: Final = 20
"""Parts of a twentieth more or less than the whole are meant to be all of it."""
_TOGETHER: Final = re.compile(
    r"<(?P<a>n\d+)>(?P<noun>\s+\w+)[^<>]*?\b(?:bersama|ditambah)\b[^<>]*?<(?P<b>n\d+)>[^<>]*?"
    r"\b(?:jumlahnya|totalnya|seluruhnya|menjadi|total)\b[^<>]*?<(?P<whole>n\d+)>",
    re.I,
)
_SHARE_ASIDE: Final = re.compile(
    r"\s*\((?:atau\s+)?<p\d+>\)(?=,?\s+(?:yang\s+)?(?:terdiri|terbagi|dengan\s+rincian))", re.I
)
_PART_OF: Final = re.compile(r"<(?P<part>[nm]\d+)>(?:\s+[\w/-]+){0,3}?\s+dari\s+(?:\w+\s+){0,2}$", re.I)
_LEFT: Final = (
    r"(?:lainnya|lain|sisanya|tersisa|selebihnya|lagi(?!\s+(?:yang|untuk|agar|supaya|guna)\b|\s*(?:[.,;)]|$))|terlambat|belum|masih|ditolak|dibatalkan|yang\s+(?:masih\s+)?(?:tersisa|belum|tidak|terlambat|"
    r"rusak|gagal|tertunda|menunggak|bermasalah|hilang))\b"
)
_REST: Final = re.compile(rf"<(?P<n>n\d+)>(?=(?P<noun>\s+[\w/-]+)?(?:\s+\w+)?\s+{_LEFT})", re.I)
_LEFT_BEFORE: Final = re.compile(
    r"\b(?:tersisa|menyisakan|bersisa|sisanya)\s+(?:sebanyak\s+|sejumlah\s+|adalah\s+)?<(?P<n>n\d+)>(?!\s+[\w/]+\s+(?:lagi\s+)?yang\b)",
    re.I,
)
"""Before it: "30 dari 38, sehingga masih tersisa 8 RT/RW"."""
_OPENING: Final = re.compile(
    r"^(?:(?:adapun|sementara\s+itu|sedangkan|masih|ada|terdapat|sebanyak|sisanya|namun)[\s,]+){0,3}$", re.I
)
"""What stands before the rest where it opens a sentence."""
_DONE: Final = re.compile(
    r"\b(?:selesai|tuntas|terlaksana|tertangani|terlayani|tersalurkan|terbina|di(?:tangani|selesaikan|tindaklanjuti|laksanakan|salurkan|"
    r"verifikasi|terbitkan|evaluasi|layani|bina|setujui|cetak|fasilitasi|kirim|bayar(?:kan)?))\b",
    re.I,
)
_OPPOSITE: Final = re.compile(
    r"^\s+[\w/-]+\s+yang\s+(?:masih\s+)?(?:(?P<broken>rusak)\b|(?:belum|tidak)\b(?:\s+(?P<verb>[a-z]{4,}))?)", re.I
)
_SOUND: Final = re.compile(r"\b(?:baik|berfungsi|layak|laik|utuh)\b", re.I)
_ALL_OF_IT: Final = re.compile(
    r"^(?:\s+[\w/-]+){0,3}?\s+(?:lainnya|sisanya|tersisa|selebihnya|lagi|yang\s+tersisa)\b", re.I
)
_CONCLUDES: Final = re.compile(
    r",\s*(?:sehingga|atau|artinya|berarti|yang\s+berarti|maka|jadi|dengan\s+(?:selisih|rasio|perbandingan)|karena|sebab)\b",
    re.I,
)
"""Behind the last part: what follows from them, or says it otherwise."""
_MOVES: Final = re.compile(r"\b(?:naik|turun|meningkat|menurun|menjadi|bertambah|berkurang|berturut-turut)\b", re.I)
"""One figure after another, not one beside another: "naik dari 12 menjadi 14, kemudian turun"."""
_NAMED_FIRST: Final = re.compile(r"^[^<>]*\w\s*,[^<>]*<")
"""Parts of which the first have no number of their own: "Lurah, sekretaris, tiga kepala seksi"."""
_TIMED: Final = re.compile(r"\b(?:triwulan|tw|semester|bulan)\b", re.I)
_LEVELS: Final = frozenset(
    {"program", "kegiatan", "subkegiatan", "sub", "indikator", "sasaran", "tujuan", "misi", "bab", "kali"}
)


def makeups_in(clause: Clause) -> Iterator[Claim]:
    """Wholes with all their parts; further enumerations of the same whole in the clauses behind it."""
    yield from _of_hundred(clause)
    yield from _of_earlier(clause)
    match = _MADE_OF.search(_SHARE_ASIDE.sub("", clause.text))
    if match is None:
        yield from _nearly_all(clause)
    if match is not None:
        yield from _made_of(clause, match)
    elif not clause.first and (match := _MADE_OF.search(clause.sentence.text.partition(";")[0])) is not None:
        parts = _parts(clause.text, match["whole"][0], clause)
        whole = clause.figure(match["whole"])
        if {head(part) for part in parts} == {head(whole)} != {""}:
            yield from _makeup(clause, whole, parts)
    joined = _TOGETHER.search(clause.sentence.text) if clause.first and clause.sentence.text.count("<") > 2 else None
    if joined is not None:
        one, other, whole = (clause.figure(joined[name]) for name in ("a", "b", "whole"))
        if head(one) == head(other) == head(whole):
            yield Makeup(place=clause.place, order=clause.passage.order, whole=whole, parts=(one, other))


def _of_earlier(clause: Clause) -> Iterator[Claim]:
    """ "... digunakan Rp46.170.000. Penggunaannya: honor Rp18.000.000, ...": parts of a figure of the sentence before.

    Which of them is said nowhere: that which the parts come to, or nearly.
    """
    match = _DETAILED.match(clause.text)
    parts = _parts(match["parts"], "m", clause) or _parts(match["parts"], "n", clause) if match is not None else ()
    if len(parts) < 3:
        return
    added = sum(part.value for part in parts)
    same = [each for each in clause.earlier if each.quantity.unit == parts[0].quantity.unit and each.value]
    wholes = [each for each in same if abs(each.value - added) * _NEARLY <= each.value]
    if wholes and all(each.value != added for each in same):
        nearest = min(wholes, key=lambda each: abs(each.value - added))
        yield Makeup(place=clause.place, order=clause.passage.order, whole=nearest, parts=parts)


def _of_hundred(clause: Clause) -> Iterator[Claim]:
    """ "terdiri atas temuan administrasi 54%, temuan keuangan 31%, dan temuan aset 15%": shares of one whole."""
    match = _SHARED.search(clause.text)
    marks = list(MARK.finditer(match["parts"])) if match is not None else []
    if len(marks) < 3 or any(mark[1] != "p" for mark in marks) or not re.search(r"\b(?:dan|serta)\b", clause.text):
        return
    whole = Figure(printed="100%", quantity=number(100, "%"))
    parts = tuple(clause.figure(mark[0]) for mark in marks)
    if all(not set(part.roles) & _NO_SHARES for part in parts):
        yield Makeup(place=clause.place, order=clause.passage.order, whole=whole, parts=parts)


def _nearly_all(clause: Clause) -> Iterator[Claim]:
    """ "dari 280 rekomendasi, 203 tuntas, 56 dalam proses, dan 21 belum": parts that come to the whole, or nearly."""
    match = _ALL_AMONG.search(clause.text)
    if match is None:
        return
    whole = clause.figure(match["whole"])
    bare = re.sub(r"\(\s*(?:atau\s+)?<p\d+>[^()<>]*\)|\batau(?:\s+sebesar)?\s+<p\d+>", "", match["parts"])
    marks = list(MARK.finditer(bare))
    parts = tuple(clause.figure(mark[0]) for mark in marks)
    heads = {head(part) for part in parts if part.noun}
    if len(parts) < 3 or any(mark[1] != "n" for mark in marks) or not re.search(r"\b(?:dan|serta)\b", bare):
        return
    if not whole.noun or heads - {head(whole)} - _STATES or set(whole.roles) & {Role.TARGET}:
        return
    added = sum(part.value for part in parts)
    if abs(added - whole.value) * _NEARLY <= whole.value:
        yield Makeup(place=clause.place, order=clause.passage.order, whole=whole, parts=parts)


def remainders_in(clause: Clause, proportions: list[Proportion]) -> Iterator[Claim]:
    """The rest of the last proportion before it in the passage: "12 dari 14 desa tepat waktu, dua desa terlambat"."""
    known = [each for each in proportions if _is_whole(each)]
    own = {id(figure) for each in known for figure in (each.part, each.whole)}
    if sum(id(clause.figure(match["n"])) not in own for match in _REST.finditer(clause.sentence.text)) > 1:
        return
    for match in (*_REST.finditer(clause.text), *_LEFT_BEFORE.finditer(clause.text)):
        rest = clause.figure(match["n"])
        before = [each for each in known if each.place == clause.place]
        if not before and match.re is _REST and clause.first and _OPENING.match(clause.text[: match.start()]):
            before = [each for each in known[-1:] if _names_no_other(clause, rest) and _goes_on(clause, match, each)]
        if not before:
            yield from _left_of_two(clause, match, rest)
            continue
        if rest.noun == "":
            continue
        counted = head(before[-1].part) or head(before[-1].whole)
        if head(rest) != counted and (counted or match.re is not _LEFT_BEFORE):
            continue
        last = before[-1]
        if any(rest is each for each in (last.part, last.whole)):
            continue  # "dari 36 berkas yang terlambat, 14 berkas": all of them, not what is left
        left_over = match.re is _LEFT_BEFORE or _ALL_OF_IT.search(clause.text[match.end() :])
        if rest.value < last.whole.value - last.part.value and not left_over:
            continue
        if rest.hedge is last.part.hedge and last.part.quantity.unit == "" and last.part.value <= last.whole.value:
            yield Makeup(
                place=clause.place,
                order=clause.passage.order,
                whole=last.whole,
                parts=(last.part, rest),
                rest=True,
            )


def _names_no_other(clause: Clause, rest: Figure) -> bool:
    """Whether the rest is the only number of such things in its sentence."""
    return sum(head(figure) == head(rest) for figure in clause.sentence.figures) == 1


def _goes_on(clause: Clause, match: re.Match[str], told: Proportion) -> bool:
    """Whether the rest is that of the sentence before: all others, or those of whom the opposite is said."""
    after = clause.text[match.end() :]
    if told.whole.span is not None and _TIMED.search(clause.text):
        return False  # what was told is of one time, the rest of others: "masing-masing satu pada triwulan I dan II"
    if _ALL_OF_IT.search(after):
        return True
    opposite = _OPPOSITE.match(after)
    if opposite is None:
        return False
    if opposite["broken"]:
        return _SOUND.search(told.place.quote) is not None
    return opposite["verb"] is None or stem(opposite["verb"].lower()) in map(stem, told.place.quote.lower().split())


def _left_of_two(clause: Clause, match: re.Match[str], rest: Figure) -> Iterator[Claim]:
    """ "yang masuk 35 laporan dan yang ditangani 31 laporan, tersisa enam laporan": the rest of the first."""
    marks = list(MARK.finditer(clause.text[: match.start()]))
    if match.re is not _LEFT_BEFORE or len(marks) != 2 or any(mark[1] != "n" for mark in marks):
        return
    whole, part = (clause.figure(mark[0]) for mark in marks)
    if not (head(whole) == head(part) == head(rest) != "") or whole.value < part.value or Role.TARGET in whole.roles:
        return
    done = _DONE.search(clause.text[marks[0].end() : match.start()])
    if done is not None and not _DONE.search(clause.text[: marks[0].end()]):
        yield Makeup(place=clause.place, order=clause.passage.order, whole=whole, parts=(part, rest), rest=True)


def _is_whole(proportion: Proportion) -> bool:
    """Whether its whole is all there is, not what was planned, of which the rest may be reckoned otherwise."""
    return Role.TARGET not in proportion.whole.roles


def _made_of(clause: Clause, match: re.Match[str]) -> Iterator[Claim]:
    whole = match["whole"]
    if part := _PART_OF.search(match.string[: match.start()]):
        whole = part["part"]  # "296 dari 342 lulusan terserap, terdiri atas": those that are, not all
    parts = _parts(match["parts"], match["whole"][0], clause)
    if whole == match["whole"] or sum(each.value for each in parts) != clause.figure(match["whole"]).value:
        yield from _makeup(clause, clause.figure(whole), parts)


def _makeup(clause: Clause, whole: Figure, parts: tuple[Figure, ...]) -> Iterator[Claim]:
    if len(parts) >= 2 and not _different_levels(whole, parts) and all(part.value <= whole.value for part in parts):
        about = clause.about_of(clause.figures.index(whole))
        yield Makeup(place=clause.place, order=clause.passage.order, about=about, whole=whole, parts=parts)


def _parts(text: str, letter: str, clause: Clause) -> tuple[Figure, ...]:
    """All figures of the enumeration, shares in brackets aside; none when something else stands among them."""
    bare = re.sub(r"\(\s*(?:atau\s+|sebesar\s+)?<p\d+>[^()<>]*\)|\batau(?:\s+sebesar)?\s+<p\d+>", "", text)
    bare = _CONCLUDES.split(bare, maxsplit=1)[0]
    marks = list(MARK.finditer(bare))
    if _MOVES.search(bare) or _NAMED_FIRST.match(bare):
        return ()
    if not marks or any(match[1] != letter for match in marks) or not re.search(r"\b(?:dan|serta)\b|&", bare):
        return ()
    return tuple(clause.figure(match[0]) for match in marks)


def _different_levels(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Programmes and their activities, or sasaran and indicators, are no parts of one sum."""
    if whole.quantity.unit:
        return False
    heads = {head(each) for each in parts} | {head(whole)}
    return len(heads) > 1 and bool(heads & _LEVELS)
