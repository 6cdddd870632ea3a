"""Names of kecamatan, regencies and provinces, and of the heads that stand for them, told from the words around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.core.identity import MentionKind, comparable
from triwulan.data.cues import words_of
from triwulan.data.places import districts, provinces, regencies

_WORD: Final = r"(?:[A-Z][\w'’]*(?:-[A-Z]?[\w'’]+)*|[IVX]+|\d+(?=\s+[A-Z]))\.?"
_NAME: Final = rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,4}})"
_VILLAGE: Final = r"Kelurahan|KELURAHAN|Lurah|LURAH"
_DISTRICT: Final = r"[Kk]ecamatan|KECAMATAN|[Kk]ec\.|Kec\b|KEC\.|CAMAT|Camat|[Ss]ekcam|SEKCAM"
_REGENCY: Final = (
    r"[Kk]abupaten|KABUPATEN|[Kk]ab\.|KAB\.|[Bb]upati|BUPATI|[Pp]emkab|PEMKAB|"
    r"[Ww]ali\s?[Kk]ota|WALI\s?KOTA|[Pp]emerintah\s[Kk]ota|PEMERINTAH\sKOTA|[Pp]emkot|PEMKOT|Kota|KOTA"
)
_PROVINCE: Final = r"[Pp]rovinsi|PROVINSI|[Pp]ropinsi|PROPINSI|[Pp]rov\.|Gubernur|GUBERNUR"
_REGION: Final = re.compile(
    rf"(?<![\w/])(?:(?P<village>{_VILLAGE})|(?P<district>{_DISTRICT})|(?P<regency>{_REGENCY})|(?P<province>{_PROVINCE}))"
    rf"(?:\s+(?:[Kk]ecamatan|KECAMATAN|[Kk]ec\.|[Kk]abupaten|KABUPATEN)(?=\s))?\s+{_NAME}"
)
_KINDS: Final = (MentionKind.VILLAGE, MentionKind.DISTRICT, MentionKind.REGENCY, MentionKind.PROVINCE)
_DEGREE: Final = re.compile(r"\s*,\s*(?:S|M|A|D)\.|\s*,\s*(?:SE|SH|MM|MH|MSi|SSos)\b")
_CLOSED: Final = re.compile(r"\s*(?:[.,;:)]|$|(?:kabupaten|kab\.|kota|provinsi|tahun|triwulan\w*|semester)\b)", re.I)
_NAMING: Final = {"camat", "sekcam", "bupati", "gubernur", "lurah"}


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
    """Every kelurahan, kecamatan, regency and province a text names, from left to right."""
    match = _REGION.search(text)
    if match is None:
        return
    capitals = text.isupper()
    title_case = not capitals and _is_title_case(text)
    at = match.start()
    while (match := _REGION.search(text, at)) is not None:
        at = match.start("name")
        kind = next(kind for kind in _KINDS if match[kind.value])
        word = match[kind.value]
        keyword = word.lower()
        if keyword.startswith(tuple(_NAMING)) and _DEGREE.match(text, match.end()):
            continue
        open_end = title_case and not _ends_line(text, match.end("name"))
        found = _name(match["name"], kind, keyword, word == keyword, capitals, title_case, open_end)
        if found is None:
            continue
        name, listed = found
        at = match.start("name") + len(name)
        yield Region(kind, name, match.start(), match.start("name"), at, listed, keyword.startswith(tuple(_NAMING)))


def _name(
    words: str, kind: MentionKind, keyword: str, lower: bool, capitals: bool, title_case: bool, open_end: bool
) -> tuple[str, bool] | None:
    """The words that are the name, and whether it is in the national list; None when they are ordinary words.

    ``open_end``: more words of a heading follow them, so that a listed name may end before they do.
    """
    kept: list[str] = []
    every = words.split()
    for at, word in enumerate(every):
        bare = word.strip(".").lower()
        town = bare == "kota" and (at == len(every) - 1 if kept else kind is MentionKind.DISTRICT)
        if bare in words_of("name", "ends") and not town:
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
    if keyword == "kota" and not capitals and not is_listed(kind, f"kota{name}"):
        return None
    listed = is_listed(kind, name)
    if listed:
        return name, True
    shorter = next((n for n in range(len(kept) - 1, 0, -1) if is_listed(kind, " ".join(kept[:n]))), 0)
    if shorter and (open_end or (title_case and len(kept) > 2)):
        return " ".join(kept[:shorter]), True
    if first in words_of("name", "common") or (title_case and keyword not in _NAMING and len(kept) > 3):
        return None
    if not capitals and kept[0].isupper() and len(kept[0]) <= 5:
        return None
    return name, False


@lru_cache(maxsize=1024)
def is_listed(kind: MentionKind, name: str) -> bool:
    """Whether the national list has a region of this kind called so."""
    if kind is MentionKind.VILLAGE:  # a village's name proves nothing
        return False
    find = {MentionKind.DISTRICT: districts, MentionKind.REGENCY: regencies, MentionKind.PROVINCE: provinces}[kind]
    return bool(comparable(name)) and bool(find(name))


def _ends_line(text: str, end: int) -> bool:
    """Whether nothing, or the name of a higher region, stands behind a name."""
    return _CLOSED.match(text, end) is not None


def _is_title_case(text: str) -> bool:
    """Whether nearly every longer word begins with a capital, as in headings and names of activities."""
    longer = re.findall(r"[A-Za-z]{4,}", text)
    return len(longer) >= 5 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)
