"""What the words around a place's name say: one's own field of work, or a stranger named with a reason."""

import re
from typing import Final

from triwulan.core.identity import Cue
from triwulan.data.cues import vocabularies

_DUTY: Final = re.compile(
    r"(?:wilayah(?: kerja| hukum| administrasi)?|lingkungan|lingkup|seluruh|se-?|masyarakat|desa(?:-desa)?(?: (?:di|"
    r"se))?|"
    r"satgas(?: \w+)?|satlinmas|regu|posko|"
    r"tim|pegawai|staf|aparatur|perangkat|kantor|pemerintah|seksi(?: [\w ]{3,50})?|kasi(?: [\w ]{3,50})?|sekretariat|"
    r"program kerja|kinerja|rapat(?: koordinasi| kerja| evaluasi| staf)?|"
    r"apel(?: pagi)?|tugas(?: dan fungsi)?|binwas|forkopimcam?|operator|pelayanan|unit kerja)"
    r"\s*(?:di|pada|dari|se-?)?\s*$",
    re.I,
)
_ANSWERS_TO: Final = re.compile(
    r"(?:perjanjian kinerja|bertanggung ?jawab|pertanggung ?jawaban|atasan|melapor\w*|disampaikan|membantu|perintah|"
    r"arahan|tanggapan|mengetahui|ditandatangani|oleh|kepada)[^.;]{0,80}$",
    re.I,
)
_PARTNER: Final = re.compile(
    r"(?:kerja ?sama|[Kk]oordinasi|[Bb]erkoordinasi|sinergi|bersinergi|kolaborasi|[Bb]erkolaborasi|konsultasi|"
    r"komunikasi|"
    r"berbagi|bergantian|pertemuan|[Rr]apat|[Mm]usyawarah|[Mm]ediasi|perbatasan|batas|[Pp]atroli|[Oo]perasi|[Rr]azia|"
    r"pertandingan|kesepakatan|nota kesepahaman|MoU)\b[^.;]{0,50}\b(?:dengan|bersama|antara)\s+"
    r"(?:(?:pihak|pemerintah|camat|aparat|perangkat|muspika|forkopimcam?|tim|polsek|koramil|puskesmas|kecamatan|dinas|"
    r"badan|[A-Z]\w+|dan|,)\s*)*$"
)
_COMPANY: Final = re.compile(
    r"\b(?:bersama(?: dengan)?|didampingi|dibantu|oleh|melibatkan)\s+(?:oleh\s+)?(?:para\s+)?(?:petugas|relawan|"
    r"personel|anggota|tim|perangkat|aparat|linmas|kader|pendamping|operator|perwakilan)(?:\s+\w+)?(?:\s+dari)?\s*$",
    re.I,
)
"""People of the stranger's that take part: partners near by, and nobody from the other end of the country."""
_AFTER: Final = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:yang (?:lebih|menjadi|sudah|telah|juga|berbatasan|mencatat|mencapai|memperoleh|berada)|"
    r"melaporkan|mencatat|sebagai (?:pembanding|percontohan|mitra|tuan rumah|tetangga)|"
    r"juga(?! (?:me|ber)\w+ (?:\d+|se\w+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belasan|puluhan)\b))",
    re.I,
)
_SIDE: Final = re.compile(r"(?:utara|selatan|timur|barat)\s*:", re.I)
_ELSEWHERE: Final = re.compile(r"\b(?:ke|dari|menuju|asal|seperti|setelah|sebagaimana)\s+$", re.I)
_FROM: Final = re.compile(
    r"\bdari\s+(?!\d|satu\b|dua\b|tiga\b|empat\b|lima\b|enam\b|tujuh\b|delapan\b|sembilan\b|se\w+\b)(?:[\w-]+\s+){1,4}$",
    re.I,
)
"""Who or what comes from there: "dari unsur Kecamatan X", not "lima dari enam"."""
_CLAUSE: Final = re.compile(r"[,;:()]|\b(?:sehingga|karena|sedangkan|namun|tetapi)\b")
_INSIDE: Final = re.compile(r"\bdi\s+$", re.I)


def place_cues(before: str, after: str, *, head: bool, regency: bool, town: bool) -> frozenset[Cue]:
    """The cues of a place with these words of its sentence before the keyword and after the name.

    ``head``: it is named by who heads it ("Camat X"); ``regency``: it is a regency, a city or a province; ``town``: it
    may be only a town where something is or took place ("di Kota X").
    """
    words = vocabularies("place")
    low = before.lower().replace("bersama ini", "")  # "herewith" is no company
    duty = bool(_ANSWERS_TO.search(before)) if head else bool(_DUTY.search(before))
    partner = bool(_PARTNER.search(before))
    around = f"{low} {after.lower()}"
    reason = words["reason"].said_in(around) or bool(_AFTER.match(after) or _SIDE.search(before))
    reason = reason or (not duty and words["venue"].said_in(around))
    if not reason and not duty:
        inside = town or (regency and _INSIDE.search(before))
        away = _ELSEWHERE.search(before) or (inside and not words["own_work"].said_in(low))
        weak = words["weak_reason"].said_in(low) or _FROM.search(_CLAUSE.split(low)[-1]) is not None
        if regency or not _INSIDE.search(before):
            weak = weak or words["weak_outside"].said_in(low)
        reason = bool(away) or (not partner and weak)
        company = _COMPANY.search(before) is not None
        partner, reason = partner or company, reason and not company
    cues = ((Cue.DUTY, duty and not partner), (Cue.PARTNER, partner and not reason), (Cue.REASON, reason))
    return frozenset(cue for cue, said in cues if said)
