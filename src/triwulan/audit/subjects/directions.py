"""Whether an indicator is better high or low, by its words."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from triwulan.core.reading import PassageKind, Reading


class Better(StrEnum):
    """Which realisations are good ones, as far as words say it."""

    HIGH = "high"
    LOW = "low"
    UNSAID = "unsaid"


_BAD: Final = re.compile(
    r"""\b(?:
      kemiskinan|miskin|stunting|pengangguran|kematian|(?:ke)?meninggal|kesakitan|morbiditas|mortalitas|prevalensi|
      keterlambatan|terlambat|keluhan|pengaduan|komplain|temuan|pelanggaran|kecelakaan|kasus|kejadian|gizi\ (?:buruk|kurang)|
      putus\ sekolah|buta\ (?:huruf|aksara)|kriminalitas|kejahatan|tindak\ pidana|kekerasan|perceraian|tertinggal|kumuh|
      kebocoran|kehilangan|losses|inflasi|gini|ketimpangan|kesenjangan|ketergantungan|deviasi|kemacetan|banjir|genangan|
      kebakaran|pencemaran|emisi|tunggakan|piutang|bopo|npl|turn\ over|kerusakan|rusak|hot\s?spot|titik\ api|
      waktu\ tanggap|response\ time|respon\s?time|waktu\ tunggu|lama\ (?:waktu|pelayanan|proses|antrian|antrean|penyelesaian)|
      (?:rata[- ]rata|rerata)\ (?:lama|waktu|hari|jam|menit|durasi)|waktu\ (?:penyelesaian|pelayanan|layanan|proses|penerbitan|respon)|
      kecepatan\ waktu|durasi|lamanya|konflik|pungli|korupsi|ketidak\w+|tidak\ (?:hadir|masuk|sesuai|memenuhi)|absensi|mangkir|
      balita\ kurus|hipertensi|narkoba|penyalahgunaan|kerawanan|risiko|daerah\ rawan|sisa\ perkara|tunawisma|anak\ jalanan
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MENDED: Final = re.compile(
    r"""\b(?:
      yang\ (?:\w+\ ){0,2}(?:di|ter(?!jadi))\w+|(?:ter|di)?tangani(?:nya)?|tertangani|penanganan|(?:di)?tindak\s?lanjut\w*|ditindaklanjuti|(?:ter|di)selesaikan|
      penyelesaian\ (?!surat|layanan|pelayanan|dokumen|izin|perizinan)\w+|diselesaikan|terselesaikan|penurunan|menurun\w*|pengurangan|berkurang\w*|pencegahan|
      dicegah|ditanggulangi|penanggulangan|pengendalian|bebas|terbebas|mitigasi|diturunkan|tertanggulangi|ditekan|rehabilitasi|direhabilitasi|
      pemulihan|dipulihkan|pendampingan|didampingi|dilayani|terlayani|pelayanan\ (?:bagi|kepada|terhadap)|cakupan|dientaskan|pengentasan|
      pendataan|terdata|dibina|pembinaan|ketersediaan|tersedia\w*|sosialisasi|penyuluhan|laporan|kesiap\w+|sembuh|kesembuhan|
      tepat\ waktu|sesuai\ (?:standar|sop|ketentuan|waktu)|kurang\ dari|dibawah|di\ bawah|yang\ memenuhi|tanpa|pemetaan|dipetakan|teridentifikasi|
      bantuan|dibantu|perlindungan|terlindungi|keluar\ dari|naik\ status|terangkat|ketangguhan|ketahanan|tindak\ lanjut|indeks\ ketahanan
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_GOOD: Final = re.compile(
    r"""\b(?:
      tepat\ waktu|ditindaklanjuti|yang\ (?:di|ter)\w+|memenuhi|kepuasan|cakupan|persentase\ (?:ter|ke)\w+nya|
      jumlah\ (?:laporan|dokumen|peserta|kegiatan|rapat|monitoring|fasilitasi|desa|kelurahan|kelompok|kader|posyandu)|
      indeks\ (?:kepuasan|desa\ membangun|pembangunan|reformasi|profesionalitas|inovasi|spbe)|nilai\ (?:sakip|akip|evaluasi|lke|ikm|rb)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LOWER_FORMULA: Final = re.compile(
    r"\(?\s*2\s*[x×*.]?\s*\(?\s*(?:target|rencana|T)\b|target\s*[-–]\s*\(\s*realisasi\s*[-–]\s*target|"
    r"semakin\s+(?:rendah|kecil|sedikit|cepat|singkat)[^.]{0,60}(?:baik|tinggi)|makin\s+(?:rendah|kecil|sedikit|cepat)[^.]{0,60}baik|"
    r"indikator\s+(?:kinerja\s+)?negatif|lower\s+is\s+better|minimi[sz]e|progres(?:if)?\s+negatif",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def better(words: str) -> Better:
    """What the words of an indicator say; a bad thing that is mended is a good one."""
    text = " ".join(words.split())
    if _MENDED.search(text):
        return Better.HIGH if not _BAD.search(text) else Better.UNSAID
    if _BAD.search(text):
        return Better.LOW
    return Better.HIGH if _GOOD.search(text) else Better.UNSAID


def says_lower(reading: Reading) -> bool:
    """Whether the report says anywhere how an indicator is reckoned for which low figures are good."""
    return any(
        passage.kind is not PassageKind.SIGNATURE and _LOWER_FORMULA.search(passage.text)
        for passage in reading.passages
    )
