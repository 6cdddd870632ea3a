"""Whose report it is and which time it is about, by its title, its signatures and what its text agrees on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from triwulan.core.identity import (
    NOT_STATED,
    Cue,
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
from triwulan.core.place import Place
from triwulan.core.post import post_in, same_field
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.identity.answering import superior_post_of, working_days_of
from triwulan.interpret.identity.consensus import period_said, place_said, support, year_said
from triwulan.interpret.identity.signatures import signatures_of
from triwulan.interpret.identity.title import TitleSays, title_of

_OF_A_DISTRICT: Final = frozenset({"district head", "district secretary", "urban village head", "village secretary"})
_SERVES: Final = re.compile(
    r"\b(?:melayani|wilayah\s+(?:kerja|pelayanan|tugas)(?:nya)?)\b(?=[^.;]{0,60}\b[Kk]ecamatan\b)"
)
_STRONG: Final = 6
_ENOUGH: Final = 4
_SOON: Final = 60


def identity_of(passages: tuple[Passage, ...], mentions: tuple[Mention, ...]) -> Identity:
    """Who reports, to whom, about what time; what the document does not say stays empty."""
    kinds = {passage.order: passage.kind for passage in passages}
    title = title_of(passages)
    signatures = signatures_of(passages)
    author = next((side for side in reversed(signatures) if not side.superior and side.post), None)
    district, kind = _district(title, author, mentions, kinds)
    regency = _place(MentionKind.REGENCY, title.regency, mentions, kinds) or _named_with(district, mentions)
    province = title.province or place_said(MentionKind.PROVINCE, mentions, kinds)
    return Identity(
        post=_post(title.post, author.post if author else NOT_STATED, mentions),
        titled_post=title.post,
        unit=title.unit,
        village=title.village if kind is UnitKind.URBAN_VILLAGE else NOT_STATED,
        district=district,
        regency=NOT_STATED if kind in (UnitKind.PROVINCE, UnitKind.NATIONAL) else regency,
        province=NOT_STATED if kind is UnitKind.NATIONAL else province,
        superior_post=superior_post_of(passages),
        kind=kind,
        period=_period(title, mentions, kinds, signatures),
        titled=title.period if title.of_report or not _is_year(title.period) else None,
        working_days=working_days_of(passages),
        signatures=signatures,
    )


def _district(
    title: TitleSays, author: StatedSignature | None, mentions: Sequence[Mention], kinds: Mapping[int, PassageKind]
) -> tuple[Stated, UnitKind]:
    """The reporter's kecamatan, if it is one's or in one; offices of a regency speak of all of theirs."""
    if title.kind in (UnitKind.DISTRICT, UnitKind.URBAN_VILLAGE):
        return _place(MentionKind.DISTRICT, title.district, mentions, kinds), title.kind
    if title.kind is not UnitKind.UNKNOWN and not (title.kind is UnitKind.REGENCY and not title.unit):
        return _served(mentions) if title.local else NOT_STATED, title.kind
    said = place_said(MentionKind.DISTRICT, mentions, kinds)
    posts = [post_in(stated.text) for stated in (title.post, author.post if author else NOT_STATED) if stated]
    here = any(post is not None and post.kind in _OF_A_DISTRICT for post in posts)
    heads = any(
        mention.kind is MentionKind.DISTRICT and mention.normal == comparable(said.text) for mention in mentions
    )
    if said and (here or (heads and _speaks_of_camat(mentions))):
        return said, UnitKind.DISTRICT
    return NOT_STATED, title.kind


def _named_with(district: Stated, mentions: Sequence[Mention]) -> Stated:
    """The regency that is named right behind one's own kecamatan: "Kecamatan Senduro Kabupaten Lumajang"."""
    if not district:
        return NOT_STATED
    name = re.escape(district.text)
    for mention in mentions:
        if mention.kind is MentionKind.REGENCY and re.search(
            rf"\b{name},?\s+(?:kabupaten|kab\.|kota)\s+{re.escape(mention.text)}", mention.sentence, re.IGNORECASE
        ):
            return Stated(text=mention.text, place=mention.place)
    return NOT_STATED


def _served(mentions: Sequence[Mention]) -> Stated:
    """The one kecamatan that an office in it says it serves; none where it serves several."""
    found = {
        mention.normal: mention
        for mention in mentions
        if mention.kind is MentionKind.DISTRICT and _SERVES.search(mention.sentence)
    }
    return Stated(text=one.text, place=one.place) if len(found) == 1 and (one := found.popitem()[1]) else NOT_STATED


def _speaks_of_camat(mentions: Sequence[Mention]) -> bool:
    return any("camat " in mention.sentence.lower() for mention in mentions if mention.kind is MentionKind.DISTRICT)


def _place(kind: MentionKind, titled: Stated, mentions: Sequence[Mention], kinds: Mapping[int, PassageKind]) -> Stated:
    """The title's place, unless the whole text speaks of another and never of the title's."""
    if not titled:
        return place_said(kind, mentions, kinds)
    body = [each for each in mentions if each.kind is kind and not _same_line(each, titled.place)]
    said = place_said(kind, body, kinds, least=_ENOUGH)
    alone = not any(each.normal == comparable(titled.text) for each in body)
    return said if said and alone else titled


def _post(titled: Stated, signed: Stated, mentions: Sequence[Mention]) -> Stated:
    """The title's post, unless headings and signature agree on another of its kind."""
    one, other = post_in(titled.text), post_in(signed.text)
    if one is None or other is None or one.kind != other.kind or same_field(one.field, other.field):
        return titled or signed
    fields = [
        mention.normal.partition(":")[2]
        for mention in mentions
        if mention.kind is MentionKind.POST and Cue.SELF in mention.cues and mention.normal.startswith(one.kind)
    ]
    alone = fields and all(same_field(field, other.field) and not same_field(field, one.field) for field in fields)
    return signed if alone else titled


def _period(
    title: TitleSays,
    mentions: Sequence[Mention],
    kinds: Mapping[int, PassageKind],
    signatures: Sequence[StatedSignature],
) -> StatedPeriod | None:
    """The title's period, unless the whole text, or the text and the day of signing, speak of another."""
    titled = title.period
    body = [mention for mention in mentions if not _in_title(mention, titled)]
    said, weight = period_said(body, kinds)
    if titled is None or (said is not None and _is_year(titled) and not title.of_report):
        return said
    year = year_said(body, kinds)
    if titled.kind is not PeriodKind.YEAR and said is not None and weight >= _STRONG:
        same_part = (said.kind, said.number) == (titled.kind, titled.number)
        if not support(titled, body, kinds, naming_the_year=same_part):
            return replace(said, place=titled.place)
    days = [side.dated for side in signatures if side.dated is not None and not side.superior]
    if days and not _signed_after(titled, days):
        weak, _ = period_said(body, kinds, least=2)
        for other in (weak, replace(titled, year=year) if year is not None else None):
            if other is not None and _signed_after(other, days):
                return replace(other, place=titled.place)
    return titled


def _is_year(period: StatedPeriod | None) -> bool:
    return period is not None and period.kind is PeriodKind.YEAR


def _signed_after(period: StatedPeriod, days: Sequence[date]) -> bool:
    """Whether one of these days follows the end of a period soon enough."""
    soon = 2 * _SOON if period.kind is PeriodKind.YEAR else _SOON
    return any(0 <= (day - period.last_day).days <= soon for day in days)


def _in_title(mention: Mention, titled: StatedPeriod | None) -> bool:
    return titled is not None and _same_line(mention, titled.place)


def _same_line(mention: Mention, place: Place) -> bool:
    here = mention.place.address
    return here == place.address if here else mention.place.quote.endswith(place.quote)
