from datetime import date

import pytest

from triwulan.core.dates import month_of
from triwulan.core.identity import MentionKind
from triwulan.interpret.mentions.periods import day_of, times_in


def _said(text: str) -> list[tuple[str, bool]]:
    return [(said.normal, said.listed) for said in times_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "triwulan II",
        "Triwulanan II",
        "TW.II",
        "TW 2",
        "Triwulan ke-2",
        "triwulan kedua",
        "Q2",
        "Tribulan II",
        "kuartal 2",
    ],
)
def test_a_quarter_in_any_spelling(text: str):
    assert _said(f"Hasil {text} sudah baik.") == [("Q2", False)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Triwulan III Tahun Anggaran 2023", "2023-Q3"),
        ("TW IV/2024", "2024-Q4"),
        ("Tahun 2023 - Triwulanan I", "2023-Q1"),
        ("semester I tahun 2024", "2024-S1"),
        ("Semester genap 2024", "2024-S2"),
        ("bulan Maret 2024", "2024-M03"),
        ("Nopember 2023", "2023-M11"),
        ("1 Januari s.d. 31 Maret 2023", "2023-M01/M03"),
        ("Januari s/d Juni 2023", "2023-M01/M06"),
        ("Juli sampai dengan September 2024", "2024-M07/M09"),
        ("7 Juli 2023", "2023-07-07"),
        ("31-12-2022", "2022-12-31"),
        ("TA 2022", "2022"),
    ],
)
def test_a_time_with_its_year(text: str, normal: str):
    assert normal in [said for said, _ in _said(text)]


@pytest.mark.parametrize(
    "text", ["triwulan I, II, dan III", "triwulan I sampai IV", "TW II dan TW III", "tahun 2021-2026"]
)
def test_several_in_a_row_are_listed(text: str):
    assert _said(text)[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "1.500 orang",
        "Tabel 2.2",
        "3 dari 14 desa",
        "sebagian besar",
        "triwulan berikutnya",
        "Rp2.023.000",
        "mar",
        "12 bulan",
    ],
)
def test_figures_are_no_times(text: str):
    assert _said(text) == []


def test_a_date_keeps_day_month_and_year_even_if_there_is_no_such_day():
    (said,) = times_in("sampai dengan 31 Juni 2024")
    assert said.kind is MentionKind.DATE
    assert (said.moment.day, said.moment.last, said.moment.year) == (31, 6, 2024)


def test_a_day_of_printed_parts():
    assert day_of("7", "Juli", "2023") == date(2023, 7, 7)
    assert day_of("31", "Juni", "2024") is None
    assert day_of("....", "Juli", "2023") is None
    assert [month_of(name) for name in ("Pebruari", "Agt", "sept.", "12", "Senin")] == [2, 8, 9, 12, 0]
