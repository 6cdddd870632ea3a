"""Tables that run over pages, and what is printed right below them."""

from tests.interpret.test_flow import KINERJA, flow, table
from triwulan.core.document import Paragraph
from triwulan.core.reading import PassageKind
from triwulan.interpret.tables import tables_of

MORE = table("No | Indikator | Target", "2 | Jumlah rapat | 4")
HEADLESS = table("2 | Jumlah rapat | 4", "3 | Jumlah kunjungan | 8")


def labels(*blocks: object) -> list[list[str]]:
    tables, _, _ = tables_of(flow(*blocks))  # type: ignore[arg-type]
    return [[row.label for row in table.rows] for table in tables]


def test_a_table_with_the_same_head_goes_on_after_a_page_break():
    assert labels("Tabel 1. Target", KINERJA, MORE) == [["Jumlah laporan", "Jumlah rapat"]]


def test_rows_without_a_head_belong_to_the_table_before():
    assert labels("Tabel 1. Target", KINERJA, HEADLESS) == [["Jumlah laporan", "Jumlah rapat", "Jumlah kunjungan"]]


def test_a_caption_that_says_so_continues_a_table():
    assert labels("Tabel 1. Target", KINERJA, "Tabel 1. Target (lanjutan)", MORE) == [
        ["Jumlah laporan", "Jumlah rapat"]
    ]
    assert labels("Tabel 1. Target", KINERJA, "Lanjutan Tabel 1", MORE) == [["Jumlah laporan", "Jumlah rapat"]]


def test_two_tables_with_one_number_stay_two():
    assert len(labels("Tabel 1. Target", KINERJA, "Tabel 1. Rapat", MORE)) == 2


def test_text_between_parts_two_tables():
    assert len(labels(KINERJA, "Uraian capaian.", MORE)) == 2


def test_captions_keep_their_tables_when_tables_are_joined():
    tables, passages, _ = tables_of(flow("Tabel 1. Target", KINERJA, MORE, "Tabel 2. Hasil", KINERJA))
    captions = {passage.text: passage.table for passage in passages if passage.kind is PassageKind.CAPTION}
    assert captions == {"Tabel 1. Target": 0, "Tabel 2. Hasil": 1}
    assert [table.index for table in tables] == [0, 1]


def test_small_print_below_a_table_belongs_to_it():
    _, passages, _ = tables_of(flow(KINERJA, "Sumber: register seksi.", "*) angka sementara", "Capaian naik."))
    assert [(passage.kind, passage.table) for passage in passages] == [
        (PassageKind.NOTE, 0),
        (PassageKind.NOTE, 0),
        (PassageKind.PARAGRAPH, -1),
    ]


def test_how_a_column_is_computed_belongs_to_the_table_above():
    _, passages, _ = tables_of(flow(KINERJA, Paragraph("Capaian dihitung dari realisasi dibagi target.")))
    assert (passages[0].kind, passages[0].table) == (PassageKind.NOTE, 0)


def test_a_table_nobody_understands_is_a_doubt():
    _, _, doubts = tables_of(flow(table("Zeta (%) | Eta (%)", "12,5% | 17,5%", "22,5% | 3,5%")))
    assert [doubt.problem.message for doubt in doubts] == ["interpret.table_unread"]


def test_a_band_at_the_top_of_a_page_goes_on_with_the_table():
    cost = table("No | Kegiatan | Pagu | Realisasi", "1 | Fasilitasi | 7.500.000 | 900.000")
    more = table(" | Kegiatan | | ", "1 | Sinergitas | 10.200.000 | 10.200.000")
    tables, _, _ = tables_of(flow("Tabel 2.3 Cost per Outcome", cost, more))
    assert [row.place.row for row in tables[0].rows] == ["1", "Kegiatan", "Kegiatan 1"]
