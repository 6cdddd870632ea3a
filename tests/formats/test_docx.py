import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.formats.sample import row, sample
from triwulan.core.document import (
    Column,
    Document,
    Heading,
    Item,
    ItemList,
    Marker,
    Paragraph,
    RowKind,
    Table,
    TableCell,
)
from triwulan.formats.docx import write_docx


@pytest.fixture(scope="module")
def opened() -> Any:
    return docx.Document(io.BytesIO(write_docx(sample())))


def test_it_gives_the_same_bytes_for_the_same_document() -> None:
    assert write_docx(sample()) == write_docx(sample())
    with zipfile.ZipFile(io.BytesIO(write_docx(sample()))) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_has_real_headings(opened: Any) -> None:
    found = [(p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert found[:3] == [
        ("Heading 1", "BAB I\nPENDAHULUAN"),
        ("Heading 1", "BAB II\nAKUNTABILITAS KINERJA"),
        ("Heading 2", "2.1 PERJANJIAN KINERJA"),
    ]


def test_it_is_a4_in_indonesian_with_notice_and_page_numbers(opened: Any) -> None:
    section = opened.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == "KONSEP"
    fields = [field.get(qn("w:instr")).strip() for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert opened.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "id-ID"
    assert opened.core_properties.title == sample().title


def test_every_cell_has_a_width_and_rows_stay_whole_under_repeated_headers(opened: Any) -> None:
    for table in opened.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        for line in table._tbl.tr_lst:
            assert line.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
            cells = line.tc_lst
            assert sum(int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in cells) == pytest.approx(
                sum(widths), abs=12
            )
    headers = [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in opened.tables]
    assert headers == [2, 3, 3, 2, 0]


def test_merged_cells_cover_what_they_should(opened: Any) -> None:
    measured = opened.tables[1]
    assert measured.cell(0, 2)._tc is measured.cell(0, 3)._tc
    assert measured.cell(0, 0)._tc is not measured.cell(0, 1)._tc
    assert {measured.cell(line, 6).text for line in range(3, 7)} == {"Januari s.d. Maret 2023"}


def numbering(document: Document) -> list[tuple[str, str, str]]:
    """Text, level and first number of each list paragraph."""
    made = docx.Document(io.BytesIO(write_docx(document)))
    starts = {
        num.get(qn("w:numId")): num.find(f".//{qn('w:startOverride')}").get(qn("w:val"))
        for num in made.part.numbering_part.element.findall(qn("w:num"))
    }
    found = []
    for paragraph in made.paragraphs:
        place = paragraph._p.find(f".//{qn('w:numPr')}")
        if place is not None:
            level = place.find(qn("w:ilvl")).get(qn("w:val"))
            found.append((paragraph.text, level, starts[place.find(qn("w:numId")).get(qn("w:val"))]))
    return found


def test_lists_start_where_they_should() -> None:
    inner = ItemList((Item("dalam"),), Marker.LETTER)
    blocks = (ItemList((Item("satu", inner),)), ItemList((Item("baru"),)), ItemList((Item("lanjut"),), start=4))
    assert numbering(Document("Uji", blocks)) == [
        ("satu", "0", "1"),
        ("dalam", "1", "1"),
        ("baru", "0", "1"),
        ("lanjut", "0", "4"),
    ]


def test_the_block_before_the_signatures_is_kept_with_them(opened: Any) -> None:
    before = next(p for p in opened.paragraphs if p.text.startswith("Demikian"))
    assert before._p.pPr.find(qn("w:keepNext")) is not None
    signatures = opened.tables[-1]
    assert signatures._tbl.tblPr.find(f"{qn('w:tblBorders')}/{qn('w:top')}").get(qn("w:val")) == "nil"
    assert [cell.text.split("\n")[0] for cell in signatures.rows[0].cells] == ["Mengetahui,", "Contoh, 10 April 2023"]


def test_nothing_of_the_templates_author_remains(opened: Any) -> None:
    assert opened.core_properties.author == "Kepala Seksi Rekaan"
    assert opened.core_properties.comments == ""
    with zipfile.ZipFile(io.BytesIO(write_docx(sample()))) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_two_tables_that_follow_each_other_stay_two() -> None:
    table = Table("1", "", (Column(1),), (row("A"),), (row("a"),))
    made = docx.Document(io.BytesIO(write_docx(Document("Uji", (table, table, Paragraph("akhir"))))))
    assert len(made.tables) == 2


def test_rows_under_one_merged_cell_and_parents_are_kept_together() -> None:
    merged = (
        row(TableCell("gabung", rowspan=3), "satu"),
        row("dua"),
        row("tiga"),
        row("induk", "x", kind=RowKind.PARENT),
        *(row("anak", str(number)) for number in range(60)),
    )
    table = Table("1", "", (Column(1), Column(1)), (row("A", "B"),), merged)
    made = docx.Document(io.BytesIO(write_docx(Document("Uji", (table,)))))
    kept = [line.find(f".//{qn('w:keepNext')}") is not None for line in made.tables[0]._tbl.tr_lst]
    assert kept[1:7] == [True, True, False, True, False, False]


def test_headings_of_the_third_level_are_headings_of_the_third_level() -> None:
    made = docx.Document(io.BytesIO(write_docx(Document("Uji", (Heading(3, "Anggaran", "2.2.7"),)))))
    assert (made.paragraphs[0].style.name, made.paragraphs[0].text) == ("Heading 3", "2.2.7 Anggaran")
