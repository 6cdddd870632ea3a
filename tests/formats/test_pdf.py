import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest

from tests.formats.sample import cost, row, sample
from triwulan.core.document import (
    Align,
    Block,
    Checklist,
    Column,
    Document,
    Item,
    ItemList,
    Paragraph,
    Signature,
    SignatureBlock,
    Table,
)
from triwulan.formats import pdf as pdf_module
from triwulan.formats.pdf import PdfError, write_pdf

SIGNATURES = SignatureBlock(
    Signature(("Mengetahui,", "CAMAT CONTOH"), "MAWAR CONTOHWATI", ("NIP. 1",)),
    Signature(("Contoh, 10 April 2023", "KEPALA SEKSI REKAAN"), "MELATI REKAAN", ("NIP. 2",)),
)


def pages(document: Document) -> list[str]:
    with pdfplumber.open(io.BytesIO(write_pdf(document))) as book:
        return [page.extract_text() for page in book.pages]


def test_it_gives_the_same_bytes_for_the_same_document() -> None:
    assert write_pdf(sample()) == write_pdf(sample())


def test_it_bears_the_documents_date_and_not_the_clocks() -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(replace(sample(), dated=date(2023, 4, 10))))) as book:
        assert book.metadata["CreationDate"].startswith("D:20230410")


def test_it_is_tagged_a4_with_title_and_language() -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(sample()))) as book:
        assert book.metadata["Title"] == sample().title
        assert book.doc.catalog["Lang"] in (b"id", "id")
        assert all((round(page.width), round(page.height)) == (595, 842) for page in book.pages)
        kinds = str([page.structure_tree for page in book.pages])
    for kind in ("'H1'", "'H2'", "'Table'", "'THead'", "'TH'", "'Caption'", "'L'", "'Lbl'"):
        assert kind in kinds


def test_it_numbers_the_pages_and_repeats_the_notice() -> None:
    printed = pages(sample("KONSEP"))
    for number, text in enumerate(printed, 1):
        assert f"{number} / {len(printed)}" in text
        assert text.replace(" ", "").startswith("KONSEP")
    assert not any("KONSEP" in text.replace(" ", "") for text in pages(sample("")))


def test_it_repeats_the_table_header_on_every_page() -> None:
    rows = tuple(row(str(number), "isi") for number in range(120))
    table = Table("1", "Panjang", (Column(1), Column(5)), (row("No", "Kepala berulang"),), rows)
    printed = pages(Document("Uji", (table,)))
    assert len(printed) > 2
    assert all("Kepala berulang" in text for text in printed)


@pytest.mark.parametrize(
    "before",
    [Paragraph("Kalimat penutup."), ItemList((Item("butir awal"), Item("Kalimat penutup.")))],
    ids=["paragraph", "list"],
)
def test_signatures_never_stand_alone_on_the_last_page(before: Block) -> None:
    counts = set()
    for lines in range(14, 46):
        filler = tuple(Paragraph(f"Alinea {line}.") for line in range(lines))
        printed = pages(Document("Uji", (*filler, before, SIGNATURES)))
        counts.add(len(printed))
        assert "Kalimat penutup." in printed[-1]
        assert "CAMAT CONTOH" in printed[-1]
        assert "NIP. 2" in printed[-1]
    assert {1, 2} <= counts


def test_names_stand_at_one_height_when_posts_take_different_lines() -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(sample()))) as book:
        words = book.pages[-1].extract_words()
    heights = {word["text"]: word["top"] for word in words}
    assert heights["MAWAR"] == pytest.approx(heights["MELATI"], abs=0.1)


def test_no_figure_breaks_across_lines_in_a_table_of_ten_columns() -> None:
    table = replace(cost(), columns=tuple(Column(1, Align.RIGHT) for _ in cost().columns))
    with pdfplumber.open(io.BytesIO(write_pdf(Document("Uji", (table,))))) as book:
        words = [word["text"] for page in book.pages for word in page.extract_words()]
        sizes = {round(char["size"], 1) for page in book.pages for char in page.chars if char["text"].isdigit()}
    assert words.count("12.504.000.000") == 1
    assert words.count("63.000.000") == 8
    assert words.count("31.800.000") == 4
    assert min(sizes) >= 7


def test_percent_signs_stay_with_their_figures() -> None:
    table = Table(
        "1", "Sempit", (Column(1, Align.RIGHT), Column(30)), (row("%", "x"),), (row("24,14 %", "kata " * 60),)
    )
    with pdfplumber.open(io.BytesIO(write_pdf(Document("Uji", (table,))))) as book:
        lines = book.pages[0].extract_text_lines()
    assert any("24,14" in line["text"] and line["text"].count("%") == 1 for line in lines)


def test_a_figure_stays_on_one_line_with_its_unit() -> None:
    table = Table(
        "1", "Sempit", (Column(1, Align.RIGHT), Column(30)), (row("T", "x"),), (row("12 Desa", "kata " * 60),)
    )
    with pdfplumber.open(io.BytesIO(write_pdf(Document("Uji", (table,))))) as book:
        tops = {
            round(word["top"])
            for word in book.pages[0].extract_words()
            if word["text"] in ("12", "Desa", "12\u00a0Desa")
        }
    assert len(tops) == 1


def test_ticked_boxes_differ_from_unticked_ones_in_the_text() -> None:
    checklist = next(block for block in sample().blocks if isinstance(block, Checklist))
    text = pages(Document("Uji", (checklist,)))[0]
    assert "☐ Laporan sudah baik" in text
    assert "☑ Target dan realisasi diteliti ulang" in text


def test_a_warning_of_typst_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "_compile", lambda data: (b"%PDF", ["unknown font family: x"]))
    with pytest.raises(PdfError, match="unknown font family"):
        write_pdf(sample())


def test_typst_failing_is_an_error_with_its_reason() -> None:
    with pytest.raises(PdfError, match="expected"):
        write_pdf(replace(sample(), language="bukan bahasa"))
