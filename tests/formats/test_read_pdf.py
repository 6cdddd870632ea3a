"""Text, headings, lists, notes and signatures of PDFs; their tables are tested in test_pdf_tables.py."""

import io

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.formats.sample import sample
from tests.formats.typeset import tables, texts, typeset
from triwulan.core.document import Document, Heading, Paragraph, Table, Title
from triwulan.core.problem import ProblemError
from triwulan.formats.pdf import write_pdf
from triwulan.formats.read_pdf import MOST_PAGES, read_pdf

LOREM = (
    "Seksi Pemerintahan menyusun laporan ini sebagai pertanggungjawaban atas perjanjian kinerja yang telah disepakati "
    "pada awal tahun, meliputi perencanaan, pelaksanaan, dan evaluasi kegiatan menurut peraturan yang berlaku. "
)


def problem_of(data: bytes) -> str:
    with pytest.raises(ProblemError) as caught:
        read_pdf(data)
    return caught.value.problem.message


@pytest.fixture(scope="module")
def own() -> Document:
    """A report of ours, written and read."""
    return read_pdf(write_pdf(sample()))


def test_it_reads_the_title_of_our_own_report(own: Document) -> None:
    written = next(block for block in sample().blocks if isinstance(block, Title))
    assert own.blocks[0] == Title(written.lines)
    assert own.title == " ".join(written.lines)


def test_it_reads_the_headings_of_our_own_report(own: Document) -> None:
    written = [(block.level, block.number, block.text) for block in sample().blocks if isinstance(block, Heading)]
    assert [(block.level, block.number, block.text) for block in own.blocks if isinstance(block, Heading)] == written


def test_it_reads_the_paragraphs_of_our_own_report(own: Document) -> None:
    written = [block.text for block in sample().blocks if isinstance(block, Paragraph)]
    assert [text for text in texts(own) if text in written] == written


def test_it_reads_the_tables_of_our_own_report(own: Document) -> None:
    written = [block for block in sample().blocks if isinstance(block, Table)]
    expected = [[[cell.text for cell in row.cells] for row in (*each.header, *each.rows)] for each in written]
    assert tables(own)[:-1] == expected


def test_it_reads_the_signatures_of_our_own_report_as_two_sides(own: Document) -> None:
    left, right = tables(own)[-1][0]
    assert left.splitlines()[0] == "Mengetahui,"
    assert left.splitlines()[-1].startswith("NIP.")
    assert right.splitlines()[0] == "Contoh, 10 April 2023"


def test_every_part_knows_its_page_and_box(own: Document) -> None:
    for block in own.blocks:
        if isinstance(block, Table):
            places = [cell.origin for row in block.rows for cell in row.cells]
        elif isinstance(block, Heading | Paragraph):
            places = [block.origin]
        else:
            continue
        for place in places:
            x0, top, x1, bottom = (float(each) for each in place.address.split(","))
            assert place.page >= 1
            assert 0 <= x0 < x1 <= 596
            assert 0 <= top < bottom <= 843


def test_the_number_of_the_page_and_the_notice_are_not_text() -> None:
    source = f"""
    #set page(header: align(right)[KONSEP], footer: context align(center)[Laporan Kinerja | #counter(page).display()])
    Pertama. {LOREM}
    #pagebreak()
    Kedua. {LOREM}
    #pagebreak()
    Ketiga. {LOREM}
    """
    assert texts(read_pdf(typeset(source))) == [f"{each}. {LOREM.strip()}" for each in ("Pertama", "Kedua", "Ketiga")]


def test_a_number_at_the_foot_of_a_single_page_is_its_number() -> None:
    source = f'#set page(numbering: "- 1 -")\n{LOREM}'
    assert texts(read_pdf(typeset(source))) == [LOREM.strip()]


def test_paragraphs_end_at_a_short_line_a_gap_or_an_indent() -> None:
    source = f"""
    #set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 0.65em)
    {LOREM * 2}

    {LOREM * 2}

    Pendek.

    {LOREM}
    """
    assert texts(read_pdf(typeset(source))) == [(LOREM * 2).strip(), (LOREM * 2).strip(), "Pendek.", LOREM.strip()]


def test_a_paragraph_goes_on_over_the_page() -> None:
    source = f"#v(21cm)\n#set par(justify: true)\n{LOREM * 3}"
    assert texts(read_pdf(typeset(source))) == [(LOREM * 3).strip()]


def test_a_number_that_begins_a_line_by_chance_begins_no_entry() -> None:
    source = f"{LOREM} Hal itu diatur Pasal #linebreak(justify: true) 4. Menurut pasal itu laporan disampaikan. {LOREM}"
    found = texts(read_pdf(typeset("#set par(justify: true)\n" + source)))
    assert len(found) == 1
    assert "Pasal 4. Menurut" in found[0]


def test_entries_of_a_list_are_paragraphs_with_their_marks() -> None:
    source = f"""
    + menyiapkan bahan;
    + {LOREM.strip()}
      - surat pengingat
      - rapat koordinasi
    + menyusun laporan.
    """
    found = texts(read_pdf(typeset(source)))
    assert found == [
        "1. menyiapkan bahan;",
        f"2. {LOREM.strip()}",
        "• surat pengingat",
        "• rapat koordinasi",
        "3. menyusun laporan.",
    ]


def test_chapters_and_sections_are_headings_with_their_numbers() -> None:
    source = f"""
    #align(center)[*BAB II \\ AKUNTABILITAS KINERJA*]

    *2.1. Perjanjian Kinerja*

    {LOREM}

    *II. KEUANGAN*

    {LOREM}

    *B. Hambatan*

    {LOREM}
    """
    blocks = read_pdf(typeset(source)).blocks
    found = [(block.level, block.number, block.text) for block in blocks if isinstance(block, Heading)]
    assert found == [
        (1, "BAB II", "AKUNTABILITAS KINERJA"),
        (2, "2.1", "Perjanjian Kinerja"),
        (1, "II", "KEUANGAN"),
        (2, "B", "Hambatan"),
    ]


def test_captions_stay_paragraphs_right_above_their_table() -> None:
    source = f"""
    {LOREM}
    #align(center)[Tabel 2.1 \\ *Perjanjian Kinerja Tahun 2023*]
    #table(columns: 2, [*No*], [*Uraian*], [1], [Satu])
    """
    blocks = read_pdf(typeset(source)).blocks
    assert [type(block) for block in blocks[1:]] == [Paragraph, Paragraph, Table]
    assert texts(read_pdf(typeset(source)))[1:] == ["Tabel 2.1", "Perjanjian Kinerja Tahun 2023"]


def test_small_print_is_a_note() -> None:
    source = f"{LOREM}\n\n#text(8pt)[Sumber: data seksi yang diolah pada akhir triwulan.]"
    last = read_pdf(typeset(source)).blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.note


def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_beside_it() -> None:
    source = "Realisasi mencapai 12#super[1] dari 20 desa yang ada di wilayah kecamatan."
    assert texts(read_pdf(typeset(source))) == ["Realisasi mencapai 12¹ dari 20 desa yang ada di wilayah kecamatan."]


def test_a_hyphen_of_a_doubled_word_stays_where_the_line_breaks() -> None:
    broken = "#linebreak(justify: true)"
    source = f"{LOREM} Menurut perundang-{broken}undangan {LOREM} Hal-{broken}hal itu dilaksanakan."
    found = " ".join(texts(read_pdf(typeset("#set par(justify: true)\n" + source))))
    assert "perundang-undangan" in found
    assert "Hal-hal" in found


def test_wide_gaps_are_tabs() -> None:
    source = "Nama #h(2cm) : Pejabat Rekaan \\\n Jabatan #h(1.5cm) : Kepala Seksi"
    assert texts(read_pdf(typeset(source))) == ["Nama\t: Pejabat Rekaan", "Jabatan\t: Kepala Seksi"]


def test_ticked_boxes_are_kept() -> None:
    source = '#set text(font: ("Liberation Sans", "DejaVu Sans"))\n☐ Laporan sudah baik\n\n☑ Diteliti ulang'
    assert texts(read_pdf(typeset(source))) == ["☐ Laporan sudah baik", "☑ Diteliti ulang"]


def with_coloured_box() -> bytes:
    """A ticked box in a font without outlines, as emoji fonts have them, before a line of plain text."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 1 beginbfchar <41> <2611> endbfchar endcmap end end"
    )
    content = b"BT /F1 12 Tf 100 700 Td (A) Tj ET BT /F2 12 Tf 120 700 Td (Laporan sudah baik) Tj ET"
    font = (
        b"<</Type/Font/Subtype/Type3/BaseFont/NotoColorEmoji/Name/NotoColorEmoji/FontDescriptor<</Type/FontDescriptor"
        b"/FontName/NotoColorEmoji/Flags 4/FontBBox[0 0 0 0]/Ascent 0/Descent 0>>/FontBBox[0 0 0 0]"
        b"/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 65/LastChar 65/Widths[1000]/Encoding<</Type/Encoding"
        b"/Differences[65/a]>>/CharProcs<</a 8 0 R>>/ToUnicode 7 0 R/Resources<<>>>>"
    )
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
        stream(content),
        font,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(cmap),
        stream(b"1000 0 d0"),
    )


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def pdf_of(*objects: bytes) -> bytes:
    """A file of these objects, the first of them its catalog."""
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%s\nendobj\n" % (number, content)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\n" % (size, entries, size)
    return file + table + b"startxref\n%d\n%%%%EOF" % len(file)


def test_a_ticked_box_of_a_coloured_font_is_read() -> None:
    assert texts(read_pdf(with_coloured_box())) == ["☑ Laporan sudah baik"]


def signatures(gap: str) -> str:
    return f"""
    {LOREM}
    {gap}
    #grid(columns: (1fr, 1fr), align: center,
      [Mengetahui,\\ Camat Contoh #v(2cm) BUDI CONTOH, S.STP.\\ Pembina\\ NIP. 19700101 199001 1 001],
      [Contoh, 5 April 2023\\ Kepala Seksi Rekaan #v(2cm) SITI REKAAN, S.Sos.\\ Penata\\ NIP. 19800101 200501 2 002])
    """


def test_signatures_side_by_side_are_a_row_of_two_cells() -> None:
    left, right = tables(read_pdf(typeset(signatures(""))))[0][0]
    assert left.splitlines() == [
        "Mengetahui,",
        "Camat Contoh",
        "BUDI CONTOH, S.STP.",
        "Pembina",
        "NIP. 19700101 199001 1 001",
    ]
    assert right.splitlines()[:2] == ["Contoh, 5 April 2023", "Kepala Seksi Rekaan"]


def test_a_single_signature_on_the_right_leaves_the_left_empty() -> None:
    source = f"""
    {LOREM}
    #align(right, box(width: 7cm, align(center)[Contoh, 5 April 2023\\ Camat Contoh #v(2cm) BUDI CONTOH\\ NIP. 1970]))
    """
    left, right = tables(read_pdf(typeset(source)))[0][0]
    assert left == ""
    assert right.splitlines() == ["Contoh, 5 April 2023", "Camat Contoh", "BUDI CONTOH", "NIP. 1970"]


def test_a_page_that_is_kept_sideways_is_read_upright() -> None:
    upright = typeset(f"{LOREM * 2}\n#table(columns: 3, [No], [Uraian], [Target], [1], [Desa], [12])")
    book = pypdfium2.PdfDocument(upright)
    for quarter in (90, 180, 270):
        page = book[0]
        page.set_rotation(quarter)
        file = io.BytesIO()
        book.save(file)
        found = read_pdf(file.getvalue())
        assert texts(found) == [(LOREM * 2).strip()]
        assert tables(found) == [[["No", "Uraian", "Target"], ["1", "Desa", "12"]]]


def test_a_slanted_watermark_is_no_text() -> None:
    source = f"#place(center + horizon, rotate(-45deg, text(60pt, luma(80%))[KONSEP]))\n{LOREM}"
    assert texts(read_pdf(typeset(source))) == [LOREM.strip()]


def scanned() -> bytes:
    picture = Image.new("RGB", (300, 400), "white")
    file = io.BytesIO()
    picture.save(file, "PDF")
    return file.getvalue()


def test_a_scanned_page_is_said_to_be_one() -> None:
    found = read_pdf(scanned())
    assert found.blocks == ()
    assert [(each.problem.message, each.problem.values, each.origin.page) for each in found.unread] == [
        ("read_pdf.scanned", {"page": 1}, 1)
    ]


def test_a_picture_as_large_as_a_table_is_said_to_be_unread() -> None:
    book = pypdfium2.PdfDocument(typeset(LOREM))
    picture = pypdfium2.PdfImage.new(book)
    bitmap = pypdfium2.PdfBitmap.from_pil(Image.new("RGB", (80, 60), "grey"))
    picture.set_bitmap(bitmap)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(400, 300).translate(80, 200))
    page = book[0]
    page.insert_obj(picture)
    page.gen_content()
    file = io.BytesIO()
    book.save(file)
    found = read_pdf(file.getvalue())
    assert [each.problem.message for each in found.unread] == ["read_pdf.picture"]
    assert texts(found) == [LOREM.strip()]


def encrypted() -> bytes:
    """A document whose contents only open with a password: its key is that of an unknown one."""
    plain = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    lock = (
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>\n%%EOF"
    )
    return plain + lock


def test_a_locked_file_is_refused() -> None:
    assert problem_of(encrypted()) == "read_pdf.encrypted"


def test_a_broken_file_is_refused() -> None:
    assert problem_of(b"%PDF-1.7 and then nothing") == "read_pdf.broken"


def test_a_file_of_too_many_pages_is_refused() -> None:
    book = pypdfium2.PdfDocument.new()
    for _ in range(MOST_PAGES + 1):
        book.new_page(100, 100)
    file = io.BytesIO()
    book.save(file)
    assert problem_of(file.getvalue()) == "read_pdf.too_long"


WRITTEN = write_pdf(sample())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255)), min_size=1, max_size=60),
    end=st.integers(0, len(WRITTEN)),
)
def test_a_damaged_file_is_read_or_refused(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(WRITTEN)
    for place, value in changes:
        data[place] = value
    if end % 3 == 0:
        del data[end:]
    try:
        read_pdf(bytes(data))
    except ProblemError as error:
        assert error.problem.message.startswith("read_pdf.")


def test_three_signatures_are_three_cells() -> None:
    source = "#grid(columns: (1fr, 1fr, 1fr), align: center, ..(1, 2, 3).map(n => [Post #n \\ #v(1cm) N \\ NIP. #n]))"
    assert tables(read_pdf(typeset(f"{LOREM}\n{source}")))[0] == [[f"Post {n}\nN\nNIP. {n}" for n in (1, 2, 3)]]


def test_signatures_that_begin_at_the_end_of_a_page_are_one_block() -> None:
    document = read_pdf(typeset(f"#v(22.6cm)\n{signatures('')}"))
    left, right = tables(document)[0][0]
    assert left.splitlines()[0] == "Mengetahui,"
    assert right.splitlines()[0] == "Contoh, 5 April 2023"


def test_a_table_of_contents_is_left_out() -> None:
    source = f"""
    #align(center)[*DAFTAR ISI*]
    BAB I PENDAHULUAN #box(width: 1fr, repeat[.]) 1 \\
    BAB II AKUNTABILITAS #h(1fr) 3
    #pagebreak()
    #align(center)[*BAB I PENDAHULUAN*]

    {LOREM}
    """
    assert texts(read_pdf(typeset(source))) == ["DAFTAR ISI", "BAB I PENDAHULUAN", LOREM.strip()]


def test_the_title_stands_below_the_head_of_a_letter() -> None:
    source = f"""
    #align(center)[*PEMERINTAH KABUPATEN CONTOH* \\ #text(9pt)[Jalan Raya Rekaan No. 1 Telp. (0334) 123456]]
    #line(length: 100%)
    #align(center)[*LAPORAN KINERJA TRIWULAN II TAHUN 2024*]

    {LOREM}
    """
    document = read_pdf(typeset(source))
    assert document.title == "LAPORAN KINERJA TRIWULAN II TAHUN 2024"
    assert isinstance(document.blocks[-2], Title)


def test_what_was_entered_into_a_form_is_read() -> None:
    shown = b"BT /F1 12 Tf 2 4 Td (Kecamatan Rekaan) Tj ET"
    form = b"<</Subtype/Form/BBox[0 0 150 20]/Resources<</Font<</F1 5 0 R>>>>/Length %d>>stream\n%s\nendstream"
    data = pdf_of(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(b"BT /F1 12 Tf 60 700 Td (Unit kerja:) Tj ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(unit)/Rect[150 696 300 716]/F 4/AP<</N 7 0 R>>>>",
        form % (len(shown), shown),
    )
    assert texts(read_pdf(data)) == ["Unit kerja:\tKecamatan Rekaan"]
