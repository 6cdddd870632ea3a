"""Pages of PDFs as pictures, turned as they are read."""

import io

import pypdfium2
import pytest
from PIL import Image

from tests.formats.typeset import typeset
from triwulan.core.document import Table
from triwulan.core.problem import ProblemError
from triwulan.formats.page_images import WIDEST, page_image, page_sizes
from triwulan.formats.read_pdf import read_pdf

TEXT = "Laporan kinerja triwulan pertama tahun 2023 disusun oleh seksi. " * 3
SOURCE = f"{TEXT}\n#table(columns: 2, fill: black, text(white)[No], text(white)[Uraian])"


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def turned(data: bytes, quarter: int) -> bytes:
    book = pypdfium2.PdfDocument(data)
    page = book[0]
    page.set_rotation(quarter)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    picture = opened(page_image(typeset(SOURCE), 1, width=600))
    assert picture.format == "PNG"
    assert picture.width == 600
    assert picture.height == pytest.approx(600 * 841.9 / 595.3, abs=2)


def test_no_picture_is_wider_than_a_screen_needs() -> None:
    assert opened(page_image(typeset(SOURCE), 1, width=10**6)).width == WIDEST


@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
def test_what_was_read_lies_where_it_is_drawn(quarter: int) -> None:
    data = turned(typeset(SOURCE), quarter)
    table = next(block for block in read_pdf(data).blocks if isinstance(block, Table))
    x0, top, x1, bottom = (float(each) for each in table.origin.address.split(","))
    size = page_sizes(data)[0]
    picture = opened(page_image(data, 1, width=800)).convert("L")
    scale = picture.width / size.width
    assert picture.height == pytest.approx(size.height * scale, abs=2)
    inside = picture.getpixel((int((x0 + 3) * scale), int((top + 3) * scale)))
    outside = picture.getpixel((int((x1 + 20) * scale), int((bottom + 20) * scale)))
    assert isinstance(inside, int | float)
    assert isinstance(outside, int | float)
    assert inside < 60
    assert outside > 200


def test_a_page_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(ProblemError) as caught:
        page_image(typeset(SOURCE), 2, width=100)
    assert caught.value.problem.message == "read_pdf.no_page"


def test_a_broken_file_is_a_problem() -> None:
    for ask in (lambda: page_image(b"%PDF-", 1, width=10), lambda: page_sizes(b"nothing")):
        with pytest.raises(ProblemError):
            ask()
