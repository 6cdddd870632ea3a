"""The words over the superior's signature, misspelled."""

import re

from rapidfuzz.distance import OSA

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.signatures import SignedSide, signed_sides
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity

_WORDS = ("mengetahui", "menyetujui", "atasan", "langsung", "pejabat", "penilai", "pihak", "pertama", "kedua")


@rule("I516", title="A misspelled word over a signature", severity=Severity.WARNING, each=signed_sides)
def heading_misspelled(signed: SignedSide, context: Context) -> Answer:
    """Judge each word of the heading against the few that stand there."""
    heading = signed.side.heading
    if not heading:
        return DOES_NOT_APPLY
    for word in re.findall(r"[^\W\d_]{5,}", heading.text):
        low = word.lower()
        near = next((right for right in _WORDS if low != right and _slip(low, right)), "")
        if near and low not in _WORDS:
            right = near.upper() if word.isupper() else near.capitalize() if word[0].isupper() else near
            said = re.search(rf"{word}(?:\s+langsung)?", heading.text, re.I)
            printed = said.group() if said else word
            return Finding(
                message="i516",
                places=(heading.place,),
                printed=printed,
                expected=printed.replace(word, right),
                values={"printed": word, "expected": right},
            )
    return None


def _slip(word: str, right: str) -> bool:
    return OSA.distance(word, right) <= 1 + (len(right) > 7)
