"""The words officials write wrong, and how a slip is told from another word."""

import pytest

from triwulan.data.places import districts
from triwulan.data.spelling import cut_off, phrases_in, slip_of, spelling


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Kecamtan", "kecamatan"),
        ("kegaitan", "kegiatan"),
        ("pelakasanaan", "pelaksanaan"),
        ("Administasi", "administrasi"),
        ("KABUPATENN", "kabupaten"),
        ("kecematan", "kecamatan"),
        ("Demikain", "demikian"),
    ],
)
def test_it_names_the_word_that_one_slip_made_another(word: str, meant: str):
    assert slip_of(word) == meant


WORDS = (
    "kecamatan", "kecamatannya", "peringkat", "penyerahan", "terhambat", "laporkan", "fasilitas", "pembina",
    "pelindungan", "anggarkan", "memperoleh", "perumahan", "indicator", "menunjukan", "TW", "kemarin",
)  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_it_takes_other_words_for_what_they_are(word: str):
    assert slip_of(word) is None


def test_it_sees_a_word_that_breaks_off_and_runs_on():
    assert cut_off("Kecamke") == "kecamatan"


@pytest.mark.parametrize("word", ["menjadi", "waspada", "memperoleh", "pribadi", "kepada", "Kendari", "komandan"])
def test_it_knows_words_that_only_end_like_two(word: str):
    assert cut_off(word) is None


def test_a_phrase_must_stand_as_whole_words():
    text = "lebih baik dari pada tahun lalu, dari padanya"
    assert phrases_in(text, frozenset(text.split())) == {"dari pada"}
    assert phrases_in("abadi laksanakan", frozenset({"di", "laksanakan"})) == set()


def test_there_are_many_forms_and_none_is_its_own_correction():
    known = spelling()
    assert len(known.words) + len(known.phrases) >= 150
    assert all(wrong != right.lower() for wrong, right in {**known.words, **known.phrases, **known.joined}.items())
    assert not known.common & known.words.keys()


def test_no_kecamatan_is_called_like_a_slip_of_what_reports_say_most():
    assert not districts("Kecamtan") and not districts("Kegaitan")
