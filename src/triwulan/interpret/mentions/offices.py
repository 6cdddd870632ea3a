"""Offices, posts and regulations as running text names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.core.identity import MentionKind, comparable
from triwulan.core.post import post_in

_WORDS: Final = r"(?:\s+(?:dan\s+|DAN\s+|&\s+)?[A-Z][\w'’/-]*,?(?=\s|[.,;:)]|$)){1,9}"
_OFFICE_WORD: Final = re.compile(
    "inas|INAS|adan|ADAN|nspektorat|NSPEKTORAT|ekretariat|EKRETARIAT|etda|ETDA|alai|ALAI|RSUD|umah"
)
_FIELD: Final = _WORDS.replace(",?", "")
_OFFICE: Final = re.compile(
    r"(?<!\w)(?P<kind>Dinas|DINAS|Badan|BADAN|Inspektorat|INSPEKTORAT|Sekretariat Daerah|SEKRETARIAT DAERAH|Setda|"
    r"SETDA|"
    rf"Balai Besar|BALAI BESAR|Balai|BALAI|RSUD|Rumah Sakit Umum Daerah)(?P<words>{_WORDS})?"
)
_POST: Final = re.compile(
    r"(?<!\w)(?P<kind>[Kk]epala\s[Ss]eksi|KEPALA SEKSI|[Kk]asi|KASI|[Kk]epala\s[Bb]idang|KEPALA BIDANG|[Kk]abid|KABID|"
    r"[Kk]epala\s[Ss]ub\s?[Bb]agian|KEPALA SUB ?BAGIAN|[Kk]asubb?ag\.?|KASUBB?AG|[Kk]epala\s[Bb]agian|KEPALA BAGIAN|"
    r"[Ss]eksi|SEKSI)"
    rf"(?P<words>{_FIELD})"
)
_POST_WORDS: Final = (
    "epala", "EPALA", "eksi", "EKSI", "Kasi", "kasi", "KASI", "abid", "ABID", "asubag", "asubbag", "ASUBAG", "ASUBBAG",
)  # fmt: skip
"""Parts of all its words: the search for those is slow."""
_ENDS: Final = re.compile(
    r"(?<!\w)(?:pada|di|kecamatan|kec\.|kelurahan|kabupaten|kab\.|kota|provinsi|tahun|triwulan\w*|tw|semester|bulan|"
    r"sampai|"
    r"s\.d|kepala|camat|seksi|dinas|badan|indikator|nomor)\b.*$",
    re.I | re.S,
)
_RULE: Final = re.compile(
    r"(?<!\w)(?P<kind>undang[-\s]?undang|peraturan\s+(?:pemerintah|presiden|daerah|bupati|wali\s?kota|gubernur|"
    r"menteri|lembaga|"
    r"badan)|keputusan\s+(?:presiden|bupati|wali\s?kota|gubernur|menteri)|perbup|perwali|perda|pergub|permendagri|"
    r"perpres|"
    r"permen\s?pan[-\s]?rb|kepmendagri|uu|pp)\b(?P<who>[^.;:()]{0,90}?)\s+(?:nomor|"
    r"no\.?)\s*[:.]?\s*(?P<number>[\w./-]{1,20}?)\s+"
    r"tahun\s+(?P<year>(?:19|20)\d\d)(?:\s*,?\s*tentang\s+(?P<title>[^.;]{10,260}))?",
    re.I,
)
_SMALL: Final = frozenset(
    {"dan", "di", "ke", "dari", "atas", "untuk", "serta", "pada", "yang", "dalam", "atau", "dengan"}
)
_SHORT: Final = {
    "perbup": "peraturanbupati", "perwali": "peraturanwalikota", "perda": "peraturandaerah",
    "pergub": "peraturangubernur", "perpres": "peraturanpresiden", "uu": "undangundang", "pp": "peraturanpemerintah",
    "permendagri": "peraturanmenteridalamnegeri", "kepmendagri": "keputusanmenteridalamnegeri",
    "permenpanrb": "peraturanmenteripendayagunaanaparaturnegaradanreformasibirokrasi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """An office, a post or a regulation at ``start``..``end`` of a text.

    ``normal`` of an office or post is kind and field, "dinas:perikanan"; of a regulation "kind|number/year|title".
    """

    kind: MentionKind
    text: str
    normal: str
    start: int
    end: int


def offices_in(text: str) -> Iterator[Named]:
    """The offices a text names; an abbreviation alone ("DPMD") is none."""
    if _OFFICE_WORD.search(text) is None:
        return
    for match in _OFFICE.finditer(text):
        words = _ENDS.sub("", match["words"] or "").rstrip(" ,")
        kind = match["kind"].lower()
        if words or kind in ("inspektorat", "setda", "sekretariat daerah"):
            whole = match["kind"] + words
            normal = "setda" if kind in ("setda", "sekretariat daerah") else f"{kind}:{comparable(words)}"
            yield Named(MentionKind.OFFICE, whole, normal, match.start(), match.start() + len(whole))


def posts_in(text: str) -> Iterator[Named]:
    """The posts and sections a text names with their field; "Seksi X" counts as the post of its head."""
    if not any(word in text for word in _POST_WORDS):
        return
    for match in _POST.finditer(text):
        words = _ENDS.sub("", match["words"]).rstrip(" ,")
        whole = match["kind"] + words
        head = whole if match["kind"].lower() != "seksi" else "Kepala " + whole
        post = post_in(head)
        if words and post is not None and post.field:
            yield Named(MentionKind.POST, whole, f"{post.kind}:{post.field}", match.start(), match.start() + len(whole))


def regulations_in(text: str) -> Iterator[Named]:
    """The laws and regulations a text cites with number and year, and their title where it is given."""
    if "ahun" not in text and "AHUN" not in text:
        return
    for match in _RULE.finditer(text):
        kind = comparable(match["kind"])
        who = _SHORT.get(kind, kind) + comparable(
            re.sub(r"\b(?:republik indonesia|ri)\b", "", match["who"], flags=re.I)
        )
        title = comparable(_title(match["title"] or ""))
        normal = f"{who}|{match['number'].lstrip('0')}/{match['year']}|{title}"
        yield Named(MentionKind.REGULATION, match.group().strip(), normal, match.start(), match.end())


def _title(words: str) -> str:
    """The words of a title, which begin with capitals, without the sentence that goes on after it."""
    kept: list[str] = []
    for word in words.split():
        if not (word[0].isupper() or word[0] in "(/-" or word.strip(",").lower() in _SMALL):
            break
        kept.append(word)
    while kept and kept[-1].strip(",").lower() in _SMALL:
        kept.pop()
    return " ".join(kept) if kept else re.split(r",", words)[0]
