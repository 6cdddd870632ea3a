"""Parts of wholes in sentences: "n dari m desa (p%)", "sebesar X dari Y atau Z%"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from triwulan.core.claims import Claim, Figure, Proportion, Rate
from triwulan.core.quantity import format_number, number
from triwulan.core.roles import Role
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.roles import is_distance
from triwulan.interpret.prose.targets import counts_targets

_NOT_OF: Final = (
    r"(?!naik|meningkat|turun|menurun|bertambah|berkurang|terdiri|lebih|kurang|mulai|berasal|selain|berubah|beranjak|bergeser|"
    r"dipindahkan|dihitung|tumbuh|dibagi|dari\b|menjadi|sampai)"
)
_BETWEEN: Final = rf"(?:\s+{_NOT_OF}[\w/'-]+){{0,6}}?"
_FILLED: Final = (
    r"(?:(?:total|jumlah|seluruh|keseluruhan|sebanyak|sejumlah|rencana|target|yang|sebesar|semua|alokasi|pagu|anggaran|semester|"
    r"triwulan|tahunan|setahun|ada|capaian|kinerja|nilai|ketetapan|potensi|plafon|kebutuhan|kuota|sasaran|penetapan|keseluruhannya|alokasinya|pagunya)\s+)*"
)
_OF: Final = r"\s+dari\s+" + _FILLED
_THEN: Final = (
    r"(?:[^<>;]{0,70}?(?:\(|\batau\b|\bsehingga\b|\bsetara\b|\byaitu\b|\bpersentase\w*|=)\s*(?:[A-Za-z]+\s+){0,4}"
    r"<(?P<p>p\d+)>)?"
)
_N: Final = r"<(?P<{0}>[nmp]\d+)>"
_PART_FIRST: Final = re.compile(_N.format("a") + _BETWEEN + _OF + _N.format("b") + _THEN, re.I)
_WHOLE_FIRST: Final = re.compile(
    r"(?<![\w-])(?<!naik )(?<!meningkat )(?<!turun )(?<!menurun )(?<!terdiri )(?<!lebih )(?<!kurang )(?<!berasal )"
    r"(?<!bertambah )(?<!berkurang )(?<!mulai )(?<!berubah )dari\s+" + _FILLED + _N.format("b")
    + r"(?P<gap>[^<>;]{0,90}?"
    r"(?:,|\b(?:terdapat|sebanyak|sejumlah|baru|hanya|sudah|telah|ada|terealisasi\w*|digunakan|terserap)\b)[^<>;]{0,60}?)"
    + _N.format("a") + _THEN,
    re.I,
)  # fmt: skip
_AMONG: Final = re.compile(_N.format("b") + r"[^<>;]{0,80}?" + _N.format("a") + r"(?P<gap>[^<>;]{0,60}?)" + _THEN, re.I)
_PERCENT_FIRST: Final = re.compile(
    rf"<(?P<p>p\d+)>\s*(?:\(|,?\s*\b(?:yaitu|yakni|atau)\b)\s*(?:yaitu\s+|atau\s+|sebanyak\s+)*{_N.format('a')}{_BETWEEN}{_OF}{_N.format('b')}",
    re.I,
)
_SHARE_BETWEEN: Final = re.compile(
    _N.format("a") + r"(?:\s+[\w/-]+){0,3}?\s*(?:,?\s*\batau\b|\()\s*(?:sebesar\s+)?<(?P<p>p\d+)>\)?"
    r"\s+(?:dari|terhadap)\s+"
    + _FILLED + _N.format("b"),
    re.I,
)  # fmt: skip
"""The percentage stands between: "terkumpul Rp45.700.000 atau 91,40% dari target Rp50.000.000"."""
_SPENT_OF: Final = re.compile(
    r"\bsebesar\s+<(?P<b>m\d+)>,?\s+(?:dan\s+|telah\s+|sudah\s+|dengan\s+|baru\s+)*"
    r"(?:terealisasi|terserap|direalisasikan|realisasi|digunakan|dibelanjakan)\w*"
    r"\s+(?:sebesar\s+)?<(?P<a>m\d+)>\s*(?:\(|\batau\b)\s*(?:sebesar\s+)?<(?P<p>p\d+)>",
    re.I,
)
"""Whatever the money is called: "Dana BOK sebesar Rp684.200.000, terealisasi Rp143.682.000 atau 21,00%"."""
_PER: Final = r"per\s?mil\b|‰|promil\b|per\s+seribu\b|per\s+<(?P<per>n\d+)>"
_RATE: Final = re.compile(
    _N.format("a") + r"(?:\s+[\w/'-]+){0,6}?\s*(?:dari|pada|di\s+antara|per)\s+" + _FILLED + _N.format("b")
    + rf"[^<>;]{{0,50}}?(?:\(|\batau\b|\bsehingga\b|\byaitu\b|\byakni\b|=)\s*"
    rf"(?:[A-Za-z]+\s+){{0,4}}<(?P<r>n\d+)>\s*(?:{_PER})",
    re.I,
)  # fmt: skip
_MIL: Final = Decimal(1000)
_PERS: Final = (_MIL, Decimal(10_000), Decimal(100_000))
_PAIR: Final = re.compile(
    r"<(?P<n>n\d+)>[^<>,;()]{0,40}?(?:\s*\(|,?\s+atau(?:\s+sebesar)?\s|\s*=)\s*<(?P<p>p\d+)>\)?", re.I
)
_ANY: Final = frozenset({"orang", "jiwa", "unit", "buah", "kk"})
"""Words that count whatever the whole is made of: "dari 223 korban bencana, 214 orang tertangani"."""
_TIMES: Final = frozenset({"jam", "hari", "menit", "minggu", "pekan", "bulan", "triwulan", "semester", "tahun", "kali"})
"""What is no part of other things: "18 di antaranya selesai dalam 20 hari"."""
_IS_PART: Final = re.compile(r"^[^<>]*?>\s+(?:\w+\s+)?di\s?antaranya\s+(?!(?:\w+\s+)?<)", re.I)
_CHANGES: Final = re.compile(
    r"\b(?:menjadi|naik|turun|meningkat|menurun|bertambah|berkurang|kenaikan|penurunan|peningkatan|pengurangan|selisih|tumbuh)\b",
    re.I,
)


def proportions_in(clause: Clause) -> Iterator[Proportion]:
    """Every part with its whole; a percentage belongs to one of them only."""
    used: set[str] = set()
    patterns = (_PERCENT_FIRST, _SHARE_BETWEEN, _PART_FIRST, _WHOLE_FIRST, _AMONG) if clause.text.count("<") > 1 else ()
    for pattern in patterns:
        for match in pattern.finditer(clause.text):
            if used & {match["a"], match["b"]} or not _belong(match, pattern, clause):
                continue
            percent = match["p"] if match["p"] and match["p"] not in used else ""
            used |= {match["a"], match["b"], percent} - {""}
            yield _proportion(clause, match["a"], match["b"], percent)
    for match in _SPENT_OF.finditer(clause.text) if clause.text.count("<m") == 2 else ():
        if not used & {match["a"], match["b"], match["p"]}:
            used |= {match["a"], match["b"], match["p"]}
            yield _proportion(clause, match["a"], match["b"], match["p"])
    yield from _by_roles(clause, used)


def rates_in(clause: Clause) -> Iterator[Claim]:
    """Parts of wholes for a thousand of it, or for more."""
    for match in _RATE.finditer(clause.text):
        per = clause.figure(match["per"]).value if match["per"] else _MIL
        part, whole, figure = (clause.figure(match[name]) for name in ("a", "b", "r"))
        if per in _PERS and whole.value > 0 and not part.quantity.unit and not whole.quantity.unit:
            yield Rate(
                place=clause.place, order=clause.passage.order, about=clause.about_of(match["r"]),
                part=part, whole=whole, figure=figure, per=per,
            )  # fmt: skip


def shares_in(clause: Clause) -> Iterator[Claim]:
    """ "2.552 kunjungan atau 71,00%, 1.043 kunjungan atau 29,00%": counts with their shares of all of them together.

    Only where that is their whole: all but one of the shares are those of the sum.
    """
    pairs = [(clause.figure(match["n"]), clause.figure(match["p"])) for match in _PAIR.finditer(clause.text)]
    heads = {head(count) for count, _ in pairs}
    if len(pairs) < 2 or len(heads) > 1 or len(MARK.findall(clause.text)) != 2 * len(pairs):
        return
    whole = sum((count.value for count, _ in pairs), Decimal(0))
    right = [share.quantity.places > 0 and _is_share(count, share, whole) for count, share in pairs]
    if sum(right) != len(pairs) - 1 or whole == 0:
        return
    printed = f"{format_number(whole, 0)} {heads.pop()}".strip()
    together = Figure(printed=printed, quantity=number(whole), noun=pairs[0][0].noun)
    for (count, share), fits in zip(pairs, right, strict=True):
        if not fits:
            yield Proportion(place=clause.place, order=clause.passage.order, part=count, whole=together, percent=share)


def _is_share(count: Figure, share: Figure, whole: Decimal) -> bool:
    unit = Decimal(1).scaleb(-share.quantity.places)
    return whole > 0 and abs(count.value * 100 / whole - share.value) <= unit / 2


def _proportion(clause: Clause, part: str, whole: str, percent: str) -> Proportion:
    """Part and whole of one another; a realisation is a part of its target, also where it is the larger."""
    one, other = clause.figure(part).roles, clause.figure(whole).roles
    if (one, other) in (((Role.TARGET,), (Role.REALISATION,)), ((Role.CEILING,), (Role.SPENDING,))):
        part, whole = whole, part
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
    behind = clause.text[match.end(match.re.groupindex["a"]) :].lstrip(">")
    if _CHANGES.search(MARK.sub(" ", match[0])) or is_distance(before, behind):
        return False
    if pattern is _SHARE_BETWEEN and not _may_be_part(part, whole):
        return False
    if pattern is _AMONG:
        if _IS_PART.match(match[0]) or ({head(part), head(whole)} & _TIMES and head(part) != head(whole)):
            return False
        among = re.search(r"\bdi ?antaranya\b|\bantara lain\b", match[0], re.I)
        same = bool(head(part)) and head(part) == head(whole) and match["p"] and part.value <= whole.value
        return bool(among or same) and match["a"][0] == "n"
    if match["a"][0] == "p":
        # a percentage of a percentage is an achievement only where the whole is a target
        return Role.TARGET in whole.roles or "target" in match[0].lower()
    if counts_targets(whole) and clause.topic.subject:
        return True
    if head(part) in _ANY and match["p"] and part.value <= whole.value:
        return True
    return not (head(part) and head(whole) and head(part) != head(whole) and not _same_kind(part, whole))


def _may_be_part(part: Figure, whole: Figure) -> bool:
    """Whether what stands before a percentage of a whole is a part of it.

    No target is: "101,48% dari target 270 orang atau 68,50% dari target setahun 400 orang"; and of a ceiling only what
    is said to be spent.
    """
    if set(part.roles) & {Role.TARGET, Role.CEILING, Role.CHANGE}:
        return False
    return Role.CEILING not in whole.roles or Role.SPENDING in part.roles


def _same_kind(part: Figure, whole: Figure) -> bool:
    return head(part) in whole.noun.split() or head(whole) in part.noun.split()


def head(figure: Figure) -> str:
    """The first word of what is counted, "" where nothing is said."""
    return figure.noun.split()[0] if figure.noun else ""


def _by_roles(clause: Clause, used: set[str]) -> Iterator[Proportion]:
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
