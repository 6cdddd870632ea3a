"""Indicators that the text calls better low by their numbers."""

import pytest

from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

TABLES = """
Tabel 1. Perjanjian Kinerja Tahun 2023

| No | Indikator Kinerja | Target |
|---|---|---|
| 1 | Persentase penugasan yang selesai | 75% |
| 2 | Lama penyelesaian laporan hasil audit | 20 |
| 3 | Jumlah pengaduan yang terlambat dijawab | 4 |

Tabel 2. Perkembangan

| Indikator | 2021 | 2022 | 2023 |
|---|---|---|---|
| Lama penyelesaian laporan hasil audit | 31 | 28 | 25 |
"""


def lower(sentence: str) -> set[str]:
    """The labels of the rows that are known to be better low."""
    reading = interpret(read_markdown(f"{sentence}\n{TABLES}"))
    return {row.label for table in reading.tables for row in table.rows if row.direction}


@pytest.mark.parametrize(
    "sentence",
    [
        "Indikator nomor 2 dan 3 adalah indikator negatif (semakin rendah semakin baik).",
        "Indikator 2 dan 3 makin kecil makin baik.",
        "IKU 2 dan 3 bersifat makin rendah makin baik.",
        "Semakin rendah nilainya semakin baik untuk indikator 2, dan 3. Lainnya tidak.",
        "Indikator nomor 2 dan nomor 3 diharapkan turun.",
    ],
)
def test_both_are_found_in_every_table(sentence: str) -> None:
    assert lower(sentence) == {"Lama penyelesaian laporan hasil audit", "Jumlah pengaduan yang terlambat dijawab"}
    reading = interpret(read_markdown(f"{sentence}\n{TABLES}"))
    assert [row.direction for row in reading.tables[1].rows] == ["makin rendah makin baik"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 3 indikator, 2 bersifat makin rendah makin baik.",
        "Indikator nomor 2 dan 3 mencapai target.",
        "Indikator yang makin rendah makin baik dihitung target dibagi realisasi.",
        "Indikator 2 tercapai. Pengaduan diharapkan turun.",
    ],
)
def test_nothing_is_guessed(sentence: str) -> None:
    assert lower(sentence) == set()
