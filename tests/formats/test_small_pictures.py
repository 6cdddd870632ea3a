"""Small pictures of photographs and first pages."""

import io

import pytest
from PIL import Image

from tests.formats.office_files import pdf, photo
from triwulan.core.problem import ProblemError
from triwulan.formats import small_pictures
from triwulan.formats.picture_worker import small_picture_apart
from triwulan.formats.small_pictures import small_picture

SIDE = 200


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "WEBP"
    return picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_small(kind: str) -> None:
    assert opened(small_picture(photo((1200, 900), kind=kind), side=SIDE)).size == (200, 150)


def test_the_first_page_of_a_pdf_is_drawn() -> None:
    picture = opened(small_picture(pdf(), side=SIDE))
    assert picture.height == SIDE
    assert picture.width == pytest.approx(SIDE * 595.3 / 841.9, abs=2)


def test_it_stands_upright_and_says_nothing_of_place_and_camera() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Kamera"
    picture = opened(small_picture(photo((1200, 900), exif=exif), side=SIDE))
    assert picture.size == (150, 200)
    assert not picture.getexif()


def test_what_is_transparent_lies_on_white() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(made, format="PNG")
    assert min(opened(small_picture(made.getvalue(), side=SIDE)).convert("RGB").getpixel((9, 9))) > 250  # type: ignore[type-var,arg-type]


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff broken", photo()[:400], photo(kind="GIF"), b"%PDF-1.7 broken"])
def test_what_cannot_be_drawn_is_a_problem(data: bytes) -> None:
    with pytest.raises(ProblemError):
        small_picture(data, side=SIDE)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_pictures, "MOST_PIXELS", 1000)
    with pytest.raises(ProblemError, match=r"evidence\.no_picture"):
        small_picture(photo((100, 100), kind="PNG"), side=SIDE)
    with pytest.raises(ProblemError, match=r"evidence\.no_picture"):
        small_picture(photo((100, 100)), side=SIDE)


def test_a_photograph_of_a_telephone_fits_into_the_child() -> None:
    """108 megapixels: unpacked whole it would take 324 MB, several times over."""
    assert opened(small_picture_apart(photo((12000, 9000)), side=SIDE)).size == (200, 150)
