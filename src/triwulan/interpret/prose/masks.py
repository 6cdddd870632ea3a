"""Numbers in a sentence that are no figures: references, dates, laws, times of day, ranges, ordinals."""

import re
from typing import Final

MONTHS: Final = "januari|[fp]ebruari|maret|april|mei|juni|juli|agustus|september|oktober|nop?v?ember|desember"
COUNTED: Final = (
    "indikator|target|sasaran|kegiatan|subkegiatan|program|desa|kelurahan|laporan|kali|orang|dokumen|kelompok|jenis|unit|"
    "kecamatan|fasilitasi|koordinasi|paket|buah|lembaga|hari|bulan|jam|menit|jiwa|ton|ha|hektare?|ekor|sampel|responden|"
    "pelaku|usaha|peserta|rapat|kunjungan|posyandu|strategi|langkah|upaya|tugas|fungsi|seksi|subbagian|bidang|unsur|poin"
)
NUMBER: Final = r"\d+(?:[.,]\d+)*"
MASKED: Final = re.compile(
    rf"""
      \b(?:tabel|table|gambar|grafik|diagram|lampiran|bagan|foto)\b\s*\.?\s*\d+(?:[.\-]\d+)*[a-z]?\b
    | \b(?:nomor|no\.?|pasal|ayat|huruf|butir|bab|sub\s?bab|bagian|halaman|hlm\.?|diktum|angka(?=\s\d+\b(?![.,%]\d)))
        \s*\(?\d+(?:[./]\d+)*\)?(?!\s*%)
    | (?:(?<=,\s)|(?<=\()|(?<=\bpada\s)|(?<=\btanggal\s))
        \d{{1,2}}\s*(?:-|–|s\.\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga|dan)\s*\d{{1,2}}\s+(?:{MONTHS})\b(?:\s+(?:19|20)\d\d)?
    | \b\d{{1,2}}\s+(?:{MONTHS})\b(?:\s+(?:19|20)\d\d)?
    | \b(?:{MONTHS})\s+(?:19|20)\d\d\b
    | \btanggal\s+\d{{1,2}}\b
    | \b\d{{1,2}}[/-]\d{{1,2}}[/-](?:19|20)?\d\d\b
    | \b\d+\s+tahun\s+(?:19|20)\d\d\b
    | \b\d+/(?:19|20)\d\d\b
    | (?:\b(?:tahun(?:\s+anggaran)?|ta|t\.a\.)\s*)(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\b
    | (?<![\d.,])(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d\b
    | (?<![\d.,])(?:199|20[0-4])\d(?!\d|[.,]\d|\s*(?:%|persen|rupiah|orang|jiwa|ton|ekor|kk\b))
    | \b(?:triwulan(?:an)?|tribulan|tw|semester|smt|minggu|pekan|tahap|periode|termin|gelombang|angkatan|kelas|eselon|
        tingkat|level|shift|rt|rw|bulan)\s*(?:ke\s?-?\s?)?(?:\d{{1,2}}|[ivx]+)\b(?![.,]\d|\s*(?:%|{COUNTED}))
    | {NUMBER}\s*[x×]\s*(?=[\w(])
    | \bke\s?-\s?\d+\b
    | \b(?:indikator|kegiatan|sasaran|misi|tujuan|program|iku|ikk|ik|strategi|unsur|kolom|baris|kode|item|langkah)
        (?:\s+(?:kinerja|utama))?\s+(?:nomor\s+|ke\s?-?\s?)?\d+(?:\.\d+)*(?![\d.,]*\d)
        (?:\s*(?:,|dan|s\.?\s?d\.?|sampai|-)\s*\d+(?:\.\d+)*)*
        (?!\s*(?:%|persen|\(|{COUNTED}))
    | \bpukul\s+\d+[.:]?\d*
    | \bNIP\.?\s*[\d ]+
    | \b(?:salah\s+satu|satu-satunya|satu\s+per\s+satu|satu\s+sama\s+lain|satu\s+pintu|satu\s+atap|setiap\s+satu)\b
    | {NUMBER}\s*(?:-|–|s\.\s?d\.?|s/d|sampai(?:\s+dengan)?(?!\s+di))\s*{NUMBER}
        (?!\d|\s+(?:{MONTHS})\b)(?=\s*%?\s*(?:[,;.):]|$|\w))
    | (?<![\w.,])[IVX]+/[a-e]\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
