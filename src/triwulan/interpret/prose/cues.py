"""The words before a figure that say what it is: target, realisation, spending, a change."""

import re
from typing import Final

_ADVERBS: Final = r"(?:yang\s+|telah\s+|sudah\s+|dapat\s+|baru\s+|masih\s+|berhasil\s+)*"
_SPENT: Final = r"(?:terserap|terealisasi|digunakan|dibelanjakan|dicairkan|dikeluarkan|terpakai)"
_CUES: Final = re.compile(
    rf"""
      (?P<efficiency>\befisiensi\w*)
    | (?P<average>\b(?:rata-rata|rerata|rataan)\b)
    | (?P<change>\b(?:kenaikan|penurunan|peningkatan|selisih|pertumbuhan|deviasi|naik|turun|meningkat|menurun|bertambah|
        berkurang|tumbuh|bergeser|digeser|dialihkan|dipindahkan|(?:kurang|lebih)(?=\s*$))\b)
    | (?P<remainder>\b(?:sisa(?:nya)?|menyisakan|bersisa|tersisa)(?!\s+target)\b(?:\s+(?:anggaran|pagu|dana|kas))?
        |\bsilpa\b
        |\b(?:belum|tidak)\s+{_ADVERBS}{_SPENT})
    | (?P<spending>\brealisasi\s+(?:anggaran|belanja|keuangan|penyerapan)\b
        |\b(?:daya\s+serap|serapan|penyerapan)(?:nya)?(?:\s+anggaran)?\b
        |\b(?:anggaran|belanja|dana|pagu)(?:nya)?\s+{_ADVERBS}{_SPENT}\b
        |\b(?:menyerap|membelanjakan|menghabiskan|menggunakan|memakai)\s+(?:anggaran|belanja|dana|pagu)\b
        |\b(?:terserap|diserap|menyerap|dibelanjakan|membelanjakan|dicairkan|pencairan|digunakan|dikeluarkan|terpakai|
        pengeluaran|belanja(?:nya)?)\b)
    | (?P<ceiling>\b(?:pagu|anggaran(?:nya)?|alokasi|plafon|dialokasikan|dianggarkan|dpa)\b)
    | (?P<target>\b(?:target(?:nya|kan)?|ditargetkan|menargetkan|direncanakan|rencana(?:nya)?|diperjanjikan)\b)
    | (?P<achievement>\b(?:capaian(?:nya)?|pencapaian(?:nya)?|ketercapaian|(?<!laporan\ )(?<!perjanjian\ )
        (?<!indikator\ )(?<!target\ )(?<!pelaporan\ )kinerja(?:nya)?)\b)
    | (?P<realisation>\b(?:realisasi(?:nya)?|terealisasi(?:kan)?|terlaksana|dilaksanakan|terselesaikan|diselesaikan|
        hasilnya|terwujud)\b)
    | (?P<share>\b(?:proporsi|andil|kontribusi|porsi|bobot|komposisi)\b)
    | (?P<reached>\b(?:mencapai|tercapai|berhasil)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FAR: Final = 90
_LEADS_ON: Final = re.compile(
    r"^(?:\s+(?!adalah\b|yaitu\b|yakni\b|sehingga\b|(?<!sampai )dengan\b|oleh\b|karena\b|"
    r"sebab\b|akibat\b|disebabkan\b|setelah\b|berkat\b|meskipun\b|walaupun\b|ketika\b)[\w/.()%<>-]+)*?\s*"
    r"(?:\b(?:adalah|yaitu|yakni|sehingga|dengan|"
    r"sebesar|mencapai|sejumlah|hanya|baru|nilai|sebanyak|menjadi)\b\s*)*[(:]?\s*$",
    re.I,
)
_MEANWHILE: Final = re.compile(r"\b(?:baru|hanya|saat ini|barulah)\b", re.I)


def cue_of(left: str) -> str:
    """The last word before the figure that says what it is, "" without; one far before it says nothing."""
    found = ""
    if _MEANWHILE.search(left):
        left = _MEANWHILE.split(left)[-1]
    left = left[-_FAR:].rpartition(",")[2]
    for match in _CUES.finditer(left):
        name = match.lastgroup or ""
        if name == "reached" and found in ("achievement", "realisation", "spending", "average", "efficiency"):
            continue
        if name == "realisation" and found == "achievement" and match.end() < len(left) - 40:
            continue
        found = name if _LEADS_ON.match(left[match.end() :]) else ""
    return found
