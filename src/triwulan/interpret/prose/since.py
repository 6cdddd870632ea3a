"""The times that a clause compares: its own, and the one that something rose or fell since."""

import re
from dataclasses import replace
from typing import Final

from triwulan.core.claims import Figure
from triwulan.core.roles import Span
from triwulan.core.spans import span_in
from triwulan.interpret.prose.clauses import Clause

THAN: Final = r"(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)"
_THEN: Final = re.compile(
    rf"\b(?:{THAN}|terhadap|sejak)\s+(?:dengan\s+)?(?:keadaan\s+|posisi\s+|kondisi\s+|capaian\s+|realisasi\s+|hasil\s+)?(?:pada\s+)?"
    r"(?P<base>(?:akhir\s+)?(?:s\.?\s?d\.?\s+)?(?:triwulan|tw|semester|bulan|tahun|periode|januari|[fp]ebruari|maret|april|mei|juni|juli|"
    r"agustus|september|oktober|nop?v?ember|desember)\b[^<>,;]{0,40})",
    re.I,
)
_AS_OF: Final = re.compile(r"\b(?:akhir|posisi|keadaan|kondisi|s\.?\s?d\.?)\s", re.I)
"""What was counted up to then, not in that time alone."""
_BEFORE_THAT: Final = re.compile(
    r"^(?:akhir\s+)?(?:(?P<year>tahun)|triwulan|tw|semester|bulan|periode)\s+(?:sebelumnya|lalu|kemarin)\b", re.I
)


def times_compared(clause: Clause) -> tuple[Span | None, str, Span | None]:
    """The time a clause compares with, whether that is only said to be the one before, and its own time."""
    then = _THEN.search(clause.text)
    if then is None or "<" in clause.text[then.end() : then.end() + 1]:
        return None, "", span_in(clause.text)  # what it was then stands in the sentence
    own = f"{clause.text[: then.start()]} , {clause.text[then.end() :]}"
    before = _BEFORE_THAT.match(then["base"])
    if before is not None:
        return None, "year" if before["year"] else "time", span_in(own)
    base = span_in(then["base"])
    if base is not None and _AS_OF.search(then[0]):
        base = replace(base, first=1, cumulative=True)
    return base, "", span_in(own)


def counted(figure: Figure) -> str:
    """The first word of what a figure counts."""
    return figure.noun.partition(" ")[0]
