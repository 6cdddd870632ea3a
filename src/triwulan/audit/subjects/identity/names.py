"""Places, offices and posts as a report names them, beside its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rapidfuzz.distance import OSA

from triwulan.core.identity import Cue, Mention, MentionKind, Stated, UnitKind, comparable
from triwulan.core.place import Place
from triwulan.core.reading import Reading

_REGIONS: Final = {MentionKind.DISTRICT, MentionKind.REGENCY, MentionKind.PROVINCE}
_AHEAD: Final = re.compile(r"^\W*(?:ke depan(?:nya)?|di masa (?:depan|mendatang))\s*,?\s*$", re.I)
_GOES_ON: Final = re.compile(
    r"\s+(?:akan|perlu|harus|berkomitmen(?: untuk)?)\s+(?:(?:terus|lebih|tetap|senantiasa)\s+)?"
    r"me(?!mbantu|ndukung|ndampingi|nyediakan|mfasilitasi|nyerahkan)\w+",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A kecamatan, regency or province by all the places where a report names it.

    ``stranger``: it is not the reporter's own; ``unreasoned`` are the mentions for which the text gives no reason,
    ``partnered`` those as a partner one coordinates with.
    """

    place: Place
    kind: MentionKind
    name: str
    own: Stated
    stranger: bool
    unreasoned: tuple[Mention, ...]
    partnered: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedName:
    """An office or a post named where only the reporter's own can stand ("Perjanjian Kinerja ...").

    ``planning``: an office of any kind is said to carry the reporter's plans on ("Ke depan, Dinas X akan ...").
    """

    place: Place
    mention: Mention
    own: Stated
    planning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A regulation by its title, and every number and year it is cited with, each with its first mention.

    Numbers that differ in both number and year are two regulations of one title, of which the later replaced the other.
    """

    place: Place
    title: str
    numbers: tuple[tuple[str, Mention], ...]


def named_districts(reading: Reading) -> Iterator[NamedPlace]:
    """Every kecamatan named in the report of one kecamatan or of an office in it, and every kelurahan in a lurah's."""
    if reading.identity.village:
        yield from _named(reading, MentionKind.VILLAGE, reading.identity.village)
    if reading.identity.district:
        yield from _named(reading, MentionKind.DISTRICT, reading.identity.district)


def named_regencies(reading: Reading) -> Iterator[NamedPlace]:
    """Every regency or city, and every province, named in the report of an office of one."""
    if reading.identity.regency:
        yield from _named(reading, MentionKind.REGENCY, reading.identity.regency)
    if reading.identity.province:
        yield from _named(reading, MentionKind.PROVINCE, reading.identity.province)


def attached_offices(reading: Reading) -> Iterator[OwnedName]:
    """Every office named in the report of a kecamatan, as it stands to a kecamatan's name."""
    if reading.identity.kind not in (UnitKind.DISTRICT, UnitKind.URBAN_VILLAGE):
        return
    for mention in reading.mentions:
        if mention.kind is MentionKind.OFFICE and reading.identity.district:
            yield OwnedName(place=mention.place, mention=mention, own=reading.identity.district)


def owned_names(reading: Reading) -> Iterator[OwnedName]:
    """Offices and posts where only the reporter's own can stand."""
    identity = reading.identity
    for mention in reading.mentions:
        own = {MentionKind.OFFICE: identity.unit, MentionKind.POST: identity.post}.get(mention.kind)
        if own and Cue.SELF in mention.cues:
            yield OwnedName(place=mention.place, mention=mention, own=own)
        elif identity.unit and mention.kind is MentionKind.OFFICE and _carries_plans_on(mention, reading):
            yield OwnedName(place=mention.place, mention=mention, own=identity.unit, planning=True)


def _carries_plans_on(mention: Mention, reading: Reading) -> bool:
    """Whether an office of the reporter's own regency, named but once, is said to go on with the work at large.

    An office that has its part in the report is named before its plans are.
    """
    before, _, after = mention.sentence.partition(mention.text)
    region = reading.identity.regency or reading.identity.province
    within = (
        re.match(rf"\s+(?:(?:kab|prov)\w*\.?|kota)\s+{re.escape(region.text)}(?=\s)", after, re.I) if region else None
    )
    if within is None or _AHEAD.match(before) is None or _GOES_ON.match(after, within.end()) is None:
        return False
    same = [each for each in reading.mentions if each.kind is MentionKind.OFFICE and each.normal == mention.normal]
    return len(same) == 1


def citations(reading: Reading) -> Iterator[Citation]:
    """Regulations cited with a title, those of nearly the same title together."""
    found: list[tuple[str, str, list[tuple[str, Mention]]]] = []
    for mention in reading.mentions:
        kind, _, rest = mention.normal.partition("|")
        number, _, title = rest.partition("|")
        if mention.kind is not MentionKind.REGULATION or len(title) < 20 or title.startswith("perubahan"):
            continue
        for other_kind, other_title, numbers in found:
            if _same_title(title, other_title) and (kind.startswith(other_kind) or other_kind.startswith(kind)):
                known = [each for each, _ in numbers]
                if number in known or any(_half_same(number, each) for each in known):
                    if number not in known:
                        numbers.append((number, mention))
                    break
        else:
            found.append((kind, title, [(number, mention)]))
    for _, title, numbers in found:
        yield Citation(place=numbers[0][1].place, title=title, numbers=tuple(numbers))


def _named(reading: Reading, kind: MentionKind, own: Stated) -> Iterator[NamedPlace]:
    mentions = [mention for mention in reading.mentions if mention.kind is kind]
    counted = _many_in_tables(reading, mentions)
    by_name = sorted(mentions, key=lambda mention: mention.normal)
    for normal, group in groupby(by_name, key=lambda mention: mention.normal):
        members = sorted(group, key=lambda mention: mention.order)
        stranger = not _same_place(normal, own.text) and normal not in _own_names(reading)
        known = any(mention.cues & {Cue.REASON, Cue.LIST} for mention in members)
        bare = [mention for mention in members if not _excused(mention, known) and mention.order not in counted]
        yield NamedPlace(
            place=bare[0].place if bare else members[0].place,
            kind=kind,
            name=members[0].text,
            own=own,
            stranger=stranger,
            unreasoned=tuple(bare),
            partnered=tuple(mention for mention in members if Cue.PARTNER in mention.cues and not known),
        )


def _excused(mention: Mention, known: bool) -> bool:
    """Whether the text gives a reason here, or gave one elsewhere and this is not said of one's own work."""
    if mention.cues & {Cue.REASON, Cue.LIST, Cue.PARTNER} or _visited(mention):
        return True
    return known and (Cue.DUTY not in mention.cues or _joined(mention))


def _joined(mention: Mention) -> bool:
    """Whether a neighbour takes part in a duty: "patroli bersama petugas Kecamatan Lembah Asri"."""
    name = re.escape(mention.text)
    return bool(
        re.search(rf"\b(?:bersama|petugas|aparat|jajaran)\b[\w\s]{{0,40}}\b{name}", mention.sentence, re.IGNORECASE)
    )


def _visited(mention: Mention) -> bool:
    """Whether a town is only where something took place: "di Kota Malang"."""
    town = re.escape(mention.text)
    return mention.kind is MentionKind.REGENCY and bool(
        re.search(rf"\b(?:di|ke|dari)\s+kota\s+{town}", mention.sentence, re.IGNORECASE)
    )


def _many_in_tables(reading: Reading, mentions: list[Mention]) -> set[int]:
    """The tables that name more than one place of the kind: they list or compare them."""
    passages = {passage.order for passage in reading.passages}
    names: dict[int, set[str]] = {}
    for mention in mentions:
        if mention.order not in passages:
            names.setdefault(mention.order, set()).add(mention.normal)
    return {order for order, found in names.items() if len(found) > 1}


def _own_names(reading: Reading) -> set[str]:
    """Whatever the report calls its own, so that "Kota Senduro" is no stranger in Kecamatan Senduro."""
    identity = reading.identity
    own = (identity.village, identity.district, identity.regency, identity.province)
    return {comparable(stated.text) for stated in own if stated}


def _same_place(normal: str, own: str) -> bool:
    """Whether a name is one's own, also misspelled by a letter or with a word more or less."""
    mine = comparable(own)
    return normal.startswith(mine) or mine.startswith(normal) or OSA.distance(normal, mine) <= max(1, len(mine) // 8)


def _half_same(one: str, other: str) -> bool:
    """Whether either the number or the year is the same, so that the other half is a slip."""
    return one.partition("/")[0] == other.partition("/")[0] or one.partition("/")[2] == other.partition("/")[2]


def _same_title(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter] or OSA.distance(one[:shorter], other[:shorter]) <= shorter // 12
