"""One thing said to be done so many times a year, and elsewhere another number of times."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.core.claims import Frequency
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.likeness import words
from triwulan.core.place import Place
from triwulan.core.quantity import format_number
from triwulan.core.reading import Reading

_DEEDS: Final = frozenset(
    {
        "monitoring", "evaluasi", "monev", "pembinaan", "pengawasan", "rapat", "koordinasi", "kunjungan", "sosialisasi",
        "pelatihan", "patroli", "musyawarah", "penyuluhan", "verifikasi", "pemeriksaan", "supervisi", "bimbingan",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Often:
    """How often the text says a thing is done, and what it says elsewhere about the same indicator."""

    place: Place
    claim: Frequency
    others: tuple[Frequency, ...]


def _each(reading: Reading) -> Iterator[Often]:
    claims = [claim for claim in reading.claims if isinstance(claim, Frequency)]
    for place, claim in enumerate(claims):
        if claim.about.subject:
            yield Often(claim.place, claim, tuple(claims[place + 1 :]))


@rule("S424", title="One thing done so often, and elsewhere otherwise", severity=Severity.ERROR, each=_each)
def frequencies_differ(often: Often, context: Context) -> Answer:
    """Compare with every later frequency of the same indicator that names the same two deeds, or the only one."""
    claim = often.claim
    alike = [other for other in often.others if _same_thing(claim, other)]
    if not alike:
        return DOES_NOT_APPLY
    other = next((each for each in alike if each.yearly != claim.yearly), None)
    if other is None:
        return None
    expected = f"{format_number(other.yearly)} kali"
    return Finding(
        message="s424",
        places=(claim.place, other.place),
        printed=claim.printed,
        expected=expected,
        values={"printed": claim.printed, "yearly": claim.yearly, "other": other.printed, "expected": other.yearly},
        cause=f"frequency/{claim.about.subject}",
    )


def _same_thing(one: Frequency, other: Frequency) -> bool:
    if one.about.subject != other.about.subject:
        return False
    mine, yours = _DEEDS & set(words(one.words)), _DEEDS & set(words(other.words))
    return len(mine & yours) > 1 or (len(mine) == 1 and mine == yours)
