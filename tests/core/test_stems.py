"""The roots of Indonesian words."""

import pytest

from triwulan.core.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pengesahan", "disahkan"),
        ("pemeliharaan", "dipelihara"),
        ("penyusunan", "disusun"),
        ("pengumpulan", "terkumpul"),
        ("penyelesaian", "selesai"),
        ("kemantapan", "mantap"),
        ("peminjaman", "dipinjam"),
    ],
)
def test_forms_of_one_word_have_one_root(one: str, other: str):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("desa", "dewasa"), ("pelatihan", "pelayanan"), ("dokumen", "dokter")])
def test_different_words_have_different_roots(one: str, other: str):
    assert stem(one) != stem(other)


def test_short_words_and_codes_stay_as_they_are():
    assert [stem(each) for each in ("di", "k4", "2023")] == ["di", "k4", "2023"]
