import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.due_words import DueRule, due_in_words, read_due
from triwulan.core.obligation import Per

RULES = st.builds(DueRule, st.integers(-36, 36), st.integers(1, 31), st.integers(0, 200))


@pytest.mark.parametrize(
    ("per", "rule", "words"),
    [
        (Per.YEAR, DueRule(-15, 30), "30 September tahun sebelumnya"),
        (Per.YEAR, DueRule(-12, 31), "31 Desember tahun sebelumnya"),
        (Per.YEAR, DueRule(-5, 14), "14 Juli tahun itu"),
        (Per.YEAR, DueRule(3, 31), "31 Maret tahun berikutnya"),
        (Per.YEAR, DueRule(2, 31), "akhir Februari tahun berikutnya"),
        (Per.MONTH, DueRule(1, 5), "tanggal 5 bulan berikutnya"),
        (Per.QUARTER, DueRule(0, 31), "akhir bulan itu"),
        (Per.YEAR, DueRule(0, 31, 20), "20 hari kerja setelah diterima"),
        (Per.YEAR, DueRule(-12, 31, 20), "20 hari kerja setelah diterima, 31 Desember tahun sebelumnya"),
    ],
)
def test_it_says_a_rule_in_words_and_reads_them(per: Per, rule: DueRule, words: str):
    assert due_in_words(rule, per) == words
    assert read_due(words, per) == rule


@pytest.mark.parametrize(
    ("per", "words", "rule"),
    [
        (Per.YEAR, "paling lambat 30 September tahun sebelumnya", DueRule(-15, 30)),
        (Per.YEAR, "Paling lambat tanggal 14 Juli", DueRule(-5, 14)),
        (Per.YEAR, "31 Maret tahun berikutnya", DueRule(3, 31)),
        (Per.YEAR, "31 Des 2 tahun sebelumnya", DueRule(-24, 31)),
        (Per.MONTH, "paling lambat tanggal 5 bulan berikutnya", DueRule(1, 5)),
    ],
)
def test_it_reads_what_people_write(per: Per, words: str, rule: DueRule):
    assert read_due(words, per) == rule


@pytest.mark.parametrize(
    ("per", "words"),
    [
        (Per.YEAR, ""), (Per.YEAR, "segera"), (Per.YEAR, "32 Juli tahun itu"), (Per.YEAR, "0 Juli"),
        (Per.YEAR, "5 Brumaire"), (Per.YEAR, "0 hari kerja setelah diterima"), (Per.MONTH, "30 September"),
        (Per.YEAR, "20 hari kerja setelah diterima, 3 hari kerja setelah diterima"),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_none(per: Per, words: str):
    assert read_due(words, per) is None


@given(RULES, st.sampled_from(Per))
def test_what_is_written_is_read_again(rule: DueRule, per: Per):
    assert read_due(due_in_words(rule, per), per) == rule
