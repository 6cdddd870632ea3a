import pytest

from triwulan.data.indicator_words import indicator_words

LOW = ["Angka kemiskinan", "Rata-rata waktu pelayanan (menit)", "Persentase ketidakhadiran"]


@pytest.mark.parametrize("words", LOW)
def test_it_knows_what_is_better_low(words: str) -> None:
    assert indicator_words().bad.search(words)


def test_an_ending_is_any_ending_and_a_word_is_a_whole_word() -> None:
    assert indicator_words().mended.search("keluhan yang ditindaklanjutinya")
    assert not indicator_words().bad.search("Persentase kasusistik")


def test_every_group_of_synonyms_has_two() -> None:
    assert all(len(group) > 1 for group in indicator_words().synonyms)
