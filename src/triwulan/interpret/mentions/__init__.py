"""Names of places, offices and regulations, and times, as the text mentions them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from triwulan.core.identity import Cue, Mention, MentionKind, comparable
from triwulan.core.keeping import is_small, kept_by_identity, kept_by_text
from triwulan.core.place import NOWHERE, Place
from triwulan.core.reading import Passage, StatedTable, TableKind
from triwulan.interpret.mentions.cues_of_places import place_cues
from triwulan.interpret.mentions.cues_of_times import time_cues
from triwulan.interpret.mentions.offices import Named, offices_in, posts_in, regulations_in
from triwulan.interpret.mentions.periods import times_in
from triwulan.interpret.mentions.regions import Region, regions_in
from triwulan.interpret.prose.sentences import sentences_in

# what every name or time has in it, so that other text is passed over at once
_HINT: Final = re.compile(
    r"\d|elurahan|ELURAHAN|urah|URAH|riwul|RIWUL|ribul|emest|EMEST|TW|ecamat|ECAMAT|Kec|amat|AMAT|abupat|ABUPAT|Kab|upati|UPATI|ota|OTA|ovinsi|"
    r"OVINSI|asi|ASI|eksi|EKSI|idang|IDANG|agian|AGIAN|inas|INAS|adan|ADAN|nspek|NSPEK|etda|alai|RSUD|umah"
)
_NIP: Final = re.compile(r"\bNIP(?:PPK)?\b\s*[.:]*\s*(?P<digits>\d[\d .]{7,24}\d)")
_JOINS: Final = re.compile(r"^\s*(?:,\s*|,?\s*(?:dan|serta|maupun|atau)\s+)(?:di\s+|pada\s+)?$", re.I)
# where only the reporter's own name can stand: "Perjanjian Kinerja ...", "Tugas ..."
_OWNED: Final = re.compile(
    r"(?:perjanjian|capaian|pengukuran|laporan|evaluasi|rencana|cost per outcome|outcome|iku|"
    r"indikator)\s*(?:kinerja\s*)?(?:utama\s*)?"
    r"(?:pada\s*|dari\s*)?(?:kepala\s*)?$|^\W*(?:tugas|tugas pokok dan fungsi|tupoksi)\s+$",
    re.I,
)
_PLACES: Final = (MentionKind.VILLAGE, MentionKind.DISTRICT, MentionKind.REGENCY, MentionKind.PROVINCE)
_LONGEST_CELL: Final = 600


def mentions_of(passages: tuple[Passage, ...], tables: tuple[StatedTable, ...]) -> tuple[Mention, ...]:
    """All mentions of passages, captions and cells; those of one passage or table follow each other."""
    found: list[Mention] = []
    for passage in passages:
        found += _in_text(passage.text, passage.place, passage.order)
    for table in tables:
        if table.kind is not TableKind.EVIDENCE:  # names of files are whatever whoever made them called them
            found += _in_table(table, None)
    return tuple(_in_full(found))


@kept_by_identity(32, only=lambda table: is_small([cell.text for row in table.rows for cell in row.cells]))
def _in_table(table: StatedTable, _: None) -> list[Mention]:
    found = _in_text(f"{table.sheet}. {table.caption}", table.place, table.order) if table.sheet else []
    for row in table.rows:
        for cell in row.cells:
            if not cell.covered and len(cell.text) > 8 and not cell.text.isupper():
                found += _in_text(cell.text[:_LONGEST_CELL], cell.place, table.order)
    return found


def _in_full(mentions: list[Mention]) -> Iterator[Mention]:
    """Names of places that were cut short in a heading, as the report writes them elsewhere in the same words."""
    longer = {(mention.kind, mention.text) for mention in mentions if mention.kind in _PLACES and " " in mention.text}
    for mention in mentions:
        fuller = [
            name
            for kind, name in longer
            if kind is mention.kind
            and name.casefold().startswith(f"{mention.text} ".casefold())
            and name.casefold() in mention.sentence.casefold()
        ]
        if not fuller:
            yield mention
            continue
        name = min(fuller, key=len)
        yield replace(mention, text=name, normal=comparable(name))


def _in_text(text: str, place: Place, order: int) -> list[Mention]:
    mentions: list[Mention] = []
    for sentence, found in _sentences_with(text):
        where = place.quoting(sentence)
        mentions += [_standing(mention, where, order) for mention in found]
    return mentions


@kept_by_text(2048)
def _sentences_with(text: str) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    """The sentences of a text that mention something, wherever they stand."""
    if _HINT.search(text) is None:
        return ()
    sentences = sentences_in(text)
    hinting = [each for each in sentences if len(sentences) == 1 or _HINT.search(each) is not None]
    return tuple((sentence, found) for sentence in hinting if (found := _in_sentence(sentence)))


def _standing(mention: Mention, place: Place, order: int) -> Mention:
    """A mention of a sentence where the sentence stands."""
    # written out, as every mention of a document goes through it
    return Mention(
        kind=mention.kind, text=mention.text, normal=mention.normal, place=place, order=order, moment=mention.moment,
        sentence=mention.sentence, cues=mention.cues,
    )  # fmt: skip


@kept_by_text(2048)
def _in_sentence(sentence: str) -> tuple[Mention, ...]:
    """What a sentence mentions, wherever it stands; a report is audited again and again while it is written."""
    return tuple(_read(sentence))


def _read(sentence: str) -> Iterator[Mention]:
    for said in times_in(sentence):
        cues = time_cues(sentence[: said.start], sentence[said.end :], said.listed)
        yield Mention(
            kind=said.kind, text=said.text, normal=said.normal, place=NOWHERE, moment=said.moment, sentence=sentence,
            cues=cues,
        )  # fmt: skip
    regions = list(regions_in(sentence))
    for at, region in enumerate(regions):
        before, after = sentence[: region.begins], sentence[region.end :]
        regency = region.kind in (MentionKind.REGENCY, MentionKind.PROVINCE)
        town = sentence[region.begins :].startswith("Kota ")
        cues = place_cues(before, after, head=region.head, regency=regency, town=town)
        if _listed(at, regions, sentence):
            cues |= {Cue.LIST}
        yield _mention(region.kind, region.name, comparable(region.name), sentence, cues)
    for named in (*offices_in(sentence), *posts_in(sentence), *regulations_in(sentence)):
        attached = any(_follows(named, region, sentence) for region in regions)
        owned = named.kind is not MentionKind.REGULATION and bool(_OWNED.search(sentence[: named.start]))
        cues = frozenset(cue for cue, said in ((Cue.ATTACHED, attached), (Cue.SELF, owned)) if said)
        yield _mention(named.kind, named.text, named.normal, sentence, cues)
    for nip in _NIP.finditer(sentence) if "NIP" in sentence else ():
        digits = nip["digits"].strip()
        yield _mention(MentionKind.NIP, digits, comparable(digits), sentence, frozenset())


def _mention(kind: MentionKind, text: str, normal: str, sentence: str, cues: frozenset[Cue]) -> Mention:
    return Mention(kind=kind, text=text, normal=normal, place=NOWHERE, sentence=sentence, cues=cues)


def _listed(at: int, regions: list[Region], sentence: str) -> bool:
    """Whether another place of the same kind stands right before or after, joined by a comma or "dan"."""
    here = regions[at]
    pairs = [(regions[at - 1], here)] if at else []
    pairs += [(here, regions[at + 1])] if at + 1 < len(regions) else []
    return any(one.kind == two.kind and _JOINS.match(sentence[one.end : two.begins]) for one, two in pairs)


def _follows(named: Named, region: Region, sentence: str) -> bool:
    between = sentence[region.end : named.start]
    office = named.kind is MentionKind.OFFICE
    return office and region.kind is MentionKind.DISTRICT and not region.head and between.isspace()
