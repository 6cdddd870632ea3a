"""Posts of local government as signed and spoken of: what kind, of which field, and who stands above whom."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from triwulan.core.identity import comparable

_ACTING: Final = re.compile(r"^(?:plt|plh|pjs|pj|pgs|a\.?\s?n|an|u\.?\s?b)\b[.\s:]*", re.I)
_KINDS: Final = (
    # kind, how it is written, and how high it can stand and how low: 0 regent, 2 head of an office, 3 and 3.5
    # echelon III, 4 echelon IV; an office's own size moves some of them
    ("regent", r"bupati|wali ?kota|gubernur", 0.0, 0.0),
    ("regional secretary", r"sekretaris daerah|sekda", 1.0, 1.0),
    ("assistant", r"asisten|staf ahli", 1.5, 2.0),
    ("council secretary", r"sekretaris dprd|sekretaris dewan(?: perwakilan rakyat daerah)?|sekwan", 2.0, 2.0),
    ("assistant inspector", r"inspektur pembantu|irban", 3.0, 3.0),
    ("inspector", r"inspektur", 2.0, 2.0),
    ("deputy director", r"wakil direktur|wadir", 2.5, 3.0),
    ("director", r"direktur(?: utama)?", 1.5, 3.0),
    ("office head", r"kepala dinas|kadis|kepala badan|kaban|kepala satuan|kasat|kepala pelaksana|kalaksa", 2.0, 2.5),
    ("district secretary", r"sekretaris (?:kecamatan|camat)|sekcam", 3.5, 3.5),
    ("village secretary", r"sekretaris (?:kelurahan|lurah)|seklur", 4.5, 4.5),
    ("secretary", r"sekretaris", 2.0, 3.5),
    ("subdivision head", r"kepala sub ?bagian|ka\.? ?sub ?bag(?:ian)?|kasub ?bag(?:ian)?|kasubag", 4.0, 4.5),
    ("subfield head", r"kepala sub ?bidang|ka\.? ?sub ?bid(?:ang)?|kasub ?bid(?:ang)?", 4.0, 4.5),
    ("subcoordinator", r"sub ?-?koordinator", 4.0, 4.5),
    ("section head", r"kepala seksi|ka\.? ?seksi|ka\.? ?sie?|kasi", 4.0, 4.5),
    ("field head", r"kepala bidang|ka\.? ?bidang|kabid", 3.0, 3.5),
    ("division head", r"kepala bagian|ka\.? ?bagian|kabag", 3.0, 3.5),
    ("unit head", r"kepala (?:upt\w*|unit pelaksana teknis|puskesmas|balai|loka|kantor)|ka\.? ?upt\w*", 2.0, 4.5),
    ("district head", r"camat", 3.0, 3.0),
    ("urban village head", r"lurah|kepala kelurahan", 4.0, 4.0),
    ("village head", r"kepala desa|kades", 5.0, 5.0),
    ("staff", r"(?!.*\bahli\b)(?:staf|pelaksana|pengadministrasi|pengelola|pengolah|operator|bendahara)", 5.0, 6.0),
)  # fmt: skip
_POST: Final = re.compile(
    "^(?:" + "|".join(rf"(?P<k{at}>(?:{kind[1]})\b)" for at, kind in enumerate(_KINDS)) + ")", re.I
)
_UNIT: Final = re.compile(
    r"\b(?:pada|di|kantor|kecamatan|kec|kelurahan|kel|dinas|badan|inspektorat|balai|rsud|kabupaten|kab|kota|provinsi|"
    r"prov|setda|sekretariat daerah|tahun|selaku|sebagai|triwulan\w*|tw|semester)\b.*$",
    re.I,
)
_PLACE_WORD: Final = re.compile(r"^(?:kecamatan|kec\b\.?|kabupaten|kab\b\.?|kota|kelurahan|kel\b\.?|desa)\s*", re.I)
_NAME_ENDS: Final = re.compile(r"\s+(?:kecamatan|kabupaten|kota|selaku|sebagai|tahun|triwulan)\b|,", re.I)
_FILLER: Final = re.compile(r"\b(?:dan|serta|urusan|bidang)\b|[&,.()/]", re.I)
_ECHELON_FOUR: Final = ("section head", "subdivision head", "subfield head", "subcoordinator")


@dataclass(frozen=True, slots=True)
class Post:
    """A post: ``kind`` as in the table above, ``field`` what it is head of ("pemerintahan").

    ``top`` and ``bottom`` are the highest and lowest it can stand, 0 being the highest. For heads of a place (camat,
    lurah, regent) ``field`` is the place's name.
    """

    kind: str
    field: str
    top: float
    bottom: float
    acting: bool = False


@lru_cache(maxsize=512)
def post_in(text: str) -> Post | None:
    """The post a text begins with; None when it begins with none."""
    words = " ".join(text.replace("\u00a0", " ").split()).strip(" ,.:;-")
    bare = _ACTING.sub("", words)
    match = _POST.match(bare)
    if match is None:
        return None
    kind, _, top, bottom = _KINDS[next(at for at in range(len(_KINDS)) if match[f"k{at}"])]
    rest = bare[match.end() :].strip()
    if kind in ("regent", "district head", "urban village head", "village head"):
        field = re.sub(
            r"^(?:kecamatan|kec\b\.?|kabupaten|kab\b\.?|kota|kelurahan|kel\b\.?|desa)\s*", "", rest, flags=re.I
        )
        field = re.split(r"\s+(?:kecamatan|kabupaten|kota|selaku|sebagai|tahun|triwulan)\b", field, flags=re.I)[0]
    else:
        field = _UNIT.sub("", rest)
    return Post(kind, comparable(_FILLER.sub(" ", field)), top, bottom, bare != words)


def same_post(one: Post, other: Post) -> bool:
    """Whether two posts may be one: the same kind, and fields that do not exclude each other."""
    return one.kind == other.kind and same_field(one.field, other.field)


def same_field(one: str, other: str) -> bool:
    """Whether two fields may be one: one not said, one short for the other ("trantibum"), or misspelled."""
    short, long = sorted((_spelt(one), _spelt(other)), key=len)
    if not short or short in long or OSA.distance(short, long) <= max(1, len(long) // 6):
        return True
    return (short[0] == long[0] and _stands_in(short, long)) or (len(short) <= 12 and _stands_in(short, long))


def _spelt(field: str) -> str:
    """Initials with their number written out: "P2P" is "ppp", pencegahan dan pengendalian penyakit."""
    return re.sub(r"([a-z])2", r"\1\1", field)


def below_or_beside(one: Post, other: Post) -> bool:
    """Whether the one cannot be the superior of the other: of the same kind, or clearly lower."""
    if one.kind == other.kind or (one.kind in _ECHELON_FOUR and other.kind in _ECHELON_FOUR):
        return True
    return one.top >= other.bottom + 0.5


def _stands_in(short: str, long: str) -> bool:
    """Whether the letters of the short one stand in the long one in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
