from decimal import Decimal

import pytest

from triwulan.interpret.prose.number_words import amount_of_words, number_of_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("satu", 1), ("sebelas", 11), ("dua belas", 12), ("dua puluh", 20), ("dua puluh lima", 25),
        ("seratus", 100), ("seratus dua puluh tiga", 123), ("tiga ratus empat puluh", 340),
        ("seribu dua ratus", 1200), ("tujuh juta lima ratus ribu", 7_500_000),
        ("dua belas miliar empat ratus enam puluh tiga juta", 12_463_000_000), ("Lima Belas", 15),
    ],
)  # fmt: skip
def test_it_reads_numbers_in_words(words, number):
    assert number_of_words(words) == number


@pytest.mark.parametrize("words", ["lima enam", "belas", "puluh dua", "satu belas", "desa"])
def test_it_takes_nothing_else_for_a_number(words):
    assert number_of_words(words) is None


def test_it_reads_amounts_in_brackets():
    assert amount_of_words("lima juta rupiah") == 5_000_000
    assert amount_of_words("delapan puluh koma lima persen") == Decimal("80.5")
    assert amount_of_words("Lima") == 5
    assert amount_of_words("lima hari kerja") is None
    assert amount_of_words("enam program") is None
