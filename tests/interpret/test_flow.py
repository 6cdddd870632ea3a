"""Captions, headings, items and boxes as they stand in a document."""

import pytest

from triwulan.core.document import (
    Block,
    Document,
    Heading,
    Item,
    ItemList,
    Origin,
    Paragraph,
    Row,
    Table,
    TableCell,
)
from triwulan.core.reading import PassageKind
from triwulan.interpret.flow import Flow, flow_of


def table(*rows: str, caption: str = "", address: str = "") -> Table:
    lines = tuple(Row(tuple(TableCell(cell.strip()) for cell in row.split("|"))) for row in rows)
    return Table("", caption, (), (), lines, origin=Origin(address))


KINERJA = table("No | Indikator | Target", "1 | Jumlah laporan | 12")


def flow(*blocks: Block | str) -> Flow:
    return flow_of(Document("", tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)))


def kinds(laid: Flow) -> list[tuple[PassageKind, str]]:
    return [(passage.kind, passage.text) for passage in laid.passages]


@pytest.mark.parametrize(
    ("lines", "number", "caption"),
    [
        (("Tabel 2.1. Perjanjian Kinerja",), "2.1", "Perjanjian Kinerja"),
        (("Tabel 2.1.", "Perjanjian Kinerja Tahun 2023"), "2.1", "Perjanjian Kinerja Tahun 2023"),
        (("Tabel 2.3\nCost per outcome",), "2.3", "Cost per outcome"),
        (("Tabel 4 Realisasi Anggaran", "(dalam ribuan rupiah)"), "4", "Realisasi Anggaran (dalam ribuan rupiah)"),
        (("TABEL III.2 CAPAIAN",), "III.2", "CAPAIAN"),
        (("Tabel 3. Berkas yang Dilayani",), "3", "Berkas yang Dilayani"),
        (("Tabel Capaian Kinerja",), "", "Capaian Kinerja"),
        (("Hasilnya disajikan berikut ini:\nTabel 5. Capaian",), "5", "Capaian"),
    ],
)
def test_a_table_is_named_by_the_lines_above_it(lines: tuple[str, ...], number: str, caption: str):
    (found,) = flow("Pembuka.", *lines, KINERJA).tables
    assert (found.number, found.caption) == (number, caption)


@pytest.mark.parametrize(
    "line",
    [
        "Tabel 2.3 memadankan anggaran dan kinerja.",
        "Tabel 2.2 di atas menunjukkan capaian.",
        "Pada tabel 2.3 diuraikan kegiatan.",
        "Tabel 2 menampilkan jumlah RW yang menjalankan bank sampah pada akhir setiap triwulan",
    ],
)
def test_a_sentence_about_a_table_is_no_caption(line: str):
    laid = flow(line, KINERJA)
    assert laid.tables[0].number == ""
    assert kinds(laid) == [(PassageKind.PARAGRAPH, line)]


def test_captions_may_stand_below_their_tables():
    laid = flow(KINERJA, "Tabel 1. Target", "Uraian.", KINERJA, "Tabel 2. Hasil")
    assert [(each.number, each.caption) for each in laid.tables] == [("1", "Target"), ("2", "Hasil")]


def test_a_bold_line_right_above_names_a_table_without_a_number():
    laid = flow(Paragraph("Capaian Kinerja Triwulan I", bold=True), KINERJA)
    assert laid.tables[0].caption == "Capaian Kinerja Triwulan I"


def test_a_caption_in_the_style_of_a_heading_is_still_a_caption():
    laid = flow(Heading(2, "2.1 Perjanjian Kinerja"), Heading(3, "Tabel 2.1 Perjanjian"), KINERJA)
    assert laid.tables[0].number == "2.1"
    assert laid.tables[0].place.section == "2.1 Perjanjian Kinerja"


def test_the_lines_above_a_table_on_its_sheet_name_it_and_sentences_do_not():
    above = [
        Paragraph(text, origin=Origin(f"PBB!A{at}")) for at, text in enumerate(("PENERIMAAN PBB", "Angka sementara."))
    ]
    laid = flow("Pembuka.", *above, table("No | Desa | Target", "1 | Senja | 5", caption="PBB", address="PBB!A4"))
    assert (laid.tables[0].sheet, laid.tables[0].caption) == ("PBB", "PENERIMAAN PBB")
    assert laid.tables[0].place.table == "PBB"


def test_title_rows_and_remarks_inside_a_table_are_text():
    laid = flow(
        table(
            "REKAPITULASI TAHUN 2025 | | |",
            "No | Desa | Target | Hasil",
            "1 | Senja | 5 | 4",
            "Angka sementara menunggu verifikasi. | | |",
        )
    )
    assert kinds(laid) == [
        (PassageKind.TITLE, "REKAPITULASI TAHUN 2025"),
        (PassageKind.NOTE, "Angka sementara menunggu verifikasi."),
    ]
    assert len(laid.tables[0].grid.rows) == 2


@pytest.mark.parametrize(
    ("line", "level", "number", "words"),
    [
        ("BAB II\nAKUNTABILITAS KINERJA", 1, "II", "AKUNTABILITAS KINERJA"),
        ("2.1. PERJANJIAN KINERJA", 2, "2.1", "PERJANJIAN KINERJA"),
        ("3.1 Realisasi Indikator", 2, "3.1", "Realisasi Indikator"),
        ("III. CAPAIAN KINERJA", 1, "III", "CAPAIAN KINERJA"),
        ("A. Dasar dan Tujuan", 2, "A", "Dasar dan Tujuan"),
        ("1. PENDAHULUAN", 1, "1", "PENDAHULUAN"),
    ],
)
def test_it_knows_a_heading_by_its_number(line: str, level: int, number: str, words: str):
    (heading,) = flow(line).passages
    assert (heading.kind, heading.level, heading.number, heading.text) == (PassageKind.HEADING, level, number, words)


@pytest.mark.parametrize("line", ["1. Menyusun rencana kerja;", "a) membina lembaga desa", "- Laporan sudah baik"])
def test_it_knows_an_item_by_its_number(line: str):
    assert flow(line).passages[0].kind is PassageKind.ITEM


def test_letters_that_follow_each_other_count_no_headings():
    laid = flow("A. Laporan desa", "B. Laporan kecamatan")
    assert PassageKind.HEADING not in {kind for kind, _ in kinds(laid)[:1]}


def test_a_chapter_is_named_by_the_next_line_in_capitals():
    laid = flow("BAB III", "PENUTUP", "Demikian.")
    assert kinds(laid) == [(PassageKind.HEADING, "PENUTUP"), (PassageKind.PARAGRAPH, "Demikian.")]
    assert laid.passages[1].place.section == "BAB III PENUTUP"


def test_a_list_of_one_in_capitals_is_a_heading():
    laid = flow(ItemList((Item("VOLUME PELAYANAN"),), start=3), KINERJA)
    assert kinds(laid) == [(PassageKind.HEADING, "VOLUME PELAYANAN")]
    assert laid.tables[0].place.section == "3 VOLUME PELAYANAN"


def test_boxes_in_a_table_are_boxes():
    laid = flow(table("☐ | Laporan sudah baik", "☑ | Laporan kurang baik"))
    assert [(passage.kind, passage.text, passage.ticked) for passage in laid.passages] == [
        (PassageKind.CHECKBOX, "Laporan sudah baik", False),
        (PassageKind.CHECKBOX, "Laporan kurang baik", True),
    ]


def test_names_with_their_values_are_lines_of_text():
    laid = flow(table("Nama | : | Pejabat A", "Jabatan | : | Camat"))
    assert kinds(laid) == [(PassageKind.PARAGRAPH, "Nama : Pejabat A"), (PassageKind.PARAGRAPH, "Jabatan : Camat")]


def test_signatures_in_a_table_are_read_side_by_side():
    laid = flow(table("Mengetahui, | Senja, 5 April 2023", "CAMAT | KASI", "NIP 1 | NIP 2"))
    assert [(passage.text, passage.group) for passage in laid.passages] == [
        ("Mengetahui,", 1),
        ("CAMAT", 1),
        ("NIP 1", 1),
        ("Senja, 5 April 2023", 2),
        ("KASI", 2),
        ("NIP 2", 2),
    ]
