"""Whose report it is and of what time, by what its text says again and again: for titles that do not say it."""

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
        weight = _weight(mention, kinds.get(mention.order))
        moment = mention.moment
        if not weight or moment is None:
            continue
        key = (moment.first, moment.last)
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
        and (mention.moment.first, mention.moment.last) == (period.first_month, period.last_month)
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


def _weight(mention: Mention, kind: PassageKind | None) -> int:
    """How much a mention tells of the report's own period: 3 where it speaks of itself, 0 where it says nothing."""
    moment = mention.moment
    if mention.kind is not MentionKind.PERIOD or moment is None or moment.last - moment.first + 1 not in _LENGTHS:
        return 0
    if Cue.LIST in mention.cues or moment.last % (moment.last - moment.first + 1):
        return 0
    if Cue.SELF in mention.cues:
        return 3
    if kind in (PassageKind.CAPTION, PassageKind.HEADING, PassageKind.TITLE, None):
        return 0 if mention.cues & {Cue.PLAN, Cue.COMPARISON} or kind is None else 2
    if mention.cues & {Cue.SUMMARY, Cue.STATE} and Cue.COMPARISON not in mention.cues:
        return 2
    return 0 if mention.cues & {Cue.PLAN, Cue.COMPARISON} or moment.last == moment.first else 1


def _year(years: Counter[int], mentions: Sequence[Mention]) -> int | None:
    """The year said with the period, else the one the report names most."""
    if not years:
        years = Counter(
            mention.moment.year
            for mention in mentions
            if mention.moment is not None and mention.moment.year is not None and Cue.DOCUMENT not in mention.cues
        )
    ranked = years.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
