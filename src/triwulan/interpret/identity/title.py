"""What the lines of a report's title say: its period, whose post it is, and of which office and place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.identity import NOT_STATED, MentionKind, PeriodKind, Stated, StatedPeriod, UnitKind
from triwulan.core.place import Place
from triwulan.core.post import post_in
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.mentions.periods import Said, times_in
from triwulan.interpret.mentions.regions import regions_in
from triwulan.interpret.prose.sentences import even

_REPORT: Final = re.compile(
    r"\b(?:laporan|lkj\w*|lakip|lapkin|pengukuran kinerja|capaian kinerja|perjanjian kinerja|rencana aksi|"
    r"evaluasi kinerja|"
    r"form(?:ulir)?|rekapitulasi|realisasi kinerja|monitoring)\b",
    re.I,
)
_OFFICE: Final = re.compile(
    r"\b(?P<office>(?:dinas|badan|inspektorat|sekretariat (?:daerah|dprd)|satuan polisi|rumah sakit umum daerah|rsud|"
    r"balai|loka|"
    r"uptd?\b|unit pelaksana|kelurahan|kecamatan|kementerian|direktorat|pusat)\b.*)$",
    re.I,
)
_PART: Final = re.compile(r"^(?:seksi|bidang|sub ?bagian|sub ?bidang|bagian|sekretariat kecamatan|sekretariat)\b", re.I)
_LOCAL: Final = re.compile(r"\b(?:uptd?|puskesmas|unit pelaksana teknis|korwil|balai penyuluhan)\b", re.I)
_LABEL: Final = re.compile(
    r"^(?:nama )?(?:pejabat|jabatan|unit kerja|unit organisasi|skpd|opd|perangkat daerah|instansi)\s*:\s*", re.I
)
_PLACE_AFTER: Final = re.compile(
    r"\s*[,-]?\s*\b(?:kabupaten|kab\.|kota|provinsi|tahun|triwulan\w*|tw|semester|bulan|periode|t\.?a\.?)\b.*$",
    re.I | re.S,
)
_LONGEST: Final = 160
_MOST: Final = 24
_ENDS: Final = re.compile(r"^(?:bab\b|kata pengantar|daftar isi|pendahuluan|ringkasan|latar belakang|ikhtisar)", re.I)

_SUMMARY: Final = re.compile(r"^(?:ringkasan|ikhtisar|rangkuman|intisari)(?: eksekutif| laporan)?\W*$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSays:
    """What the title says; ``of_report`` when it names a report, not only the agreement bound into one.

    ``local``: it is a part of an office that works in an area of its own, such as a puskesmas.
    """

    post: Stated = NOT_STATED
    unit: Stated = NOT_STATED
    village: Stated = NOT_STATED
    district: Stated = NOT_STATED
    regency: Stated = NOT_STATED
    province: Stated = NOT_STATED
    kind: UnitKind = UnitKind.UNKNOWN
    period: StatedPeriod | None = None
    of_report: bool = False
    local: bool = False


def title_of(passages: Sequence[Passage]) -> TitleSays:
    """Read the lines before the first chapter; nothing when there are none."""
    lines = list(_title_lines(passages))
    says = TitleSays(period=period_of([(text, place) for text, place in lines]))
    for text, place in lines:
        says = _taken(says, text, place)
    of_report = any(re.search(r"laporan|\blkj|lakip|lapkin|pengukuran|capaian|rekap", text, re.I) for text, _ in lines)
    local = any(_LOCAL.search(text) for text, _ in lines)
    return replace(says, kind=_kind(says), of_report=of_report, local=local)


def _title_lines(passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    """Short lines at the head of the document, up to the first chapter or running text."""
    skipped = 1 if _summary_first(passages) else 0
    for passage in passages[skipped:_MOST]:
        words = even(passage.text)
        if passage.kind is PassageKind.SIGNATURE or passage.table >= 0:
            return
        if _ENDS.match(words) or (passage.kind is PassageKind.HEADING and passage.number):
            return
        if len(words) > _LONGEST or (passage.kind is PassageKind.PARAGRAPH and words.endswith((".", ":", ";"))):
            return
        for line in passage.text.split("\n"):
            if line.strip():
                yield even(line), passage.place.quoting(even(line))


def _summary_first(passages: Sequence[Passage]) -> bool:
    """Whether "Ringkasan Eksekutif" stands over a title, as in a summary that is handed out by itself."""
    if len(passages) < 2 or _SUMMARY.match(even(passages[0].text)) is None:
        return False
    line = even(passages[1].text)
    return passages[1].table < 0 and len(line) <= _LONGEST and line.isupper() and bool(_REPORT.search(line))


def _taken(says: TitleSays, text: str, place: Place) -> TitleSays:
    bare = _LABEL.sub("", _REPORT_LINE.sub("", text).strip(" ,-:"))
    post = post_in(bare)
    changed: dict[str, Stated] = {}
    if post is not None and not says.post:
        changed["post"] = Stated(text=_PLACE_AFTER.sub("", bare), place=place)
    elif _PART.match(bare) and not says.post:
        changed["post"] = Stated(text=f"Kepala {_PLACE_AFTER.sub('', bare)}", place=place)
    office = _OFFICE.search(bare)
    if office is not None and not (post and post.kind in ("district head",)):
        name = _PLACE_AFTER.sub("", office["office"]).strip(" ,")
        within = says.unit.text.lower().startswith("kelurahan") and name.lower().startswith("kecamatan")
        if (len(name.split()) > 1 or name.lower().startswith("inspektorat")) and not within:
            changed["unit"] = Stated(text=name, place=place)
    for region in regions_in(text):
        stated = Stated(text=region.name, place=place)
        match region.kind:
            case MentionKind.VILLAGE:
                changed.setdefault("village", stated)
            case MentionKind.DISTRICT:
                changed.setdefault("district", stated)
            case MentionKind.REGENCY:
                changed.setdefault("regency", stated)
            case _:
                changed.setdefault("province", stated)
    for key, value in changed.items():
        if key == "unit" or not getattr(says, key):
            says = replace(says, **{key: value})  # type: ignore[arg-type]
    return says


_REPORT_LINE: Final = re.compile(
    r"^(?:laporan|lkj\w*|lakip|lapkin)\s*(?:\([^)]*\)\s*)?(?:(?:capaian|pengukuran|evaluasi|realisasi|pelaksanaan|"
    r"akuntabilitas|kinerja|"
    r"instansi|pemerintah|triwulanan|tahunan|bulanan|triwulan(?:an)?\s+(?:iv|i{1,3}|[1-4])|semester\s+(?:i{1,2}|[12])|"
    r"tahun\s+(?:anggaran\s+)?\d{4}|\(lkj\w*\)|\(lakip\))\s*)*",
    re.I,
)


def _kind(says: TitleSays) -> UnitKind:
    unit = says.unit.text.lower()
    post = post_in(says.post.text) if says.post else None
    if unit.startswith("kelurahan") or (post and post.kind in ("urban village head", "village secretary")):
        return UnitKind.URBAN_VILLAGE
    if unit.startswith("kecamatan") or (says.district and not unit) or (post and post.kind.startswith("district")):
        return UnitKind.DISTRICT
    if unit.startswith(("kementerian", "direktorat", "balai besar", "pusat", "loka")):
        return UnitKind.NATIONAL
    if says.province and not says.regency:
        return UnitKind.PROVINCE
    if unit.startswith("balai") and not says.regency:
        return UnitKind.NATIONAL
    return UnitKind.REGENCY if says.regency or unit else UnitKind.UNKNOWN


def period_of(lines: Sequence[tuple[str, Place]]) -> StatedPeriod | None:
    """The period that title lines say; its year may stand on another line than its quarter."""
    part: tuple[Said, Place] | None = None
    years: list[tuple[int, Place]] = []
    report = False
    for text, place in lines:
        report = report or bool(_REPORT.search(text))
        for said in times_in(text):
            if said.kind is MentionKind.PERIOD and part is None and not said.listed:
                part = (said, place)
            if said.moment.year is not None and not said.listed and said.kind is not MentionKind.DATE:
                years.append((said.moment.year, place))
        bare = re.fullmatch(r"(?:19|20)\d\d", text.strip())
        if bare:
            years.append((int(text), place))
    if not years or not report or len({year for year, _ in years}) > 1:
        return None
    year = years[0][0]
    if part is None:
        return StatedPeriod(kind=PeriodKind.YEAR, number=1, year=year, place=years[0][1])
    return period_from(part[0], year, part[1])


def period_from(said: Said, year: int, place: Place) -> StatedPeriod | None:
    """A time as the period of a report: three months are a quarter, six a semester, twelve a year; else None."""
    first, last = said.moment.first, said.moment.last
    length = last - first + 1
    kinds = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 6: PeriodKind.SEMESTER, 12: PeriodKind.YEAR}
    if length not in kinds or last % length:
        return None
    return StatedPeriod(kind=kinds[length], number=last // length, year=year, place=place)
