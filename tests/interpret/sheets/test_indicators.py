"""Sheets of agreements and of realisations."""

from decimal import Decimal
from typing import Any

import pytest

from tests.interpret.sheets.reading_sheets import AGREEMENT, INDICATORS, QUARTER, known, read, told
from triwulan.core.known import Change
from triwulan.core.measurement import Aggregation, Direction
from triwulan.interpret.sheets.rows import Purpose

APBDES = "Jumlah desa yang menetapkan APBDes 2023 tepat waktu"
HEADS = [
    ["PERJANJIAN KINERJA TAHUN 2023"],
    [],
    ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
    ["", "", "", "", "Tahun", "TW I", "TW II", "TW III", "TW IV"],
]


def agreed(*rows: list[Any]) -> dict[str, list[list[Any]]]:
    return {"PK": [*HEADS, *rows]}


def test_an_objective_holds_for_the_rows_below_it() -> None:
    rows = read(
        AGREEMENT,
        agreed(
            [1, "Desa tertib", "Jumlah desa tertib arsip", "Desa", 12, 3, 6, 9, 12],
            ["", "", "Indeks kepuasan warga", "Indeks", "85,5", "", "", "", "85,5"],
        ),
    )
    assert told(rows) == {5: ("new", ""), 6: ("new", "")}
    second = rows[1].indicator
    assert second is not None
    assert (second.objective, second.unit, second.annual_target) == ("Desa tertib", "Indeks", Decimal("85.5"))
    assert second.quarterly_targets == (None, None, None, Decimal("85.5"))


def test_what_is_agreed_already_is_the_same_and_what_differs_is_shown() -> None:
    same = [1, "Desa menetapkan APBDes tepat waktu", APBDES, "Desa", 12, 12, 12, 12, 12]
    assert told(read(AGREEMENT, agreed(same))) == {5: ("same", "")}
    rows = read(AGREEMENT, agreed([*same[:4], "11 Desa", 11, 12, 12, 12]))
    assert rows[0].changes == (Change("annual_target", "12", "11"), Change("target_1", "12", "11"))


@pytest.mark.parametrize(
    ("row", "outcome", "message"),
    [
        ([1, "S", "Jumlah desa tertib arsip", "", 12], "refused", "imports.no_unit"),
        ([1, "S", "Jumlah desa tertib arsip", "Desa", "dua belas"], "refused", "quantity.unreadable"),
        ([1, "S", "Jumlah desa tertib arsip", "Desa", "2023-04-05"], "refused", "imports.date_not_figure"),
        ([1, "S", APBDES.replace("2023", "2024"), "Desa", 12], "question", "imports.which_indicator_meant"),
        ([1, "S", "", "Desa", 12], "ignored", "imports.no_indicator"),
        (["", "", "Jumlah", "", 24], "ignored", "imports.total"),
    ],
)
def test_each_rows_problem_is_said_at_the_row(row: list[Any], outcome: str, message: str) -> None:
    same = [2, "Desa menetapkan APBDes tepat waktu", APBDES, "Desa", 12]
    assert told(read(AGREEMENT, agreed(same, row))) == {5: ("same", ""), 6: (outcome, message)}


def test_the_same_indicator_twice_is_refused() -> None:
    row = [1, "S", "Jumlah desa tertib arsip", "Desa", 12]
    assert told(read(AGREEMENT, agreed(row, row))) == {5: ("new", ""), 6: ("refused", "imports.twice")}


def test_direction_and_manner_are_read_from_their_words() -> None:
    heads = ["Indikator", "Satuan", "Target Tahun", "Arah", "Cara menghitung setahun", "Rumus"]
    row = ["Angka pelanggaran", "Kali", 10, "makin rendah makin baik: (2T-R)/T", "keadaan akhir triwulan", "a : b"]
    proposed = read(AGREEMENT, {"PK": [heads, row]})[0].indicator
    assert proposed is not None
    found = (proposed.direction, proposed.aggregation, proposed.formula)
    assert found == (Direction.LOWER_A, Aggregation.LAST, "a : b")


def reached(*rows: list[Any]) -> dict[str, list[list[Any]]]:
    return {"Realisasi": [["Indikator", "Satuan", "Target TW I", "Realisasi", "Pembilang", "Penyebut"], *rows]}


RATIO, VISITS = INDICATORS[1].name, INDICATORS[2].name


def test_one_figure_or_two_as_the_indicator_wants() -> None:
    rows = read(QUARTER, reached([APBDES, "Desa", 12, "11 Desa"], [RATIO, "%", 100, "", 11, 13], [VISITS, "", "", ""]))
    assert told(rows) == {2: ("changed", ""), 3: ("changed", ""), 4: ("ignored", "imports.not_filled_in")}
    assert rows[0].changes == (Change("value", "", "11"),)
    assert rows[1].changes == (Change("numerator", "", "11"), Change("denominator", "", "13"))


def test_a_pair_may_stand_in_one_cell() -> None:
    assert read(QUARTER, reached([RATIO, "%", 100, "11 dari 13"]))[0].changes == (
        Change("numerator", "", "11"),
        Change("denominator", "", "13"),
    )


@pytest.mark.parametrize(
    ("row", "outcome", "message"),
    [
        ([RATIO, "%", 100, "85%"], "refused", "imports.pair_wanted"),
        ([APBDES, "Desa", 12, "", 11, 12], "refused", "imports.one_figure_wanted"),
        ([APBDES, "Desa", 12, "sebelas"], "refused", "quantity.unreadable"),
        (["Indeks kepuasan", "", "", 5], "refused", "imports.indicator_not_known"),
        ([APBDES.replace("2023", "2022"), "", "", 5], "question", "imports.which_indicator_meant"),
    ],
)
def test_realisations_that_do_not_fit_say_so(row: list[Any], outcome: str, message: str) -> None:
    assert told(read(QUARTER, reached(row))) == {2: (outcome, message)}


def test_the_quarters_own_column_is_chosen_and_a_sum_up_to_it_is_no_quarter() -> None:
    second = known(Purpose.QUARTER, quarter=2)
    by_quarters = {"A": [["Indikator", "Realisasi TW I", "Realisasi TW II"], [VISITS, 2, 3]]}
    assert read(second, by_quarters)[0].changes == (Change("value", "", "3"),)
    to_date = {"A": [["Indikator", "Target", "Realisasi s.d. TW II"], [VISITS, 8, 5]]}
    assert told(read(second, to_date)) == {2: ("refused", "imports.not_this_quarter")}
