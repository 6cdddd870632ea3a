"""Tables of the shapes that reports have: what each column holds, what each row is, which figures were read."""

from pathlib import Path

import pytest

from tests.interpret.describing import described
from triwulan.core.reading import RowRole, StatedTable
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

SHAPES = sorted((Path(__file__).parent / "tables").glob("*.md"), key=lambda path: path.stem)
MARK = "\n```expected\n"


def tables_in(markdown: str) -> tuple[StatedTable, ...]:
    return interpret(read_markdown(markdown)).tables


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_it_understands(path: Path):
    printed, _, expected = path.read_text(encoding="utf-8").partition(MARK)
    understood = "\n\n".join(map(described, tables_in(printed)))
    assert understood == expected.removesuffix("\n```\n")


def test_places_name_a_row_by_its_number_and_a_column_by_its_head():
    (table,) = tables_in((SHAPES[0].parent / "budget_dotted_codes_with_short_names.md").read_text(encoding="utf-8"))
    cell = table.rows[5].cells[3]
    assert (cell.place.table, cell.place.row, cell.place.column, cell.place.quote) == (
        "5",
        "II.1.a",
        "Realisasi",
        "25.000.000",
    )


def test_places_in_a_turned_table_are_those_of_the_page():
    (table,) = tables_in((SHAPES[0].parent / "measures_as_rows_by_quarter.md").read_text(encoding="utf-8"))
    cell = table.rows[1].cells[2]
    assert (cell.text, cell.place.row, cell.place.column) == ("2", "Realisasi", "TW II")


def test_an_objective_left_blank_is_the_one_above():
    (table,) = tables_in((SHAPES[0].parent / "sasaran_left_blank.md").read_text(encoding="utf-8"))
    objective = table.rows[1].cells[1]
    assert (objective.text, objective.covered) == ("Meningkatnya partisipasi masyarakat", True)


def test_a_row_called_by_a_time_is_the_total_of_the_months_above_it():
    (table,) = tables_in(
        "| Bulan | KTP | KK |\n|---|---|---|\n| April | 21 | 29 |\n| Mei | 24 | 33 |\n| Juni | 19 | 27 |\n"
        "| Triwulan II | 64 | 89 |\n"
    )
    assert [row.role for row in table.rows] == [RowRole.BODY] * 3 + [RowRole.TOTAL]


def test_a_row_called_by_a_time_that_sums_nothing_is_a_row():
    (table,) = tables_in(
        "| Bulan | Nilai SKM |\n|---|---|\n| April | 82,60 |\n| Mei | 83,10 |\n| Juni | 84,40 |\n"
        "| Triwulan II | 83,37 |\n"
    )
    assert [row.role for row in table.rows] == [RowRole.BODY] * 4
