"""What the words around a time say: the report's own time, a plan, a comparison, the year of a document."""

import re
from typing import Final

from triwulan.core.identity import Cue

_REPORT: Final = (
    r"(?:laporan|pelaporan|lkj\w*|lakip|lapkin)(?:\s+(?:capaian|pengukuran|evaluasi|hasil|pelaksanaan|realisasi|akuntabilitas|"
    r"kinerja|instansi|pemerintah|triwulanan|kegiatan))*"
)
_REPORT_OF: Final = re.compile(rf"\b{_REPORT}(?P<between>[^.;,:()]{{0,80}})$", re.I)
_SELF_AFTER: Final = re.compile(
    r"^[\s,]*(?:tahun(?:\s+anggaran)?\s+\d{4}\s*)?(?:ini\b|dapat\s+(?:disimpulkan|kami)|disusun|menyajikan|memuat|:|"
    r"sebagai\s+(?:bentuk|pertanggung|wujud|perwujudan))",
    re.I,
)
_TITLE: Final = re.compile(r"^\W*(?:LAPORAN|LKJ\w*|LAKIP)\b(?!.*(?:RENCANA|TINDAK LANJUT))")
_CLOSES: Final = re.compile(r"^\W*(?:demikian|(?:ke)?simpulan)", re.I)
_NOT_SELF: Final = re.compile(
    r"rekomendasi|tindak lanjut|sebelum|\blalu\b|terdahulu|desa\b|lppdes|jumlah|ketepatan|batas|tenggat|terlambat|seluruh|semua|"
    r"menindaklanjuti|mengacu|merujuk|telah\b|sudah\b",
    re.I,
)
_SUMMARY: Final = re.compile(
    r"evaluasi (?:dan analisis )?(?:atas )?(?:pelaksanaan )?kinerja|evaluasi dan analisis|gambaran kinerja|"
    r"pengukuran (?:ini )?(?:dilakukan|mencakup|kinerja)|secara (?:umum|keseluruhan|ringkas)|kesimpulan|"
    r"dapat dilihat (?:pada|dalam)|(?:disajikan|tersaji|dimuat|diuraikan|terdapat|dirinci|ditampilkan) (?:pada|dalam|di) tabel|"
    r"tabel [\d.]+ (?:menyajikan|memuat|menunjukkan|memperlihatkan|menampilkan|merupakan)|kurun waktu|"
    r"pada tabel [\d.]+ (?:merupakan|adalah)|pelaksanaan anggaran selama|mengidentifikasi|(?:periode|masa) (?:pelaporan|laporan)|"
    r"kinerja (?:kepala )?(?:seksi|kasi|bidang|subbag\w*|sekretar\w+|camat|lurah|kecamatan|dinas|badan)\b",
    re.I,
)
_RESULTS: Final = (
    r"telah|sudah|berhasil|mencapai|tercapai|terlaksana|terealisasi(?:kan)?|menunjukkan|terserap|diserap|menyerap|"
    r"tercatat|diselesaikan|terselesaikan|dibelanjakan|dicairkan|terwujud|terpenuhi|diraih|diperoleh|memperoleh|berjalan"
)
_RESULT: Final = re.compile(
    rf"\b(?:{_RESULTS}|realisasi(?:nya)?|capaian(?:nya)?|pencapaian|serapan|penyerapan|sebanyak|sebesar|meningkat|menurun)\b",
    re.I,
)
_DONE: Final = re.compile(
    r"\b(?:dilaksanakan|dilakukan|melaksanakan|melakukan|menyelesaikan|digunakan|dibina|difasilitasi|ditangani)\b", re.I
)
_DURING: Final = re.compile(r"(?:sampai(?:\s+dengan)?|s\.?\s?/?\s?d\.?|hingga|selama|sepanjang)\s+(?:akhir\s+)?$", re.I)
_BOUND_AFTER: Final = re.compile(
    rf"^\s*,?\s*(?:(?:ini|baru|hanya|masih|rata-rata|secara \w+|realisasi\w*|capaian\w*)\s+){{0,2}}(?:{_RESULTS}|sebesar|sebanyak|"
    r"adalah \d|\d)",
    re.I,
)
_BOUND_BEFORE: Final = re.compile(
    r"\b(?:telah|sudah|berhasil|tercapai|terlaksana|terealisasi(?:kan)?|terserap|terselesaikan|terwujud|terpenuhi)\b[^,;:]{0,60}$",
    re.I,
)
_UP_TO: Final = re.compile(r"(?:sampai(?:\s+dengan)?|s\.?\s?/?\s?d\.?|hingga)\s+(?:akhir\s+)?$", re.I)
_PLANS: Final = (
    r"akan|rencana\w*|direncanakan|merencanakan|dijadwalkan|menjadwalkan|terjadwal|ditargetkan|(?<!sebagai )berikut(?:nya)?|selanjutnya|"
    r"mendatang|diharapkan|harapan|diperkirakan|proyeksi|diproyeksikan|ditunda|tertunda|diundur|digeser|bergeser|menggeser|"
    r"dialihkan|dipindah\w*|memindahkan|dilanjutkan|melanjutkan|menunggu|dimulai|memulai|paling lambat|selambat-?lambatnya|kolom|"
    r"kosong|perlu|harus|agar|supaya|fokus\w*|prioritas|disiapkan|menyiapkan|persiapan|mempersiapkan|seharusnya|semestinya|"
    r"menjelang|bila|jika|apabila|diupayakan|dipercepat|mempercepat|percepatan|diprioritaskan|mengejar|dikejar|menuntaskan|"
    r"dituntaskan|nanti|kelak|diusulkan|mengusulkan|antisipasi|bekal|dimundurkan|bertahap|tindak lanjut"
)
_PLAN: Final = re.compile(rf"\b(?:{_PLANS})\b", re.I)
_PLAN_NEAR: Final = re.compile(
    rf"\b(?:{_PLANS}|jadwal|baru (?:akan|di\w+|dapat|bisa|ter\w+|keluar|mulai|berjalan|cair|ada|jatuh)|belum|mulai|"
    r"setiap|masing-masing|keempat|tersisa|sisa|sebelum|jatuh tempo|strategi|langkah|depan|lanjutan|pemantapan|penyusunan|"
    r"menyusun|perencanaan|diisi|tahap\w*)\b",
    re.I,
)
_AIMED: Final = re.compile(r"\b(?:target\w*|bahan|dasar|masukan|untuk|sesuai)\b", re.I)
_COMPARISON: Final = re.compile(
    r"\b(?:di?banding\w*|membandingkan|bandingkan|perbandingan|pembanding|sebanding|sebelum(?:nya)?|lalu|terdahulu|dahulu|dulu|"
    r"semula|awal|naik|turun|kenaikan|penurunan|peningkatan|meningkat|menurun|bertambah|berkurang|selisih|tetap|sama|lebih|"
    r"daripada|sejak|mulai|kumulatif|dijumlahkan|penjumlahan|menjumlahkan|ditambah\w*|melanjutkan|lanjutan|tunggakan|rekomendasi|"
    r"menindaklanjuti|sementara|sedangkan|hanya|baru|masih|tren|trend|kecenderungan|perkembangan|riwayat|realokasi|luncuran|"
    r"waktu itu|ketika|setelah|usai|pasca|semenjak|karena|akibat|periode yang sama|selesai|juga|pernah|menyusul|kini|sekarang|"
    r"saat ini|kemudian|berawal|posisi|menjadi|belum|tindak lanjut)\b",
    re.I,
)
_DOCUMENT: Final = re.compile(
    r"(?:nomor\s*[:.]?\s*[\w./-]{1,20}|no\.?\s*[\w./-]{1,20}|apb\s?des\w*|apbn|rkp\s?des\w*|rkpd|rpjm\w*|rpd|renstra|renja|lpp\s?des\w*|"
    r"lkpp\s?des\w*|ippd\w*|lppd|lkpj|dokumen|musrenbang\w*|sensus|pemilu\w*|pilkada\w*|pilkades\w*|peraturan\w*|perubahan|"
    r"undang-undang|keputusan|surat|edaran|data|publikasi|sk|dana desa|idm)\s*(?:tahun\s*(?:anggaran)?|ta\.?)?\s*$",
    re.I,
)
_ANOTHER_THOUGHT: Final = re.compile(
    r"[,;:()]|\b(?:bahwa|sedangkan|sehingga|karena|namun|tetapi|sebab|agar|untuk)\b", re.I
)


def time_cues(before: str, after: str, listed: bool) -> frozenset[Cue]:
    """The cues of a time with these words of its sentence before and after it."""
    sentence = f"{before}{after}"
    near_before = _ANOTHER_THOUGHT.split(before)[-1]
    near = f"{near_before} {_ANOTHER_THOUGHT.split(after, maxsplit=1)[0]}"
    bound = bool(_BOUND_AFTER.match(after) or _BOUND_BEFORE.search(before))
    found = {
        Cue.LIST: listed,
        Cue.SELF: _of_itself(before, after),
        Cue.SUMMARY: bool(_SUMMARY.search(sentence)),
        Cue.STATE: bound and bool(_UP_TO.search(before)),
        Cue.RESULT: bound or bool(_RESULT.search(near) or (_DONE.search(near) and _DURING.search(before))),
        Cue.PLAN: bool(_PLAN_NEAR.search(near) or _AIMED.search(near_before))
        or (not bound and bool(_PLAN.search(before))),
        Cue.COMPARISON: bool(_COMPARISON.search(sentence)),
        Cue.DOCUMENT: bool(_DOCUMENT.search(before)),
    }
    return frozenset(cue for cue, said in found.items() if said)


def _of_itself(before: str, after: str) -> bool:
    """Whether "laporan ... <time>" means the very report one reads."""
    if before.isupper() and _TITLE.match(before):
        return True
    report = _REPORT_OF.search(before.rstrip())
    if report is None or _NOT_SELF.search(before[: report.start()][-60:]) or _NOT_SELF.search(report["between"]):
        return False
    return bool(_SELF_AFTER.match(after) or _CLOSES.match(before))
