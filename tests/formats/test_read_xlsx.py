"""Workbooks: blocks of fields become tables, figures as shown, and what cannot be read is said."""

import datetime
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.formats.typeset import spans, tables, texts
from triwulan.core.document import Document, Paragraph, Table
from triwulan.core.problem import ProblemError
from triwulan.formats.read_xlsx import read_xlsx


def book(*fills: Callable[[Worksheet], None]) -> bytes:
    """A workbook with one sheet for each function that fills one."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, fill in enumerate(fills, 1):
        fill(workbook.create_sheet(f"Lembar {number}"))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced."""
    source, file = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
    return file.getvalue()


def problem_of(data: bytes) -> str:
    with pytest.raises(ProblemError) as caught:
        read_xlsx(data)
    return caught.value.problem.message


def monthly(sheet: Worksheet) -> None:
    sheet["A1"] = "Pengukuran Kinerja Tahun 2022"
    sheet["A1"].font = Font(bold=True)
    sheet["A2"] = "Pejabat: Kepala Sub Bidang"
    for place, text in zip(
        ("A4", "B4", "C4", "D4", "G4"), ("No", "Indikator", "Target", "Realisasi", "%"), strict=True
    ):
        sheet[place] = text
    sheet["D5"], sheet["E5"], sheet["F5"] = "1", "2", "Jumlah"
    for merged in ("A4:A5", "B4:B5", "C4:C5", "D4:F4", "G4:G5", "A1:G1"):
        sheet.merge_cells(merged)
    sheet.append([1, "Jumlah dokumen", 2, None, 3, 3, 1.5])
    sheet.append([1.1, "Rancangan", 1004422800, 177776900, None, 177776900, 0.177])
    for row in (6, 7):
        sheet[f"C{row}"].number_format = "#,##0"
        sheet[f"G{row}"].number_format = "0.00%"
    sheet["A9"] = "Catatan: sel yang kosong berarti tidak ada realisasi."


@pytest.fixture(scope="module")
def read() -> Document:
    return read_xlsx(book(monthly))


def test_titles_and_notes_are_paragraphs_around_the_table(read: Document) -> None:
    assert [type(block) for block in read.blocks] == [Paragraph, Paragraph, Table, Paragraph]
    assert texts(read)[0] == read.title == "Pengukuran Kinerja Tahun 2022"
    assert isinstance(read.blocks[0], Paragraph)
    assert read.blocks[0].bold


def test_merged_fields_span_and_the_figures_are_as_shown(read: Document) -> None:
    assert tables(read) == [
        [
            ["No", "Indikator", "Target", "Realisasi", "%"],
            ["1", "2", "Jumlah"],
            ["1", "Jumlah dokumen", "2", "", "3", "3", "150,00%"],
            ["1.1", "Rancangan", "1.004.422.800", "177776900", "", "177776900", "17,70%"],
        ]
    ]
    assert spans(read)[0] == [(1, 2), (1, 2), (1, 2), (3, 1), (1, 2)]


def test_a_table_is_named_by_its_sheet_and_cells_by_their_field(read: Document) -> None:
    table = read.blocks[2]
    assert isinstance(table, Table)
    assert (table.caption, table.number, table.origin.address) == ("Lembar 1", "", "Lembar 1!A4")
    assert [cell.origin.address for cell in table.rows[2].cells][-1] == "Lembar 1!G6"


def test_tables_one_below_the_other_are_two() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["No", "Uraian", "Target"], [1, "Desa", 12], [], ["No", "Kegiatan", "Pagu"], [1, "Rapat", 5]):
            sheet.append(row)

    assert [len(table) for table in tables(read_xlsx(book(fill)))] == [2, 2]


def test_a_total_below_an_empty_row_belongs_to_the_table() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["No", "Uraian", "Pagu"], [1, "Rapat", 5], [2, "Patroli", 7], [], [None, "Jumlah", 12]):
            sheet.append(row)

    assert tables(read_xlsx(book(fill))) == [
        [["No", "Uraian", "Pagu"], ["1", "Rapat", "5"], ["2", "Patroli", "7"], ["", "Jumlah", "12"]]
    ]


def test_empty_columns_beside_a_table_are_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        for row, line in enumerate((["No", "Uraian"], [1, "Rapat"]), 3):
            for column, value in enumerate(line, 3):
                sheet.cell(row, column, value)

    document = read_xlsx(book(fill))
    assert tables(document) == [[["No", "Uraian"], ["1", "Rapat"]]]
    assert isinstance(document.blocks[0], Table)
    assert document.blocks[0].origin.address == "Lembar 1!C3"


def test_signatures_below_a_table_are_a_row_of_two_cells() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["No", "Uraian", "Target", "Hasil"], [1, "Desa", 12, 11]):
            sheet.append(row)
        for place, text in {
            "B5": "Mengetahui,", "D5": "Contoh, 5 April 2023", "B6": "Camat Contoh", "D6": "Kepala Seksi",
            "B10": "BUDI CONTOH", "D10": "SITI REKAAN", "B11": "NIP. 1970", "D11": "NIP. 1980",
        }.items():  # fmt: skip
            sheet[place] = text

    found = tables(read_xlsx(book(fill)))
    assert found[1] == [
        [
            "Mengetahui,\nCamat Contoh\nBUDI CONTOH\nNIP. 1970",
            "Contoh, 5 April 2023\nKepala Seksi\nSITI REKAAN\nNIP. 1980",
        ]
    ]


def test_signatures_are_parted_from_notes_above_them() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["No", "Uraian", "Target", "Hasil"], [1, "Desa", 12, 11], ["Predikat", None, None, "Rendah"]):
            sheet.append(row)
        for place, text in {"C5": "Contoh, 5 April 2023", "C6": "Camat", "C10": "BUDI", "C11": "NIP. 1970"}.items():
            sheet[place] = text

    found = tables(read_xlsx(book(fill)))
    assert found[0][-1] == ["Predikat", "", "", "Rendah"]
    assert found[1] == [["Contoh, 5 April 2023\nCamat\nBUDI\nNIP. 1970"]]


def test_tables_beside_each_other_are_two() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ["No", "Bulan", "Target", None, "Uraian", "Nilai"],
            [1, "Januari", 10, None, "Rata-rata", 9.5],
            [2, "Februari", 11, None, "Jumlah", 19],
        ):
            sheet.append(row)

    assert [table[0] for table in tables(read_xlsx(book(fill)))] == [["No", "Bulan", "Target"], ["Uraian", "Nilai"]]


def test_an_empty_column_inside_a_table_does_not_part_it() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["No", "Uraian", None, "Januari", "Februari"], [1, "Rapat", None, 2, 3]):
            sheet.append(row)

    assert len(tables(read_xlsx(book(fill)))) == 1


def test_the_authors_typed_figures_say_which_separators_the_others_have() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Uraian", "Pagu", "%"])
        sheet.append(["Rapat", 7500000, 99.5])
        sheet.append(["Patroli (semula 12,463,335,063)", 1, 2])
        sheet["B2"].number_format = "#,##0"
        sheet["C2"].number_format = "0.00"

    assert tables(read_xlsx(book(fill)))[0][1] == ["Rapat", "7,500,000", "99.50"]


def test_dates_errors_and_truths_are_as_shown() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Tanggal", "Rumus", "Selesai"])
        sheet.append([datetime.date(2023, 3, 31), "#DIV/0!", True])
        sheet["A2"].number_format = "d mmmm yyyy"

    assert tables(read_xlsx(book(fill)))[0][1] == ["31 Maret 2023", "#DIV/0!", "TRUE"]


def test_a_formula_without_a_stored_value_is_said() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["No", "Jumlah"])
        sheet.append([1, "=SUM(A1:A2)"])

    document = read_xlsx(book(fill))
    assert tables(document)[0][1] == ["1", ""]
    problem = document.unread[0].problem
    assert problem.message == "read_xlsx.formula_without_value"
    assert problem.values == {"count": 1, "sheet": "Lembar 1", "cell": "B2"}


def test_hidden_parts_are_read_and_said() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["No", "Uraian", "Target"], [1, "Desa", 12], [2, "Rapat", 3]):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.sheet_state = "visible"

    def concealed(sheet: Worksheet) -> None:
        fill(sheet)
        sheet.sheet_state = "hidden"

    document = read_xlsx(book(fill, concealed))
    assert len(tables(document)) == 2
    assert tables(document)[0][2] == ["2", "Rapat", "3"]
    assert [(each.problem.message, each.problem.values.get("what")) for each in document.unread] == [
        ("read_xlsx.hidden", "3, C"),
        ("read_xlsx.hidden_sheet", None),
        ("read_xlsx.hidden", "3, C"),
    ]


def test_lines_of_names_and_values_are_no_table() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Unit kerja", ": Kecamatan Contoh"], ["Tahun", ": 2023"]):
            sheet.append(row)
        for row in (["No", "Uraian", "Target"], [1, "Desa", 12]):
            sheet.append(row)

    document = read_xlsx(book(fill))
    assert texts(document) == ["Unit kerja\t: Kecamatan Contoh", "Tahun\t: 2023"]
    assert tables(document)[0][0] == ["No", "Uraian", "Target"]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def as_office_writes(sheet: str, strings: str, main: str = MAIN, office: str = OFFICE) -> bytes:
    """A workbook as Excel writes it: texts apart from the cells, and no address where none is needed."""
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="1"/><sheets>'
        '<sheet name="Kinerja" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file.getvalue()


STRINGS = (
    "<si><t>No</t></si><si><r><t>Indi</t></r><r><t>kator</t></r><rPh><t>x</t></rPh></si>"
    "<si><t>Baris_x000D_\nkedua_xD83D__x0007_</t></si>"
)
CELLS = (
    '<row r="2"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    '<row><c><v>1</v></c><c t="s"><v>2</v></c></row>'
    '<row><c><v>2</v></c><c t="str"><f>IF(A1,"x","")</f><v></v></c></row>'
    '<row><c><v>3</v></c><c t="s"><v>99</v></c></row>'
)


@pytest.mark.parametrize(
    ("main", "office"),
    [
        (MAIN, OFFICE),
        ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ],
)
def test_it_reads_texts_that_stand_apart_from_their_cells(main: str, office: str) -> None:
    document = read_xlsx(as_office_writes(CELLS, STRINGS, main, office))
    assert tables(document) == [[["No", "Indikator"], ["1", "Baris\nkedua"], ["2", ""], ["3", ""]]]
    assert document.unread == ()


def test_macros_and_links_are_never_opened() -> None:
    plain = book(monthly)
    added = {"xl/vbaProject.bin": b"\xcc" * 100, "xl/externalLinks/externalLink1.xml": b"<broken"}
    source, file = zipfile.ZipFile(io.BytesIO(plain)), io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        for name, content in added.items():
            target.writestr(name, content)
    assert read_xlsx(file.getvalue()) == read_xlsx(plain)


def test_a_sheet_beyond_the_limits_is_refused() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "No"
        sheet["A900000"] = "jauh"

    assert problem_of(book(fill)) == "read_xlsx.too_large"


def test_declared_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>'
    assert problem_of(with_parts(book(monthly), {"xl/worksheets/sheet1.xml": bomb})) == "reading.declares_entities"


def test_what_is_no_workbook_is_refused() -> None:
    assert problem_of(b"PK\x03\x04 nothing") == "reading.broken"
    assert problem_of(with_parts(book(monthly), {"xl/workbook.xml": b"<workbook"})) == "reading.broken"


PARTS = {
    name: zipfile.ZipFile(io.BytesIO(book(monthly))).read(name)
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml")
}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    part=st.sampled_from(sorted(PARTS)),
    changes=st.lists(st.tuples(st.floats(0, 0.9999), st.sampled_from(b'0123456789<>/"= sbnrt-ABZ')), max_size=12),
)
def test_a_damaged_workbook_is_read_or_refused(part: str, changes: list[tuple[float, int]]) -> None:
    content = bytearray(PARTS[part])
    for place, value in changes:
        content[int(place * len(content))] = value
    try:
        read_xlsx(with_parts(book(monthly), {part: bytes(content)}))
    except ProblemError as error:
        assert error.problem.message.split(".")[0] in ("reading", "read_xlsx")
