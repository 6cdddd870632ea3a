from tests.audit.subjects.printed import table_of
from triwulan.audit.subjects.arithmetic.shifts import shifts_of

COLUMNS = "number: No | indicator: I | unit: Satuan | target: T | realisation: R | achievement: Capaian (%) | note: Ket"
ROWS = (
    "1 | Patroli | kali | 12 | 12 | 100,00 | selesai",
    "2 | Linmas | orang | 40 | 30 | 75,00 | berjalan",
    "3 | Warung | warung | 21 | 19 | 90,48 | selesai",
    "4 | Rapat | kali | 4 | 3 | 75,00 | berjalan",
)


def test_a_row_without_its_unit_stands_one_column_too_far_left() -> None:
    table = table_of(COLUMNS, *ROWS, "5 | Terlatih | 154 | 120 | 77,92 | berjalan | ")
    (shift,) = shifts_of(table)
    assert (shift.row.number, shift.column, shift.by) == ("5", 2, 1)


def test_blank_cells_shift_nothing() -> None:
    assert not shifts_of(table_of(COLUMNS, *ROWS, "5 | Terlatih | orang | 154 | | | "))
