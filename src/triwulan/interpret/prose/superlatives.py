"""The largest and the smallest of something, and whose it is said to be."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from triwulan.core.claims import NOTHING, About, Claim, Superlative
from triwulan.core.roles import Measure, Role
from triwulan.core.spans import span_in
from triwulan.interpret.prose.clauses import Clause

_HIGH: Final = r"tertinggi|terbesar|terbanyak|paling\s+(?:tinggi|besar|banyak)"
_LOW: Final = r"terendah|terkecil|tersedikit|paling\s+(?:rendah|kecil|sedikit)"
_WORD: Final = re.compile(rf"\b(?:{_HIGH}|{_LOW})\b", re.I)
_WIDEST: Final = 60
"""How many characters before the word can say what is largest."""
_LINK: Final = (
    r"(?:pada|oleh|adalah|ialah|yaitu|yakni|dihasilkan|dicapai|diperoleh|dimiliki|terdapat|terjadi|ada|berada|ditunjukkan|"
    r"di|dari)"
)
_FIGURE: Final = (
    r"(?:,?\s*(?:yaitu|yakni|sebesar|dengan|sebanyak|mencapai)(?:\s+\w+){0,3}\s*|[,(]\s*|\s)<(?P<figure>[npmd]\d+)>"
)
_MOST: Final = re.compile(
    rf"(?P<what>[^<>,;]{{0,{_WIDEST}}}?)\b(?P<word>{_HIGH}|{_LOW})\b(?P<mid>(?:\s+(?!{_LINK}\b)[\w%()/-]+){{0,6}}?)\s+"
    rf"(?:{_LINK}\s+)+(?P<label>[^<>,;]+?)\s*(?:{_FIGURE}|[,;.]|$|\(|\s+dan\s+(?=ter|paling))",
    re.I,
)
_REVERSED: Final = re.compile(
    r"^(?P<label>[^<>,;]+?)\s+(?:merupakan|adalah|menjadi|memiliki|mempunyai|mencatat|memperoleh|menghasilkan)\s+"
    rf"(?P<what>[^<>,;]{{0,50}}?)\b(?P<word>{_HIGH}|{_LOW})\b(?P<mid>[^<>,;]{{0,40}}?)\s*(?:{_FIGURE}|[,;.]|$)",
    re.I,
)
_APPOSED: Final = re.compile(
    rf"\byang\s+(?P<word>{_HIGH}|{_LOW})\s+(?P<label>(?-i:[A-Z])[^<>,;()]{{2,60}}?)\s*(?:{_FIGURE}|[,;.]|$)", re.I
)
"""Without a word between: "yang paling sedikit Pengantar Nikah (14)"."""
_BARE: Final = re.compile(
    rf"^\W*(?:sedangkan|sementara|dan)?\s*(?:yang\s+)?(?P<word>{_HIGH}|{_LOW})\s+(?P<label>[^<>,;()]{{2,60}}?)(?P<mid>)\s*(?:{_FIGURE}|[,;.]|$)",
    re.I,
)
"""The second of two, as the first was said: "sedangkan terendah jalan lokal"."""
_LABEL_FIRST: Final = re.compile(
    rf"(?:^|[,)>]|\bdan\s|\bsedangkan\s)\s*(?P<label>(?-i:[A-Z])[^<>,;()]{{1,60}}?)\s+(?:yang|menjadi|sebagai)\s+(?:yang\s+)?"
    rf"(?P<word>{_HIGH}|{_LOW})(?P<mid>)\s*(?:{_FIGURE}|[,;.]|$)",
    re.I,
)
"""Behind its owner: "... dan RW 02 yang terendah (30,00%)"."""
_SENSES: Final = (
    (re.compile(r"\b(?:penurunan|pengurangan)\b", re.I), (), Measure.UNKNOWN),
    (
        re.compile(r"\b(?:kenaikan|peningkatan|pertumbuhan|penambahan|perubahan)\b", re.I),
        (Role.CHANGE, Role.CHANGE_PERCENT),
        Measure.UNKNOWN,
    ),
    (
        re.compile(r"\b(?:serapan|penyerapan|terserap|menyerap)\b|\brealisasi\s+(?:anggaran|belanja|keuangan)\b", re.I),
        (Role.ABSORPTION, Role.SPENDING),
        Measure.BUDGET,
    ),
    (re.compile(r"\bsisa\b", re.I), (Role.REMAINDER,), Measure.BUDGET),
    (re.compile(r"\b(?:pagu|anggaran|alokasi)\b", re.I), (Role.CEILING, Role.AMOUNT), Measure.BUDGET),
    (re.compile(r"\b(?:efisiensi|efisien)\b", re.I), (Role.EFFICIENCY,), Measure.UNKNOWN),
    (re.compile(r"\b(?:andil|kontribusi|proporsi|porsi|komposisi)\b", re.I), (Role.SHARE,), Measure.UNKNOWN),
    (re.compile(r"\b(?:capaian|pencapaian|kinerja)\b", re.I), (Role.ACHIEVEMENT,), Measure.PERFORMANCE),
    (
        re.compile(r"\brealisasi\b", re.I),
        (Role.REALISATION, Role.ACHIEVEMENT, Role.ABSORPTION, Role.SPENDING),
        Measure.UNKNOWN,
    ),
)  # fmt: skip
_REASONS: Final = re.compile(
    r"\b(?:hambatan|kendala|(?:per)?masalah(?:an)?|tantangan|penyebab|faktor|risiko|kesulitan|kelemahan|peluang)\b",
    re.I,
)
"""What is hardly counted in a table, though its words may stand in one."""
_OTHERS_WORDS: Final = 4
_FALLING: Final = re.compile(r"\b(?:penurunan|pengurangan)\b", re.I)
_NOT_NOW: Final = re.compile(r"\b(?:[Tt]ahun lalu|sebelumnya|nasional|provinsi|[Ss]e-|[Dd]ibanding)\b")
"""In small letters: "Koleksi Nasional" is part of a name."""


def superlatives_in(clause: Clause, label_of: Callable[[str], About | None]) -> Iterator[Claim]:
    """Each largest or smallest whose owner is a row of a table; ``label_of`` finds it."""
    text = clause.text
    if _NOT_NOW.search(text):
        return
    said = _before(clause)
    at = 0
    while (word := _WORD.search(text, at)) is not None:
        match = _MOST.search(text, max(at, word.start() - _WIDEST))
        if match is None:
            break
        at = max(match.end("label"), match.start() + 1)
        what = _what(match["what"]) or match["mid"]
        said = what if _roles(what)[0] or not said else said
        yield from _superlative(clause, match, said, label_of)
    for pattern in (_APPOSED, _LABEL_FIRST, _BARE):
        for match in pattern.finditer(text):
            if match.start("word") >= at:
                yield from _superlative(clause, match, _before(clause) or text[: match.start("word")], label_of)
    if at or re.search(r"\b(?:pada|yaitu|adalah)\b", text) is None or (match := _REVERSED.search(text)) is None:
        return
    yield from _superlative(clause, match, match["what"] + " " + match["mid"], label_of)


def _before(clause: Clause) -> str:
    """What an earlier clause of the sentence spoke of: "serapan tertinggi adalah A, sedangkan yang terendah B"."""
    earlier = clause.sentence.text.partition(clause.text)[0]
    match = re.search(rf"(?P<what>[^<>,;]{{0,60}}?)\b(?:{_HIGH}|{_LOW})\b", earlier, re.I)
    return "" if match is None else match["what"]


def _superlative(
    clause: Clause, match: re.Match[str], what: str, label_of: Callable[[str], About | None]
) -> Iterator[Superlative]:
    about, span = label_of(clause.sentence.restored(match["label"])), None
    if about is None and (span := span_in(match["label"])) is not None and not span.cumulative:
        about = clause.named if clause.named.sure and not clause.named.whole else NOTHING
    if about is None or _FALLING.search(what):
        return
    if about.rows and clause.names.foreign(match["label"], about) >= (1 if _REASONS.search(what) else _OTHERS_WORDS):
        return
    roles, measure = _roles(what)
    word = " ".join(match["word"].split())
    yield Superlative(
        place=clause.place,
        order=clause.passage.order,
        about=about,
        word=word,
        highest=bool(re.fullmatch(_HIGH, word, re.I)),
        label=match["label"].strip(),
        roles=roles,
        measure=measure,
        figure=clause.figure(match["figure"]) if match["figure"] else None,
        span=span,
    )


def _what(text: str) -> str:
    """The words right before the superlative, after what joins it to the one before."""
    return re.split(r"\bdan\b|\bserta\b|\bdengan\b", text)[-1].strip()


def _roles(what: str) -> tuple[tuple[Role, ...], Measure]:
    for pattern, roles, measure in _SENSES:
        if pattern.search(what):
            return roles, measure
    return (), Measure.UNKNOWN
