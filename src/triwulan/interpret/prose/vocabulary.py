"""Words that say little: those that cannot be what is counted, and those that many indicators share."""

from typing import Final

NO_NOUNS: Final = frozenset(
    {
        "dari", "dan", "atau", "pada", "di", "ke", "yang", "telah", "sudah", "dengan", "sebesar", "adalah", "untuk",
        "dalam", "sehingga", "dibanding", "dibandingkan", "terhadap", "lebih", "kurang", "melampaui", "melebihi",
        "maka", "serta", "karena", "sampai", "hingga", "oleh", "sebagai", "menjadi", "merupakan", "yaitu", "yakni",
        "ini", "itu", "tersebut", "masih", "belum", "tidak", "akan", "dapat", "atas", "bawah", "sebanyak", "sejumlah",
        "naik", "turun", "meningkat", "menurun", "mencapai", "antara", "sementara", "sedangkan", "namun", "tetapi",
        "saja", "saat", "ketika", "bila", "jika", "agar", "secara", "setelah", "sebelum", "sejak", "setiap", "per",
        "diantaranya", "termasuk", "baru", "lagi", "berhasil", "terealisasi", "tercapai", "terserap", "terlaksana",
        "berada", "tercatat", "dilaksanakan", "ada", "diperoleh", "didapat", "diraih", "dicapai", "dihasilkan",
        "berdasarkan", "melalui", "menurut",
    }
)  # fmt: skip
"""Words behind a number that are not what it counts: "12 dari", "9 telah"."""
GENERIC: Final = frozenset(
    {
        "jumlah", "persentase", "indeks", "nilai", "tingkat", "rata", "rasio", "cakupan", "terlaksananya",
        "meningkatnya", "pelaksanaan", "penyelenggaraan", "kegiatan", "program", "kinerja", "target", "capaian",
        "realisasi", "tahun", "triwulan", "anggaran", "desa", "kecamatan", "kelurahan", "kabupaten", "laporan",
        "hasil", "seksi", "data", "pelayanan", "bidang", "pemerintah", "pemerintahan", "tepat", "waktu", "sesuai",
        "ketentuan", "indikator", "sasaran", "yang", "terlaksana", "meningkat", "tercapai", "dilaksanakan",
        "tersedianya", "terwujudnya", "jenis", "unit", "kali", "bulan", "dokumen", "orang", "subkegiatan", "daerah",
        "masyarakat", "perangkat",
    }
)  # fmt: skip
"""Words of names by which no indicator is told from another."""
PASSING: Final = frozenset(
    {
        "angka", "akhir", "berhasil", "bersifat", "cukup", "demikian", "hal", "hampir", "hanya", "hingga", "jauh",
        "juga", "justru", "keadaan", "keseluruhan", "kondisi", "kumulatif", "pencapaian", "pengukuran", "periode",
        "persen",
        "poin", "posisi", "sebagian", "sedikit", "semester", "sementara", "ternyata", "tetap", "umum", "walaupun",
        "meskipun", "indikator", "walau", "secara", "bahkan", "jika", "bila", "dilihat", "kecamatan", "kita", "kami",
    }
)  # fmt: skip
"""Words of sentences that name nothing of which a target is told."""
