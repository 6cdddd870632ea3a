from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.subjects.printed import reading_of, table_of
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.equations import Kind
from triwulan.core.quantity import format_number, round_half_up
from triwulan.core.reading import StatedTable

ACHIEVED = "number: No | indicator: Indikator | target: Target | realisation: Realisasi | achievement: Capaian (%)"
SPENT = (
    "number: No | activity: Kegiatan | ceiling: Pagu | spending: Realisasi | absorption: Serapan (%) | remainder: Sisa"
)


def wrong(table: StatedTable) -> list[tuple[str, str, str]]:
    """Row, printed and expected of each figure taken for wrong."""
    blames = reckoned(reading_of(table)).blames
    return [(each.figure.row.number, each.figure.text, each.figure.expected(each.expected)) for each in blames]


def kinds(table: StatedTable) -> set[Kind]:
    return {check.equation.kind for check in reckoned(reading_of(table)).checks}


def test_the_column_that_others_follow_says_which_target_counts() -> None:
    columns = "number: No | indicator: I | target: Tahun | target: TW I | realisation: TW I | achievement: Capaian (%)"
    table = table_of(
        columns, "1 | Rapat | 8 | 2 | 2 | 100,00", "2 | Laporan | 12 | 3 | 2 | 66,67", "3 | Rapat | 10 | 4 | 3 | 30,00"
    )
    assert wrong(table) == [("3", "30,00", "75,00")]


@pytest.mark.parametrize("capped", ["120,00", "137,50"])
def test_an_achievement_may_stop_at_a_cap_that_no_other_passes(capped: str) -> None:
    assert not wrong(table_of(ACHIEVED, f"1 | Deteksi dini | 8 | 11 | {capped}", "2 | Desa tertib | 10 | 9 | 90,00"))


def test_low_figures_can_be_good_by_both_formulas() -> None:
    rows = "1 | Angka kemiskinan | 10 | 12 | 80,00", "2 | Prevalensi stunting | 14 | 12,8 | 109,38"
    assert not wrong(table_of(ACHIEVED, *rows, "3 | Desa tertib | 10 | 9 | 90,00"))


def test_one_wrong_figure_is_named_once_however_many_results_it_spoils() -> None:
    table = table_of(
        SPENT,
        "1 | Koordinasi | 7.500.000 | 600.000 | 8,00 | 6.900.000",
        "2 | Harmonisasi | 4.500.000 | 2.520.000 | 50,00 | 2.250.000",
        "3 | Pembinaan | 10.000.000 | 4.000.000 | 40,00 | 6.000.000",
        " | Jumlah | 22.000.000 | 6.850.000 | 31,14 | 15.150.000",
    )
    assert wrong(table) == [("2", "2.520.000", "2.250.000")]


def test_a_total_that_leaves_out_a_row_is_the_wrong_figure_not_its_percentage() -> None:
    table = table_of(
        SPENT,
        "1 | Koordinasi | 7.500.000 | 600.000 | 8,00 | 6.900.000",
        "2 | Harmonisasi | 4.500.000 | 2.250.000 | 50,00 | 2.250.000",
        "3 | Pembinaan | 10.000.000 | 4.000.000 | 40,00 | 6.000.000",
        " | Jumlah | 22.000.000 | 2.850.000 | 31,14 | 15.150.000",
    )
    assert wrong(table) == [("", "2.850.000", "6.850.000")]


def test_parents_are_not_counted_with_their_children() -> None:
    table = table_of(
        "number: No | activity: Kegiatan | ceiling: Pagu",
        "1 | Koordinasi | 15.750.000",
        "> 1.1 | Rapat | 9.250.000",
        "> 1.2 | Urusan umum | 6.500.000",
        "2 | Pembinaan | 8.400.000",
        "> 2.1 | Fasilitasi | 8.400.000",
        " | Jumlah | 24.150.000",
    )
    assert kinds(table) == {Kind.ROWS}
    assert not wrong(table)


def test_a_mean_divided_by_another_number_of_rows_is_told() -> None:
    table = table_of(
        ACHIEVED,
        "1 | Desa tertib | 10 | 9 | 90,00",
        "2 | Laporan | 12 | 12 | 100,00",
        "3 | Rapat | 8 | 4 | 50,00",
        " | Rata-rata | | | 60,00",
    )
    (blame,) = reckoned(reading_of(table)).blames
    assert blame.equations[0].about == "divisor_4"


def test_a_column_that_no_formula_explains_is_not_judged() -> None:
    table = table_of(
        ACHIEVED, "1 | a | 10 | 9 | 12,00", "2 | b | 12 | 12 | 7,00", "3 | c | 8 | 4 | 3,00", "4 | d | 5 | 1 | 99,00"
    )
    assert not reckoned(reading_of(table)).checks


def test_percentages_of_a_total_may_be_their_mean() -> None:
    rows = "1 | a | 10.000.000 | 5.000.000 | 50,00 | 5.000.000", "2 | b | 30.000.000 | 6.000.000 | 20,00 | 24.000.000"
    assert not wrong(table_of(SPENT, *rows, " | Jumlah | 40.000.000 | 11.000.000 | 35,00 | 29.000.000"))


amounts = st.lists(st.tuples(st.integers(10**6, 10**9), st.floats(0, 1)), min_size=3, max_size=9)


def budget(drawn: list[tuple[int, float]]) -> list[list[str]]:
    """Rows of a right budget table with its total."""
    pairs = [(ceiling, int(ceiling * part)) for ceiling, part in drawn]
    pairs.append((sum(one for one, _ in pairs), sum(two for _, two in pairs)))
    rows = []
    for at, (ceiling, spent) in enumerate(pairs, start=1):
        name = "Jumlah" if at == len(pairs) else f"Kegiatan {at}"
        percent = format_number(round_half_up(Decimal(spent * 100) / ceiling, 2), 2)
        figures = [format_number(Decimal(each)) for each in (ceiling, spent)]
        rows.append([str(at), name, *figures, percent, format_number(Decimal(ceiling - spent))])
    return rows


@given(amounts)
@settings(max_examples=60, deadline=None)
def test_a_right_budget_has_no_wrong_figure(drawn: list[tuple[int, float]]) -> None:
    table = table_of(SPENT, *(" | ".join(row) for row in budget(drawn)))
    assert kinds(table) == {Kind.ABSORPTION, Kind.REMAINDER, Kind.ROWS}
    assert not wrong(table)


@given(amounts, st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_one_changed_digit_of_a_budget_is_found_where_it_stands(drawn: list[tuple[int, float]], seed: int) -> None:
    chance = Random(seed)
    rows = budget([(ceiling, 0.2 + part * 0.6) for ceiling, part in drawn])
    row, column = chance.randrange(len(rows)), chance.choice([2, 3, 5])
    printed = rows[row][column]
    digit = str((int(printed[0]) % 9) + 1)
    rows[row][column] = digit + printed[1:]
    table = table_of(SPENT, *(" | ".join(each) for each in rows))
    assert (rows[row][0], rows[row][column], printed) in wrong(table)
