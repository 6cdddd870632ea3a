"""Lines of a page to paragraphs: where one ends is told by room left in a line, gaps, indents, marks and type."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from triwulan.formats.pdf_lines import Line

# A number without a space behind it marks an entry too: its tab was narrower than the number.
MARKED: Final = re.compile(
    r"^(?:\(?\d{1,2}[.)](?:\s|(?=[^\W\d_]{2}))|\(?[a-zA-Z][.)]\s"
    r"|(?:[-–•●▪➢✓*☐☑☒□■]|\[[ xXvV√]?\]|\([ xXvV√]?\))\s)"
)
_TIGHT: Final = re.compile(r"^(\(?\d{1,2}[.)])(?=[^\W\d_]{2})")
NUMBERED: Final = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){1,4}\.?|BAB\s+[IVXL\d]+\b)(?:\s|$)")
_COUNT: Final = re.compile(r"^\(?(?P<count>\d{1,2}|[a-zA-Z])[.)]\s")
# Lines of a title that name where its office lies stand by themselves, however long the line above is.
_OFFICE: Final = re.compile(r"^(?:KECAMATAN|KELURAHAN|KABUPATEN|KOTA|PROVINSI|PEMERINTAH)\s")
CAPTION: Final = re.compile(r"^(?:tabel|table|tbl|gambar|grafik|diagram)\s*\.?\s*(?:\d|[IVX]+\b|L\.?\d)", re.I)
_SIZES: Final = 0.9
_INDENT: Final = 8.0
# How far below a sentence of small print another one still goes on with it, in sizes of type.
_LONGEST_SMALL: Final = 1.5


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that make one paragraph, a heading or an entry of a list."""

    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """Its type's size in points."""
        return median([line.size for line in self.lines])

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """The shape of running text: edges in points, the usual size of type, the least distance of base lines.

    Distances are in sizes of type; ``pitches`` are those inside paragraphs, as far as they are sure. ``page`` is the
    width of the page.
    """

    left: float
    right: float
    pitch: float
    size: float
    pitches: tuple[float, ...] = ()
    page: float = 0.0


def measure_of(lines: Sequence[Line], page: float, otherwise: Measure | None = None) -> Measure:
    """The shape of the text on a page so wide; ``otherwise`` is taken where the page has too little of it."""
    full = [line for line in lines if len(line.words) >= 5]
    if otherwise is not None and len(full) < 4:
        return replace(otherwise, page=page)
    if not full:
        full = list(lines)
    if not full:
        return Measure(72, 523, 1.3, 11, (), page)
    letters: dict[float, int] = {}
    for line in full:
        size = round(line.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(line.text)
    size = max(letters, key=lambda each: (letters[each], each))
    if otherwise is not None and size < otherwise.size - _SIZES:
        # a page with more notes than text
        size = otherwise.size
    body = [line for line in full if abs(line.size - size) < _SIZES] or full
    pitches = sorted(
        (below.base - above.base) / above.size
        for above, below in pairwise(body)
        if above.page == below.page and 0.8 < (below.base - above.base) / above.size < 2.6
    )
    # the distance inside paragraphs is the smaller one
    pitch = pitches[len(pitches) // 3] if pitches else 1.3
    left = min(line.x0 for line in body)
    # a mark at the end of a line may hang out over the edge
    ends = sorted(line.x1 for line in body if line.text[-1].isalnum()) or sorted(line.x1 for line in body)
    right = ends[-1 - len(ends) // 50]
    inner = _inner_pitches(body, left, right)
    if not inner and otherwise is not None and abs(otherwise.size - size) < _SIZES:
        inner, pitch = otherwise.pitches, min(pitch, otherwise.pitch)
    return Measure(left, right, pitch, size, inner, page)


def _inner_pitches(body: Sequence[Line], left: float, right: float) -> tuple[float, ...]:
    """Distances between full lines and the lines right below them, seen at least twice."""
    seen: dict[float, int] = {}
    for above, below in pairwise(body):
        marked = MARKED.match(below.text) or NUMBERED.match(below.text)
        # two lines set in alike may be two paragraphs of one line, each with its indent
        inside = abs(above.x0 - below.x0) < 2 and below.x0 < left + _INDENT and not marked
        if above.page == below.page and inside and not _room(above, below, right):
            pitch = round((below.base - above.base) / above.size, 2)
            if pitch < 2.6:
                seen[pitch] = seen.get(pitch, 0) + 1
    return tuple(sorted(pitch for pitch, count in seen.items() if count > 1))


def paragraphs_of(lines: Sequence[Line], measure: Measure) -> list[TextBlock]:
    """Lines that follow each other as paragraphs."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and goes_on(blocks[-1], line, measure):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [TextBlock(tuple(block)) for block in blocks]


def goes_on(block: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether a line belongs to the paragraph before it on the same page."""
    last = block[-1]
    if line.words[0].turned != last.words[0].turned or abs(line.size - last.size) > _SIZES:
        return False
    pitch = line.base - last.base
    return 0.5 * line.size < pitch <= _longest_pitch(block, line, measure) and continues(block, line, measure)


def _longest_pitch(block: Sequence[Line], line: Line, measure: Measure) -> float:
    """How far below a paragraph its next line may stand, in points."""
    if len(block) > 1:
        slack = 1.28 if line.text[0].islower() else 1.06
        return slack * (block[1].base - block[0].base)
    if measure.pitches and abs(line.size - measure.size) < _SIZES:
        return 1.06 * measure.pitches[-1] * line.size
    if line.size < measure.size - _SIZES and block[0].text.endswith(".") and line.text[0].isupper():
        return _LONGEST_SMALL * line.size
    # a line set in below another one begins a paragraph as often as it goes on
    slack = 1.12 if measure.left + _INDENT < line.x0 < block[0].x0 + 2 else 1.28
    return slack * max(measure.pitch, 1.1) * line.size


def continues(block: Sequence[Line], line: Line, measure: Measure) -> bool:
    """The same, whatever the distance: by type, marks, indents and the room left in the last line."""
    last = block[-1]
    if last.bold and not line.bold:
        return False
    ended = _room(last, line, measure.right)
    if line.bold and not last.bold and (ended or last.text.endswith((".", ":", ";"))):
        return False
    if CAPTION.match(line.text) and line.text[0].isupper() and (ended or last.text.endswith(".")):
        return False
    if _marked(block, line, ended):
        return False
    if len(last.pieces) > 1 and not MARKED.match(last.text):
        return any(abs(line.x0 - piece[0].x0) < 6 for piece in last.pieces[1:]) and len(line.pieces) == 1
    if len(line.pieces) > 1:
        return False
    if _both_centred(last, line, measure):
        if _OFFICE.match(line.text) and last.text.isupper():
            return False
        room = measure.right - measure.left - (last.x1 - last.x0) - 0.25 * last.size
        return room < line.words[0].x1 - line.words[0].x0
    return not ended and _fits_indent(block, line, measure)


def _room(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would have fitted into the last one: then the last one ended on purpose."""
    word = line.words[0]
    return last.x1 + 0.25 * last.size + (word.x1 - word.x0) < right - 0.5


def _marked(block: Sequence[Line], line: Line, ended: bool) -> bool:
    if not (MARKED.match(line.text) or NUMBERED.match(line.text)):
        return False
    if line.text[0] in "•●▪➢✓☐☑☒□■":
        return True
    if _next_entry(block[0], line):
        return True
    last = block[-1]
    # "Pasal" / "4. Menurut ...": the end of a sentence that happens to begin a line
    inside = not ended and abs(line.x0 - last.x0) < 2 and not last.text.endswith((".", ";", ":", ",", "dan", "atau"))
    return not inside


def _next_entry(first: Line, line: Line) -> bool:
    """Whether a line is counted one further than a paragraph that stands as far in."""
    before, here = _COUNT.match(first.text), _COUNT.match(line.text)
    if before is None or here is None or abs(first.x0 - line.x0) > 4:
        return False
    one, other = before["count"], here["count"]
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return not one.isdigit() and not other.isdigit() and ord(other) == ord(one) + 1


def _centred(line: Line, measure: Measure) -> bool:
    twice = line.x0 + line.x1
    middle = abs(twice - (measure.left + measure.right)) < 12 or abs(twice - measure.page) < 6
    return middle and line.x0 > measure.left + _INDENT


def _both_centred(above: Line, below: Line, measure: Measure) -> bool:
    """Whether two lines stand in the middle because they are set so, not because both are indented alike."""
    same = abs(above.x0 + above.x1 - below.x0 - below.x1) < 8
    return same and abs(above.x0 - below.x0) > 4 and _centred(below, measure) and below.x0 > measure.left + _INDENT


def _fits_indent(block: Sequence[Line], line: Line, measure: Measure) -> bool:
    first, last = block[0], block[-1]
    if len(block) == 1:
        if MARKED.match(first.text) or NUMBERED.match(first.text):
            return _below_entry(first, line, measure.left)
        return line.x0 < first.x0 + _INDENT
    return abs(line.x0 - last.x0) < _INDENT


def _below_entry(first: Line, line: Line, left: float) -> bool:
    """Whether a line stands below the number of an entry, below its text, or at the margin."""
    tight = _TIGHT.match(first.words[0].text)
    if tight is not None and len(first.words[0].xs) > len(tight[1]):
        text = first.words[0].xs[len(tight[1])]
    else:
        text = first.words[1].x0 if len(first.words) > 1 else first.x0
    return any(abs(line.x0 - place) < 4 for place in (first.x0, text, left))


def centred(block: TextBlock, measure: Measure) -> bool:
    """Whether a block stands in the middle of the page."""
    return all(_centred(line, measure) for line in block.lines)


def texts(lines: Iterable[Line]) -> list[str]:
    """What the lines say; a tab stands for a wide gap, but not after the mark of a list's entry."""
    return [_text(line) for line in lines]


def _text(line: Line) -> str:
    pieces = [" ".join(word.text for word in piece) for piece in line.pieces]
    if len(pieces) > 1 and (MARKED.match(pieces[0] + " ") or NUMBERED.match(pieces[0] + " ")):
        pieces = [f"{pieces[0]} {pieces[1]}", *pieces[2:]]
    pieces[0] = _TIGHT.sub(r"\1 ", pieces[0])
    return "\t".join(pieces)
