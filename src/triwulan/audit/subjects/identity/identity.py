"""Times as a report names them, beside the time it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Final

from triwulan.audit.subjects.keeping import gathered
from triwulan.core.identity import Cue, Mention, MentionKind, Moment, PeriodKind, StatedPeriod
from triwulan.core.likeness import likeness
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind, Reading

_PROSE: Final = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
_HEADLINES: Final = (PassageKind.HEADING, PassageKind.CAPTION, PassageKind.TITLE)
_PLANNING: Final = re.compile(r"rencana|tindak lanjut|rtl\b|strategi|target|jadwal|langkah|agenda|rekomendasi", re.I)
_SISTERS: Final = 0.85
_TIMES: Final = (MentionKind.PERIOD, MentionKind.YEAR, MentionKind.DATE)


class Relation(StrEnum):
    """How a time lies to the report's own."""

    OWN = "own"
    EARLIER = "earlier"
    LATER = "later"
    ANOTHER_YEAR = "another_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTime:
    """A time named in prose; ``beside_own`` when its passage names the report's own time too, ``alone`` when its
    sentence names no other time at all.

    ``planning``: it stands in a chapter about plans; ``enumerated``: its sentence goes through three times or more, or
    begins with a plan for one of them.
    """

    place: Place
    mention: Mention
    moment: Moment
    own: StatedPeriod
    relation: Relation
    beside_own: bool
    alone: bool
    planning: bool
    enumerated: bool

    def has(self, *cues: Cue) -> bool:
        """Whether the words around it say any of these."""
        return any(cue in self.mention.cues for cue in cues)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadedTime:
    """A time named in a heading, a caption or a line of the title, with the words of that line.

    ``table`` is the index of the table it names, -1 without. ``sister``: another heading or caption names the report's
    own time with nearly the same words.
    """

    place: Place
    mention: Mention
    moment: Moment
    own: StatedPeriod
    relation: Relation
    line: str
    table: int
    sister: bool
    beside_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TitledTime:
    """The period a title says, and the one the text and the day of signing agree on."""

    place: Place
    titled: StatedPeriod
    own: StatedPeriod


def titled_times(reading: Reading) -> Iterator[TitledTime]:
    """The period of the title, where there is one."""
    titled, own = reading.identity.titled, reading.identity.period
    if titled is not None and own is not None:
        yield TitledTime(place=titled.place, titled=titled, own=own)


@gathered
def said_times(reading: Reading) -> Iterator[SaidTime]:
    """Every quarter, semester, month, year and date in prose, once the report says what time it is about."""
    own = reading.identity.period
    if own is None:
        return
    passages = {passage.order: passage for passage in reading.passages}
    for order, mentions in _by_passage(reading):
        passage = passages.get(order)
        if passage is None or passage.kind not in _PROSE:
            continue
        own_named = _names_own(mentions, own)
        planning = _is_planning(passage.place.section)
        for mention, moment in _moments(mentions):
            yield SaidTime(
                place=mention.place,
                mention=mention,
                moment=moment,
                own=own,
                relation=relation(moment, own),
                beside_own=own_named,
                alone=_is_alone(mention, mentions),
                planning=planning,
                enumerated=_enumerated(mention, mentions),
            )


@gathered
def headed_times(reading: Reading) -> Iterator[HeadedTime]:
    """Every time in a heading, a caption or a title."""
    own = reading.identity.period
    if own is None:
        return
    passages = {passage.order: passage for passage in reading.passages}
    lines = [passage for passage in reading.passages if passage.kind in _HEADLINES]
    for order, mentions in _by_passage(reading):
        passage = passages.get(order)
        if passage is None or passage.kind not in _HEADLINES:
            continue
        for mention, moment in _moments(mentions):
            yield HeadedTime(
                place=passage.place,
                mention=mention,
                moment=moment,
                own=own,
                relation=relation(moment, own),
                line=" ".join(passage.text.split()),
                table=passage.table,
                sister=_has_sister(passage, lines, reading, own),
                beside_own=_names_own(mentions, own),
            )


@lru_cache(maxsize=1024)
def _is_planning(section: str) -> bool:
    return _PLANNING.search(section) is not None


def relation(moment: Moment, own: StatedPeriod) -> Relation:
    """How a time lies to the report's own; what is inside it, or holds it, is its own."""
    if moment.year is not None and moment.year != own.year:
        return Relation.ANOTHER_YEAR
    if (moment.first, moment.last) == (1, 12) or own.kind is PeriodKind.YEAR:
        return Relation.OWN
    if moment.last > own.last_month:
        return Relation.LATER
    inside = own.first_month <= moment.last <= own.last_month
    whole = moment.last - moment.first + 1 <= own.last_month - own.first_month + 1 or moment.last == own.last_month
    return Relation.OWN if inside and whole else Relation.EARLIER


def _by_passage(reading: Reading) -> Iterator[tuple[int, list[Mention]]]:
    """The mentions of each passage; the line of the title that says its period is left to ``titled_times``."""
    titled = reading.identity.titled
    title = titled.place.address if titled is not None else ""
    for order, mentions in groupby(reading.mentions, key=lambda mention: mention.order):
        yield order, [mention for mention in mentions if not title or mention.place.address != title]


def _moments(mentions: list[Mention]) -> Iterator[tuple[Mention, Moment]]:
    for mention in mentions:
        if mention.kind in _TIMES and mention.moment is not None:
            yield mention, mention.moment


def _is_alone(mention: Mention, mentions: list[Mention]) -> bool:
    return all(each.normal == mention.normal for each, _ in _moments(mentions) if each.sentence == mention.sentence)


def _enumerated(mention: Mention, mentions: list[Mention]) -> bool:
    beside = [each for each in mentions if each.sentence == mention.sentence and each.kind is MentionKind.PERIOD]
    if len({each.normal for each in beside}) >= 3:
        return True
    return any(Cue.PLAN in each.cues for each in beside if each is not mention)


def _names_own(mentions: list[Mention], own: StatedPeriod) -> bool:
    """Whether a passage names the report's own quarter, or its year beside another one."""
    years = {moment.year for _, moment in _moments(mentions) if moment.year is not None}
    if len(years) > 1 and own.year in years:
        return True
    return any(
        (moment.first, moment.last) != (1, 12) and moment.last == own.last_month and moment.year in (None, own.year)
        for _, moment in _moments(mentions)
    )


def _has_sister(passage: Passage, lines: list[Passage], reading: Reading, own: StatedPeriod) -> bool:
    mine = _without_times(passage.text)
    for other in lines:
        if other.order == passage.order or likeness(mine, _without_times(other.text), {}) < _SISTERS:
            continue
        if _names_own([each for each in reading.mentions if each.order == other.order], own):
            return True
    return False


def _without_times(text: str) -> str:
    return re.sub(r"\b(?:triwulan\w*|tw|semester|bulan|tahun|anggaran|[ivx]+|\d[\d.]*|tabel)\b", " ", text.lower())
