"""Rises and falls in sentences: from one figure to another, by so much, since some time."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.claims import Changed, Claim, Figure
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.comparisons import meant, told_before
from triwulan.interpret.prose.since import THAN, counted, times_compared
from triwulan.interpret.prose.targets import counts_targets

_GROWTH: Final = (
    r"(?:(?<=mengalami\s)|(?<=terjadi\s)|(?<=terdapat\s)|(?<=mencatat\s)|(?<=mencatatkan\s)|(?<=ada\s))pertumbuhan"
)
"""Growth that is said to happen; else it is the name of what is measured, and may fall."""
_RISES: Final = rf"naik|meningkat|bertambah|tumbuh|melonjak|kenaikan|peningkatan|{_GROWTH}"
_FALLS: Final = r"turun|menurun|berkurang|merosot|anjlok|menyusut|penurunan|melemah"
_RAISED: Final = r"menambah|menaikkan|meningkatkan|ditambah|dinaikkan"
_LOWERED: Final = r"mengurangi|menurunkan|dikurangi|diturunkan|memangkas"
_MOVES: Final = rf"(?<!tidak\s)\b(?P<word>{_RISES}|{_FALLS})\b"
_MOVED: Final = rf"(?<!tidak\s)\b(?P<word>{_RISES}|{_FALLS}|{_RAISED}|{_LOWERED})\b"
_SOFTLY: Final = r"(?:\s+(?:sebesar|sebanyak|sekitar|sejumlah|tajam|tipis|signifikan|sedikit|lagi|yaitu|dengan))*"
_REL: Final = rf"(?:\s*\(?\s*(?:atau\s+)?(?:(?:{_RISES}|{_FALLS})\s+)?(?:sebesar\s+)?<(?P<rel>p\d+)>\s*\)?)?"
_BY: Final = rf"{_SOFTLY}(?:\s*<(?P<by>[dpnm]\d+)>(?:\s+(?!dari\b)[\w/-]+){{0,3}}?{_REL})?"
_TAIL: Final = (
    rf"(?:[^<>;]{{0,40}}?(?:\b(?P<again>{_RISES}|{_FALLS})\b{_SOFTLY}|\batau(?:\s+sebesar)?|\()\s*<(?P<tail>[dpnm]\d+)>"
    r"(?!\s+(?:desa|kelurahan|orang|kali|laporan|kegiatan)\b))?"
)
_FROM_TO: Final = re.compile(
    rf"{_MOVED}(?:\s+(?!dari\b)[\w/-]+){{0,4}}?{_BY}\s*,?\s*(?:yaitu\s+|yakni\s+)?dari\s+(?P<fore>[^<>;]{{0,70}}?)<(?P<a>[npm]\d+)>"
    rf"(?P<mid>.{{0,110}}?)\b(?:menjadi|hingga|ke)\s+(?P<aft>[^<>;]{{0,60}}?)<(?P<b>[npm]\d+)>{_TAIL}",
    re.I,
)
_FROM_THEN: Final = re.compile(
    rf"\bdari\s+(?:semula\s+)?[^<>;]{{0,60}}?<(?P<a>[npm]\d+)>(?P<mid>[^;]{{0,100}}?){_MOVES}{_SOFTLY}\s+(?:menjadi|ke)\s+"
    rf"[^<>;]{{0,40}}?<(?P<b>[npm]\d+)>{_TAIL}",
    re.I,
)
_THEN_FROM: Final = re.compile(
    rf"<(?P<b>[npm]\d+)>(?P<mid>[^<>;]{{0,60}}?),?\s+(?:atau\s+)?{_MOVES}(?P<late>{_BY})\s*{THAN}\s+"
    r"(?P<fore>[^<>;]{0,70}?)<(?P<a>[npm]\d+)>",
    re.I,
)
_BASE_THEN: Final = re.compile(
    rf"\b(?:dibanding(?:kan)?|terhadap)\b[^<>;]{{0,80}}?<(?P<a>[npm]\d+)>[^<>;]{{0,60}}?,[^<>;]{{0,60}}?{_MOVES}{_BY}",
    re.I,
)
_THIS: Final = r"(?:angka|jumlah|nilai|capaian|realisasi|hasil)(?:nya|\s+(?:ini|itu|tersebut))\s+(?:\w+\s+){0,2}?"
_OF_THIS: Final = (
    re.compile(
        rf"^(?:di)?banding(?:kan)?(?:\s+dengan)?\b[^<>;]{{0,80}}?<(?P<a>[npm]\d+)>[^<>;,]{{0,40}}?,\s+{_THIS}{_MOVES}\s*(?:[.,;]|$)",
        re.I,
    ),
    re.compile(
        rf"^{_THIS}(?P<word>{_RISES}|{_FALLS}|lebih\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit))\s+{THAN}\s+[^<>;,]{{0,60}}?"
        r"<(?P<a>[npm]\d+)>",
        re.I,
    ),
)
"""Of what the sentence before told: "Angka ini lebih rendah dibandingkan triwulan I yang mencatat 4 orang"."""
_BASE_TO: Final = re.compile(
    rf"\b(?:dibanding(?:kan)?|terhadap|dari)\b[^<>;]{{0,80}}?<(?P<a>[npm]\d+)>(?P<mid>[^<>;]{{0,60}}?,[^<>;]{{0,60}}?){_MOVES}{_SOFTLY}"
    rf"\s+(?:menjadi|ke)\s+[^<>;]{{0,40}}?<(?P<b>[npm]\d+)>{_TAIL}",
    re.I,
)
_ALONE: Final = re.compile(
    rf"{_MOVES}{_SOFTLY}\s*<(?P<by>[dpnm]\d+)>(?:[^<>;,]{{0,20}}?(?:\(|\batau\b)\s*(?:(?:{_RISES}|{_FALLS})\s+)?(?:sebesar\s+)?"
    r"<(?P<rel>p\d+)>)?"
    r"(?:[^<>;,]{0,30}?\bmenjadi\s+(?:sebesar\s+)?<(?P<b>[npm]\d+)>)?",
    re.I,
)
_NAMED: Final = re.compile(
    r"\b(?P<word>kenaikan|penurunan|peningkatan)\s+[^<>;,]{3,70}?\s(?:sebesar|sebanyak|sejumlah|mencapai)\s+<(?P<by>[dpnm]\d+)>",
    re.I,
)
_SIZES: Final = r"lebih\s+(?:(?P<more>tinggi|besar|banyak)|rendah|kecil|sedikit)"
_SIZED: Final = (
    re.compile(rf"\b(?P<word>{_SIZES})\s+(?:sebesar\s+)?<(?P<by>[dpnm]\d+)>(?:\s+\w+)?\s*,?\s*{THAN}\s+(?!<)", re.I),
    re.compile(rf"<(?P<by>[dpnm]\d+)>(?:\s+\w+)?\s+(?P<word>{_SIZES})\s+{THAN}\s+(?!<)", re.I),
)
"""More or less than at another time: "lebih rendah 1,25 poin dibandingkan triwulan II"."""
_TO: Final = re.compile(
    rf"{_MOVES}{_SOFTLY}\s+(?:menjadi|hingga\s+menjadi)\s+(?:sebesar\s+|sebanyak\s+)?<(?P<b>[npm]\d+)>", re.I
)
_SINCE: Final = re.compile(
    r"\b(?:dibanding\w*|daripada|terhadap|dari|sejak|dalam\s+\S+\s+tahun|setiap\s+tahun)\b", re.I
)
_AGAINST: Final = re.compile(
    rf"(?<!tidak\s)(?<!belum\s)\b(?P<word>{_RISES}|{_FALLS}|membaik|memburuk|lebih\s+(?:tinggi|rendah))\b(?:(?!{_RISES}|{_FALLS})[^<>;,]){{0,30}}?"
    rf"\b(?:{THAN}|terhadap|dari)\s+(?P<base>[^<>;,]{{0,50}})",
    re.I,
)
_YEAR_AGO: Final = re.compile(
    r"\b(?:tahun|semester|triwulan|periode|bulan)\s+(?:yang\s+sama\s+)?(?:pada\s+)?(?:tahun\s+)?(?:lalu|sebelumnya|(?:19|20)\d\d)\b",
    re.I,
)
_YEARS: Final = frozenset({"tahun", "triwulan", "semester", "kuartal", "periode", "bulan", "minggu"})
_IN_A_ROW: Final = re.compile(r"\s+(?:ber(?:turut|untun)|terakhir|lalu|sebelumnya|ini|pertama)", re.I)
_JOINT: Final = re.compile(r"(?:\s+\w+){0,2}\s*,?\s*(?:atau\s+|yang\s+|berarti\s+)?(?:mengalami\s+)?", re.I)
_ONCE: Final = re.compile(r"\b(?:sempat|pernah|semula)\s*$", re.I)


def changes_in(clause: Clause) -> Iterator[Claim]:
    """Rises and falls, with the figures they are said to lead from and to."""
    spans: list[tuple[int, int]] = []
    for pattern in (_FROM_TO, _FROM_THEN, _BASE_TO, _THEN_FROM, _BASE_THEN, _NAMED, _ALONE, _TO):
        for match in pattern.finditer(clause.text):
            if any(low < match.end() and match.start() < high for low, high in spans):
                continue
            found = _changed(clause, match)
            if found is not None:
                spans.append(match.span())
                yield from found


def of_this_in(clause: Clause) -> Iterator[Claim]:
    """More or less than a figure of the sentence, of what was told before it."""
    found = next(filter(None, (pattern.match(clause.text) for pattern in _OF_THIS)), None) if clause.first else None
    if found is None:
        return
    before = clause.figure(found["a"])
    word = " ".join(found["word"].split())
    yield Changed(
        place=clause.place,
        order=clause.passage.order,
        about=clause.named,
        word=word,
        rises=bool(re.fullmatch(rf"{_RISES}|lebih\s+(?:tinggi|besar|banyak)", word, re.I)),
        before=before,
        after=told_before(clause, before),
    )


def sized_in(clause: Clause) -> Iterator[Claim]:
    """So much more or less than at a time that is said without its figure."""
    base, previous, span = times_compared(clause)
    if base is None and not previous:
        return
    for pattern in _SIZED:
        for match in pattern.finditer(clause.text):
            yield Changed(
                place=clause.place,
                order=clause.passage.order,
                about=clause.about_of(match["by"]),
                word=" ".join(match["word"].split()),
                rises=match["more"] is not None,
                by=clause.figure(match["by"]),
                since=True,
                base=base,
                previous=previous,
                span=span,
            )


def against_earlier_in(clause: Clause) -> Iterator[Claim]:
    """ "membaik dibandingkan tahun sebelumnya": a direction without figures, which a table has for both times."""
    if MARK.search(clause.text) and "target" not in clause.text.lower():
        return
    match = _AGAINST.search(clause.text.partition("target")[0])
    if match is None or not clause.named.sure:
        return
    base, previous, span = times_compared(clause)
    if not (_YEAR_AGO.search(match["base"]) or base is not None or previous):
        return
    word = " ".join(match["word"].lower().split())
    better = {"membaik": True, "memburuk": False}.get(word)
    rises = word == "lebih tinggi" or bool(re.fullmatch(_RISES, word)) if better is None else better
    yield Changed(
        place=clause.place,
        order=clause.passage.order,
        about=clause.named,
        word=match["word"],
        rises=rises,
        since=True,
        judged=better is not None,
        base=base,
        previous=previous,
        span=span,
    )


def _changed(clause: Clause, match: re.Match[str]) -> list[Claim] | None:
    groups = match.groupdict()
    before, after = (clause.figure(groups[name]) if groups.get(name) else None for name in ("a", "b"))
    if before is not None and after is not None:
        mark = _falling(clause, match) if match.re is _THEN_FROM else groups["b"]
        after = clause.figure(mark)
        moves_again = match.re is _FROM_TO and re.search(rf"\b(?:{_RISES}|{_FALLS})\b", groups.get("mid") or "", re.I)
        if moves_again or mark[0] != groups["a"][0] or not _samecounted(before, after):
            return None
    by = next((clause.figure(groups[name]) for name in ("by", "tail") if groups.get(name)), None)
    if by is not None and _lasts(by, clause):
        return None
    if (by is not None and counts_targets(by)) or (match.re is _BASE_THEN and by is None):
        return None
    if after is None and _ONCE.search(clause.text[: match.start("word")]):
        return None  # what it did for a while is not what it did in all
    relative = clause.figure(groups["rel"]) if groups.get("rel") else None
    base, previous, span = times_compared(clause)
    if before is None and after is None and by is not None and (base is not None or previous):
        after = _right_before(clause, match.start("word"), by)
    mark = next(filter(None, (groups.get(name) for name in ("by", "b", "a"))))
    words = [
        match["word"],
        *([groups["again"]] if groups.get("again") and _turns(match["word"], groups["again"]) else []),
    ]
    return [
        Changed(
            place=clause.place,
            order=clause.passage.order,
            about=clause.about_of(mark),
            word=word,
            rises=bool(re.fullmatch(rf"{_RISES}|pertumbuhan|{_RAISED}", word, re.I)),
            before=before,
            after=after,
            by=by,
            relative=relative,
            since=before is None and bool(_SINCE.search(clause.text)),
            base=base,
            previous=previous,
            span=span,
        )
        for word in words
    ]


def _right_before(clause: Clause, end: int, by: Figure) -> Figure | None:
    """What it became, said right before the word: "Rp1.742 juta, naik Rp152 juta dibandingkan tahun 2022"."""
    marks = list(MARK.finditer(clause.text[:end]))
    if not marks or not _JOINT.fullmatch(clause.text[marks[-1].end() : end]):
        return None
    after = clause.figure(marks[-1][0])
    if by.quantity.unit == "poin":
        return after if after.quantity.unit in ("", "%") else None
    return after if by.quantity.unit in ("%", after.quantity.unit) and _samecounted(by, after) else None


def _lasts(by: Figure, clause: Clause) -> bool:
    """Whether it says how long something rose or fell: "turun dua tahun berturut-turut"."""
    if counted(by) not in _YEARS:
        return False
    return counted(by) == "tahun" or bool(_IN_A_ROW.match(clause.sentence.whole.partition(by.printed)[2]))


def _falling(clause: Clause, match: re.Match[str]) -> str:
    """The figure that rises or falls: the one right before the word, or that of the whole clause behind "dan"."""
    if re.fullmatch(r"[^<>;]*\b(?:dan|serta)\s*", match["mid"]):
        first = next(mark for mark in MARK.finditer(clause.text) if mark[1] == match["b"][0])
        return "".join(first.groups())
    return meant(clause, match["b"])


def _turns(word: str, again: str) -> bool:
    """Whether a sentence says both that something rises and that it falls."""
    return bool(re.fullmatch(_RISES, word, re.I)) is not bool(re.fullmatch(_RISES, again, re.I))


def _samecounted(one: Figure, other: Figure) -> bool:
    return not counted(one) or not counted(other) or counted(one) == counted(other)
