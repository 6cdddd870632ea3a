from dataclasses import replace

from tests.audit.subjects.printed import reading_of, table_of
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.cumulative import falls, runs
from triwulan.core.reading import Span, StatedTable

QUARTERS = (
    "number: No | indicator: I | realisation: TW I | realisation: TW II | realisation: TW III | realisation: Setahun"
)


def timed(table: StatedTable, *spans: Span | None) -> StatedTable:
    """The same table with the times of its columns."""
    columns = tuple(replace(column, span=span) for column, span in zip(table.columns, spans, strict=True))
    return replace(table, columns=columns)


def up_to(month: int) -> Span:
    return Span(2024, 1, month, cumulative=True)


def fallen(table: StatedTable) -> list[tuple[str, str]]:
    return [(fall.figure.text, fall.before.text) for run in runs(reading_of(table)) for fall in falls(run)]


def test_three_quarters_do_not_make_a_year() -> None:
    rows = "1 | Rapat | 3 | 3 | 3 | 12", "2 | Kunjungan | 4 | 4 | 4 | 16", "3 | Laporan | 1 | 0 | 2 | 2"
    spans = (None, None, Span(2024, 1, 3), Span(2024, 4, 6), Span(2024, 7, 9), Span(2024, 1, 12))
    assert not reckoned(reading_of(timed(table_of(QUARTERS, *rows), *spans))).checks


def test_a_state_is_carried_over_and_counts_are_added_up() -> None:
    columns = "number: No | indicator: I | realisation: TW I | realisation: TW II | realisation: s.d. TW II"
    rows = (
        "1 | Desa dibina | 5 | 4 | 9",
        "2 | Persentase tepat waktu | 85,71% | 92,86% | 92,86%",
        "3 | Posyandu | 9 | 11 | 22",
    )
    spans = (None, None, Span(2024, 1, 3), Span(2024, 4, 6), up_to(6))
    (blame,) = reckoned(reading_of(timed(table_of(columns, *rows), *spans))).blames
    assert (blame.figure.text, blame.expected) == ("22", 20)


def test_a_cumulative_figure_falls_where_it_is_less_and_at_a_peak_where_that_is_too_much() -> None:
    columns = (
        "number: No | indicator: I | realisation: TW I | realisation: TW II | realisation: TW III | realisation: TW IV"
    )
    spans = (None, None, up_to(3), up_to(6), up_to(9), up_to(12))
    rows = "1 | Benih | 455 | 960 | 918 | 1.431", "2 | Rapat | 100 | 250 | 130 | 160", "3 | Kunjungan | 3 | 3 | 5 | 5"
    assert fallen(timed(table_of(columns, *rows), *spans)) == [("918", "960"), ("250", "130")]


def test_changes_between_years_in_rows_are_reckoned_from_the_row_before() -> None:
    columns = "label: Tahun | amount: Penduduk | change_percent: Pertumbuhan (%)"
    rows = "2020 | 2.510 | -", "2021 | 2.557 | 1,87", "2022 | 2.610 | 2,07", "2023 | 2.650 | 1,35"
    table = timed(table_of(columns, *rows), None, None, None)
    (blame,) = reckoned(reading_of(table)).blames
    assert (blame.figure.text, blame.figure.expected(blame.expected)) == ("1,35", "1,53")
