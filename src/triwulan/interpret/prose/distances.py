"""How far figures are from each other and from their target, in sentences."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.claims import Claim, Differing, Gap, Proportion
from triwulan.interpret.prose.clauses import MARK, Clause
from triwulan.interpret.prose.since import THAN, counted
from triwulan.interpret.prose.targets import counts_targets

_SIZE: Final = (
    r"(?P<more>lebih|kurang)(?:\s+(?P<how>tinggi|rendah|banyak|sedikit|besar|kecil|cepat|lambat|singkat|lama))?"
)
_BARE_GAP: Final = re.compile(
    r"\b(?:tinggal|terpaut|kurang)\s+<(?P<n>n\d+)>(?:\s+lagi)?\s+(?:dari|menuju)\s+target\b", re.I
)
"""Of an index, which has no unit: "terpaut 3,60 dari target 72,00"."""
_GAPS: Final = (
    re.compile(
        r"\b(?:tersisa|kekurangan(?:nya)?|terpaut|kurang)\s+<(?P<n>n\d+)>(?!\s+(?:\w+\s+)?(?:dari|daripada)\s+<)", re.I
    ),
    re.compile(
        r"<(?P<n>n\d+)>\s+\w+\s+(?:lagi\s+)?(?:di\s?atas|di\s?bawah|untuk\s+(?:mencapai|memenuhi)|menuju)\s+target\b",
        re.I,
    ),
    _BARE_GAP,
    re.compile(r"<(?P<n>d\d+)>\s+(?:di\s?atas|di\s?bawah)\s+target\b(?![^<>;,]{0,40}<)", re.I),
)
_OTHERS: Final = re.compile(
    r"^(?:(?:sementara|sedangkan|adapun)\s+)?<(?P<n>n\d+)>\s+\w+\s+(?:lainnya|sisanya|selebihnya)\b", re.I
)
_APART: Final = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"<(?P<a>[npm]\d+)>(?P<gap>[^<>;]{{0,50}}?)\b{_SIZE}\s+<(?P<by>[dnpm]\d+)>(?P<unit>(?:\s+\w+){{0,2}}?)\s*{THAN}\s+"
        r"(?P<what>[^<>;]{0,60}?)<(?P<b>[npm]\d+)>",
        rf"<(?P<a>[npm]\d+)>(?P<gap>[^<>;]{{0,50}}?)(?:,|\batau)\s*<(?P<by>[dnpm]\d+)>(?P<unit>\s+\w+)\s+{_SIZE}\s+{THAN}\s+"
        r"(?P<what>[^<>;]{0,60}?)<(?P<b>[npm]\d+)>",
        rf"<(?P<a>[npm]\d+)>(?P<gap>[^<>;]{{0,50}}?)\b{_SIZE}\s+<(?P<by>[dnpm]\d+)>(?P<unit>(?:\s+\w+){{0,2}}?)\s*{THAN}\s+"
        r"(?P<what>(?:target|rencana)\w*)(?![^<>;,]{0,40}<)",
        rf"<(?P<a>[npm]\d+)>(?P<gap>[^<>;]{{0,50}}?)(?:,|\batau)\s*<(?P<by>[dnpm]\d+)>(?P<unit>\s+\w+)\s+{_SIZE}\s+{THAN}\s+"
        r"(?P<what>(?:target|rencana)\w*)(?![^<>;,]{0,40}<)",
    )
)
_OTHERS_WORDS: Final = 2
_ANOTHER_SIZE: Final = re.compile(rf"^(?:\s+\w+)?\s+(?:lebih|kurang|{THAN})\b", re.I)
_OF_TARGET: Final = re.compile(
    r"\b(?:target|rencana)\w*\b.*(?:,(?!\s*ya(?:itu|kni)\b)|\b(?:dan|serta|tetapi|namun)\s*$"
    r"|\b(?:karena|sebab|setelah|berkat|akibat|sehingga|saat|ketika)\b)",
    re.I,
)
"""The target is meant, and the next figure is of something else: "dari rencana triwulan karena ... dua kali"."""
_SHARE_BEHIND: Final = re.compile(r"^(?:\s+\w+){0,2}\s*(?:\(|\batau\b)\s*<(?P<p>p\d+)>")


def gaps_in(clause: Clause) -> Iterator[Claim]:
    """ "dari target setahun masih tersisa 7 kali", "12 produk di atas target": how far the target is."""
    if "target" not in clause.sentence.text.lower():
        return
    for pattern in _GAPS:
        for match in pattern.finditer(clause.text):
            figure = clause.figure(match["n"])
            said = bool(figure.unit) or pattern is _BARE_GAP
            if said and not counts_targets(figure) and _is_named(clause, match):
                yield Gap(
                    place=clause.place, order=clause.passage.order, about=clause.about_of(match["n"]), figure=figure
                )


def _is_named(clause: Clause, match: re.Match[str]) -> bool:
    """Whether the words before it name only what it is about: a part of it has a target of its own."""
    about = clause.about_of(match["n"])
    return not about.here or clause.names.foreign(MARK.sub(" ", clause.text[: match.start()]), about) < _OTHERS_WORDS


def others_in(clause: Clause) -> Iterator[Claim]:
    """ "Tiga desa lainnya menyampaikan pada April": all but those of the sentence before."""
    match = _OTHERS.match(clause.text)
    if match is None or not clause.first or not clause.topic.sure:
        return
    figure = clause.figure(match["n"])
    done = [each for each in clause.earlier if counted(each) == counted(figure)]
    alone = sum(counted(each) == counted(figure) for each in clause.sentence.figures) == 1
    if len(done) == 1 and alone and counted(figure) and not counts_targets(figure):
        yield Gap(place=clause.place, order=clause.passage.order, about=clause.topic, figure=figure, done=done[0])


def differences_in(clause: Clause) -> Iterator[Claim]:
    """ "27 menit, lebih cepat 5 menit daripada target 32 menit": two figures and what lies between them."""
    for pattern in _APART:
        for match in pattern.finditer(clause.text):
            one, by = clause.figure(match["a"]), clause.figure(match["by"])
            other = clause.figure(match["b"]) if "b" in match.groupdict() else None
            heads = {counted(each) for each in (one, by, other) if each is not None} - {""}
            if len(heads) > 1 or "dari" in match["gap"].split() or _OF_TARGET.search(match["what"]):
                continue
            if other is not None and one.quantity.unit != other.quantity.unit:
                continue
            if "b" in match.groupdict() and _ANOTHER_SIZE.match(clause.text[match.end() :]):
                continue  # the next figure says by how much, too
            share = _SHARE_BEHIND.match(clause.text[match.end() :])
            if share is not None and other is not None:
                yield Proportion(
                    place=clause.place,
                    order=clause.passage.order,
                    about=clause.about_of(match["a"]),
                    part=one,
                    whole=other,
                    percent=clause.figure(share["p"]),
                )
            yield Differing(
                place=clause.place,
                order=clause.passage.order,
                about=clause.about_of(match["a"]),
                word=" ".join(filter(None, (match["more"], match["how"]))),
                one=one,
                by=by,
                other=other,
            )
