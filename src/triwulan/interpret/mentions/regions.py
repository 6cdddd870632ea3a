"""Names of kecamatan, regencies and provinces, and of the heads that stand for them, told from the words around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.core.identity import MentionKind, comparable
from triwulan.data.places import districts, provinces, regencies

_WORD: Final = r"(?:[A-Z][\w'’]*(?:-[A-Z]?[\w'’]+)*|[IVX]+|\d+(?=\s+[A-Z]))\.?"
_NAME: Final = rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,4}})"
_DISTRICT: Final = r"[Kk]ecamatan|KECAMATAN|[Kk]ec\.|Kec\b|KEC\.|CAMAT|Camat|[Ss]ekcam|SEKCAM"
_REGENCY: Final = (
    r"[Kk]abupaten|KABUPATEN|[Kk]ab\.|KAB\.|[Bb]upati|BUPATI|[Pp]emkab|PEMKAB|"
    r"[Ww]ali\s?[Kk]ota|WALI\s?KOTA|[Pp]emerintah\s[Kk]ota|PEMERINTAH\sKOTA|[Pp]emkot|PEMKOT|Kota|KOTA"
)
_PROVINCE: Final = r"[Pp]rovinsi|PROVINSI|[Pp]ropinsi|PROPINSI|[Pp]rov\.|Gubernur|GUBERNUR"
_REGION: Final = re.compile(
    rf"(?<![\w/])(?:(?P<district>{_DISTRICT})|(?P<regency>{_REGENCY})|(?P<province>{_PROVINCE}))"
    rf"(?:\s+(?:[Kk]ecamatan|KECAMATAN|[Kk]ec\.|[Kk]abupaten|KABUPATEN)(?=\s))?\s+{_NAME}"
)
_NOT_A_NAME: Final = frozenset(
    """kabupaten kab kota provinsi prov kecamatan kec kelurahan kel desa tahun thn ta triwulan triwulanan tw semester
    bulan setda sekretariat sekretaris dinas badan bagian bidang seksi subbagian sebagai dan dengan yang di pada untuk
    dalam ke dari oleh atau serta sesuai sampai adalah telah tingkat se secara terhadap tentang berdasarkan melalui nip
    nomor no perubahan nama total jumlah bersama antara camat kepala kasi kasubbag lurah bupati walikota gubernur wakil
    mengetahui selaku tanggal juga akan ini itu tersebut lainnya lain masing setiap seluruh pemerintah republik
    realisasi target capaian indikator kinerja laporan perjanjian program kegiatan sub anggaran penetapan rencana
    januari februari maret april mei juni juli agustus september oktober november desember indonesia maka agar supaya
    maupun bagi atas per s sd hasil upt uptd rsud puskesmas polsek koramil satpol tim forum pkk periode selama i ii iii
    iv pejabat atasan guna sedangkan sementara karena sehingga namun tetapi bahwa hal ketua anggota jl jalan
    bapak ibu saudara sdr drs dra ir hj menurut terdiri yaitu yakni ialah merupakan memiliki nilai""".split()
)
_NOT_ALONE: Final = frozenset(
    """sehat terbaik layak ramah tangguh berprestasi teladan digital cerdas bersih aman tertib mandiri binaan induk
    lokasi setempat terpadu berdaya cantik bersinar peduli siaga inovatif inklusif unggul tertinggi terendah swadaya
    bebas sadar ideal prioritas pesisir perkotaan perdesaan perbatasan terdampak percontohan baru kami tanggap anak
    adat pintar hijau kreatif wisata literasi online sinergi sinergitas mengajar terkait lengkap meningkat terlaksana
    tepat terampil prima berkualitas paten pengampu sasaran penerima asal tetangga tujuan rawan maju berkembang
    terpencil metropolitan administratif otonom pemekaran sendiri lama banyak rumah sampah dunia pusaka tua""".split()
)
_DEGREE: Final = re.compile(r"\s*,\s*(?:S|M|A|D)\.|\s*,\s*(?:SE|SH|MM|MH|MSi|SSos)\b")
_NAMING: Final = {"camat", "sekcam", "bupati", "gubernur"}


@dataclass(frozen=True, slots=True)
class Region:
    """A name at ``start``..``end`` of a text, the keyword before it beginning at ``begins``; ``listed`` nationally."""

    kind: MentionKind
    name: str
    begins: int
    start: int
    end: int
    listed: bool
    head: bool


def regions_in(text: str) -> Iterator[Region]:
    """Every kecamatan, regency and province a text names, from left to right."""
    match = _REGION.search(text)
    if match is None:
        return
    capitals = text.isupper()
    title_case = not capitals and _is_title_case(text)
    at = 0
    while (match := _REGION.search(text, at)) is not None:
        at = match.start("name")
        kind = (
            MentionKind.DISTRICT
            if match["district"]
            else MentionKind.REGENCY
            if match["regency"]
            else MentionKind.PROVINCE
        )
        word = match["district"] or match["regency"] or match["province"]
        keyword = word.lower()
        if keyword.startswith(tuple(_NAMING)) and _DEGREE.match(text, match.end()):
            continue
        found = _name(match["name"], kind, keyword, word == keyword, capitals, title_case)
        if found is None:
            continue
        name, listed = found
        at = match.start("name") + len(name)
        yield Region(kind, name, match.start(), match.start("name"), at, listed, keyword.startswith(tuple(_NAMING)))


def _name(
    words: str, kind: MentionKind, keyword: str, lower: bool, capitals: bool, title_case: bool
) -> tuple[str, bool] | None:
    """The words that are the name, and whether it is in the national list; None when they are ordinary words."""
    kept: list[str] = []
    every = words.split()
    for at, word in enumerate(every):
        bare = word.strip(".").lower()
        town = bare == "kota" and (at == len(every) - 1 if kept else kind is MentionKind.DISTRICT)
        if bare in _NOT_A_NAME and not town:
            break
        kept.append(word)
        if word.endswith(".") and len(word) > 3:
            break
    while kept and kept[-1].strip(".").isdigit():
        kept.pop()
    if not kept or (len(kept) == 1 and (len(kept[0].strip(".")) < 3 or kept[0].lower() == "kota")):
        return None
    name = " ".join(kept).rstrip(".")
    first = kept[0].strip(".").lower()
    if lower and not is_listed(kind, name):
        return None
    if keyword in ("kota",) and not is_listed(kind, f"kota{name}") and not capitals:
        return (name, False) if not title_case and first not in _NOT_ALONE and len(kept) <= 3 else None
    listed = is_listed(kind, name)
    if listed:
        return name, True
    shorter = next((n for n in range(len(kept) - 1, 0, -1) if is_listed(kind, " ".join(kept[:n]))), 0)
    if shorter and title_case:
        return " ".join(kept[:shorter]), True
    if first in _NOT_ALONE or (title_case and keyword not in _NAMING and len(kept) > 3):
        return None
    if not capitals and kept[0].isupper() and len(kept[0]) <= 5:
        return None
    return name, False


@lru_cache(maxsize=1024)
def is_listed(kind: MentionKind, name: str) -> bool:
    """Whether the national list has a region of this kind called so."""
    find = {MentionKind.DISTRICT: districts, MentionKind.REGENCY: regencies, MentionKind.PROVINCE: provinces}[kind]
    return bool(comparable(name)) and bool(find(name))


def _is_title_case(text: str) -> bool:
    """Whether nearly every longer word begins with a capital, as in headings and names of activities."""
    longer = re.findall(r"[A-Za-z]{4,}", text)
    return len(longer) >= 5 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)
