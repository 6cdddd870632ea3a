"""More than a hundred percent of all there are."""

import re
from decimal import Decimal
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Passage, Reading

_OF_ALL: Final = re.compile(
    r"(?P<share>\b1\d\d(?:[.,]\d+)?)\s*(?:%|persen)\s+dari\s+(?:seluruh|semua|keseluruhan|total)\s+(?P<whole>[^.,;]{0,60})",
    re.I,
)
_NO_WHOLE: Final = re.compile(
    r"\b(?:target|rencana|pagu|anggaran|baku|ketetapan|potensi|kebutuhan|kuota|pendapatan|penerimaan|tahun|semester|triwulan|"
    r"bulan|sebelumnya|lalu)\b",
    re.I,
)
_ALL: Final = Decimal(100)


def _prose(reading: Reading) -> tuple[Passage, ...]:
    return tuple(reading.prose())


@rule("S430", title="More than all there are", severity=Severity.ERROR, each=_prose)
def more_than_all(passage: Passage, context: Context) -> Answer:
    """A part of people, villages or files cannot be more than all of them; a target can be passed."""
    for match in _OF_ALL.finditer(passage.text):
        if Decimal(match["share"].replace(",", ".")) > _ALL and not _NO_WHOLE.search(match["whole"]):
            printed = f"{match['share']}%"
            quote = excerpt(passage.text, match.start(), match.end())
            return Finding(
                message="s430",
                places=(passage.place.quoting(quote),),
                printed=printed,
                expected="100%",
                values={"printed": printed, "whole": " ".join(match["whole"].split())},
                cause=f"text/{passage.order}/{printed}",
            )
    return None
