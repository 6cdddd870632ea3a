import pytest

from triwulan.audit.subjects.directions import Better, better


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Angka kemiskinan", Better.LOW),
        ("Rata-rata waktu penyelesaian surat keterangan (menit)", Better.LOW),
        ("Jumlah pelanggaran yang terjadi", Better.LOW),
        ("Prevalensi stunting", Better.LOW),
        ("Persentase keluhan yang ditindaklanjuti", Better.UNSAID),
        ("Keluarga miskin yang datanya dimutakhirkan", Better.UNSAID),
        ("Persentase penurunan angka kematian", Better.UNSAID),
        ("Jumlah desa yang menetapkan APBDes tepat waktu", Better.HIGH),
        ("Indeks Kepuasan Masyarakat", Better.HIGH),
        ("Produksi perikanan budidaya", Better.UNSAID),
    ],
)
def test_words_tell_what_is_good(words: str, what: Better) -> None:
    assert better(words) is what
