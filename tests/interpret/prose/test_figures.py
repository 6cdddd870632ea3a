from decimal import Decimal

import pytest

from triwulan.core.claims import Hedge
from triwulan.interpret.prose.figures import marked


def values(sentence: str) -> list[tuple[str, str, str]]:
    return [(figure.printed, str(figure.value), figure.unit) for figure in marked(sentence).figures]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sebanyak 12 dari 14 desa (85,71%).", [("12", "12", ""), ("14 desa", "14", "desa"), ("85,71%", "85.71", "%")]),
        ("terserap Rp. 11.632.752,- atau 92,5 persen",
         [("Rp. 11.632.752,-", "11632752", "Rp"), ("92,5 persen", "92.5", "%")]),
        ("naik 3,18 poin dan 10 poin persen", [("3,18 poin", "3.18", "poin"), ("10 poin persen", "10", "poin")]),
        ("pagu Rp8,2 juta", [("Rp8,2 juta", "8200000", "Rp")]),
        ("baru satu laporan", [("satu laporan", "1", "laporan")]),
        ("dua puluh lima desa", [("dua puluh lima desa", "25", "desa")]),
        ("rata-rata capaian kedua indikator", [("kedua indikator", "2", "indikator")]),
        ("1.431 ribu ekor benih", [("1.431 ribu ekor", "1431", "ribu ekor benih")]),
        ("Rp7.500.000,00 (tujuh juta lima ratus ribu rupiah)",
         [("Rp7.500.000,00 (tujuh juta lima ratus ribu rupiah)", "7500000", "Rp")]),
    ],
)  # fmt: skip
def test_it_reads_figures(sentence, expected):
    assert values(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Peraturan Bupati Nomor 6 Tahun 2018 Pasal 4 ayat (2)",
        "disajikan pada Tabel 2.2 dan Gambar 3",
        "pada tanggal 31 Maret 2023 dan 5 April 2023",
        "triwulan 1 tahun anggaran 2023, TW II, semester 2",
        "APBDes 2023 dan LPPDes 2022",
        "salah satu seksi, satu-satunya indikator",
        "Indikator 3 dan 5 belum diukur",
        "paruh kedua dan triwulan ketiga tahun anggaran",
        "pangkat IV/a, NIP. 19870702 200602 1 002",
        "nilai 76,61 sampai 88,30 termasuk B",
        "selesai kurang dari 24 jam",
    ],
)
def test_it_takes_no_references_dates_or_ranges_for_figures(sentence):
    assert values(sentence) == []


def test_it_knows_hedges_and_doubled_numbers():
    (about,) = marked("sekitar 85% tercapai").figures
    (over,) = marked("lebih dari 12 desa hadir").figures
    (doubled,) = marked("terbagi ke dalam 6 (enam) program").figures
    assert (about.hedge, over.hedge, doubled.hedge) == (Hedge.ABOUT, Hedge.OVER, Hedge.EXACT)
    assert doubled.words == Decimal(6)


def test_marks_can_be_put_back():
    sentence = marked("Dari 14 desa, 12 desa (85,71%) tepat waktu.")
    assert sentence.text == "Dari <n0> desa, <n1> desa (<p2>) tepat waktu."
    assert sentence.restored(sentence.text) == sentence.whole
