"""The rows of spreadsheets as texts: what was typed, calculated, hidden, wrong, in every kind of file."""

import datetime
import io
import zipfile

import pytest

from tests.formats.workbooks import workbook
from triwulan.core.problem import ProblemError
from triwulan.formats import sheet_rows, xlsx_rows
from triwulan.formats.csv_rows import divider_of
from triwulan.formats.file_kinds import FileKind
from triwulan.formats.sheet_cells import SheetRow, number_text
from triwulan.formats.sheet_rows import sheets_in


def rows(data: bytes, kind: FileKind = FileKind.XLSX) -> list[tuple[str, ...]]:
    return [row.cells for sheet in sheets_in(data, kind) for row in sheet.rows]


def test_numbers_are_written_the_indonesian_way_and_texts_stay() -> None:
    data = workbook({"A": [["7.01", 7500000, 1234.5, 0.1 + 0.2, "Rp 7.500.000", True]]})
    assert rows(data) == [("7.01", "7500000", "1234,5", "0,3", "Rp 7.500.000", "TRUE")]


def test_a_percentage_is_what_the_cell_shows_and_a_day_is_a_day() -> None:
    data = workbook({"A": [[0.25, datetime.date(2023, 4, 5)]]}, formats={"A": {"A1": "0%"}})
    assert rows(data) == [("25%", "05/04/2023")]


def test_a_formulas_error_stays() -> None:
    assert rows(workbook({"A": [["a", "b"]]}, errors={"A": ["B1"]})) == [("a", "#REF!")]


def test_empty_rows_are_left_out_and_counted() -> None:
    (sheet,) = sheets_in(workbook({"A": [["a"], [], [None, "b"]]}), FileKind.XLSX)
    assert list(sheet.rows) == [SheetRow(1, ("a",)), SheetRow(3, ("", "b"))]


def test_hidden_sheets_and_rows_are_told() -> None:
    data = workbook({"A": [["a"], ["b"]], "B": [["c"]]}, hidden=["B"], hidden_rows={"A": [2]})
    found = [(sheet.name, sheet.hidden, [row.hidden for row in sheet.rows]) for sheet in sheets_in(data, FileKind.XLSX)]
    assert found == [("A", False, [False, True]), ("B", True, [False])]


def test_how_much_was_read_grows_to_all_of_it() -> None:
    data = workbook({"A": [["a" * 50] * 10] * 500, "B": [["b"]] * 500})
    shares = [sheet.share() for sheet in sheets_in(data, FileKind.XLSX) for _ in sheet.rows]
    assert shares == sorted(shares)
    assert shares[0] < 0.9 < shares[-1] <= 1


def test_too_many_rows_are_refused_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MOST_SHEET_ROWS", 3)
    with pytest.raises(ProblemError) as caught:
        rows(workbook({"A": [["a"]] * 2, "B": [["b"]] * 2}))
    assert caught.value.problem.message == "imports.too_many_rows"


def test_a_row_far_down_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_rows, "MOST_SHEET_ROWS", 3)
    with pytest.raises(ProblemError) as caught:
        rows(workbook({"A": [["a"], [], [], ["b"]]}))
    assert caught.value.problem.message == "imports.too_many_rows"


def test_a_sheet_wider_than_any_table_is_refused() -> None:
    with pytest.raises(ProblemError) as caught:
        rows(workbook({"A": [[None] * 1200 + ["a"]]}))
    assert caught.value.problem.message == "imports.too_many_columns"


def with_sheet(xml: str) -> bytes:
    """A workbook whose sheet says something else."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook({"A": [["a"]]}))) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            target.writestr(info.filename, xml if info.filename.endswith("sheet1.xml") else source.read(info))
    return made.getvalue()


def test_a_sheet_whose_xml_is_broken_is_a_broken_file() -> None:
    with pytest.raises(ProblemError) as caught:
        rows(with_sheet("<worksheet><sheetData><row><c"))
    assert caught.value.problem.message == "reading.broken"


def test_no_entity_is_expanded() -> None:
    cell = '<c t="str"><v>a&e;</v></c>'
    xml = f'<!DOCTYPE a [<!ENTITY e "rahasia">]><worksheet><sheetData><row>{cell}</row></sheetData></worksheet>'
    assert "rahasia" not in str(rows(with_sheet(xml)))


@pytest.mark.parametrize("divider", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_of_text_are_read_whatever_divides_them(divider: str, encoding: str) -> None:
    text = f"Kode{divider}Uraian{divider}Pagu\r\n7.01{divider}Café{divider}1.000\r\n"
    assert rows(text.encode(encoding), FileKind.CSV) == [("Kode", "Uraian", "Pagu"), ("7.01", "Café", "1.000")]


def test_a_quoted_field_may_hold_dividers_and_breaks() -> None:
    found = rows(b'a;"b; c\nd"\ne;f\n', FileKind.CSV)
    assert found == [("a", "b; c\nd"), ("e", "f")]


def test_commas_within_figures_do_not_divide() -> None:
    assert divider_of("Uraian;Pagu\nBelanja, alat;7,5\nLain, juga;8,5\n") == ";"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("7500000", "7500000"), ("7500000.0", "7500000"), ("1E6", "1000000"), ("12.5", "12,5"), ("nan", "nan"),
     ("7500000.0000001", "7500000"), ("-3", "-3")],
)  # fmt: skip
def test_stored_numbers(stored: str, shown: str) -> None:
    assert number_text(stored) == shown


def test_a_broken_old_workbook_is_a_broken_file() -> None:
    with pytest.raises(ProblemError) as caught:
        rows(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), FileKind.XLS)
    assert caught.value.problem.message == "reading.broken"


def ods(*rows: str) -> bytes:
    """An OpenDocument sheet called Pagu; ``rows`` are cells as their XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    table = f'<table:table table:name="Pagu">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}"/>')
        package.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return made.getvalue()


def test_opendocument_sheets_are_read() -> None:
    text = '<table:table-cell office:value-type="string"><text:p>Pagu</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="7500000"/>'
    day = '<table:table-cell office:value-type="date" office:date-value="2023-04-05"/>'
    (sheet,) = sheets_in(ods(text + number + day), FileKind.ODS)
    (row,) = sheet.rows
    assert (sheet.name, sheet.hidden, row.cells[:2]) == ("Pagu", False, ("Pagu", "7500000"))
    assert row.cells[2] in ("05/04/2023", "2023-04-05")
