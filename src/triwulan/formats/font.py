"""What the vendored fonts can print and how wide it stands, read from their TrueType tables."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FAMILY = "Liberation Sans"
# Letters and signs Liberation Sans lacks (Arabic, ballot boxes) come from here.
FALLBACK = "DejaVu Sans"
_FILES = {
    (FAMILY, False): "LiberationSans-Regular.ttf",
    (FAMILY, True): "LiberationSans-Bold.ttf",
    (FALLBACK, False): "DejaVuSans.ttf",
    (FALLBACK, True): "DejaVuSans.ttf",
}


@dataclass(frozen=True, slots=True)
class Font:
    """Advance widths by code point, in thousandths of the font size."""

    advances: Mapping[int, float]


@cache
def load(family: str, bold: bool = False) -> Font:
    """Read one vendored font."""
    data = files("triwulan.data").joinpath("fonts", _FILES[family, bold]).read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    metrics = struct.unpack_from(f">{2 * count}H", data, tables["hmtx"])[::2]
    return Font({code: 1000 * metrics[min(glyph, count - 1)] / units for code, glyph in _glyphs(data, tables["cmap"])})


def covers(char: str) -> bool:
    """Whether one of the vendored fonts has a glyph for the character."""
    code = ord(char)
    return code in load(FAMILY).advances or code in load(FALLBACK).advances


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide the text stands on one line, in points, without kerning."""
    first = load(FAMILY, bold).advances
    total = 0.0
    for char in text:
        advance = first.get(ord(char))
        total += load(FALLBACK).advances.get(ord(char), 600.0) if advance is None else advance
    return total * size / 1000


def _tables(data: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in entries}


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Code points and glyph numbers of the Unicode character maps (formats 4 and 12)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * index)
        (kind,) = struct.unpack_from(">H", data, cmap + offset)
        if platform in (0, 3) and kind == 4:
            yield from _segments(data, cmap + offset)
        elif platform in (0, 3) and kind == 12:
            (groups,) = struct.unpack_from(">L", data, cmap + offset + 12)
            for group in range(groups):
                first, last, glyph = struct.unpack_from(">LLL", data, cmap + offset + 16 + 12 * group)
                yield from ((code, glyph + code - first) for code in range(first, last + 1))


def _segments(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", data, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 2 * double)
    ranges_at = start + 16 + 3 * double
    ranges = struct.unpack_from(f">{count}H", data, ranges_at)
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, ranges_at + 2 * index + offset + 2 * (code - first))
            if glyph:
                yield code, (glyph + delta) & 0xFFFF
