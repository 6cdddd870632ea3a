"""Parts of wholes in sentences: "n dari m desa (p%)", "sebesar X dari Y atau Z%", "X terdiri atas A dan B"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from triwulan.core.claims import Claim, Figure, Makeup, Proportion
from triwulan.core.roles import Role
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.targets import counts_targets

_NOT_OF: Final = (
    r"(?!naik|meningkat|turun|menurun|bertambah|berkurang|terdiri|lebih|kurang|mulai|berasal|selain|berubah|beranjak|bergeser|"
    r"dipindahkan|dihitung|tumbuh|dibagi|dari\b|menjadi|sampai)"
)
_BETWEEN: Final = rf"(?:\s+{_NOT_OF}[\w/'-]+){{0,6}}?"
_OF: Final = r"\s+dari\s+(?:(?:total|jumlah|seluruh|keseluruhan|sebanyak|sejumlah|rencana|target|yang|sebesar|semua|alokasi|pagu|anggaran|semester|triwulan|tahunan|setahun|ada|capaian|kinerja|nilai)\s+)*"
_THEN: Final = r"(?:[^<>;]{0,70}?(?:\(|\batau\b|\bsehingga\b|\bsetara\b|\byaitu\b|\bpersentase\w*|=)\s*(?:[A-Za-z]+\s+){0,4}<(?P<p>p\d+)>)?"
_N: Final = r"<(?P<{0}>[nmp]\d+)>"
_PART_FIRST: Final = re.compile(_N.format("a") + _BETWEEN + _OF + _N.format("b") + _THEN, re.I)
_WHOLE_FIRST: Final = re.compile(
    r"(?<![\w-])(?<!naik )(?<!meningkat )(?<!turun )(?<!menurun )(?<!terdiri )(?<!lebih )(?<!kurang )(?<!berasal )(?<!bertambah )"
    r"(?<!berkurang )(?<!mulai )(?<!berubah )dari\s+(?:(?:total|jumlah|seluruh|keseluruhan|sebanyak|sejumlah|rencana|target|sebesar|"
    r"semua|alokasi|pagu|anggaran|semester|triwulan|tahunan|yang)\s+)*" + _N.format("b")
    + r"(?P<gap>[^<>;]{0,90}?(?:,|\b(?:terdapat|sebanyak|sejumlah|baru|hanya|sudah|telah|ada|terealisasi\w*|digunakan|terserap)\b)[^<>;]{0,60}?)"
    + _N.format("a") + _THEN,
    re.I,
)  # fmt: skip
_AMONG: Final = re.compile(_N.format("b") + r"[^<>;]{0,80}?" + _N.format("a") + r"(?P<gap>[^<>;]{0,60}?)" + _THEN, re.I)
_PERCENT_FIRST: Final = re.compile(
    rf"<(?P<p>p\d+)>\s*\(\s*(?:yaitu\s+|atau\s+|sebanyak\s+)*{_N.format('a')}{_BETWEEN}{_OF}{_N.format('b')}", re.I
)
_CHANGES: Final = re.compile(r"\b(?:menjadi|naik|turun|meningkat|menurun|bertambah|berkurang)\b", re.I)
_MADE_OF: Final = re.compile(
    r"<(?P<whole>[nm]\d+)>(?P<noun>[^<>;()]{0,40}?)(?:,\s*|\s+|:\s*)"
    r"(?:(?:yang\s+)?(?:terdiri (?:atas|dari)|terbagi (?:atas|menjadi)|berasal dari|dengan rincian|rinciannya|meliputi|yaitu|yakni|masing-masing)\b|(?<=:\s))"
    r"(?P<parts>[^;]*)$",
    re.I,
)
_TOGETHER: Final = re.compile(
    r"<(?P<a>n\d+)>(?P<noun>\s+\w+)[^<>]*?\b(?:bersama|ditambah)\b[^<>]*?<(?P<b>n\d+)>[^<>]*?\b(?:jumlahnya|totalnya|seluruhnya|menjadi|total)\b[^<>]*?<(?P<whole>n\d+)>",
    re.I,
)
_LEVELS: Final = frozenset(
    {"program", "kegiatan", "subkegiatan", "sub", "indikator", "sasaran", "tujuan", "misi", "bab", "kali"}
)


def proportions_in(clause: Clause) -> Iterator[Claim]:
    """Every part with its whole; a percentage belongs to one of them only."""
    used: set[str] = set()
    for pattern in (_PERCENT_FIRST, _PART_FIRST, _WHOLE_FIRST, _AMONG):
        for match in pattern.finditer(clause.text):
            if used & {match["a"], match["b"]} or not _belong(match, pattern, clause):
                continue
            percent = match["p"] if match["p"] and match["p"] not in used else ""
            used |= {match["a"], match["b"], percent} - {""}
            yield _proportion(clause, match["a"], match["b"], percent)
    yield from _by_roles(clause, used)


def makeups_in(clause: Clause) -> Iterator[Claim]:
    """Wholes with all their parts."""
    match = _MADE_OF.search(clause.text)
    if match is not None:
        parts = _parts(match["parts"], match["whole"][0], clause)
        whole = clause.figure(match["whole"])
        if len(parts) >= 2 and not _different_levels(whole, parts) and all(part.value <= whole.value for part in parts):
            yield Makeup(
                place=clause.place,
                order=clause.passage.order,
                about=clause.about_of(match["whole"]),
                whole=whole,
                parts=parts,
            )
    joined = _TOGETHER.search(clause.sentence.text) if clause.first else None
    if joined is not None:
        one, other, whole = (clause.figure(joined[name]) for name in ("a", "b", "whole"))
        if _head(one) == _head(other) == _head(whole):
            yield Makeup(place=clause.place, order=clause.passage.order, whole=whole, parts=(one, other))


def _proportion(clause: Clause, part: str, whole: str, percent: str) -> Proportion:
    return Proportion(
        place=clause.place,
        order=clause.passage.order,
        about=clause.about_of(part),
        part=clause.figure(part),
        whole=clause.figure(whole),
        percent=clause.figure(percent) if percent else None,
    )


def _belong(match: re.Match[str], pattern: re.Pattern[str], clause: Clause) -> bool:
    """Whether both figures can be part and whole of one another."""
    part, whole = clause.figure(match["a"]), clause.figure(match["b"])
    if (
        match["a"][0] != match["b"][0]
        or whole.value <= 0
        or (not clause.topic.subject and (counts_targets(part) or counts_targets(whole)))
    ):
        return False
    before = clause.text[: match.start(match.re.groupindex["a"])].rstrip("<")
    if re.search(r"\b(?:kurang|lebih|selisih|naik|turun|bertambah|berkurang)\s*$", before, re.I):
        return False
    if _CHANGES.search(MARK.sub(" ", match[0])):
        return False
    if pattern is _AMONG:
        among = re.search(r"\bdi ?antaranya\b|\bantara lain\b", match[0], re.I)
        same = bool(_head(part)) and _head(part) == _head(whole) and match["p"] and part.value <= whole.value
        return bool(among or same) and match["a"][0] == "n"
    if match["a"][0] == "p":
        # a percentage of a percentage is an achievement only where the whole is a target
        return Role.TARGET in whole.roles or "target" in match[0].lower()
    if counts_targets(whole) and clause.topic.subject:
        return True
    return not (_head(part) and _head(whole) and _head(part) != _head(whole) and not _same_kind(part, whole))


def _same_kind(part: Figure, whole: Figure) -> bool:
    return _head(part) in whole.noun.split() or _head(whole) in part.noun.split()


def _head(figure: Figure) -> str:
    """The first word of what is counted."""
    return figure.noun.split()[0] if figure.noun else ""


def _by_roles(clause: Clause, used: set[str]) -> Iterator[Claim]:
    """Spending, ceiling and absorption of one sentence, or realisation, target and achievement, one of each."""
    if not clause.first:
        return
    figures = clause.figures
    marks = list(MARK.finditer(clause.sentence.text))
    trios = (
        (Role.SPENDING, Role.CEILING, Role.ABSORPTION),
        (Role.REALISATION, Role.TARGET, Role.ACHIEVEMENT),
    )
    for roles in trios:
        found = [[match for match in marks if figures[int(match[2])].roles == (role,)] for role in roles]
        if any(len(each) != 1 for each in found):
            continue
        part, whole, percent = ("".join(each[0].groups()) for each in found)
        same_unit = clause.figure(part).unit == clause.figure(whole).unit
        if used & {part, whole, percent} or part[0] != whole[0] or (part[0] != "m" and not same_unit):
            continue
        yield _proportion(clause, part, whole, percent)


def _parts(text: str, letter: str, clause: Clause) -> tuple[Figure, ...]:
    """All figures of the enumeration, shares in brackets aside; none when something else stands among them."""
    bare = re.sub(r"\(\s*(?:atau\s+|sebesar\s+)?<p\d+>[^()<>]*\)|\batau(?:\s+sebesar)?\s+<p\d+>", "", text)
    marks = [match for match in MARK.finditer(bare)]
    if not marks or any(match[1] != letter for match in marks) or not re.search(r"\b(?:dan|serta)\b|&", bare):
        return ()
    return tuple(clause.figure(match[0]) for match in marks)


def _different_levels(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Programmes and their activities, or sasaran and indicators, are no parts of one sum."""
    if whole.quantity.unit:
        return False
    heads = {_head(each) for each in parts}
    return bool((heads | {_head(whole)}) & _LEVELS) or sum(part.value for part in parts) == Decimal(0)
