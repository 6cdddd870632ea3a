"""What can be entered in a quarter: every field's path, kind and place in the report's order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from triwulan.core import anchors
from triwulan.core.measurement import Aggregation
from triwulan.core.report import CarriedAnswer, Indicator

LONGEST_TEXT: Final = 8000
"""Characters in one field; more than any form of this kind holds on its pages."""
LONGEST_REASON: Final = 1000
"""Characters of the reason for sending with errors."""
MOST_ITEMS: Final = 30
"""Strategies of an indicator, or follow-ups of a quarter."""

_PATH: Final = re.compile(
    r"measurement/(?P<measured>\w+)/(value|numerator|denominator)"
    r"|cost/(?P<line>\w+)/(spending|reason|output)"
    r"|analysis/(?P<analysed>\w+)/(method|done|sent_to|cause|obstacle|solution)"
    r"|strategy/(?P<pursued>\w+)/(?P<strategy_item>[1-9]\d?)/(text|months)"
    r"|follow_up/(?P<item>[1-9]\d?)/(what|who|by_when)"
    r"|carried/(?P<carried>[1-9]\d{0,2})/(answer|note|by_when)"
    r"|closing/text"
)


class Section(StrEnum):
    """The steps of the quarter in the order of the report; the value is the page's address."""

    MEASUREMENT = "capaian"
    COST = "anggaran"
    ANALYSIS = "analisis"
    STRATEGY = "strategi"
    CARRIED = "tindak-lanjut-lalu"
    FOLLOW_UP = "tindak-lanjut"
    CLOSING = "penutup"


SECTION_TITLES: Final = {
    Section.MEASUREMENT: _("Capaian"),
    Section.COST: _("Anggaran"),
    Section.ANALYSIS: _("Analisis"),
    Section.STRATEGY: _("Strategi"),
    Section.CARRIED: _("Tindak lanjut triwulan lalu"),
    Section.FOLLOW_UP: _("Rencana tindak lanjut"),
    Section.CLOSING: _("Penutup"),
}
_SECTION_OF: Final = {
    "measurement": Section.MEASUREMENT,
    "cost": Section.COST,
    "analysis": Section.ANALYSIS,
    "strategy": Section.STRATEGY,
    anchors.CARRIED: Section.CARRIED,
    anchors.FOLLOW_UP: Section.FOLLOW_UP,
    anchors.CLOSING: Section.CLOSING,
}
LABELS: Final = {
    "value": _("Realisasi"),
    "counted": _("Realisasi menurut hitungan"),
    "numerator": _("Pembilang"),
    "denominator": _("Penyebut"),
    "spending": _("Realisasi anggaran s.d. triwulan ini"),
    "reason": _("Alasan realisasi anggaran turun"),
    "output": _("Keluaran triwulan ini"),
    "method": _("Cara menghitung"),
    "done": _("Yang telah dilakukan"),
    "sent_to": _("Disampaikan kepada"),
    "cause": _("Penyebab"),
    "obstacle": _("Hambatan"),
    "solution": _("Solusi"),
    "months": _("Bulan pelaksanaan"),
    "what": _("Apa yang dilakukan"),
    "who": _("Siapa"),
    "by_when": _("Paling lambat"),
    "answer": _("Jawaban"),
    "note": _("Keterangan"),
    "evidence": _("Bukti"),
}
ANALYSIS_FIELDS: Final = ("method", "done", "sent_to", "cause", "obstacle", "solution")
FOLLOW_UP_FIELDS: Final = ("what", "who", "by_when")
CARRIED_FIELDS: Final = ("answer", "note", "by_when")
ANSWER_WORDS: Final = {
    CarriedAnswer.DONE: _("Selesai"),
    CarriedAnswer.CONTINUED: _("Dilanjutkan"),
    CarriedAnswer.DROPPED: _("Dihentikan"),
}
_TEXT_LABELS: Final = {"strategy": pgettext_lazy("strategi", "Strategi"), "closing": _("Catatan penutup")}


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a path is about: an indicator's code, or a budget line's key, or neither."""

    indicator: str = ""
    line: str = ""


def subject_of(path: str) -> Subject | None:
    """What a path is about; None when there is no such field."""
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    for item in (match["strategy_item"], match["item"]):
        if item is not None and int(item) > MOST_ITEMS:
            return None
    return Subject(indicator=match["measured"] or match["analysed"] or match["pursued"] or "", line=match["line"] or "")


def section_of(path: str) -> Section | None:
    """The step a path (or an anchor) belongs to."""
    return _SECTION_OF.get(path.partition("/")[0])


def label_of(path: str) -> str:
    """What the field is called on the screen."""
    kind, field = path.partition("/")[0], path.rpartition("/")[2]
    return str(_TEXT_LABELS[kind] if field == "text" else LABELS[field])


def measured_fields(indicator: Indicator) -> tuple[str, ...]:
    """A ratio is entered as the pair that was counted, everything else as one figure."""
    return ("numerator", "denominator") if indicator.aggregation is Aggregation.RATIO else ("value",)


def items_entered(paths: Iterable[str], prefix: str) -> Iterator[int]:
    """Numbers of the list items under a prefix ("strategy/IK1") that hold anything, in order."""
    numbers = {
        int(path[len(prefix) + 1 :].partition("/")[0])
        for path in paths
        if path.startswith(f"{prefix}/") and path[len(prefix) + 1 :].partition("/")[0].isdigit()
    }
    yield from sorted(numbers)


def months_of(text: str) -> tuple[int, ...]:
    """Months 1..12 as the form posts them ("1,2,3"); what is no month is left out."""
    numbers = (int(part) for part in re.split(r"[\s,]+", text) if part.isdecimal() and len(part) <= 2)
    return tuple(sorted({number for number in numbers if 1 <= number <= 12}))


def carried_number(path: str) -> int | None:
    """The number of last quarter's follow-up that a path is about."""
    match = _PATH.fullmatch(path)
    return None if match is None or match["carried"] is None else int(match["carried"])
