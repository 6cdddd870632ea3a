"""Budget sheets in the shapes in which they are exported, and everything that goes wrong in them."""

from decimal import Decimal

import pytest

from tests.formats.workbooks import dpa
from tests.interpret.sheets.reading_sheets import BUDGET, QUARTER, known, outcomes, read, told
from triwulan.core.known import Change
from triwulan.interpret.sheets.rows import Outcome, Purpose

FACILITATION = "Fasilitasi Penyusunan Peraturan Desa"


def test_an_export_with_titles_levels_accounts_and_totals_is_understood() -> None:
    rows = read(
        BUDGET,
        dpa(
            ["7.01", "KECAMATAN", 9_000_000],
            ["7.01.06", "PROGRAM PEMBINAAN", 9_000_000],
            ["7.01.06.2.01", "Fasilitasi dan koordinasi", 9_000_000],
            ["7.01.06.2.01.02", FACILITATION, "Rp 8.000.000"],
            ["5.1.02.01.01.0024", "Belanja alat tulis", "Rp 8.000.000"],
            ["", "Jumlah", 8_000_000],
            ["7.01.06.2.01.0009", "Pelatihan aparatur desa", "Rp. 1.000.000,-"],
        ),
        merged={"Belanja": ["A1:F1", "A2:F2"]},
    )
    assert told(rows) == {
        6: ("ignored", "imports.higher_level"),
        7: ("ignored", "imports.higher_level"),
        8: ("ignored", "imports.higher_level"),
        9: ("changed", ""),
        10: ("ignored", "imports.account"),
        11: ("ignored", "imports.total"),
        12: ("question", "imports.which_indicator"),
    }
    changed = next(row for row in rows if row.number == 9)
    assert (changed.key, changed.changes) == ("A1", (Change("ceiling", "7.500.000", "8.000.000"),))
    assert changed.line is not None and changed.line.place == "lembar Belanja, baris 9"


def test_old_and_new_codes_are_the_same_line_and_nothing_changes() -> None:
    for code in ("7.01.06.2.01.02", "7.01.06.2.01.0002"):
        assert told(read(BUDGET, dpa([code, FACILITATION, "7.500.000"]))) == {6: ("same", "")}


def test_rows_of_accounts_are_added_up_where_the_activity_has_no_amount() -> None:
    rows = read(
        BUDGET,
        dpa(
            ["7.01.06.2.01.0002", FACILITATION, None],
            ["5.1", "Belanja operasi", 9_000],
            ["5.1.02", "Belanja barang", 9_000],
            ["5.1.02.01", "Alat tulis", 4_000],
            ["5.1.02.02", "Jasa", 5_000],
        ),
    )
    activity = next(row for row in rows if row.number == 6)
    assert activity.changes == (Change("ceiling", "7.500.000", "9.000"),)
    assert activity.last == 10


FLAT = ["Kode SKPD", "Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening", "Pagu"]


def test_a_flat_export_of_all_offices_gives_ours_added_up() -> None:
    ours, theirs = ("7.01.12", "KECAMATAN SENDURO"), ("7.01.13", "Kecamatan Lain")
    sub = ("7.01.06.2.01.0002", FACILITATION)
    rows = read(
        BUDGET,
        {
            "Data": [
                FLAT,
                [*theirs, *sub, "5.1.02.01", "Alat tulis", 5_000_000],
                [*ours, *sub, "5.1.02.01", "Alat tulis", 5_000_000],
                [*ours, *sub, "5.1.02.02", "Jasa", 2_500_000],
            ]
        },
    )
    assert [(row.number, row.last, row.outcome.value) for row in rows] == [
        (2, 0, "ignored"),
        (3, 0, "ignored"),
        (4, 0, "ignored"),
        (3, 4, "same"),
    ]
    assert rows[0].problem is not None and rows[0].problem.message == "imports.other_unit"


def test_a_code_over_several_columns_is_put_together() -> None:
    rows = read(
        BUDGET,
        {
            "A": [
                ["Kode", "", "", "", "", "Uraian", "Pagu Anggaran"],
                ["7", "01", "06", "2.01", "0002", FACILITATION, "7.500.000"],
            ]
        },
    )
    assert told(rows) == {2: ("same", "")}


def test_a_list_without_codes_is_matched_by_names() -> None:
    table = [["No", "Kegiatan", "Anggaran"], [1, FACILITATION, 1], [2, "Sinergitas dengan kepolisian", 100]]
    assert told(read(BUDGET, {"A": [*table, ["", "Seluruhnya", 101]]})) == {
        2: ("changed", ""),
        3: ("same", ""),
        4: ("ignored", "imports.total_by_sum"),
    }


@pytest.mark.parametrize(
    ("row", "outcome", "message"),
    [
        (["7.01.06.2.01.0002", FACILITATION, "17.320.000.00"], "refused", "quantity.separators_suggestion"),
        (["7.01.06.2.01.0002", FACILITATION, "-5.000"], "refused", "entry.negative"),
        (["7.01.06.2.01.0002", FACILITATION, "12/05/2023"], "refused", "imports.date_not_figure"),
        (["7.01.06.2.01.0002", FACILITATION, "lima juta"], "refused", "quantity.unreadable"),
        (["7.01.06.2.1.2.3", FACILITATION, "5.000"], "refused", "imports.code_unknown"),
        (["ABC", FACILITATION, "5.000"], "refused", "imports.code_unknown"),
        (["7.01.06.2.01.0002", "Pengadaan kendaraan dinas", "5.000"], "question", "imports.which_line"),
        (["7.01.06.2.01.0007", "", "5.000"], "refused", "imports.no_name_to_add"),
        (["7.01.06.2.01.0002", FACILITATION, "-"], "ignored", "imports.no_ceiling"),
        (["Keterangan: angka sementara"], "ignored", "imports.no_figures"),
        (["Kode Rekening", "Uraian", "Pagu Anggaran (Rp)"], "ignored", "imports.head_again"),
    ],
)
def test_each_rows_problem_is_said_at_the_row(row: list[object], outcome: str, message: str) -> None:
    rows = read(BUDGET, dpa(row, ["7.01.04.2.01.0001", "Sinergitas dengan kepolisian", 100]))
    assert told(rows) == {6: (outcome, message), 7: ("same", "")}


def test_a_formulas_error_is_said_at_its_row() -> None:
    rows = read(BUDGET, dpa(["7.01.06.2.01.0002", FACILITATION, 5]), errors={"Belanja": ["C6"]})
    assert told(rows) == {6: ("refused", "imports.error_cell")}


def test_a_detail_that_cannot_be_read_makes_its_sum_uncertain() -> None:
    details = (["5.1.02.01", "Alat tulis", "4.000"], ["5.1.02.02", "Jasa", "x"])
    rows = read(BUDGET, dpa(["7.01.06.2.01.0002", FACILITATION], *details))
    assert told(rows)[8] == ("refused", "quantity.unreadable")
    assert told(rows)[6] == ("refused", "imports.part_unreadable")


def test_the_same_code_twice_is_refused_and_once_more_on_another_sheet_is_not() -> None:
    row = ["7.01.06.2.01.0002", FACILITATION, "8.000.000"]
    assert outcomes(read(BUDGET, dpa(row, row))) == {6: Outcome.CHANGED, 7: Outcome.REFUSED}
    twice = dpa(row) | {"Rekap": dpa(row)["Belanja"]}
    assert [each.outcome for each in read(BUDGET, twice)] == [Outcome.CHANGED, Outcome.IGNORED]
    other = dpa(row) | {"Rekap": dpa([*row[:2], "9.000.000"])["Belanja"]}
    assert [each.outcome for each in read(BUDGET, other)] == [Outcome.CHANGED, Outcome.REFUSED]


def test_hidden_sheets_and_rows_are_said_and_not_read() -> None:
    sheets = dpa(["7.01.06.2.01.0002", FACILITATION, 5]) | {"Rahasia": [["Kode", "Uraian", "Pagu"], ["7", "x", 5]]}
    rows = read(BUDGET, sheets, hidden=["Rahasia"], hidden_rows={"Belanja": [6]})
    assert [(row.sheet, row.problem.message) for row in rows if row.problem] == [
        ("Belanja", "imports.hidden_row"),
        ("Rahasia", "imports.hidden_sheet"),
    ]


def test_a_sheet_without_a_table_is_said_once() -> None:
    assert told(read(BUDGET, {"Catatan": [["Rapat hari Senin"], ["Hadir 12 orang"]]})) == {
        0: ("ignored", "imports.no_table_budget")
    }


def test_thousands_of_rupiah_are_rupiah() -> None:
    rows = read(BUDGET, {"A": [["Kode", "Uraian", "Pagu (ribu Rp)"], ["7.01.06.2.01.0002", FACILITATION, 8_000]]})
    assert rows[0].line is not None and rows[0].line.ceiling == Decimal(8_000_000)


def test_what_holds_after_a_change_is_taken() -> None:
    heads = ["Kode", "Uraian", "Pagu Sebelum", "Pagu Sesudah"]
    rows = read(BUDGET, {"A": [heads, ["7.01.06.2.01.0002", FACILITATION, "7.500.000", "9.000.000"]]})
    assert rows[0].changes == (Change("ceiling", "7.500.000", "9.000.000"),)


def test_spending_goes_to_lines_that_are_known_only() -> None:
    rows = read(
        QUARTER,
        dpa(["7.01.06.2.01.0002", FACILITATION, 7_500_000, 600_000], ["7.01.06.2.01.0009", "Lain", 1, 2]),
    )
    assert told(rows) == {6: ("changed", ""), 7: ("refused", "imports.line_not_known")}
    assert rows[0].changes == (Change("spending", "", "600.000"),)


def test_spending_of_another_time_is_refused() -> None:
    sheets = dpa(["7.01.06.2.01.0002", FACILITATION, 7_500_000, 600_000])
    rows = read(known(Purpose.QUARTER, quarter=2), sheets)
    assert told(rows) == {6: ("refused", "imports.not_to_date")}
