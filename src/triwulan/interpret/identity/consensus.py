"""Whose report it is and of what time, by what its text says again and again: for titles that do not say it."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from triwulan.core.identity import NOT_STATED, Cue, Mention, MentionKind, PeriodKind, Stated, StatedPeriod
from triwulan.core.reading import PassageKind

_LENGTHS: Final = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 6: PeriodKind.SEMESTER}
_ENOUGH: Final = 3
_STRANGER: Final = frozenset({Cue.REASON, Cue.PARTNER, Cue.LIST})


def period_said(
    mentions: Sequence[Mention], kinds: Mapping[int, PassageKind], least: int = _ENOUGH
) -> tuple[StatedPeriod | None, int]:
    """The quarter, semester or month the text is about, and how much speaks for it; None when it does not agree."""
    votes: Counter[tuple[int, int]] = Counter()
    years: dict[tuple[int, int], Counter[int]] = {}
    places: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        key, moment = _part(mention), mention.moment
        weight = _weight(mention, kinds.get(mention.order)) if key is not None else 0
        if not weight or key is None or moment is None:
            continue
        votes[key] += weight
        places.setdefault(key, mention)
        if moment.year is not None:
            years.setdefault(key, Counter())[moment.year] += weight
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None, 0
    key, weight = ranked[0]
    year = _year(years.get(key, Counter()), mentions)
    if year is None:
        return None, 0
    length = key[1] - key[0] + 1
    period = StatedPeriod(kind=_LENGTHS[length], number=key[1] // length, year=year, place=places[key].place)
    return period, weight


def support(
    period: StatedPeriod, mentions: Sequence[Mention], kinds: Mapping[int, PassageKind], *, naming_the_year: bool
) -> int:
    """How much these mentions speak for a period; where the year is in doubt, only those that name it."""
    return sum(
        _weight(mention, kinds.get(mention.order))
        for mention in mentions
        if mention.moment is not None
        and _part(mention) == (period.first_month, period.last_month)
        and (mention.moment.year == period.year or (mention.moment.year is None and not naming_the_year))
    )


def year_said(mentions: Sequence[Mention], kinds: Mapping[int, PassageKind]) -> int | None:
    """The year that headings, captions and sentences about the results at large agree on."""
    headlines = (PassageKind.HEADING, PassageKind.CAPTION)
    years = Counter(
        mention.moment.year
        for mention in mentions
        if mention.moment is not None
        and mention.moment.year is not None
        and not mention.cues & {Cue.DOCUMENT, Cue.LIST, Cue.COMPARISON, Cue.PLAN}
        and (mention.cues & {Cue.SELF, Cue.SUMMARY, Cue.STATE} or kinds.get(mention.order) in headlines)
    )
    ranked = years.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def place_said(
    kind: MentionKind, mentions: Sequence[Mention], kinds: Mapping[int, PassageKind], least: int = 2
) -> Stated:
    """The kecamatan, regency or province that is named most, strangers named with a reason aside."""
    votes: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind is not kind or mention.cues & _STRANGER:
            continue
        weights = {PassageKind.SIGNATURE: 3, PassageKind.HEADING: 3, PassageKind.TITLE: 3, PassageKind.CAPTION: 2}
        votes[mention.normal] += weights.get(kinds.get(mention.order, PassageKind.PARAGRAPH), 1)
        first.setdefault(mention.normal, mention)
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return NOT_STATED
    mention = first[ranked[0][0]]
    return Stated(text=mention.text, place=mention.place)


def _part(mention: Mention) -> tuple[int, int] | None:
    """The months of the period a mention may stand for: nine since January end with a third quarter."""
    moment = mention.moment
    if moment is None or moment.last % 3:
        return None if moment is None else (moment.first, moment.last)
    closes = moment.day == monthrange(moment.year or 2024, moment.last)[1] and moment.last < 12
    if (moment.first, moment.last) == (1, 9) or (mention.kind is MentionKind.DATE and closes):
        return moment.last - 2, moment.last
    return moment.first, moment.last


def _weight(mention: Mention, kind: PassageKind | None) -> int:
    """How much a mention tells of the report's own period: 3 where it speaks of itself, 0 where it says nothing."""
    part = _part(mention)
    if part is None or part[1] - part[0] + 1 not in _LENGTHS or part[1] % (part[1] - part[0] + 1):
        return 0
    headline = kind in (PassageKind.CAPTION, PassageKind.HEADING, PassageKind.TITLE)
    if Cue.LIST in mention.cues or (mention.kind is not MentionKind.PERIOD and not (_is_end(mention) and headline)):
        return 0
    if Cue.SELF in mention.cues:
        return 3
    if headline or kind is None:
        return 0 if mention.cues & {Cue.PLAN, Cue.COMPARISON} or kind is None else 2
    if mention.cues & {Cue.SUMMARY, Cue.STATE} and Cue.COMPARISON not in mention.cues:
        return 2
    return 0 if mention.cues & {Cue.PLAN, Cue.COMPARISON} or part[1] == part[0] else 1


def _is_end(mention: Mention) -> bool:
    """Whether it is the last day of a quarter, by which a table tells how things stand: "Posisi per 30 September"."""
    moment = mention.moment
    return mention.kind is MentionKind.DATE and moment is not None and _part(mention) != (moment.first, moment.last)


def _year(years: Counter[int], mentions: Sequence[Mention]) -> int | None:
    """The year said with the period, more than by the way, else the one the report names most."""
    if sum(years.values()) < _ENOUGH:
        years = Counter(
            mention.moment.year
            for mention in mentions
            if mention.moment is not None and mention.moment.year is not None and Cue.DOCUMENT not in mention.cues
        )
    ranked = years.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
