"""What a report says in words about how its figures are reckoned."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.arithmetic.candidates import Customs
from triwulan.audit.subjects.directions import says_lower
from triwulan.audit.subjects.figures import Same
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.keeping import kept_by_text
from triwulan.core.measurement import CAPS, Cap
from triwulan.core.reading import PassageKind, Reading

_CAPPED: Final = re.compile(
    r"(?:melebihi|melampaui|lebih\s+(?:dari|besar)|di\s?atas|maksim\w+|paling\s+tinggi|tertinggi|dibatasi|dicatat|dicetak|batas\w*|\bcap\b)"
    r"[^.]{0,60}?\b(?P<at>1[0-9]0)(?:,0+)?\s*%?"
)
_HUNDREDS: Final = re.compile(r"1[0-9]0")
_UNCAPPED: Final = re.compile(r"tidak\s+(?:di)?batas|tanpa\s+(?:pem)?batas")
_ROUNDED: Final = re.compile(r"pembulatan|dibulatkan|belum\s+bulat|sebelum\s+bulat")
"""These look at a whole report in lower case, which is much faster than to ignore case letter by letter."""
_RATE: Final = r"(?:persentase\s+|tingkat\s+|%\s*)?"
_SPENT: Final = _RATE + r"(?:serapan|penyerapan|realisasi\s+(?:anggaran|keuangan)|capaian\s+(?:anggaran|serapan))"
_DONE: Final = _RATE + r"(?:capaian|kinerja|realisasi\s+(?:kinerja|fisik))(?:\s+(?:kinerja|indikator|output))?"
_MINUS: Final = r"\s*(?:-|–|dikurangi(?:\s+dengan)?|minus)\s*"
_OVER: Final = r"\s*(?:/|:|÷|dibagi(?:\s+dengan)?|dibanding(?:kan)?(?:\s+dengan)?|terhadap)\s*"
_VARIANTS: Final = {
    EfficiencyVariant.REMAINING: re.compile(rf"100\s*%?(?:\s+persen)?{_MINUS}{_SPENT}|sisa\s+serapan", re.IGNORECASE),
    EfficiencyVariant.DIFFERENCE: re.compile(
        rf"{_DONE}\s*%?{_MINUS}{_SPENT}|selisih[^.]{{0,30}}{_DONE}[^.]{{0,20}}{_SPENT}", re.IGNORECASE
    ),
    EfficiencyVariant.INDEX: re.compile(rf"{_DONE}\s*%?{_OVER}{_SPENT}", re.IGNORECASE),
    EfficiencyVariant.LEVEL: re.compile(
        r"(?:\bIE\b|indeks\s+efisiensi)[^.]{0,20}(?:-|–|dikurangi)\s*(?:1|satu)\b", re.IGNORECASE
    ),
}
_ENDS: Final = re.compile(r"\s(?<=[.;\n]\s)")
_ON_EFFICIENCY: Final = re.compile(r"efisien|\b[it]e\b")
_ONLY_MET: Final = re.compile(
    r"(?:hanya|sepanjang|apabila|jika|bila|kalau)[^.]{0,70}(?:target\w*[^.]{0,20}(?:ter|di)?capai|(?:men|ter)capai\s+target|memenuhi\s+target|kinerja[^.]{0,20}tercapai)",
    re.IGNORECASE,
)


def text_of(reading: Reading) -> str:
    """Everything said in words, as one text."""
    return _text(Same(reading))


@lru_cache(maxsize=1)
def _text(key: Same) -> str:
    reading = key.value
    assert isinstance(reading, Reading)
    return "\n".join(passage.text for passage in reading.passages if passage.kind is not PassageKind.SIGNATURE)


def customs_of(reading: Reading, text: str) -> Customs:
    """The caps, the formula of low figures and the rounding that a report speaks of."""
    caps: list[Cap] = []
    said = text.lower()
    if "batas" not in said or not _UNCAPPED.search(said):
        # a cap is said within one sentence, and few of them have such a figure
        parts = [part for part in said.split(".") if _HUNDREDS.search(part)]
        levels = {Decimal(match["at"]) for part in parts for match in _CAPPED.finditer(part)}
        if {110, 120} <= levels and (cap := CAPS["110_120"]) is not None:
            caps.append(cap)
        caps += [Cap(level, level) for level in sorted(levels)]
    return Customs(tuple(caps), says_lower(reading), "bulat" in said and bool(_ROUNDED.search(said)))


def efficiency_variants(text: str) -> tuple[EfficiencyVariant, ...]:
    """The formulas of efficiency that a report speaks of."""
    said = "\n".join(sentence for sentence in _ENDS.split(text) if _on_efficiency(sentence))
    return tuple(variant for variant, pattern in _VARIANTS.items() if pattern.search(said))


@kept_by_text(2048)
def _on_efficiency(sentence: str) -> bool:
    return _ON_EFFICIENCY.search(sentence.lower()) is not None


@lru_cache(maxsize=2)
def only_when_met(text: str) -> bool:
    """Whether efficiency is said to be reckoned only where the target is reached."""
    return any(re.search("efisien", sentence, re.I) and _ONLY_MET.search(sentence) for sentence in _ENDS.split(text))
