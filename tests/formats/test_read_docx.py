import io
import zipfile

import pytest

from tests.formats.office import cell, counted, docx, levels, num, p, row, table
from tests.formats.sample import sample
from triwulan.core.document import (
    Block,
    Checklist,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Title,
    plain_lines,
)
from triwulan.formats.docx import write_docx
from triwulan.formats.read_docx import read_docx

PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read_docx(docx(body, **parts)).blocks


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts) if isinstance(block, Paragraph | Heading)]


def marks(items: ItemList | None) -> list[tuple[str, str, object]]:
    if items is None:
        return []
    return [
        (f"{items.marker}{items.start + at}", item.text, marks(item.children)) for at, item in enumerate(items.items)
    ]


def only_table(body: str) -> Table:
    (found,) = [block for block in blocks(body) if isinstance(block, Table)]
    return found


def lines(document: Document) -> str:
    return " ".join(" ".join(plain_lines(document)).replace("\xa0", " ").replace("Tabel  ", "").split())


def test_it_reads_back_every_line_that_we_write() -> None:
    read = read_docx(write_docx(sample()))
    written = [line for line in plain_lines(sample()) if "\n" not in line]
    text = lines(read)
    assert [line for line in written if " ".join(line.split()) not in text] == []


def test_it_reads_back_title_lists_boxes_and_grids() -> None:
    read, mine = read_docx(write_docx(sample())), sample()
    assert next(b.lines for b in read.blocks if isinstance(b, Title)) == next(
        b.lines for b in mine.blocks if isinstance(b, Title)
    )
    assert [marks(b) for b in read.blocks if isinstance(b, ItemList)] == [
        marks(b) for b in mine.blocks if isinstance(b, ItemList)
    ]
    boxes = [
        (i.checked, f"{i.label} {i.detail}".strip()) for b in mine.blocks if isinstance(b, Checklist) for i in b.items
    ]
    assert [(i.checked, i.label) for b in read.blocks if isinstance(b, Checklist) for i in b.items] == boxes
    spans = [
        [[(c.colspan, c.rowspan) for c in r.cells] for r in (*b.header, *b.rows)]
        for b in mine.blocks
        if isinstance(b, Table)
    ]
    found = [
        [[(c.colspan, c.rowspan) for c in r.cells] for r in (*b.header, *b.rows)]
        for b in read.blocks
        if isinstance(b, Table)
    ]
    # A band is one cell across the table in the file; the last table holds the signatures.
    assert [[r for r in t if len(r) > 1] for t in found[:-1]] == [[r for r in t if len(r) > 1] for t in spans]
    assert [len(b.header) for b in read.blocks if isinstance(b, Table)][:-1] == [
        len(b.header) for b in mine.blocks if isinstance(b, Table)
    ]


def test_deleted_and_hidden_text_is_not_printed_but_inserted_text_is() -> None:
    body = (
        "<w:p><w:r><w:t>Target </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>lama</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r></w:p>"
    )
    assert texts(body.replace("<w:t>Target ", '<w:t xml:space="preserve">Target ')) == ["Target 12"]


def test_it_reads_links_fields_breaks_tabs_and_hyphens() -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>Perbup</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>Tabel</w:t><w:tab/></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ Tabel</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:noBreakHyphen/><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>"
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
    )
    assert texts(body) == ["Perbup\nTabel 3-ab9"]


def test_spaces_of_all_kinds_are_spaces_and_raised_digits_stay_raised() -> None:
    raised = (
        '<w:p><w:r><w:t>25%</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1)</w:t></w:r></w:p>'
    )
    assert texts(p("24,14\u00a0%\u200b") + raised) == ["24,14 %", "25%¹⁾"]


def test_capitals_set_by_the_font_are_printed_as_capitals() -> None:
    assert texts(p("Camat Rekaan", run="<w:caps/>")) == ["CAMAT REKAAN"]


def test_styles_make_headings_also_in_indonesian_and_by_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Judul2"><w:name w:val="Judul 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Bab"><w:name w:val="Bab Laporan"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anak"><w:name w:val="Anak"/><w:basedOn w:val="Judul2"/></w:style>'
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="{style}"/>') for text, style in (("A", "Judul2"), ("B", "Bab"), ("C", "Anak"))
    )
    found = [(b.level, b.text) for b in blocks(body, styles=styles) if isinstance(b, Heading)]
    assert found == [(2, "A"), (1, "B"), (2, "C")]


def test_a_sentence_in_the_style_of_a_heading_is_a_paragraph() -> None:
    sentence = (
        "Capaian kinerja triwulan ini belum memenuhi target yang ditetapkan karena masih menunggu petunjuk teknis. " * 2
    )
    body = p(sentence.strip(), '<w:outlineLvl w:val="1"/>')
    assert isinstance(blocks(body)[0], Paragraph)


def test_the_table_of_contents_is_not_read_as_headings() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    assert texts(p("BAB I PENDAHULUAN 1", '<w:pStyle w:val="TOC1"/>') + p("Isi."), styles=styles) == ["Isi."]


@pytest.mark.parametrize("look", ['<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', ""])
@pytest.mark.parametrize("empty", ['<w:tblStylePr w:type="lastRow"/>', ""])
def test_the_looks_of_tables_take_nothing_from_the_styles_around_them(look: str, empty: str) -> None:
    styles = (
        f'<w:style w:type="table" w:styleId="Kisi"><w:name w:val="Kisi"/>{empty}{look}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>'
        f'<w:style w:type="table" w:styleId="Kisi2"><w:name w:val="Kisi 2"/>{look}{empty}</w:style>'
    )
    assert [type(b) for b in blocks(p("Kinerja", '<w:pStyle w:val="Judul1"/>'), styles=styles)] == [Heading]


def test_a_list_of_contents_typed_by_hand_is_not_read_twice() -> None:
    tabbed = "<w:p><w:r><w:t>2.1 Capaian Kinerja</w:t><w:tab/><w:t>3</w:t></w:r></w:p>"
    body = p("BAB I PENDAHULUAN ........ 1") + p("DAFTAR ISI") + tabbed + p("BAB I PENDAHULUAN") + tabbed
    assert texts(body) == ["DAFTAR ISI", "BAB I PENDAHULUAN", "2.1 Capaian Kinerja 3"]


def test_headings_carry_the_number_that_word_prints() -> None:
    numbering = levels(("upperRoman", "BAB %1"), ("decimal", "%1.%2")).replace(
        '<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>'
    )
    body = "".join(
        p(text, f'{counted(level)}<w:outlineLvl w:val="{level}"/>')
        for text, level in (("PENDAHULUAN", 0), ("Latar", 1), ("AKUNTABILITAS", 0), ("Perjanjian", 1), ("Capaian", 1))
    )
    found = [(b.number, b.text) for b in blocks(body, numbering=numbering + num()) if isinstance(b, Heading)]
    assert found == [
        ("BAB I", "PENDAHULUAN"),
        ("1.1", "Latar"),
        ("BAB II", "AKUNTABILITAS"),
        ("2.1", "Perjanjian"),
        ("2.2", "Capaian"),
    ]


def test_counted_paragraphs_are_lists_one_inside_the_other() -> None:
    numbering = levels(("decimal", "%1."), ("lowerLetter", "%2)")) + num()
    body = "".join(p(text, counted(level)) for text, level in (("satu", 0), ("dalam", 1), ("lagi", 1), ("dua", 0)))
    (found,) = blocks(body, numbering=numbering)
    assert isinstance(found, ItemList)
    assert marks(found) == [("1.1", "satu", [("a.1", "dalam", []), ("a.2", "lagi", [])]), ("1.2", "dua", [])]


def test_a_paragraph_between_items_does_not_restart_their_count() -> None:
    numbering = levels(("decimal", "%1.")) + num()
    body = p("satu", counted()) + p("Keterangan.") + p("dua", counted())
    first, _, second = blocks(body, numbering=numbering)
    assert isinstance(first, ItemList) and isinstance(second, ItemList)
    assert (first.start, second.start) == (1, 2)


def test_another_list_goes_on_or_starts_anew_as_its_file_says() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = levels(("decimal", "%1.")) + num(1) + num(2) + num(3, inside=start)
    body = p("a", counted(0, 1)) + p(".") + p("b", counted(0, 2)) + p(".") + p("c", counted(0, 3))
    found = [b.start for b in blocks(body, numbering=numbering) if isinstance(b, ItemList)]
    assert found == [1, 2, 1]


def test_lists_nest_by_how_far_they_are_set_in() -> None:
    numbering = levels(("decimal", "%1.")) + levels(("lowerLetter", "%1."), abstract=1) + num(1) + num(2, 1)
    deep = '<w:ind w:left="900"/>'
    body = p("satu", counted(0, 1)) + p("dalam", counted(0, 2) + deep) + p("dua", counted(0, 1))
    (found,) = blocks(body, numbering=numbering)
    assert isinstance(found, ItemList) and marks(found) == [("1.1", "satu", [("a.1", "dalam", [])]), ("1.2", "dua", [])]


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("upperRoman", "%1.", "III."),
        ("lowerRoman", "(%1)", "(iii)"),
        ("upperLetter", "%1.", "C."),
        ("decimalZero", "%1", "03"),
    ],
)
def test_numbers_in_cells_are_printed_as_word_prints_them(form: str, text: str, printed: str) -> None:
    numbered = p("", counted())
    body = table(*(row(cell(numbered), f"desa {at}") for at in range(3)))
    (found,) = blocks(body, numbering=levels((form, text)) + num())
    assert isinstance(found, Table) and found.rows[2].cells[0].text == printed


def test_capital_letters_before_a_bold_line_count_a_section() -> None:
    (heading, item) = blocks(
        p("Perjanjian Kinerja", counted(), run="<w:b/>") + p("Menyusun rencana kerja", counted()),
        numbering=levels(("upperLetter", "%1.")) + num(),
    )
    assert isinstance(heading, Heading) and (heading.number, heading.text) == ("A.", "Perjanjian Kinerja")
    assert isinstance(item, ItemList) and item.start == 2


def test_a_number_typed_by_hand_stays_in_its_paragraph() -> None:
    assert texts(p("1. Menyusun rencana")) == ["1. Menyusun rencana"]


def test_it_reads_cells_merged_both_ways() -> None:
    first, rest = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = only_table(
        table(
            row(
                cell("No", properties=first),
                cell("Anggaran", properties='<w:gridSpan w:val="2"/>'),
                properties="<w:tblHeader/>",
            ),
            row(cell("", properties=rest), "Pagu", "Realisasi", properties="<w:tblHeader/>"),
            row("1", "7.500.000", "600.000"),
        )
    )
    assert [[(c.text, c.colspan, c.rowspan) for c in r.cells] for r in found.header] == [
        [("No", 1, 2), ("Anggaran", 2, 1)],
        [("Pagu", 1, 1), ("Realisasi", 1, 1)],
    ]
    assert [c.text for c in found.rows[0].cells] == ["1", "7.500.000", "600.000"]


def test_a_row_with_a_cell_missing_stays_short() -> None:
    found = only_table(table(row("a", "b", "c"), row("1", "2")))
    assert [len(r.cells) for r in found.rows] == [3, 2]
    assert len(found.columns) == 3


def test_deleted_rows_are_not_printed_and_rows_in_controls_are() -> None:
    inside = f"<w:sdt><w:sdtContent>{row('3', '4')}</w:sdtContent></w:sdt>"
    found = only_table(table(row("1", "2", properties="<w:del/>"), inside))
    assert [[c.text for c in r.cells] for r in found.rows] == [["3", "4"]]


def test_tables_that_touch_stay_two_and_one_in_a_cell_comes_below() -> None:
    inner = table(row("x", "y"), row("1", "2"))
    body = table(row("a", "b"), row("c", "d")) + table(row("e", cell("f", inner, "")), row("g", "h"))
    found = [[[c.text for c in r.cells] for r in t.rows] for t in blocks(body) if isinstance(t, Table)]
    assert found == [[["a", "b"], ["c", "d"]], [["e", "f"], ["g", "h"]], [["x", "y"], ["1", "2"]]]


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert texts(table(row(cell("Catatan penting", "Baris kedua")))) == ["Catatan penting", "Baris kedua"]


def test_addresses_say_where_each_paragraph_and_cell_stands() -> None:
    body = p("satu") + p() + table(row("a", "b"), row("c", cell("d"))) + p("dua")
    first, found, last = blocks(body)
    assert isinstance(first, Paragraph) and isinstance(found, Table) and isinstance(last, Paragraph)
    assert (first.origin.address, found.origin.address, last.origin.address) == ("p0", "t0", "p2")
    assert found.rows[1].cells[1].origin.address == "t0r1c1"


def test_pages_are_known_where_word_marked_them_and_unknown_elsewhere() -> None:
    body = p("satu") + f"<w:p>{PAGE}<w:r><w:t>dua</w:t></w:r></w:p>" + p("masih dua")
    assert [b.origin.page for b in blocks(body) if isinstance(b, Paragraph)] == [1, 2, 2]
    assert [b.origin.page for b in blocks(p("satu")) if isinstance(b, Paragraph)] == [0]


def test_it_reads_boxes_of_every_make() -> None:
    control = (
        "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>Laporan sudah baik</w:t></w:r></w:p>"
    )
    form = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:t>Capaian diteliti ulang</w:t></w:r></w:p>"
    )
    symbol = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>Lain-lain</w:t></w:r></w:p>'
    letters = (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>o</w:t></w:r><w:r><w:t>Kurang</w:t></w:r></w:p>'
    )
    two = p("☐ Baik ☑ Cukup")
    behind = p("Segera diperbaiki ☐")
    (found,) = blocks(control + form + symbol + letters + two + behind)
    assert isinstance(found, Checklist)
    assert [(item.label, item.checked) for item in found.items] == [
        ("Laporan sudah baik", True),
        ("Capaian diteliti ulang", False),
        ("Lain-lain", True),
        ("Kurang", False),
        ("Baik", False),
        ("Cukup", True),
        ("Segera diperbaiki", False),
    ]


def test_text_boxes_are_read_once_below_their_paragraph() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('Kotak')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{p('Kotak')}</w:txbxContent></v:textbox></w:pict>"
    body = (
        "<w:p><w:r><w:t>Induk</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + p("Sesudah")
    )
    found = [(b.text, b.origin.address) for b in blocks(body) if isinstance(b, Paragraph)]
    assert found == [("Induk", "p0"), ("Kotak", "p0"), ("Sesudah", "p1")]


def test_a_box_drawn_twice_for_old_and_new_programs_is_read_once() -> None:
    box = f"<w:txbxContent>{p('Kotak')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts(f"<w:p><w:r><w:drawing>{both}</w:drawing></w:r></w:p>") == ["Kotak"]


def test_footnotes_follow_the_paragraph_that_refers_to_them() -> None:
    notes = f'<w:footnote w:id="2">{p("Data per 31 Maret.")}</w:footnote>'
    body = '<w:p><w:r><w:t>Capaian 25%</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Lanjut")
    found = [(b.text, b.note) for b in blocks(body, footnotes=notes) if isinstance(b, Paragraph)]
    assert found == [("Capaian 25%", False), ("Data per 31 Maret.", True), ("Lanjut", False)]


def test_formulas_are_read_on_one_line() -> None:
    r = "<m:r><m:t>{}</m:t></m:r>".format
    fraction = f"<m:f><m:num>{r('Realisasi')}</m:num><m:den>{r('Target')}</m:den></m:f>"
    assert texts(f"<w:p><m:oMath>{fraction}{r(' x 100%')}</m:oMath></w:p>") == ["Realisasi/Target x 100%"]


def test_large_pictures_are_said_to_be_unread_and_logos_are_not() -> None:
    def picture(wide: int, high: int) -> str:
        inside = f'<wp:inline><wp:extent cx="{wide}" cy="{high}"/><a:graphic><a:blip/></a:graphic></wp:inline>'
        return f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"

    read = read_docx(docx(picture(5_000_000, 2_000_000) + picture(720_000, 720_000) + p("Isi")))
    assert [(each.problem.message, each.origin.address) for each in read.unread] == [("reading.picture_inside", "p0")]


def test_signatures_set_apart_by_tabs_become_a_table_of_two_columns() -> None:
    def tabbed(*parts: str) -> str:
        inside = "<w:r><w:tab/><w:tab/></w:r>".join(f"<w:r><w:t>{part}</w:t></w:r>" if part else "" for part in parts)
        return f"<w:p>{inside}</w:p>"

    body = (
        p("Demikian laporan ini disampaikan untuk dipergunakan sebagaimana mestinya.")
        + tabbed("", "Rekaan, 5 April 2024")
        + tabbed("Mengetahui,", "Kepala Seksi")
        + tabbed("MAWAR", "MELATI")
        + tabbed("NIP. 19700101 199001 2 001", "NIP. 19800202 200502 2 002")
    )
    closing, signed = blocks(body)
    assert isinstance(closing, Paragraph) and isinstance(signed, Table)
    assert [c.text for c in signed.rows[0].cells] == [
        "Mengetahui,\nMAWAR\nNIP. 19700101 199001 2 001",
        "Rekaan, 5 April 2024\nKepala Seksi\nMELATI\nNIP. 19800202 200502 2 002",
    ]


def test_tabs_elsewhere_are_spaces() -> None:
    assert texts("<w:p><w:r><w:t>Nama</w:t><w:tab/><w:t>: Melati</w:t></w:r></w:p>") == ["Nama : Melati"]


def test_tabs_around_the_text_of_cells_and_headings_are_dropped() -> None:
    tabbed = "<w:p><w:r><w:tab/><w:t>12,5</w:t></w:r></w:p>"
    assert only_table(table(row(cell(tabbed), "b"), row("c", "d"))).rows[0].cells[0].text == "12,5"
    heading = "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>2.1</w:t><w:tab/><w:t>Capaian</w:t></w:r></w:p>"
    assert texts(heading) == ["2.1 Capaian"]


def test_a_document_in_the_strict_dialect_is_read_alike() -> None:
    usual = docx(p("Isi") + table(row("a", "b")))
    with zipfile.ZipFile(io.BytesIO(usual)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, data in parts.items()
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, data in strict.items():
            target.writestr(name, data)
    assert read_docx(made.getvalue()) == read_docx(usual)
