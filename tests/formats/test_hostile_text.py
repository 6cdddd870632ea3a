"""Whatever a user types is printed as typed, in every format."""

import io
from collections.abc import Callable

import docx
import pytest

from tests.formats.extracted import docx_text, html_text, normalised, pdf_text
from tests.formats.sample import row
from triwulan.core.document import (
    CheckItem,
    Checklist,
    Column,
    Document,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Row,
    RowKind,
    Signature,
    SignatureBlock,
    Table,
    TableCell,
    Title,
    plain_lines,
)
from triwulan.formats.docx import write_docx
from triwulan.formats.grid import TableShapeError
from triwulan.formats.html import write_html
from triwulan.formats.markdown import write_markdown
from triwulan.formats.pdf import write_pdf

TEXT_OF: dict[str, Callable[[Document], str]] = {
    "pdf": lambda document: pdf_text(write_pdf(document)),
    "docx": lambda document: docx_text(write_docx(document)),
    "html": lambda document: html_text(write_html(document)),
}
HOSTILE = [
    "#let x = 1",
    "*bold* _it_ `code` $x^2$ <label> @ref",
    "<script>alert(1)</script> & &amp; \"quoted\" 'too'",
    "a | b || c",
    "C:\\temp\\new \\n \\u{41} \\",
    "#sys.inputs #panic(1) ] [ } { ) (",
    "= Bukan judul",
    "- bukan daftar",
    "1. bukan daftar",
    "// bukan komentar /* juga bukan */",
    "https://contoh.invalid/a?b=c&d=e#f",
    "é ü ñ ☐ ☑ ✓ ≤ € – — … “ ”",
    "~ -- --- ' \"",
    "x" * 400,
]


def around(text: str) -> Document:
    """A document with the text in every place that holds text."""
    side = Signature((text,), text, (text,))
    cells = (TableCell(text), TableCell(text, bold=True))
    return Document(
        text,
        (
            Title((text,)),
            Heading(1, text, text),
            Heading(2, text, text),
            Paragraph(text),
            Paragraph(text, note=True),
            Paragraph(text, bold=True),
            ItemList((Item(text, ItemList((Item(text),))),)),
            Table(
                text, text, (Column(1), Column(1)), (Row(cells),), (Row(cells), Row((TableCell(text),), RowKind.BAND))
            ),
            Checklist((CheckItem(text, True, text),)),
            SignatureBlock(side, side),
        ),
        notice="N",
        author=text,
    )


@pytest.mark.parametrize("text_of", TEXT_OF.values(), ids=TEXT_OF.keys())
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_it_prints_hostile_text_literally(text: str, text_of: Callable[[Document], str]) -> None:
    document = around(text)
    assert text_of(document) == normalised(plain_lines(document))


def test_it_lets_no_tag_of_the_user_into_the_html() -> None:
    fragment = write_html(around("<script>alert(1)</script>\" onclick='x'"))
    assert "<script" not in fragment
    assert "\" onclick='" not in fragment


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n", "\t"])
def test_it_writes_empty_text(text: str) -> None:
    document = around(text)
    assert write_pdf(document).startswith(b"%PDF")
    assert docx.Document(io.BytesIO(write_docx(document))).tables
    assert "</article>" in write_html(document)
    assert write_markdown(document)


def test_it_writes_a_document_without_blocks() -> None:
    document = Document("Kosong", ())
    assert write_pdf(document).startswith(b"%PDF")
    assert docx_text(write_docx(document)) == html_text(write_html(document)) == ""


@pytest.mark.parametrize(
    "text",
    ["ꦗꦮ", "\U0001f9fe", "\ue000", "\ud800", "\uffff", "中文"],
    ids=["java", "emoji", "pua", "lone", "none", "han"],
)
def test_it_prints_a_box_for_what_no_font_can_show(text: str) -> None:
    printed = pdf_text(write_pdf(Document("Uji", (Paragraph(f"awal {text} akhir"),))))
    assert printed == "awal" + "□" * len(text) + "akhir"
    assert docx_text(write_docx(Document("Uji", (Paragraph(f"awal {text} akhir"),)))).startswith("awal")


def test_it_prints_arabic_with_the_second_font() -> None:
    pdf = write_pdf(Document("Uji", (Paragraph("awal عربي akhir"),)))
    assert "□" not in pdf_text(pdf)


@pytest.mark.parametrize("text_of", TEXT_OF.values(), ids=TEXT_OF.keys())
def test_it_drops_control_characters(text_of: Callable[[Document], str]) -> None:
    document = around("a\x00b\x01c\x0bd\x1fe\x7ff\x85g")
    assert text_of(document) == text_of(around("abcdefg"))
    assert write_markdown(document) == write_markdown(around("abcdefg"))


def test_it_prints_line_breaks_of_every_kind() -> None:
    document = Document("Uji", (Paragraph("satu\r\ndua\rtiga\nempat"),))
    assert "satu<br>dua<br>tiga<br>empat" in write_html(document)
    assert docx.Document(io.BytesIO(write_docx(document))).paragraphs[0].text == "satu\ndua\ntiga\nempat"


@pytest.mark.parametrize("text_of", TEXT_OF.values(), ids=TEXT_OF.keys())
def test_it_writes_two_hundred_rows(text_of: Callable[[Document], str]) -> None:
    rows = tuple(row(str(number), f"Kegiatan {number}", "7.500.000") for number in range(200))
    table = Table("1", "Panjang", (Column(1), Column(6), Column(2)), (row("No", "Kegiatan", "Pagu"),), rows)
    document = Document("Uji", (table,))
    assert text_of(document) == normalised(plain_lines(document))


def test_it_splits_a_row_that_is_longer_than_a_page() -> None:
    text = "kata " * 4000
    table = Table("1", "Tinggi", (Column(1), Column(1)), (row("A", "B"),), (row(text, "x"),))
    document = Document("Uji", (table,))
    assert pdf_text(write_pdf(document)).count("kata") == 4000


def test_it_refuses_a_row_wider_than_its_table() -> None:
    table = Table("1", "Sempit", (Column(1),), (row("A"),), (row("a", "b"),))
    with pytest.raises(TableShapeError, match="more cells than the 1 columns"):
        write_pdf(Document("Uji", (table,)))
