"""The figures of a sentence: amounts, percentages, points and counts, in digits or words, without dates and numbers."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.core.claims import Figure, Hedge
from triwulan.core.quantity import Kind, Quantity, number, parse_money, parse_quantity
from triwulan.interpret.prose.masks import COUNTED, MASKED, NUMBER
from triwulan.interpret.prose.number_words import NUMBER_WORDS, TOGETHER, amount_of_words, number_of_words
from triwulan.interpret.prose.vocabulary import NO_NOUNS

_FIGURE: Final = re.compile(
    rf"""
      (?P<money>(?:\bRp|\bIDR)\s?\.?\s?-?\s?{NUMBER}(?:\s*,\s?-{{1,2}}|,00\b)?
        (?:\s*(?:ribu|juta|jt|mil[iy]ar|triliun|m)\b)?(?:\s+rupiah\b)?
        |{NUMBER}\s*(?:(?:ribu|juta|mil[iy]ar|triliun)\s+)?rupiah\b)
    | (?P<points>-?{NUMBER}\s*(?:poin\s+persen(?:tase)?|persen\s+poin|%\s?-?poin|poin)\b)
    | (?P<percent>-?{NUMBER}\s*(?:%|persen\b|prosen\b))
    | (?P<wordpercent>\b{NUMBER_WORDS}
        (?:\s+koma(?:\s+(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))+)?\s+persen\b)
    | (?P<number>(?<![\w.,/])-?{NUMBER}(?![\w/]))
    | (?P<half>\b(?:separuh|setengah|separo)\b)
    | (?P<together>\b(?:{"|".join(TOGETHER)})(?=\s+(?:{COUNTED})\b))
    | (?P<words>\b{NUMBER_WORDS}\b(?!\s*-))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ANY: Final = re.compile(rf"\d|\b(?:{NUMBER_WORDS}|separuh|setengah|separo|{'|'.join(TOGETHER)})\b", re.I)
_BRACKET: Final = re.compile(r"\s*\(\s*([A-Za-z][A-Za-z\s-]+?)\s*\)")
_NOUN: Final = re.compile(r"\s+((?:ribu|juta)\s+)?([A-Za-z][\w-]*(?:/[A-Za-z]+)?)((?:\s+[a-z][\w-]*){0,2})")
_DURATIONS: Final = frozenset({"jam", "hari", "menit", "detik"})
"""What a bound is set in: "kurang dari 24 jam" is a property, not a figure that is reported."""
_PERIOD_BEFORE: Final = re.compile(
    r"\b(?:semester|triwulan|triwulanan|bulan|tahun|paruh|pihak|urutan|peringkat|tahap|minggu|pekan|yang|alinea|program|kegiatan)\s+$",
    re.I,
)
_RANK_BEFORE: Final = re.compile(
    r"\b(?:tingkat|kelas|jenjang|level|eselon|tipe|lantai|gelombang|angkatan|golongan|grade|tahap)\s+$", re.I
)
"""Before a number in words that is a name: "penguji tingkat dua"."""
_HEDGES: Final = (
    (re.compile(r"\b(?:kisaran|berkisar|rentang|(?:berada|bergerak)\s+antara)\s+[^;()]{1,40}?\s"
                r"(?:sampai(?:\s+dengan)?|hingga|s\.d\.|dan|ke)\s+$", re.I), Hedge.ABOUT),
    (re.compile(r"\b(?:sekitar|kurang lebih|kira-kira|kisaran|hampir mencapai|lebih kurang|±)\s*$", re.I), Hedge.ABOUT),
    (re.compile(r"(?:\b(?:lebih dari|minimal|sedikitnya|setidaknya|paling sedikit|sekurang-kurangnya|tidak kurang dari|"
                r"paling rendah|melebihi|di ?atas)|>|≥)\s*$", re.I), Hedge.OVER),
    (re.compile(r"(?:\b(?:kurang dari|hampir|maksimal|paling banyak|tidak lebih dari|nyaris|mendekati|di ?bawah|"
                r"paling lama|paling lambat)|<|≤)\s*$", re.I), Hedge.UNDER),
)  # fmt: skip
_MARK: Final = re.compile(r"<[a-z](\d+)>")
SOME_OF: Final = re.compile(r"<n(?P<part>\d+)>\s+(?:\w+\s+)?dari\s+(?:\w+\s+)?$", re.I)
"""Before all of which some are meant: "dua dari lima indikator berpredikat Tinggi"."""
_LETTERS: Final = {
    "money": "m", "points": "d", "percent": "p", "wordpercent": "p", "number": "n", "half": "h", "together": "n",
    "words": "n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence whose figures are marks: "<n0> dari <n1> desa (<p2>)"; ``figures`` in that order.

    Letters of marks: m money, p percent, d points, n number, h half, x a reference, date or number that is no figure.
    ``whole`` is the sentence as printed.
    """

    whole: str
    text: str
    figures: tuple[Figure, ...]
    printed: tuple[str, ...]
    """What stands in place of each mark, without what it counts."""

    def restored(self, part: str) -> str:
        """A part of the marked text as it is printed."""
        return _MARK.sub(lambda mark: self.printed[int(mark[1])], part).replace("‹", "<").replace("›", ">")


@lru_cache(maxsize=2048)
def marked(sentence: str) -> Marked:
    """Find the figures of an evened sentence."""
    if _ANY.search(sentence) is None:
        return Marked(sentence, _plain(sentence), (), ())
    masked = [(match.start(), match.end()) for match in MASKED.finditer(sentence)]
    figures: list[Figure] = []
    out: list[str] = []
    printed: list[str] = []
    at = 0
    for match in _FIGURE.finditer(sentence):
        start, end = match.span()
        if start < at or any(low < end and start < high for low, high in masked):
            continue
        found = _figure(match, sentence)
        if found is None:
            continue
        figure, end = found
        if figure.hedge is not Hedge.EXACT and figure.noun.partition(" ")[0] in _DURATIONS:
            continue
        out.append(_plain(sentence[at:start]))
        out.append(f"<{_LETTERS[match.lastgroup or '']}{len(figures)}>")
        figures.append(figure)
        printed.append(sentence[start:end])
        at = end
    out.append(_plain(sentence[at:]))
    return Marked(sentence, "".join(out), tuple(figures), tuple(printed))


def _plain(text: str) -> str:
    return text.replace("<", "‹").replace(">", "›")


def _figure(match: re.Match[str], sentence: str) -> tuple[Figure, int] | None:
    """The figure of a match and where it ends, what stands in brackets behind it included."""
    kind, printed = match.lastgroup, match.group().strip()
    start, end = match.span()
    if kind == "words" and _RANK_BEFORE.search(sentence[:start]):
        return None
    quantity = _quantity(kind, printed)
    if quantity is None or (kind == "together" and _PERIOD_BEFORE.search(sentence[:start])):
        return None
    words: Decimal | None = None
    bracket = _BRACKET.match(sentence, end)
    if bracket is not None and kind in ("money", "percent", "number"):
        words = amount_of_words(bracket[1])
        if words is not None:
            end = bracket.end()
            printed = sentence[start:end]
    hedge = next((hedge for pattern, hedge in _HEDGES if pattern.search(sentence[:start])), Hedge.EXACT)
    figure = Figure(printed=printed, quantity=quantity, hedge=hedge, words=words)
    if kind in ("number", "together", "words"):
        figure = _with_noun(figure, sentence, end)
    return figure, end


def _quantity(kind: str | None, printed: str) -> Quantity | None:
    if kind == "half":
        return replace(number(50, "%"), raw=printed)
    if kind == "together":
        return replace(number(TOGETHER[printed.lower()]), raw=printed)
    if kind == "words":
        value = number_of_words(printed)
        return None if value is None else replace(number(value), raw=printed)
    if kind == "wordpercent":
        spelt = amount_of_words(printed)
        return None if spelt is None else replace(number(spelt, "%", places=_places(spelt)), raw=printed)
    if kind == "points":
        read = parse_quantity(re.match(rf"-?{NUMBER}", printed)[0])  # type: ignore[index]
        return replace(read, unit="poin", raw=printed) if read.is_number else None
    if kind == "money":
        read = parse_money(re.sub(r",00$", "", printed))
        # an amount that cannot be read exactly is left to the rules of form
        return replace(read, raw=printed) if read.is_number else None
    text = re.sub(r"\s*(?:%|persen|prosen)$", "%", printed, flags=re.I)
    read = parse_quantity(text)
    return read if read.kind is Kind.NUMBER else None


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _with_noun(figure: Figure, sentence: str, end: int) -> Figure:
    """What is counted: the words right behind the number, up to one that cannot be part of a name."""
    match = _NOUN.match(sentence, end)
    if match is None or match[2].lower() in NO_NOUNS:
        return figure
    nouns = [match[2].lower()]
    for word in match[3].split():
        if word.lower() in NO_NOUNS:
            break
        nouns.append(word.lower())
    scale = (match[1] or "").strip()
    noun = " ".join(filter(None, (scale, *nouns)))
    printed = " ".join(filter(None, (figure.printed, scale, match[2])))
    return replace(figure, noun=noun, printed=printed)
