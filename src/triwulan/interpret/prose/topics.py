"""What each passage is about by what stands above it: the heading, the item, the words before its first stop."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from triwulan.core.claims import NOTHING, About
from triwulan.core.keeping import kept_by_text
from triwulan.core.reading import Passage, PassageKind, StatedTable
from triwulan.interpret.prose.about import Names, as_about
from triwulan.interpret.prose.sentences import even

_LEAD: Final = re.compile(r"^(?P<lead>[^.:;]{3,140}?)\s*(?:\.\s+(?=[A-Z\d])|:\s+(?=\S)|:$|\.$)")
_ANEW: Final = re.compile(
    r"^(?:secara (?:keseluruhan|umum)|berdasarkan|oleh karena itu|dari (?:uraian|tabel|hasil)|dengan demikian|"
    r"untuk mewujudkan|"
    r"selain itu|adapun|demikian|(?:hal-hal|rincian|ringkasan)\b|tabel\b)",
    re.I,
)
_MOST_WORDS: Final = 30
_MOST_LEAD: Final = 14
_MOSTLY: Final = 0.6


@dataclass(slots=True)
class _Topic:
    """The topic that holds on, and the passage that set it."""

    about: About = NOTHING
    setter: Passage | None = None


def topics_of(passages: tuple[Passage, ...], tables: tuple[StatedTable, ...], names: Names) -> dict[int, About]:
    """The topic of each passage by its order; passages without one are left out."""
    topics: dict[int, About] = {}
    held = _Topic()
    orders = sorted(table.order for table in tables)
    passed = 0
    for passage in passages:
        before = bisect_left(orders, passage.order)
        if before > passed and _set_by_item(held):
            held = _Topic()
        passed = before
        about = _topic(passage, held, names)
        if about is not NOTHING:
            topics[passage.order] = about
    return topics


def _topic(passage: Passage, held: _Topic, names: Names) -> About:
    text = even(passage.text)
    if passage.kind is PassageKind.HEADING:
        found = names.subject(text)
        held.about = as_about(found) if found is not None and found.sure else NOTHING
        held.setter = passage
        return held.about
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE):
        return NOTHING
    if _is_name(text):
        found = names.subject(text)
        if found is not None and found.sure and found.cover >= _MOSTLY:
            held.about, held.setter = as_about(found), passage
            return held.about
    if _ends(held, passage, text):
        held.about, held.setter = NOTHING, None
    lead = _lead(passage, text, names)
    return held.about if lead is NOTHING else lead


@kept_by_text(1024)
def _is_name(text: str) -> bool:
    """Whether a passage can be the mere name of an indicator, as a line above what is said of it."""
    return len(text.split()) <= _MOST_WORDS and not re.search(r"[.!?]\s|\d[,%]\d|\d\s*%|\bRp", text.rstrip(". "))


def _lead(passage: Passage, text: str, names: Names) -> About:
    """The indicator that the words before the first stop or colon name, the number of the item agreeing where weak."""
    lead = _lead_of(text)
    found = names.subject(lead) if lead else None
    if found is None:
        return NOTHING
    agrees = bool(passage.number) and passage.number in found.numbers
    return as_about(found, sure=found.sure or agrees or len(lead.split()) <= 5)


@kept_by_text(1024)
def _lead_of(text: str) -> str:
    """The words before the first stop or colon, where they are few; else ""."""
    match = _LEAD.match(text)
    return "" if match is None or len(match["lead"].split()) > _MOST_LEAD else match["lead"]


def _set_by_item(held: _Topic) -> bool:
    return held.setter is not None and held.setter.kind is not PassageKind.HEADING


def _ends(held: _Topic, passage: Passage, text: str) -> bool:
    """Whether what was said above no longer holds: the next item of its list, or a paragraph that begins anew."""
    setter = held.setter
    if setter is None:
        return False
    if passage.kind is PassageKind.ITEM and setter.kind is PassageKind.ITEM:
        return passage.level <= setter.level and passage.number.isdigit() == setter.number.isdigit()
    return passage.kind is PassageKind.PARAGRAPH and bool(_ANEW.match(text)) and setter.kind is not PassageKind.HEADING
