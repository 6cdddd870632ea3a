"""Nothing is cut off at the foot of a page, whatever the shape of a table, and no row leads others from there."""

import io
from itertools import count

import pdfplumber
import pytest

from tests.formats.sample import row
from triwulan.core.document import (
    Align,
    Column,
    Document,
    Paragraph,
    RowKind,
    Signature,
    SignatureBlock,
    Table,
    TableCell,
)
from triwulan.formats import columns
from triwulan.formats.breaking import breaking
from triwulan.formats.pdf import write_pdf

# Between the head and the foot of the page, in points from its top.
TOP, FOOT = 66, 842 - 60


def printed(document: Document) -> list[list[str]]:
    """The words of each page that stand where a reader sees them."""
    with pdfplumber.open(io.BytesIO(write_pdf(document))) as book:
        return [
            [word["text"] for word in page.extract_words() if word["top"] >= TOP and word["bottom"] <= FOOT]
            for page in book.pages
        ]


def marked(lines: int, mark: str = "w") -> str:
    return "\n".join(f"{mark}{line}" for line in range(lines))


def table(widths: tuple[float, ...], *rows: tuple[str | TableCell, ...], header: str = "Kepala") -> Table:
    titles = row(*(header if place == 0 else "Kepala" for place, _ in enumerate(widths)))
    return Table("1", "Uji", tuple(Column(each) for each in widths), (titles,), tuple(row(*cells) for cells in rows))


def spanned(spans: int, first: str, *others: str) -> tuple[tuple[str | TableCell, ...], ...]:
    return ((TableCell(first, rowspan=spans), others[0]), *((other,) for other in others[1:]))


def many(lines: int, mark: str = "w") -> list[str]:
    return [f"{mark}{line}" for line in range(lines)]


LONG = marked(199)
WORD = "w" * 6000
SHAPES = {
    "first column": (table((1, 5), (LONG, "x")), 199),
    "last column": (table((5, 1), ("x", LONG)), 199),
    "every column": (table((1, 1, 1), (LONG, LONG, LONG)), 597),
    "across columns": (table((1, 1), (TableCell(LONG, colspan=2),)), 199),
    "just a page": (table((1, 1), ("x", marked(62))), 62),
    "between rows": (table((1, 1), *((marked(lines), "x") for lines in (30, 199, 3, 70, 45))), 347),
    "many rows": (table((1, 1), *(("x", each) for each in many(300))), 300),
    "many high rows": (table((1, 1), *(("x", marked(20)) for _ in range(20))), 400),
    "span of many rows": (table((1, 1), *spanned(120, "v", *many(120))), 120),
    "span of long text": (table((1, 1), *spanned(3, LONG, "x", "y", "z")), 199),
    "span of long text and a long row": (table((1, 1), *spanned(3, LONG, "x", LONG, "z")), 398),
    "span of high rows": (table((1, 1), *spanned(9, "v", *[marked(18)] * 9)), 162),
    "span higher than its rows": (table((1, 1), *spanned(9, marked(23), *many(9))), 32),
    "several spans": (
        table((1, 1), *spanned(40, "v", *many(40)), *spanned(2, marked(60), "x", "y"), *spanned(50, "v", *many(50))),
        150,
    ),
    "header and row": (table((1, 1), ("x", marked(60)), header=marked(40)), 100),
    "high header": (table((1, 1), ("x", "y"), header=marked(150)), 150),
    "narrow": (table((1, *[9] * 9), ("w 1 " * 300, *["x"] * 9)), 300),
}


@pytest.mark.parametrize(("shape", "words"), SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("before", [0, 30])
def test_no_word_is_cut_off(shape: Table, words: int, before: int) -> None:
    filler = tuple(Paragraph(f"Alinea {line}.") for line in range(before))
    found = [word for page in printed(Document("Uji", (*filler, shape))) for word in page if word.startswith("w")]
    assert set(found) == {
        word
        for line in (*shape.header, *shape.rows)
        for cell in line.cells
        for word in cell.text.split()
        if word.startswith("w")
    }
    # a header is repeated on every page
    assert len(found) == words or shape.header[0].cells[0].text != "Kepala"


def test_a_word_longer_than_a_page_is_printed_to_its_end() -> None:
    pages = printed(Document("Uji", (table((1, 1), ("x", WORD)),)))
    assert sum(word.count("w") for page in pages for word in page) == len(WORD)


@pytest.mark.parametrize("place", ["above", "name", "below"])
def test_signatures_higher_than_a_page_are_printed_to_their_end(place: str) -> None:
    high = {
        "above": Signature((LONG,), "nama", ("x",)),
        "name": Signature(("x",), LONG, ()),
        "below": Signature(("x",), "nama", (LONG, "x")),
    }[place]
    pages = printed(Document("Uji", (SignatureBlock(Signature(("kiri",), "nama", ("x",)), high),)))
    assert sum(word.startswith("w") for page in pages for word in page) == 199


def test_low_rows_are_not_split() -> None:
    shape = table((1, 1), ("x", marked(15)), *spanned(3, "v", "x", "y", "z"))
    assert breaking(shape, columns.lay_out(shape)).cells == frozenset()


def test_a_row_that_leads_others_never_stands_alone_at_the_foot() -> None:
    numbers = count()
    lines = [
        row(f"induk{next(numbers)}" if kind is RowKind.PARENT else "anak", "1.000", kind=kind)
        for _ in range(30)
        for kind in (RowKind.PARENT, RowKind.BODY, RowKind.BODY)
    ]
    total = row("Jumlah", "9", kind=RowKind.TOTAL)
    shape = Table("1", "Uji", (Column(3), Column(1, Align.RIGHT)), (row("a", "b"),), (*lines, total))
    feet = set()
    for before in range(12):
        filler = tuple(Paragraph(f"Alinea {line}.", note=True) for line in range(before))
        pages = printed(Document("Uji", (*filler, shape)))
        assert sum(word.startswith("induk") for page in pages for word in page) == 30
        feet |= {page[-2][:5] for page in pages[:-1]}
    assert feet == {"anak"}


def test_a_row_that_leads_one_higher_than_a_page_is_printed_with_all_of_it() -> None:
    lines = (row("induk", "1", kind=RowKind.PARENT), row(LONG, "1"), row("induk", LONG, kind=RowKind.PARENT))
    shape = Table("1", "Uji", (Column(3), Column(1)), (row("a", "b"),), (*lines, row("anak", "1")))
    words = [word for page in printed(Document("Uji", (shape,))) for word in page]
    assert sum(word.startswith("w") for word in words) == 398
