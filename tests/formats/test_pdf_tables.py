"""Tables of PDFs: with rules, with level rules only, without any; merged, broken and gone on over pages."""

from tests.formats.typeset import spans, tables, texts, typeset
from triwulan.formats.read_pdf import read_pdf


def test_it_reads_merged_heads_with_what_they_span() -> None:
    source = """
    #table(columns: 6,
      table.cell(rowspan: 2)[No], table.cell(rowspan: 2)[Kegiatan], table.cell(colspan: 3)[Anggaran],
      table.cell(rowspan: 2)[Ket], [Pagu], [Realisasi], [%],
      [1], [Fasilitasi], [7.500.000], [600.000], [8,00], [])
    """
    document = read_pdf(typeset(source))
    assert tables(document) == [
        [
            ["No", "Kegiatan", "Anggaran", "Ket"],
            ["Pagu", "Realisasi", "%"],
            ["1", "Fasilitasi", "7.500.000", "600.000", "8,00", ""],
        ]
    ]
    assert spans(document)[:2] == [[(1, 2), (1, 2), (3, 1), (1, 2)], [(1, 1)] * 3]


def test_a_figure_and_a_word_broken_in_a_narrow_cell_are_whole_again() -> None:
    source = r"""
    #set text(9pt)
    #table(columns: (2cm, 30pt, 30pt, 36pt, 46pt), inset: 4pt,
      [Kegiatan], [Capaia\ n (%)], [T], [Kelom\ pok], [Pagu],
      [Fasilitasi pembinaan], [24,14\ %], [100\ %], [12 \ kali], [1.004.42\ 2.800])
    """
    assert tables(read_pdf(typeset(source))) == [
        [
            ["Kegiatan", "Capaian (%)", "T", "Kelompok", "Pagu"],
            ["Fasilitasi pembinaan", "24,14%", "100%", "12 kali", "1.004.422.800"],
        ]
    ]


def test_words_that_wrap_between_themselves_stay_apart() -> None:
    source = """
    #set text(9pt)
    #table(columns: (2.2cm, 2.4cm), inset: 4pt, [Sasaran], [Indikator Kinerja],
      [Terselenggaranya pembinaan administrasi pemerintahan], [Persentase desa yang memenuhi ketentuan])
    """
    assert tables(read_pdf(typeset(source)))[0][1] == [
        "Terselenggaranya pembinaan administrasi pemerintahan",
        "Persentase desa yang memenuhi ketentuan",
    ]


def test_entries_of_a_list_in_a_cell_stand_on_their_own_lines() -> None:
    source = """
    #table(columns: (1cm, 5cm), [No], [Strategi],
      [1.], [1. Menyusun jadwal bersama seluruh desa \\ 2. Mendampingi penyusunan dokumen \\ 3. Memeriksa])
    """
    assert tables(read_pdf(typeset(source)))[0][1][1].splitlines() == [
        "1. Menyusun jadwal bersama seluruh desa",
        "2. Mendampingi penyusunan dokumen",
        "3. Memeriksa",
    ]


def test_figures_without_room_between_them_are_cut_at_the_rule() -> None:
    source = """
    #table(columns: (52pt, 52pt), inset: (x: 0pt, y: 4pt), align: right, [Pagu], [Realisasi],
      [7.500.000], align(left)[600.000])
    """
    assert tables(read_pdf(typeset(source)))[0][1] == ["7.500.000", "600.000"]


def test_text_that_stands_upright_in_a_head_is_read() -> None:
    source = """
    #table(columns: 3, [No], rotate(-90deg, reflow: true)[Target Tahun], rotate(-90deg, reflow: true)[Realisasi],
      [1], [12], [9])
    """
    assert tables(read_pdf(typeset(source))) == [[["No", "Target Tahun", "Realisasi"], ["1", "12", "9"]]]


def test_a_frame_around_text_is_no_table() -> None:
    source = "#rect(width: 100%)[Catatan: angka pada laporan ini masih sementara.]"
    document = read_pdf(typeset(source))
    assert tables(document) == []
    assert texts(document) == ["Catatan: angka pada laporan ini masih sementara."]


def test_a_table_open_at_its_sides_has_all_its_columns() -> None:
    source = """
    #table(columns: (1cm, 6cm, 3cm), stroke: (x, y) => (left: if x > 0 { 0.5pt }, top: 0.5pt, bottom: 0.5pt),
      [No], [Uraian], [Target], [1], [Desa tertib], [12 desa])
    """
    assert tables(read_pdf(typeset(source))) == [[["No", "Uraian", "Target"], ["1", "Desa tertib", "12 desa"]]]


def rows(count: int, first: int = 1) -> str:
    return ", ".join(
        f"[{number}], [Meningkatnya tertib administrasi desa nomor {number}], [{number * 10},00%]"
        for number in range(first, first + count)
    )


def test_a_table_goes_on_over_pages_with_its_head_repeated() -> None:
    source = f"#table(columns: (1cm, 9cm, 3cm), table.header([No], [Uraian], [Capaian]), {rows(60)})"
    found = tables(read_pdf(typeset(source)))
    assert len(found) == 1
    assert found[0][0] == ["No", "Uraian", "Capaian"]
    assert [row[0] for row in found[0][1:]] == [str(number) for number in range(1, 61)]


def test_a_table_goes_on_over_pages_without_a_head() -> None:
    source = f"#table(columns: (1cm, 9cm, 3cm), [No], [Uraian], [Capaian], {rows(60)})"
    found = tables(read_pdf(typeset(source)))
    assert [row[0] for row in found[0]] == ["No", *(str(number) for number in range(1, 61))]


def test_a_total_alone_on_the_next_page_belongs_to_its_table() -> None:
    source = f"""
    #set page(height: 12cm)
    #v(2.2cm)
    #table(columns: (1cm, 9cm, 3cm), [No], [Uraian], [Jumlah], {rows(3)}, table.cell(colspan: 2)[Jumlah], [60,00%])
    """
    document = read_pdf(typeset(source, '#set text(font: "Liberation Sans")\n'))
    assert len(tables(document)) == 1
    assert tables(document)[0][-1] == ["Jumlah", "60,00%"]
    assert spans(document)[-1] == [(2, 1), (1, 1)]


def test_another_table_at_the_top_of_the_next_page_is_another_table() -> None:
    source = f"""
    #table(columns: (1cm, 9cm, 3cm), [No], [Uraian], [Capaian], {rows(3)})
    #pagebreak()
    Tabel 2. Anggaran
    #table(columns: (1cm, 9cm, 3cm), [No], [Uraian], [Pagu], {rows(3)})
    """
    assert len(tables(read_pdf(typeset(source)))) == 2


LONG = "Persentase desa yang menyampaikan dokumen perencanaan dan laporan keuangan tepat waktu menurut peraturan"


def test_a_row_cut_by_the_end_of_the_page_is_one_row() -> None:
    source = f"""
    #v(22.3cm)
    #table(columns: (1cm, 4cm, 4cm, 2cm), [No], [Sasaran], [Indikator], [Target],
      [1], [Meningkatnya tertib administrasi pemerintahan desa di seluruh wilayah], [{LONG}], [100%],
      [2], [Terjaganya ketenteraman], [Jumlah patroli], [12 kali])
    """
    found = tables(read_pdf(typeset(source)))
    assert len(found) == 1
    assert found[0][1] == [
        "1",
        "Meningkatnya tertib administrasi pemerintahan desa di seluruh wilayah",
        LONG,
        "100%",
    ]
    assert found[0][2][0] == "2"


def test_a_cell_over_rows_on_two_pages_is_one_cell() -> None:
    entries = ", ".join(f"[Indikator {number}], [{number} dokumen]" for number in range(1, 7))
    source = f"""
    #v(20.5cm)
    #table(columns: (1cm, 4cm, 4cm, 3cm), [No], [Sasaran], [Indikator], [Target],
      table.cell(rowspan: 6)[1], table.cell(rowspan: 6)[Tertib administrasi], {entries})
    """
    document = read_pdf(typeset(source))
    assert len(tables(document)) == 1
    assert spans(document)[1][:2] == [(1, 6), (1, 6)]
    assert [row[-1] for row in tables(document)[0][1:]] == [f"{number} dokumen" for number in range(1, 7)]


def test_it_reads_a_table_with_level_rules_only() -> None:
    source = """
    #set table(stroke: none)
    #table(columns: (1cm, 4.2cm, 2.5cm, 2.5cm, 2.5cm), align: (center + horizon, left + horizon, center + horizon,
        center + horizon, center + horizon),
      table.hline(), [No], [Indikator], [Target], [Realisasi], [Capaian\\ (%)], table.hline(),
      [1], [Keluarga miskin yang datanya dimutakhirkan], [18.600], [13.482], [72,48],
      [2], [Penerima bantuan], [2.400], [1.866], [77,75],
      [], [Rata-rata], [], [], [75,12], table.hline())
    """
    assert tables(read_pdf(typeset(source))) == [
        [
            ["No", "Indikator", "Target", "Realisasi", "Capaian (%)"],
            ["1", "Keluarga miskin yang datanya dimutakhirkan", "18.600", "13.482", "72,48"],
            ["2", "Penerima bantuan", "2.400", "1.866", "77,75"],
            ["", "Rata-rata", "", "", "75,12"],
        ]
    ]


def test_a_group_in_a_head_without_rules_spans_the_columns_below_it() -> None:
    source = """
    #set table(stroke: none)
    #table(columns: (1cm, 4cm, 2cm, 2cm, 2cm, 2cm), align: center + horizon,
      table.hline(), table.cell(rowspan: 2)[No], table.cell(rowspan: 2)[Indikator], table.cell(colspan: 4)[Triwulan],
      [I], [II], [III], [IV], table.hline(),
      [1], [Jumlah patroli], [3], [4], [5], [6], [2], [Jumlah rapat], [1], [1], [1], [1], table.hline())
    """
    document = read_pdf(typeset(source))
    assert tables(document)[0][:2] == [["No", "Indikator", "Triwulan"], ["I", "II", "III", "IV"]]
    assert spans(document)[0] == [(1, 2), (1, 2), (4, 1)]


def test_level_rules_between_all_rows_part_them() -> None:
    source = f"""
    #table(columns: (1cm, 4cm, 3cm), stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt),
      [No], [Indikator], [Target], [1], [{LONG}], [12], [2], [{LONG}], [13])
    """
    assert tables(read_pdf(typeset(source))) == [[["No", "Indikator", "Target"], ["1", LONG, "12"], ["2", LONG, "13"]]]


def test_it_reads_a_table_without_rules_where_it_is_sure() -> None:
    source = """
    Rincian anggaran disajikan sebagai berikut.
    #table(columns: (1cm, 5cm, 3cm, 3cm), stroke: none, align: (left, left, right, right),
      [No], [Kegiatan], [Pagu], [Realisasi], [1], [Fasilitasi pemerintahan desa], [96.400.000], [38.560.000],
      [2], [Penataan batas desa], [54.800.000], [13.700.000], [], [Jumlah], [151.200.000], [52.260.000])
    Sisanya dilaksanakan pada triwulan berikutnya.
    """
    document = read_pdf(typeset(source))
    assert tables(document) == [
        [
            ["No", "Kegiatan", "Pagu", "Realisasi"],
            ["1", "Fasilitasi pemerintahan desa", "96.400.000", "38.560.000"],
            ["2", "Penataan batas desa", "54.800.000", "13.700.000"],
            ["", "Jumlah", "151.200.000", "52.260.000"],
        ]
    ]
    assert len(texts(document)) == 2


def test_justified_lines_are_no_table() -> None:
    line = "Penyampaian #h(1fr) hasil #h(1fr) rekapitulasi #h(1fr) tanggal"
    document = read_pdf(typeset(f"#block(width: 9cm)[{line} \\ {line} \\ {line} \\ {line}]"))
    assert tables(document) == []


def test_pairs_of_names_and_values_are_no_table() -> None:
    source = "#grid(columns: (3cm, 8cm), row-gutter: 8pt, [Nama], [: Pejabat], [NIP], [: 1970], [Jabatan], [: Camat])"
    assert tables(read_pdf(typeset(source))) == []


def test_rows_without_rules_between_them_are_told_by_their_figures() -> None:
    source = """
    #table(columns: (1cm, 5cm, 3cm, 3cm), align: (center, left, right, right),
      stroke: (x, y) => (left: 0.5pt, right: 0.5pt, top: if y < 2 { 0.5pt }, bottom: if y == 3 { 0.5pt }),
      [No], [Kegiatan], [Pagu], [Realisasi],
      [1], [Fasilitasi pemerintahan desa di seluruh wilayah kecamatan], [96.400.000], [38.560.000],
      [2], [Penataan batas], [54.800.000], [13.700.000], [], [Jumlah], [151.200.000], [52.260.000])
    """
    assert tables(read_pdf(typeset(source)))[0][1:] == [
        ["1", "Fasilitasi pemerintahan desa di seluruh wilayah kecamatan", "96.400.000", "38.560.000"],
        ["2", "Penataan batas", "54.800.000", "13.700.000"],
        ["", "Jumlah", "151.200.000", "52.260.000"],
    ]


def test_codes_and_figures_broken_in_narrow_cells_are_no_rows() -> None:
    source = r"""
    #set text(9pt)
    #table(columns: (44pt, 4cm, 40pt, 40pt), inset: 4pt, [Kode], [Kegiatan], [Pagu], [Realisasi],
      [7.01.03.2\ .01], [Koordinasi kegiatan pemberdayaan di seluruh desa], [128.800.\ 000], [77.575.\ 000])
    """
    assert tables(read_pdf(typeset(source)))[0][1] == [
        "7.01.03.2.01",
        "Koordinasi kegiatan pemberdayaan di seluruh desa",
        "128.800.000",
        "77.575.000",
    ]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    source = "#table(columns: 2, [No], [Isi], [1], table(columns: 2, [a], [b], [c], [d]))"
    assert tables(read_pdf(typeset(source))) == [[["No", "Isi"], ["1", "a b c d"]]]


def test_tables_side_by_side_are_read_from_the_left() -> None:
    source = """
    #grid(columns: 2, column-gutter: 1cm, table(columns: 2, [No], [Target], [1], [12]),
      table(columns: 2, [No], [Hasil], [1], [11]))
    """
    assert [table[0] for table in tables(read_pdf(typeset(source)))] == [["No", "Target"], ["No", "Hasil"]]


def test_a_word_too_long_for_its_cell_stays_in_it() -> None:
    source = """
    #set text(9pt)
    #table(columns: (1cm, 2cm, 4cm), [No], [Sasaran], [Indikator], [1], [#box[Pertanggungjawabanpemerintahandesa]], [])
    """
    assert tables(read_pdf(typeset(source)))[0][1] == ["1", "Pertanggungjawabanpemerintahandesa", ""]


def test_groups_with_the_same_columns_over_and_over_are_told_by_them() -> None:
    source = """
    #set table(stroke: none)
    #table(columns: (1cm, 4cm, 1.6cm, 1.6cm, 1.6cm, 1.6cm), align: (center, left, right, right, right, right),
      table.hline(), table.cell(rowspan: 2)[No], table.cell(rowspan: 2)[Indikator], table.cell(colspan: 2)[Target],
      table.cell(colspan: 2)[Realisasi], [TW I], [TW II], [TW I], [TW II], table.hline(),
      [1], [Patroli], [25,00], [50,00], [20,00], [45,00], [2], [Rapat], [3], [6], [3], [6], table.hline())
    """
    document = read_pdf(typeset(source))
    assert tables(document)[0][:2] == [["No", "Indikator", "Target", "Realisasi"], ["TW I", "TW II", "TW I", "TW II"]]
    assert spans(document)[0] == [(1, 2), (1, 2), (2, 1), (2, 1)]


def test_a_short_rule_below_a_name_says_which_columns_it_groups() -> None:
    source = """
    #set table(stroke: none)
    #table(columns: (1cm, 4cm, 1.6cm, 1.6cm, 1.6cm, 2cm), align: (center, left, right, right, right, right),
      table.hline(), table.cell(rowspan: 2)[No], table.cell(rowspan: 2)[Indikator], table.cell(colspan: 3)[Target],
      table.cell(rowspan: 2)[Capaian], table.hline(start: 2, end: 5), [Jan], [Feb], [Mar], table.hline(),
      [1], [Patroli], [25,00], [50,00], [20,00], [45,00], [2], [Rapat], [3], [6], [3], [6], table.hline())
    """
    assert spans(read_pdf(typeset(source)))[0] == [(1, 2), (1, 2), (3, 1), (1, 2)]
