"""Comparisons in sentences: figures said to be above, below or equal to others, or to their target."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from triwulan.core.claims import NOTHING, About, Claim, Compared, Figure, Relation, Scope
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.targets import counts_targets, scope_of

_THAN: Final = r"(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)"
_ABOVE: Final = rf"(?P<above>melampaui|melebihi|di\s?atas|lebih\s+(?:tinggi|besar|banyak)\s+{_THAN})"
_BELOW: Final = (
    rf"(?P<below>di\s?bawah|lebih\s+(?:rendah|kecil|sedikit)\s+{_THAN}|kurang\s+dari|"
    r"(?:belum|tidak)\s+(?:dapat\s+)?(?:mencapai|memenuhi|tercapai))"
)
_EQUAL: Final = r"(?P<equal>sama\s+dengan|tepat\s+sesuai|persis)"
_TWO: Final = re.compile(
    rf"<(?P<l>[npm]\d+)>(?:\s*\([^()]*\))?(?P<gap>[^<>;]{{0,70}}?)\b(?:{_ABOVE}|{_BELOW}|{_EQUAL})\b(?P<what>[^<>;,]{{0,60}}?)<(?P<r>[npmh]\d+)>",
    re.I,
)
_THAN_LABEL: Final = re.compile(
    rf"<(?P<l>[npm]\d+)>(?P<gap>[^<>;]{{0,40}}?)\b(?P<word>lebih\s+(?:(?P<more>tinggi|besar|banyak)|rendah|kecil|sedikit))\s+"
    rf"{_THAN}\s+(?P<label>[^<>,;.()]{{3,60}}?)\s*(?=[,.;)]|$|\bdan\b|\bkarena\b)",
    re.I,
)
_END: Final = r"(?=\s*(?:[,.;)]|$|\bkarena\b|\bsehingga\b|\byang\b|\bdan\b|\bdengan\b))"
_TARGET: Final = re.compile(
    rf"\b(?:{_ABOVE}|{_BELOW}|(?P<reached>(?:telah|sudah|berhasil|dapat)\s+(?:mencapai|memenuhi)))\s+"
    rf"target\w*(?P<what>(?:\s+(?!<)[\w.]+){{0,4}}?)(?:\s+<[npm]\d+>(?:\s+\w+)?)?{_END}",
    re.I,
)
_PLANNED: Final = re.compile(
    r"\b(?:agar|guna|supaya|diharapkan|dalam\s+rangka)\b[^,;]*$|\b(?:untuk|akan|jika|bila|apabila|yang)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_ANOTHER_HEAD: Final = re.compile(
    r",(?!(?:\s+(?:yang|atau|jauh|masih|sedikit|hampir|berada|tetap|tetapi|namun|jadi|sudah|telah|berarti|artinya|sehingga|"
    r"juga|pun|dan|justru|bahkan|baru|realisasi(?:nya)?|capaian(?:nya)?|nilai(?:nya)?|angka|ini|itu|tersebut))*\s*$)[^,]*$",
    re.I,
)
"""Behind a comma something else is named, which is compared: "kecuali pelaporan 1,00, setiap kegiatan di atas 1,00"."""
_NEARLY: Final = re.compile(r"\b(?:hampir|nyaris|mendekati|kurang\s+lebih|relatif)\s*$", re.I)
_SO_MANY: Final = re.compile(r"\b(?:sebanyak|sejumlah|terdapat|ada|baru|hanya)\s+$", re.I)
_ONE_NOUN: Final = re.compile(r"\s*\w*\s*")
_ANY: Final = frozenset({"orang", "jiwa", "unit", "buah", "kali"})
"""Words that count whatever was named."""
_QUOTED: Final = re.compile(r"[\"“”]")
_BOUND: Final = re.compile(
    r"(?:\b(?:tepat|mulai(?:\s+dari)?|di\s?atas|di\s?bawah|antara|paling\s+\w+)|[<>≤≥‹›])\s*$", re.I
)
_PART_OF: Final = re.compile(r"<([npm]\d+)>(?:\s+[\w/-]+){0,5}?\s+dari\s+(?:[\w-]+\s+){0,3}$", re.I)


def comparisons_in(clause: Clause) -> Iterator[Claim]:
    """Figures said to be above, below or equal to others or to their target."""
    taken: set[str] = set()
    for match in _TWO.finditer(clause.text) if clause.text.count("<") > 1 else ():
        left = meant(clause, match["l"])
        if re.search(r"\bsampai\b|\bdari\b", match["gap"]) or "target" in match["gap"].lower():
            continue
        if "," in match["gap"] and _ANOTHER_HEAD.search(match["gap"]):
            continue
        if not _alike(clause, left, match["r"]) and left[0] == "p":
            left = _same_before(clause, match.start(), match["r"]) or left
        if (
            any(counts_targets(clause.figure(each)) for each in (left, match["l"]))
            or not _alike(clause, left, match["r"])
            or _NEARLY.search(match["gap"])
        ):
            continue
        if _QUOTED.search(match["gap"]) or _BOUND.search(clause.text[: match.start()]):
            continue  # what the words of a scale mean: "di atas 100% \"melampaui\", tepat 100% \"tercapai\""
        if _is_size(clause, match) or _is_bound(clause, match):
            continue
        if "(" in match["what"] and ")" not in match["what"]:
            continue  # "sama dengan rencana (<m0> untuk <n1> orang)": another figure, told aside
        # "dua kali lebih banyak daripada 36 kali" says by how much, not what is more
        word = next(filter(None, (match["above"], match["below"], match["equal"])))
        earlier = MARK.search(clause.text[: match.start()])
        if earlier and word.lower().startswith("lebih") and _ONE_NOUN.fullmatch(match["gap"]):
            continue
        taken.add(match["l"])
        found = _compared(clause, match, _relation(match), clause.figure(left), clause.figure(match["r"]))
        yield replace(found, size=_ONE_NOUN.fullmatch(match["gap"]) is not None)
    for match in _TARGET.finditer(clause.text):
        if _PLANNED.search(clause.text[: match.start()]):
            continue
        before = list(MARK.finditer(clause.text[: match.start()]))
        if "<" in match[0] and before:
            continue  # two figures are compared
        mark = "".join(before[-1].groups()) if before else ""
        figure = clause.figure(mark) if mark and mark not in taken else None
        if mark and counts_targets(clause.figure(mark)):
            continue
        if match["reached"] and before and _SO_MANY.search(clause.text[: before[-1].start()]):
            continue  # so many of them reached it
        relation = Relation.AT_LEAST if match["reached"] else _relation(match)
        yield _compared(clause, match, relation, figure, None)


def beside_labels_in(clause: Clause, label_of: Callable[[str], About | None]) -> Iterator[Claim]:
    """ "142 kasus, lebih banyak daripada dermatitis": compared with what a row of a table has."""
    for match in _THAN_LABEL.finditer(clause.text):
        than = label_of(clause.sentence.restored(match["label"]))
        about = clause.about_of(match["l"])
        if than is None or than == NOTHING or than.rows == about.rows or re.search(r"\bdari\b", match["gap"]):
            continue
        yield Compared(
            place=clause.place,
            order=clause.passage.order,
            about=about,
            word=" ".join(match["word"].split()),
            relation=Relation.ABOVE if match["more"] else Relation.BELOW,
            left=clause.figure(match["l"]),
            than=than,
        )


def _is_size(clause: Clause, match: re.Match[str]) -> bool:
    """Whether the first figure says how far a third is from the second: "66 menit, enam menit di atas 60 menit"."""
    if match["equal"] or not _ONE_NOUN.fullmatch(match["gap"]):
        return False
    size, other = clause.figure(match["l"]), clause.figure(match["r"])
    apart = other.value + size.value if match["above"] else other.value - size.value
    return any(each.value == apart for each in clause.sentence.figures if each is not size and each is not other)


def _is_bound(clause: Clause, match: re.Match[str]) -> bool:
    """Whether one and the same number parts two classes: "100% berarti tercapai, di atas 100% terlampaui"."""
    return "," in match["gap"] and clause.figure(match["l"]).value == clause.figure(match["r"]).value


def told_before(clause: Clause, other: Figure) -> Figure | None:
    """The one figure of the sentence before that is of the kind of one of this sentence, which has no more of them."""
    alike = [each for each in clause.earlier if _one_kind(each, other)]
    counts = [each for each in clause.earlier if not each.quantity.unit and each.noun]
    if not alike and len(clause.earlier) == 1 and other.noun.partition(" ")[0] in _ANY:
        alike = (
            counts  # "Tujuh pustakawan ikut. Angka ini lebih tinggi dibandingkan tahun lalu yang mencatat empat orang"
        )
    own = [each for each in clause.sentence.figures if _one_kind(each, other)]
    return alike[0] if len(alike) == len(own) == 1 else None


def _one_kind(one: Figure, other: Figure) -> bool:
    return one.quantity.unit == other.quantity.unit and one.noun.partition(" ")[0] == other.noun.partition(" ")[0]


def _same_before(clause: Clause, end: int, right: str) -> str:
    """The last figure before a percentage in the unit of the other one: "3.402 ton atau 103,90%, di bawah ..."."""
    before = ["".join(mark.groups()) for mark in MARK.finditer(clause.text[:end])]
    alike = (mark for mark in reversed(before) if mark[0] == right[0] and _alike(clause, mark, right))
    return next(alike, "")


def meant(clause: Clause, mark: str) -> str:
    """The figure that is compared: of "9 dari 10 desa, di bawah target" the 9."""
    part = _PART_OF.search(clause.text.partition(f"<{mark}>")[0])
    return part[1] if part is not None else mark


def _compared(
    clause: Clause, match: re.Match[str], relation: Relation, left: Figure | None, right: Figure | None
) -> Compared:
    groups = match.groupdict()
    word = next(filter(None, (groups.get(name) for name in ("above", "below", "equal", "reached"))))
    return Compared(
        place=clause.place,
        order=clause.passage.order,
        about=clause.about_of(clause.figures.index(left)) if left is not None else clause.speaks_of(match.start()),
        word=" ".join(word.split()),
        relation=relation,
        left=left,
        right=right,
        target=right is None,
        scope=scope_of(match[0]) if right is None else Scope.UNSAID,
    )


def _relation(match: re.Match[str]) -> Relation:
    if match["above"]:
        return Relation.ABOVE
    return Relation.BELOW if match["below"] else Relation.EQUAL


def _alike(clause: Clause, left: str, right: str) -> bool:
    """Whether both are of one unit, as far as it is said."""
    one, other = clause.figure(left).noun.split(), clause.figure(right).noun.split()
    if one and other and one[0] != other[0]:
        return False
    return left[0] == right[0] or (left[0] == "p" and right[0] == "h")
