"""Whose report it is and which time it is about, by its title, its signatures and what its text agrees on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.identity import (
    NOT_STATED,
    Identity,
    Mention,
    MentionKind,
    PeriodKind,
    Stated,
    StatedPeriod,
    StatedSignature,
    UnitKind,
    comparable,
)
from triwulan.core.post import post_in
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.identity.answering import superior_post_of, working_days_of
from triwulan.interpret.identity.consensus import period_said, place_said, support
from triwulan.interpret.identity.signatures import signatures_of
from triwulan.interpret.identity.title import TitleSays, title_of

_OF_A_DISTRICT: Final = frozenset({"district head", "district secretary", "urban village head", "village secretary"})
_STRONG: Final = 6


def identity_of(passages: tuple[Passage, ...], mentions: tuple[Mention, ...]) -> Identity:
    """Who reports, to whom, about what time; what the document does not say stays empty."""
    kinds = {passage.order: passage.kind for passage in passages}
    title = title_of(passages)
    signatures = signatures_of(passages)
    author = next((side for side in reversed(signatures) if not side.superior and side.post), None)
    district, kind = _district(title, author, mentions, kinds)
    regency = title.regency or place_said(MentionKind.REGENCY, mentions, kinds)
    province = title.province or place_said(MentionKind.PROVINCE, mentions, kinds)
    return Identity(
        post=title.post or (author.post if author else NOT_STATED),
        unit=title.unit,
        village=title.village if kind is UnitKind.URBAN_VILLAGE else NOT_STATED,
        district=district,
        regency=NOT_STATED if kind in (UnitKind.PROVINCE, UnitKind.NATIONAL) else regency,
        province=NOT_STATED if kind is UnitKind.NATIONAL else province,
        superior_post=superior_post_of(passages),
        kind=kind,
        period=_period(title, mentions, kinds),
        titled=title.period,
        working_days=working_days_of(passages),
        signatures=signatures,
    )


def _district(
    title: TitleSays, author: StatedSignature | None, mentions: Sequence[Mention], kinds: Mapping[int, PassageKind]
) -> tuple[Stated, UnitKind]:
    """The reporter's kecamatan, if it is one's or in one; offices of a regency speak of all of theirs."""
    if title.kind in (UnitKind.DISTRICT, UnitKind.URBAN_VILLAGE):
        return title.district or place_said(MentionKind.DISTRICT, mentions, kinds), title.kind
    if title.kind is not UnitKind.UNKNOWN and not (title.kind is UnitKind.REGENCY and not title.unit):
        return NOT_STATED, title.kind
    said = place_said(MentionKind.DISTRICT, mentions, kinds)
    posts = [post_in(stated.text) for stated in (title.post, author.post if author else NOT_STATED) if stated]
    here = any(post is not None and post.kind in _OF_A_DISTRICT for post in posts)
    heads = any(
        mention.kind is MentionKind.DISTRICT and mention.normal == comparable(said.text) for mention in mentions
    )
    if said and (here or (heads and _speaks_of_camat(mentions))):
        return said, UnitKind.DISTRICT
    return NOT_STATED, title.kind


def _speaks_of_camat(mentions: Sequence[Mention]) -> bool:
    return any("camat " in mention.sentence.lower() for mention in mentions if mention.kind is MentionKind.DISTRICT)


def _period(title: TitleSays, mentions: Sequence[Mention], kinds: Mapping[int, PassageKind]) -> StatedPeriod | None:
    """The title's period, unless the whole text speaks of another and nothing of the title's."""
    titled = title.period
    body = [mention for mention in mentions if not _in_title(mention, titled)]
    said, weight = period_said(body, kinds)
    if titled is None or (said is not None and titled.kind is PeriodKind.YEAR and not title.of_report):
        return said
    if titled.kind is PeriodKind.YEAR:
        return titled
    if said is not None and weight >= _STRONG and not support(titled, body, kinds):
        return replace(said, place=titled.place)
    return titled


def _in_title(mention: Mention, titled: StatedPeriod | None) -> bool:
    if titled is None:
        return False
    here = mention.place.address
    return here == titled.place.address if here else mention.place.quote.endswith(titled.place.quote)
