import pytest

from triwulan.core.reading import RowRole
from triwulan.interpret.numbering import is_number, mark_of, parents_of


def parents(*rows: str) -> list[int | None]:
    """Rows as "number label"; "= x" is a total, "# x" a band, "- x" a row without a number."""
    roles = {"=": RowRole.TOTAL, "#": RowRole.BAND, "-": RowRole.BODY}
    marks = []
    for row in rows:
        number, _, label = row.partition(" ")
        marks.append(mark_of("" if number in roles else number, label, roles.get(number, RowRole.BODY)))
    return parents_of(marks)


def test_dotted_numbers_detail_the_number_they_begin_with():
    assert parents("1 a", "1.1 b", "1.2 c", "2 d", "2.1 e") == [None, 0, 0, None, 3]


def test_codes_of_the_nomenclature_detail_each_other():
    codes = ("7.01.02 P", "7.01.02.2.01 K", "7.01.02.2.01.0002 S", "7.01.03 P", "7.01.03.2.01 K")
    assert parents(*codes) == [None, 0, 1, None, 3]


def test_roman_numerals_hold_letters_and_letters_hold_numbers():
    assert parents("I x", "1 y", "2 y", "a z", "b z", "II x", "1 y") == [None, 0, 0, 2, 2, None, 5]
    assert parents("A x", "1 y", "2 y", "B x", "1 y") == [None, 0, 0, None, 3]


def test_roman_and_letter_in_one_number_detail_the_roman():
    assert parents("I x", "I.a y", "I.b y", "II x", "II.a y") == [None, 0, 0, None, 3]


def test_another_way_of_counting_that_does_not_begin_anew_details_nothing():
    assert parents("1 x", "2 x", "C y") == [None, None, None]


def test_a_band_holds_what_follows_and_totals_belong_to_nothing():
    assert parents("1 x", "2 x", "# Kegiatan", "1 y", "2 y", "= Jumlah") == [None, None, None, 2, 2, None]


def test_a_row_without_a_number_leads_the_rows_counted_anew_below_it():
    assert parents("- Program A", "1 x", "2 x", "- Program B", "1 y", "2 y") == [None, 0, 0, None, 3, 3]


def test_a_row_without_a_number_leads_nothing_when_the_count_goes_on():
    assert parents("1 x", "- lanjutan", "2 x") == [None, None, None]


def test_words_tell_the_level_where_numbers_do_not():
    rows = ("- Program P", "- Kegiatan K", "- Sub Kegiatan S", "- Sub Kegiatan T", "- Program Q")
    assert parents(*rows) == [None, 0, 1, 1, None]


def test_a_lone_i_after_h_is_a_letter():
    assert parents("A x", "1 y", "H x", "1 y", "I x", "1 y") == [None, 0, None, 2, None, 4]


@pytest.mark.parametrize(
    "text", ["1", "1.", "12)", "(a)", "II.d", "7.01.02.2.01.0002", "7 01 02", "IKU 1", "SS.1", "1.1.a", "U9"]
)
def test_it_knows_a_number(text: str):
    assert is_number(text)


@pytest.mark.parametrize("text", ["Jumlah", "Kota", "Rerata", "", "Program 1 dan 2 yang panjang sekali namanya"])
def test_it_knows_what_is_no_number(text: str):
    assert not is_number(text)
