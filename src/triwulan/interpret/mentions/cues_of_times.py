"""What the words around a time say: the report's own time, a plan, a comparison, the year of a document."""

import re
from typing import Final

from triwulan.core.identity import Cue
from triwulan.data.cues import vocabularies

_REPORT: Final = (
    r"(?:laporan|pelaporan|lkj\w*|lakip|lapkin)(?:\s+(?:capaian|pengukuran|evaluasi|hasil|pelaksanaan|realisasi|"
    r"akuntabilitas|kinerja|instansi|pemerintah|triwulanan|kegiatan))*"
)
_REPORT_OF: Final = re.compile(rf"\b{_REPORT}(?P<between>[^.;,:()]{{0,80}})$", re.I)
_TITLE: Final = re.compile(r"^\W*(?:LAPORAN|LKJ\w*|LAKIP)\b(?!.*(?:RENCANA|TINDAK LANJUT))")
_ITSELF: Final = re.compile(
    r"^[\s,]*(?:tahun(?:\s+anggaran)?\s+\d{4}\s*)?(?:ini\b|dapat\s+(?:disimpulkan|kami)|disusun|menyajikan|memuat|:|"
    r"sebagai\s+(?:bentuk|pertanggung|wujud|perwujudan))",
    re.I,
)
_CLOSES: Final = re.compile(r"^\W*(?:demikian|(?:ke)?simpulan)", re.I)
_ANOTHER_REPORT: Final = re.compile(
    r"rekomendasi|tindak lanjut|sebelum|\blalu\b|terdahulu|desa\b|lppdes|jumlah|ketepatan|batas|tenggat|terlambat|"
    r"seluruh|semua|menindaklanjuti|mengacu|merujuk|telah\b|sudah\b",
    re.I,
)
_TABLE_SHOWS: Final = re.compile(
    r"tabel [\d.]+ (?:menyajikan|memuat|menunjukkan|memperlihatkan|menampilkan|merupakan|adalah)|"
    r"\b(?:di|ter)\w+ (?:pada|dalam|di|oleh) tabel",
    re.I,
)
_RESULTS: Final = (
    r"telah|sudah|berhasil|mencapai|tercapai|terlaksana|terealisasi(?:kan)?|menunjukkan|terserap|diserap|menyerap|"
    r"tercatat|diselesaikan|terselesaikan|dibelanjakan|dicairkan|terwujud|terpenuhi|diraih|diperoleh|memperoleh|"
    r"berjalan"
)
_BOUND_AFTER: Final = re.compile(
    rf"^\s*,?\s*(?:(?:ini|baru|hanya|masih|rata-rata|secara \w+|realisasi\w*|capaian\w*)\s+){{0,2}}"
    rf"(?:{_RESULTS}|sebesar|sebanyak|adalah \d|\d)",
    re.I,
)
_BOUND_BEFORE: Final = re.compile(
    r"\b(?:telah|sudah|berhasil|tercapai|terlaksana|terealisasi(?:kan)?|terserap|terselesaikan|terwujud|terpenuhi)\b"
    r"[^,;:]{0,60}$",
    re.I,
)
_UP_TO: Final = re.compile(r"(?:sampai(?:\s+dengan)?|s\.?\s?/?\s?d\.?|hingga)\s+(?:akhir\s+)?$", re.I)
_DURING: Final = re.compile(r"(?:selama|sepanjang)\s+(?:akhir\s+)?$", re.I)
_DOCUMENT: Final = re.compile(
    r"(?:nomor\s*[:.]?\s*[\w./-]{1,20}|no\.?\s*[\w./-]{1,20}|apb\s?des\w*|apbn|rkp\s?des\w*|rkpd|rpjm\w*|rpd|renstra|"
    r"renja|lpp\s?des\w*|lkpp\s?des\w*|ippd\w*|lppd|lkpj|dokumen|musrenbang\w*|sensus|pemilu\w*|pilkada\w*|"
    r"pilkades\w*|"
    r"peraturan\w*|perubahan|undang-undang|keputusan|surat|edaran|data|publikasi|sk|dana desa|idm)"
    r"\s*(?:tahun\s*(?:anggaran)?|ta\.?)?\s*$"
)
_DOCUMENT_HAS: Final = (
    "no", "apb", "rkp", "rpjm", "rpd", "renstra", "renja", "lpp", "lkpp", "ippd", "lkpj", "dokumen", "musrenbang",
    "sensus", "pemilu", "pilka", "peraturan", "perubahan", "undang", "keputusan", "surat", "edaran", "data",
    "publikasi", "sk", "desa", "idm",
)  # fmt: skip
"""Parts of all its words: the search for those is slow."""
_ANOTHER_THOUGHT: Final = re.compile(
    r"[,;:()]|\b(?:bahwa|sedangkan|sehingga|karena|namun|tetapi|sebab|agar|untuk)\b|sebagai berikut"
)
_THIS: Final = re.compile(r"\s+ini\b", re.I)
"""Said of the time one is in: "pada triwulan IV tahun 2023 ini"."""
_LONGEST_DOCUMENT: Final = 60
_LONGEST_LEAD: Final = 30


def time_cues(before: str, after: str, listed: bool) -> frozenset[Cue]:
    """The cues of a time with these words of its sentence before and after it."""
    words = vocabularies("time")
    sentence = f"{before}{after}".lower()
    near_before = _ANOTHER_THOUGHT.split(before.lower())[-1]
    near = f"{near_before} {_ANOTHER_THOUGHT.split(after.lower(), maxsplit=1)[0]}"
    bound = bool(_BOUND_AFTER.match(after) or _BOUND_BEFORE.search(before))
    right_before = before[-_LONGEST_LEAD:]
    up_to = bool(_UP_TO.search(right_before))
    lasting = up_to or bool(_DURING.search(right_before))
    planned = words["plan"].said_in(near) or words["plan_near"].said_in(near) or words["aimed"].said_in(near_before)
    found = {
        Cue.LIST: listed,
        Cue.SELF: _of_itself(before, after) or bool(_THIS.match(after)),
        Cue.SUMMARY: words["summary"].said_in(sentence) or _tells_of_a_table(sentence),
        Cue.STATE: bound and up_to,
        Cue.RESULT: bound or words["result"].said_in(near) or (lasting and words["done"].said_in(near)),
        Cue.PLAN: planned or (not bound and words["plan"].said_in(before.lower())),
        Cue.COMPARISON: words["comparison"].said_in(sentence),
        Cue.DOCUMENT: _is_of_document(before[-_LONGEST_DOCUMENT:]),
    }
    return frozenset(cue for cue, said in found.items() if said)


def _tells_of_a_table(sentence: str) -> bool:
    return "tabel" in sentence and _TABLE_SHOWS.search(sentence) is not None


def _is_of_document(before: str) -> bool:
    lowered = before.lower()
    return any(part in lowered for part in _DOCUMENT_HAS) and _DOCUMENT.search(lowered) is not None


def _of_itself(before: str, after: str) -> bool:
    """Whether "laporan ... <time>" means the very report one reads."""
    if before.isupper() and _TITLE.match(before):
        return True
    report = _REPORT_OF.search(before.rstrip())
    if report is None or _ANOTHER_REPORT.search(before[: report.start()][-60:]):
        return False
    if _ANOTHER_REPORT.search(report["between"]):
        return False
    return bool(_ITSELF.match(after) or _CLOSES.match(before))
