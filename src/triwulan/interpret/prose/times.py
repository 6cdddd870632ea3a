"""The time that the words around a figure say, and whether it is another than the report's."""

import re
from dataclasses import dataclass
from typing import Final

from triwulan.core.roles import Span
from triwulan.core.spans import span_in

_ELSEWHERE: Final = re.compile(
    r"\b(?:(?:tahun|triwulan(?:an)?|semester|periode|bulan|kuartal|tw)\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin|berikut(?:nya)?|mendatang|"
    r"selanjutnya|depan|akan\s+datang)|akhir\s+renstra|akhir\s+rpjmd|pembanding|rata-rata\s+(?:nasional|provinsi|kabupaten)|"
    r"tingkat\s+(?:nasional|provinsi|kabupaten))\b",
    re.I,
)
_DAY: Final = re.compile(
    r"(?=\d)(?<!s\.d\.\s)(?<!s\.d\s)(?<!dengan\s)(?<!sampai\s)(?<!hingga\s)(?<!per\s)(?<!tanggal\s)(?<!s/d\s)\b\d{1,2}\s+(?:januari|[fp]ebruari|maret|"
    r"april|mei|juni|juli|agustus|september|oktober|nop?v?ember|desember)(?:\s+(?:19|20)\d\d)?\b",
    re.I,
)
"""A day is when something happened, not what a figure is about; "s.d. 30 Juni" is."""
_STOPS: Final = re.compile(
    r"[,;(]|\b(?:dan|menjadi|dari(?:pada)?|dibanding(?:kan)?|(?:masih\s+)?di\s?(?:bawah|atas)|melampaui|melebihi)\b"
)
_TIME_WORDS: Final = re.compile(
    r"(?:s\s?\.\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga|per|akhir|tahun|ta|triwulan\w*|tribulan|tw|semester|bulan|setahun|tahunan|"
    r"januari|[fp]ebruari|maret|april|mei|juni|juli|agustus|september|oktober|nop?v?ember|desember)\b.*$",
    re.I,
)

_NOT_THE_CELL: Final = re.compile(
    r"\bsebelum\s+(?:di)?(?:batasi|bulatkan|koreksi|sesuaikan|pembatasan|pembulatan|koreksi|penyesuaian)\b"
    r"|\b(?:di\s?bawah|di\s?atas|kurang\s+dari|melampaui|melebihi)\s+target\b[^<>,;]*\b(?:sebesar|sebanyak|sejumlah)\s+$",
    re.I,
)
"""Before a figure that no table prints: what a cap took from, or how far something is from its target."""

_FOR_EACH: Final = re.compile(
    r"^(?:\s+(?!dari\b|dan\b)[\w/-]+){0,3}?\s+(?:(?:untuk|bagi|di|pada|kepada|oleh)\s+)?"
    r"(?:(?:setiap|tiap(?:-tiap)?|masing-masing)\s+(?!tahun\b|akhir\b)\w|per\s+(?:desa|kelurahan|kecamatan|rw|rt|dusun|bulan|triwulan|"
    r"semester|minggu|hari|orang|unit|kelompok|posyandu|petugas|seksi|kali)\b)",
    re.I,
)
"""Behind a figure of one of many: "dua kali kunjungan untuk setiap desa"."""
_EACH_HAS: Final = re.compile(r"\b(?:setiap|tiap(?:-tiap)?)\s+(?!tahun\b|akhir\b|triwulan\b)(?:[\w-]+\s+){1,5}$", re.I)
"""Before it: "setiap desa dibina dua kali"."""

_SINCE: Final = re.compile(
    r"\bsejak\s+(?:awal\s+tahun|(?:awal\s+|bulan\s+){0,2}januari)\b(?:\s+(?:19|20)\d\d)?[^,;]*$", re.I
)
"""Before what was counted from the first day of the year on: "sejak Januari telah dibelanjakan"."""
_TO_BECOME: Final = re.compile(
    r"^\W*(?:menambah|meningkatkan|menaikkan|menurunkan|mengurangi|memperluas|menargetkan)\b[^;]*\b(?:sehingga\s+)?menjadi\s+$",
    re.I,
)
"""What is to be done, not what is: "menambah enam desa sehingga menjadi 30 desa"."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words between a figure and its neighbours in a clause."""

    left: str
    right: str
    before: str
    """Everything before it, marks included."""


def _of_each(around: Around) -> bool:
    """Whether it is said of each of many, not of all of them together."""
    words = f"{around.left} {around.right}".lower()
    if not any(each in words for each in ("tiap", "masing", "per ")):
        return False
    return bool(_FOR_EACH.match(around.right) or _EACH_HAS.search(around.left))


def time_of(around: Around, clause: str) -> tuple[Span | None, bool]:
    """The time said right behind a figure, before it, or in the clause; and whether it is another than the report's."""
    around = Around(_DAY.sub(" ", around.left), _DAY.sub(" ", around.right), around.before)
    if _NOT_THE_CELL.search(around.left) or _TO_BECOME.search(around.before) or _of_each(around):
        return None, True
    right = _STOPS.split(around.right, maxsplit=1)[0]
    right_time = _TIME_WORDS.search(right)
    if right_time is not None and (span := span_in(right_time.group())) is not None:
        return span, bool(_ELSEWHERE.search(right))
    if _ELSEWHERE.search(right):
        return None, True
    if _SINCE.search(around.before):
        return None, False  # up to now, whatever time is said before
    if _ELSEWHERE.search(around.left):
        return None, True
    if (span := span_in(around.left)) is not None:
        return span, False
    first = _DAY.sub(" ", clause.partition("<")[0])
    if _ELSEWHERE.search(first):
        return None, True
    return span_in(first), False
