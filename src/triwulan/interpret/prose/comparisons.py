"""Comparisons in sentences: above and below, from A to B, the largest and the smallest, averages."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.claims import Changed, Claim, Compared, Figure, Mean, Relation, Scope
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.targets import counts_targets, scope_of

_ABOVE: Final = r"(?P<above>melampaui|melebihi|di\s?atas|lebih\s+(?:tinggi|besar|banyak)\s+(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?))"
_BELOW: Final = (
    r"(?P<below>di\s?bawah|lebih\s+(?:rendah|kecil|sedikit)\s+(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)|kurang\s+dari|"
    r"(?:belum|tidak)\s+(?:dapat\s+)?(?:mencapai|memenuhi|tercapai))"
)
_EQUAL: Final = r"(?P<equal>sama\s+dengan|tepat\s+sesuai|persis)"
_WORD: Final = rf"(?:{_ABOVE}|{_BELOW}|{_EQUAL})"
_TWO: Final = re.compile(
    rf"<(?P<l>[npm]\d+)>(?P<gap>[^<>;]{{0,70}}?)\b{_WORD}\b(?P<what>[^<>;,]{{0,60}}?)<(?P<r>[npmh]\d+)>", re.I
)
_TARGET: Final = re.compile(
    rf"\b(?:{_ABOVE}|{_BELOW}|(?P<reached>(?:telah|sudah|berhasil|dapat)\s+(?:mencapai|memenuhi)))\s+"
    rf"target\w*(?P<what>(?:\s+(?!<)[\w.]+){{0,4}}?)(?=\s*(?:[,.;)]|$|\bkarena\b|\bsehingga\b|\byang\b|\bdan\b|\bdengan\b))",
    re.I,
)
_PLANNED: Final = re.compile(
    r"\b(?:agar|guna|supaya|diharapkan|dalam\s+rangka)\b[^,;]*$|\b(?:untuk|akan|jika|bila|apabila|yang)\s+(?:\w+\s+){0,2}$", re.I
)
_RISES: Final = r"naik|meningkat|bertambah|tumbuh|melonjak|kenaikan|peningkatan|pertumbuhan"
_FALLS: Final = r"turun|menurun|berkurang|merosot|anjlok|menyusut|penurunan"
_MOVES: Final = rf"(?<!tidak\s)\b(?P<word>{_RISES}|{_FALLS})\b"
_SOFTLY: Final = r"(?:\s+(?:sebesar|sebanyak|sekitar|sejumlah|tajam|tipis|signifikan|sedikit|lagi|yaitu|dengan))*"
_BY: Final = rf"{_SOFTLY}(?:\s*<(?P<by>[dpnm]\d+)>(?:\s+(?!dari\b)[\w/-]+){{0,3}}?(?:\s*\(?\s*(?:atau\s+)?(?:sebesar\s+)?<(?P<rel>p\d+)>\s*\)?)?)?"
_TAIL: Final = (
    rf"(?:[^<>;]{{0,40}}?(?:\b(?:{_RISES}|{_FALLS})\b{_SOFTLY}|\batau(?:\s+sebesar)?|\()\s*<(?P<tail>[dpnm]\d+)>"
    r"(?!\s+(?:desa|kelurahan|orang|kali|laporan|kegiatan)\b))?"
)
_FROM_TO: Final = re.compile(
    rf"{_MOVES}{_BY}\s*,?\s*(?:yaitu\s+|yakni\s+)?dari\s+(?P<fore>[^<>;]{{0,70}}?)<(?P<a>[npm]\d+)>(?P<mid>.{{0,110}}?)"
    rf"\b(?:menjadi|hingga|ke)\s+(?P<aft>[^<>;]{{0,60}}?)<(?P<b>[npm]\d+)>{_TAIL}",
    re.I,
)
_FROM_THEN: Final = re.compile(
    rf"\bdari\s+(?:semula\s+)?[^<>;]{{0,60}}?<(?P<a>[npm]\d+)>(?P<mid>[^;]{{0,100}}?){_MOVES}{_SOFTLY}\s+(?:menjadi|ke)\s+"
    rf"[^<>;]{{0,40}}?<(?P<b>[npm]\d+)>{_TAIL}",
    re.I,
)
_THEN_FROM: Final = re.compile(
    rf"<(?P<b>[npm]\d+)>(?P<mid>[^<>;]{{0,60}}?),?\s+(?:atau\s+)?{_MOVES}(?P<late>{_BY})\s*(?:dari|dibanding(?:kan)?(?:\s+dengan)?)\s+"
    rf"(?P<fore>[^<>;]{{0,70}}?)<(?P<a>[npm]\d+)>",
    re.I,
)
_ALONE: Final = re.compile(
    rf"{_MOVES}{_SOFTLY}\s*<(?P<by>[dpnm]\d+)>(?:[^<>;,]{{0,20}}?(?:\(|\batau\b)\s*(?:sebesar\s+)?<(?P<rel>p\d+)>)?",
    re.I,
)
_SINCE: Final = re.compile(r"\b(?:dibanding\w*|daripada|terhadap|dari|sejak|dalam\s+\S+\s+tahun|setiap\s+tahun)\b", re.I)
_MEAN: Final = re.compile(
    r"\brata-rata\s+(?P<what>(?:persentase\s+|tingkat\s+)?(?:capaian|pencapaian|kinerja)[^<>;]{0,60}?)(?:<(?P<n>n\d+)>(?P<of>[^<>;]{0,60}?))?"
    r"\b(?:adalah|sebesar|mencapai|yaitu|menjadi|sejumlah|ialah)\s+(?:sebesar\s+)?<(?P<mean>[pn]\d+)>",
    re.I,
)


def comparisons_in(clause: Clause) -> Iterator[Claim]:
    """Figures said to be above, below or equal to others or to their target."""
    taken: set[str] = set()
    for match in _TWO.finditer(clause.text):
        left = _left(clause, match["l"])
        if (
            re.search(r"\bsampai\b|\bdari\b", match["gap"])
            or not _alike(clause, left, match["r"])
            or "target" in match["gap"].lower()
        ):
            continue
        taken.add(match["l"])
        yield _compared(clause, match, _relation(match), clause.figure(left), clause.figure(match["r"]))
    for match in _TARGET.finditer(clause.text):
        if _PLANNED.search(clause.text[: match.start()]) or re.search(r"<\w\d+>", match["what"]):
            continue
        before = list(MARK.finditer(clause.text[: match.start()]))
        mark = "".join(before[-1].groups()) if before else ""
        figure = clause.figure(mark) if mark and mark not in taken else None
        if figure is not None and counts_targets(figure):
            continue
        relation = Relation.AT_LEAST if match["reached"] else _relation(match)
        yield _compared(clause, match, relation, figure, None)


def changes_in(clause: Clause) -> Iterator[Claim]:
    """Rises and falls, with the figures they are said to lead from and to."""
    spans: list[tuple[int, int]] = []
    for pattern in (_FROM_TO, _FROM_THEN, _THEN_FROM, _ALONE):
        for match in pattern.finditer(clause.text):
            if any(low < match.end() and match.start() < high for low, high in spans):
                continue
            found = _changed(clause, match)
            if found is not None:
                spans.append(match.span())
                yield found


def means_in(clause: Clause) -> Iterator[Claim]:
    """Averages of achievements."""
    for match in _MEAN.finditer(clause.text):
        figure = clause.figure(match["mean"])
        count = clause.figure(match["n"]) if match["n"] else None
        if match["mean"][0] == "n" and figure.quantity.places < 1:
            continue
        if count is not None and not counts_targets(count):
            continue
        yield Mean(
            place=clause.place,
            order=clause.passage.order,
            about=clause.named,
            figure=figure,
            count=int(count.value) if count is not None else None,
        )


def _compared(
    clause: Clause, match: re.Match[str], relation: Relation, left: Figure | None, right: Figure | None
) -> Compared:
    about = clause.about_of(clause.figures.index(left)) if left is not None else clause.named
    return Compared(
        place=clause.place,
        order=clause.passage.order,
        about=about,
        word=" ".join(
            next(
                filter(None, (match["above"], match["below"], _group(match, "equal"), _group(match, "reached")))
            ).split()
        ),
        relation=relation,
        left=left,
        right=right,
        target=right is None,
        scope=scope_of(match[0]) if right is None else Scope.UNSAID,
    )


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _relation(match: re.Match[str]) -> Relation:
    if match["above"]:
        return Relation.ABOVE
    return Relation.BELOW if match["below"] else Relation.EQUAL


def _left(clause: Clause, mark: str) -> str:
    """The figure meant: of "9 dari 10 desa, di bawah target" the 9."""
    before = clause.text.partition(f"<{mark}>")[0]
    part = re.search(r"<([npm]\d+)>(?:\s+[\w/-]+){0,5}?\s+dari\s+(?:[\w-]+\s+){0,3}$", before, re.I)
    return part[1] if part is not None else mark


def _alike(clause: Clause, left: str, right: str) -> bool:
    """Whether both are of one unit, as far as it is said."""
    one, other = clause.figure(left).noun.split(), clause.figure(right).noun.split()
    if one and other and one[0] != other[0]:
        return False
    return left[0] == right[0] or (left[0] == "p" and right[0] == "h")


def _changed(clause: Clause, match: re.Match[str]) -> Changed | None:
    groups = match.groupdict()
    before, after = (clause.figure(groups[name]) if groups.get(name) else None for name in ("a", "b"))
    if before is not None and after is not None:
        mark = _left(clause, groups["b"]) if match.re is _THEN_FROM else groups["b"]
        after = clause.figure(mark)
        same = mark[0] == groups["a"][0] and (
            not before.noun or not after.noun or before.noun.split()[0] == after.noun.split()[0]
        )
        if not same or re.search(
            rf"\b(?:{_RISES}|{_FALLS})\b", (groups.get("mid") or "") if match.re is _FROM_TO else "", re.I
        ):
            return None
    by = next((clause.figure(groups[name]) for name in ("by", "tail") if groups.get(name)), None)
    if by is not None and counts_targets(by):
        return None
    relative = clause.figure(groups["rel"]) if groups.get("rel") else None
    mark = next(filter(None, (groups.get("by"), groups.get("b"))))
    word = match["word"]
    return Changed(
        place=clause.place,
        order=clause.passage.order,
        about=clause.about_of(mark),
        word=word,
        rises=bool(re.fullmatch(_RISES, word, re.I)),
        before=before,
        after=after,
        by=by,
        relative=relative,
        since=before is None and bool(_SINCE.search(clause.text)),
    )
