import pytest

from triwulan.core.reading import Span
from triwulan.core.spans import span_in, time_in


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("TW I", Span(None, 1, 3)),
        ("Triwulan II", Span(None, 4, 6)),
        ("Triwulanan III Tahun 2023", Span(2023, 7, 9)),
        ("Tw. 4", Span(None, 10, 12)),
        ("Triwulan ke-2", Span(None, 4, 6)),
        ("triwulan kedua", Span(None, 4, 6)),
        ("Q3 2024", Span(2024, 7, 9)),
        ("s.d. TW II", Span(None, 1, 6, True)),
        ("s/d Triwulan III 2022", Span(2022, 1, 9, True)),
        ("sampai dengan Triwulan IV", Span(None, 1, 12, True)),
        ("Semester I", Span(None, 1, 6)),
        ("Semester II Tahun 2024", Span(2024, 7, 12)),
        ("Januari", Span(None, 1, 1)),
        ("Nopember", Span(None, 11, 11)),
        ("Jan s/d Maret 2023", Span(2023, 1, 3, True)),
        ("April - Juni 2023", Span(2023, 4, 6)),
        ("Bulan ke-7", Span(None, 7, 7)),
        ("2023", Span(2023, 1, 12)),
        ("Tahun 2023", Span(2023, 1, 12)),
        ("Target Tahunan", Span(None, 1, 12)),
        ("setahun", Span(None, 1, 12)),
        ("per 30 Juni 2024", Span(2024, 1, 6, True)),
        ("31 Desember 2023", Span(2023, 1, 12, True)),
        ("Cost per Outcome - Triwulan I Tahun 2023", Span(2023, 1, 3)),
    ],
)
def test_it_reads_a_time(text: str, span: Span):
    assert span_in(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi",
        "Indeks Kepuasan 2020-2024",
        "RPJMD 2021 s.d. 2026",
        "Tahun 2022 dan 2023",
        "Pasal 20",
        "7.01.2023.4",
        "Marga",
    ],
)
def test_it_reads_no_time_where_none_is_told(text: str):
    assert span_in(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [("Realisasi s.d. TW II", "realisasi"), ("Target Tahun 2024", "target"), ("Pagu 2025", "pagu"), ("Januari", "")],
)
def test_it_leaves_the_words_without_the_time(text: str, rest: str):
    assert time_in(text).rest == rest
