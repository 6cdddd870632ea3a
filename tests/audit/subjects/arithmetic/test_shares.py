from tests.audit.subjects.printed import reading_of, table_of
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.core.reading import StatedTable

COLUMNS = "number: No | label: Golongan | amount: Orang | share: Porsi (%)"


def wrong(table: StatedTable) -> list[tuple[str, str]]:
    blames = reckoned(reading_of(table)).blames
    return [(each.figure.text, each.figure.expected(each.expected)) for each in blames]


def test_a_share_is_compared_with_the_total_of_its_table() -> None:
    rows = "1 | II | 8 | 25,00", "2 | III | 12 | 40,00", "3 | IV | 12 | 37,50", " | Jumlah | 32 | 100,00"
    assert wrong(table_of(COLUMNS, *rows)) == [("40,00", "37,50")]


def test_a_part_is_wrong_when_its_share_and_the_total_agree_on_another() -> None:
    rows = (
        "1 | A | 103 | 7,02",
        "2 | B | 931 | 63,46",
        "3 | C | 533 | 9,07",
        "4 | D | 300 | 20,45",
        " | Jumlah | 1.467 | 100,00",
    )
    assert wrong(table_of(COLUMNS, *rows)) == [("533", "133")]


def test_shares_imply_their_whole_where_no_total_is_printed() -> None:
    rows = "1 | A | 238 | 30,3", "2 | B | 233 | 29,6", "3 | C | 283 | 36,0", "4 | D | 62 | 4,1"
    assert wrong(table_of(COLUMNS, *rows)) == [("4,1", "7,9")]


def test_shares_of_a_whole_that_has_more_rows_elsewhere_are_right() -> None:
    rows = "1 | A | 100 | 10,00", "2 | B | 250 | 25,00", "3 | C | 333 | 33,30"
    assert not wrong(table_of(COLUMNS, *rows))
