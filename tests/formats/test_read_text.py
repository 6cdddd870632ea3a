import pytest

from triwulan.core.document import Block, CheckItem, Heading, ItemList, Paragraph, Table
from triwulan.core.problem import ProblemError
from triwulan.formats.read_text import decode, read_text

SIGNED = """Demikian laporan ini disampaikan.

Mengetahui,                                Rekaan, 5 Juli 2024
ATASAN LANGSUNG                            KEPALA SEKSI
CAMAT REKAAN



Dra. MAWAR CONTOHWATI, M.Si.               MELATI REKAAN, S.Sos.
NIP. 19700101 199001 2 001                 NIP. 19800202 200502 2 002
"""


def blocks(text: str) -> tuple[Block, ...]:
    return read_text(text.encode()).blocks


def tables(text: str) -> list[Table]:
    return [block for block in blocks(text) if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in blocks(text) if isinstance(block, Paragraph | Heading)]


def test_it_reads_a_table_of_tabs() -> None:
    (table,) = tables("Tabel 2.1\n\nNo\tIndikator\tTarget\n1\tJumlah desa\t12 Desa\n2\tPersentase\t100 %\n\nSelesai.\n")
    assert grid(table) == [["No", "Indikator", "Target"], ["1", "Jumlah desa", "12 Desa"], ["2", "Persentase", "100 %"]]
    assert table.rows[1].cells[0].origin.address == "L4"


def test_a_cell_broken_by_lines_is_put_together() -> None:
    (table,) = tables("No\tStrategi\tBulan\n1\t1. Menyusun\n2. Mengirim\tMaret\n2\tMemeriksa\tApril\n")
    assert grid(table)[1:] == [["1", "1. Menyusun\n2. Mengirim", "Maret"], ["2", "Memeriksa", "April"]]


def test_a_list_in_the_last_cell_goes_on_below_its_row() -> None:
    (table,) = tables("No\tBulan\tStrategi\n1\tMaret\t1. Menyusun\n2. Mengirim\n3. Memeriksa\n2\tApril\t1. Rapat\n")
    assert grid(table)[1:] == [["1", "Maret", "1. Menyusun\n2. Mengirim\n3. Memeriksa"], ["2", "April", "1. Rapat"]]


def test_cells_between_quotation_marks_come_from_a_spreadsheet() -> None:
    (table,) = tables('No\tStrategi\tBulan\n1\t"Menyusun ""jadwal""\ndan mengirim"\tMaret\n2\tRapat\tApril\n')
    assert grid(table)[1] == ["1", 'Menyusun "jadwal"\ndan mengirim', "Maret"]


def test_a_head_underlined_with_dashes_belongs_to_its_rows() -> None:
    text = """-------------------
No | Layanan | Jumlah
-------------------
1  | KTP     | 12
2  | KK      | 8
-------------------
   | Total   | 20
-------------------
"""
    assert [grid(table) for table in tables(text)] == [
        [["No", "Layanan", "Jumlah"], ["1", "KTP", "12"], ["2", "KK", "8"], ["", "Total", "20"]]
    ]


def test_rows_of_pipes_without_fences_are_a_table() -> None:
    (table,) = tables("No | Uraian | Target\n1 | Jumlah desa | 12\n2 | Laporan | 4\n")
    assert grid(table) == [["No", "Uraian", "Target"], ["1", "Jumlah desa", "12"], ["2", "Laporan", "4"]]


def test_a_row_cut_by_the_end_of_a_page_goes_on() -> None:
    rows = "No\tKegiatan\tPagu\tBulan\n6\tFasilitasi dan\t290.800.000\tMaret\n"
    (table,) = tables(rows + "\n\n\tPembinaan\t\t\n--\t--\t--\t--\n\nSelesai.")
    assert grid(table)[1:] == [["6", "Fasilitasi dan Pembinaan", "290.800.000", "Maret"]]


def test_a_list_of_html_goes_on_after_the_end_of_a_page() -> None:
    text = (
        "No\tIndikator\tStrategi\tBulan\n"
        '1\tPersentase\t<ol style="list-style: none"> <li>a. Menghimpun</li> <li>b. Melaksanakan</li> </ol>\tMaret\n'
        "\n\t\tkegiatan sesuai jadwal\t\n2\tJumlah\t<ol> <li>Rapat</li> </ol>\tApril\n"
    )
    (table,) = tables(text)
    assert grid(table)[1:] == [
        ["1", "Persentase", "a. Menghimpun\nb. Melaksanakan kegiatan sesuai jadwal", "Maret"],
        ["2", "Jumlah", "1. Rapat", "April"],
    ]


def test_a_band_between_rows_of_tabs_stays_a_row() -> None:
    (table,) = tables("No\tUraian\tTarget\n1\tJumlah desa\t12\nA. Program Kedua\n2\tJumlah laporan\t4\n")
    assert grid(table)[2] == ["A. Program Kedua"]


def test_merged_heads_in_tabs_are_merged() -> None:
    (table,) = tables("No\tAnggaran\t\tKet\n\tPagu\tRealisasi\t\n1\t7.500.000\t600.000\tok\n")
    assert [(cell.text, cell.colspan, cell.rowspan) for cell in table.rows[0].cells] == [
        ("No", 1, 2),
        ("Anggaran", 2, 1),
        ("Ket", 1, 2),
    ]


@pytest.mark.parametrize("text", ["1.\tMenyusun rencana\n2.\tMengirim surat\n", "a.\tsatu\nb.\tdua\nc.\ttiga\n"])
def test_items_with_a_tab_behind_their_mark_are_lists(text: str) -> None:
    (found,) = blocks(text)
    assert isinstance(found, ItemList)


def test_labels_with_a_colon_are_no_table() -> None:
    assert paragraphs("Nama\t:\tMelati\nJabatan\t:\tCamat\nPeriode\t:\tMaret\n") == [
        "Nama : Melati",
        "Jabatan : Camat",
        "Periode : Maret",
    ]
    assert tables("Nama      : Melati\nJabatan   : Camat\nPeriode   : Maret\n") == []


def test_it_reads_columns_of_spaces_with_cells_of_several_lines() -> None:
    (table,) = tables(
        "Tabel 2.2 Capaian Kinerja\n\n"
        "No   Indikator Kinerja                       Target   Realisasi   Capaian\n"
        "                                                                    (%)\n"
        " 1   Jumlah desa yang melaksanakan              12           9      75,00\n"
        "     musrenbang tepat waktu\n"
        " 2   Persentase lembaga desa yang dibina       100          80      80,00\n\n"
        "Dari tabel di atas terlihat capaian.\n"
    )
    assert grid(table) == [
        ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
        ["1", "Jumlah desa yang melaksanakan musrenbang tepat waktu", "12", "9", "75,00"],
        ["2", "Persentase lembaga desa yang dibina", "100", "80", "80,00"],
    ]


def test_a_head_over_several_columns_of_spaces_is_merged() -> None:
    (table,) = tables(
        "No  Program/Kegiatan                        Anggaran (Rp)               Serapan\n"
        "                                       Pagu          Realisasi            (%)\n"
        "1   Program Pemberdayaan            126.000.000      31.800.000          25,24\n"
        "2   Pembinaan Lembaga                63.000.000      15.900.000          25,24\n"
        "    Jumlah                          189.000.000      47.700.000          25,24\n"
    )
    assert grid(table)[:2] == [["No", "Program/Kegiatan", "Anggaran (Rp)", "Serapan (%)"], ["Pagu", "Realisasi"]]
    assert grid(table)[-1] == ["", "Jumlah", "189.000.000", "47.700.000", "25,24"]


def test_a_table_without_numbers_joins_the_lines_of_its_labels() -> None:
    (table,) = tables(
        "Uraian                          Target   Realisasi\n"
        "Jumlah desa yang menetapkan\n"
        "  APBDes tepat waktu                12           9\n"
        "Jumlah laporan                       4           1\n"
    )
    assert grid(table)[1:] == [
        ["Jumlah desa yang menetapkan APBDes tepat waktu", "12", "9"],
        ["Jumlah laporan", "4", "1"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "+----+----------+-----+\n| No | Uraian   | T   |\n+====+==========+=====+\n| 1  | Jumlah   | 12  |\n"
        "|    | desa     |     |\n+----+----------+-----+\n| 2  | Laporan  | 3   |\n+----+----------+-----+\n",
        "┌────┬──────────┬────┐\n│ No │ Uraian   │ T  │\n├────┼──────────┼────┤\n│ 1  │ Jumlah   │ 12 │\n"
        "│    │ desa     │    │\n│ 2  │ Laporan  │ 3  │\n└────┴──────────┴────┘\n",
    ],
)
def test_it_reads_tables_drawn_with_lines(text: str) -> None:
    (table,) = tables(text)
    assert grid(table) == [["No", "Uraian", "T"], ["1", "Jumlah desa", "12"], ["2", "Laporan", "3"]]


def test_wide_spaces_in_sentences_make_no_table() -> None:
    text = (
        "Sesuai  dengan   ketentuan yang berlaku maka laporan ini\n"
        "disusun   oleh  kepala seksi    dan dikirim kepada\n"
        "camat  tepat waktu   pada triwulan I tahun 2024."
    )
    assert tables(text) == []


def test_signatures_side_by_side_are_a_table_of_two_columns() -> None:
    (signed,) = tables(SIGNED)
    assert grid(signed) == [
        [
            "Mengetahui,\nATASAN LANGSUNG\nCAMAT REKAAN\nDra. MAWAR CONTOHWATI, M.Si.\nNIP. 19700101 199001 2 001",
            "Rekaan, 5 Juli 2024\nKEPALA SEKSI\nMELATI REKAAN, S.Sos.\nNIP. 19800202 200502 2 002",
        ]
    ]


def test_wrapped_lines_are_one_paragraph_and_short_ones_stand_alone() -> None:
    text = (
        "BAB II\nAKUNTABILITAS KINERJA\n2.1 Perjanjian Kinerja\nLaporan ini disusun sebagai wujud tanggung jawab\n"
        "kepala seksi atas pelaksanaan tugas pada tahun\nanggaran berjalan.\nTabel 2.1 Perjanjian Kinerja\n"
    )
    assert paragraphs(text) == [
        "BAB II",
        "AKUNTABILITAS KINERJA",
        "2.1 Perjanjian Kinerja",
        "Laporan ini disusun sebagai wujud tanggung jawab kepala seksi atas pelaksanaan tugas pada tahun anggaran "
        "berjalan.",
        "Tabel 2.1 Perjanjian Kinerja",
    ]


def test_a_table_of_contents_is_not_read_twice() -> None:
    text = (
        "DAFTAR ISI\n\nBAB I   PENDAHULUAN ........................ 1\nBAB II  AKUNTABILITAS KINERJA .............. 3\n"
        "        2.1  Perjanjian Kinerja ............ 3\n1. Tabel 2.1 Perjanjian ………… iv\n\nBAB I\nPENDAHULUAN\n"
    )
    assert paragraphs(text) == ["DAFTAR ISI", "BAB I", "PENDAHULUAN"]
    assert paragraphs("Lain-lain ..............\n") == ["Lain-lain .............."]


def test_leftovers_of_markup_are_undone() -> None:
    assert paragraphs("**BAB II**  \n**AKUNTABILITAS**\n\n*Cost per outcome* <b>Rekaan</b>\n") == [
        "BAB II\nAKUNTABILITAS",
        "Cost per outcome Rekaan",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_it_reads_every_usual_encoding(encoding: str) -> None:
    assert decode("Capaian – 75 % “tepat”".encode(encoding)) == "Capaian – 75 % “tepat”"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02" * 50])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(ProblemError, match=r"reading\.unknown"):
        read_text(data)


def test_boxes_in_text_are_boxes() -> None:
    (found,) = blocks("- [x] Laporan sudah baik\n- [ ] Diperbaiki\n")
    assert [(item.label, item.checked) for item in found.items if isinstance(item, CheckItem)] == [
        ("Laporan sudah baik", True),
        ("Diperbaiki", False),
    ]
