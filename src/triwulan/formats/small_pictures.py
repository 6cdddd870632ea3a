"""Small pictures of photographs and of a PDF's first page, for lists: upright, and without what a camera adds."""

import io
from typing import Final

from PIL import Image, ImageOps

from triwulan.core.problem import Problem
from triwulan.formats.limits import refuse
from triwulan.formats.page_images import page_image

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
MOST_PIXELS: Final = 60_000_000
"""Of a picture once it is unpacked: four bytes each, within the memory that the child has."""
MOST_PIXELS_OF_A_CAMERA: Final = 250_000_000
"""Of a JPEG, which is unpacked at an eighth of its size; telephones reach 200 megapixels."""
_QUALITY: Final = 70


def small_picture(data: bytes, *, side: int) -> bytes:
    """A picture, or the first page of a PDF, as WebP, its sides at most so many pixels.

    Raises ProblemError where it cannot be drawn.
    """
    if b"%PDF-" in data[:1024]:
        data = page_image(data, 1, width=side)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            return _drawn(picture, side)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        refuse(Problem("evidence.no_picture"))


def _drawn(picture: Image.Image, side: int) -> bytes:
    _check(picture.width * picture.height, MOST_PIXELS_OF_A_CAMERA if picture.format == "JPEG" else MOST_PIXELS)
    # only JPEG can be unpacked smaller than it is
    picture.draft("RGB", (2 * side, 2 * side))
    _check(picture.width * picture.height, MOST_PIXELS)
    picture.thumbnail((side, side))
    upright = ImageOps.exif_transpose(picture)
    file = io.BytesIO()
    # written anew: where and by which telephone it was taken is nothing for a list
    _on_white(upright).save(file, format="WEBP", quality=_QUALITY, exif=b"", icc_profile=b"")
    return file.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def _check(pixels: int, most: int) -> None:
    if pixels > most:
        refuse(Problem("evidence.no_picture"))
