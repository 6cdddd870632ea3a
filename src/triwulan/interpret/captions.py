"""Which lines name a table: those right above it, or below it where a document keeps its captions there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.reading import Passage, PassageKind

_CAPTION: Final = re.compile(
    r"^(?P<again>(?:lanjutan|sambungan)\s+)?(?:tabel|table|tbl)\s*\.?\s*"
    r"(?P<number>\d+(?:[.\-]\d+)*[a-z]?|[IVX]+(?:[.\-]\d+)*|L[.\-]?\d+)(?![\w%])\s*[.:)\-–]?\s*",
    re.I,
)
_UNNUMBERED: Final = re.compile(r"^(?:[Tt]abel|TABEL|[Tt]able|TABLE)\s*[.:]?\s+(?=[A-Z])")
_SENTENCE: Final = re.compile(
    r"^(?:di ?atas|di ?bawah|berikut|tersebut|di|ini|itu|pada|yang|dan|maka|dapat|tidak|terlihat|tampak|adalah|me\w+|"
    r"ber\w+|ter\w+|di\w+|juga|hanya|sudah|telah|akan|shows?|lists?|below|above|is|gives?)\b"
)
_ENDS: Final = (".", ";", ":", ",")
_MOST_LINES: Final = 3
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class Caption:
    """What names a table, and the orders of the lines that do."""

    number: str
    text: str
    orders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nameless:
    """A table that waits for its caption; ``sheet`` begins the addresses of all that stands on its sheet."""

    index: int
    order: int
    sheet: str = ""


def captions_of(passages: Sequence[Passage], tables: Iterable[Nameless], bold: frozenset[int]) -> Mapping[int, Caption]:
    """The captions of tables, by their index; ``bold`` are the orders of bold lines."""
    lines = {passage.order: passage for passage in passages}
    waiting = list(tables)
    found = {table.index: caption for table in waiting if (caption := _on_sheet(table, lines)) is not None}
    places = {table.order: table.index for table in waiting if not table.sheet}
    above = {index: _above(order, index, lines, bold) for order, index in places.items()}
    below = {index: _below(order, lines, places) for order, index in places.items()}
    first = next(iter(places.values()), None)
    kept_below = first is not None and above[first] is None and below[first] is not None
    taken: set[int] = set()
    for index in places.values():
        choices = (below[index], above[index]) if kept_below else (above[index], below[index])
        for caption in choices:
            if caption is not None and not taken.intersection(caption.orders):
                found[index] = caption
                taken.update(caption.orders)
                break
    return found


def read_caption(text: str) -> tuple[str, str] | None:
    """The number and the name a line gives a table; None for sentences about one."""
    match = _CAPTION.match(text) or _UNNUMBERED.match(text)
    if match is None:
        return None
    rest = " ".join(text[match.end() :].split())
    if _tells(rest):
        return None
    number = match.groupdict().get("number") or ""
    again = "(lanjutan)" if match.groupdict().get("again") else ""
    return number, " ".join(filter(None, (rest, again)))


def _tells(rest: str) -> bool:
    """Whether what follows "Tabel 2.3" makes a sentence of it."""
    if not rest:
        return False
    if rest[0].islower() and _SENTENCE.match(rest):
        return True
    return rest.endswith(".") and (len(rest.split()) > 12 or ", " in rest)


def _above(order: int, index: int, lines: Mapping[int, Passage], bold: frozenset[int]) -> Caption | None:
    orders: list[int] = []
    while (title := lines.get(order - 1)) is not None and title.kind is PassageKind.CAPTION and title.table == index:
        # Its title stands inside the table already; the number is above.
        order -= 1
    for at in range(order - 1, order - 1 - _MOST_LINES, -1):
        passage = lines.get(at)
        if passage is None or passage.kind is not PassageKind.PARAGRAPH:
            break
        orders.insert(0, at)
        caption = read_caption(passage.text)
        if caption is None:
            if passage.text.rstrip().endswith(_ENDS) and not _is_aside(passage.text):
                break
            continue
        number, words = caption
        rest = [" ".join(lines[each].text.split()) for each in orders[1:]]
        if sum(len(each.split()) for each in rest) > _LONGEST:
            return None
        return Caption(number, " ".join(filter(None, (words, *rest))), tuple(orders))
    last = lines.get(order - 1)
    if last is not None and last.order in bold and last.kind is PassageKind.PARAGRAPH and _is_name(last.text):
        return Caption("", " ".join(last.text.split()), (last.order,))
    return None


def _on_sheet(table: Nameless, lines: Mapping[int, Passage]) -> Caption | None:
    """The lines above a table on its sheet, sentences left out."""
    if not table.sheet:
        return None
    number = ""
    words: list[str] = []
    orders: list[int] = []
    for at in range(table.order - 1, table.order - 1 - 2 * _MOST_LINES, -1):
        passage = lines.get(at)
        if (
            passage is None
            or passage.kind is not PassageKind.PARAGRAPH
            or not passage.place.address.startswith(table.sheet)
        ):
            break
        if not is_sentence(passage.text):
            caption = read_caption(passage.text)
            number, text = caption if caption is not None and not number else (number, passage.text)
            words.insert(0, " ".join(text.split()))
            orders.insert(0, at)
    return Caption(number, " ".join(words), tuple(orders)) if orders else None


def is_sentence(text: str) -> bool:
    """Whether a line is running text and no name."""
    return text.rstrip().endswith(".") or (len(text.split()) > _LONGEST // 2 and not text.isupper())


def _below(order: int, lines: Mapping[int, Passage], places: Mapping[int, int]) -> Caption | None:
    passage = lines.get(order + 1)
    if passage is None or passage.kind is not PassageKind.PARAGRAPH or order + 2 in places:
        return None
    caption = read_caption(passage.text)
    if caption is None or not caption[0] or not caption[1]:
        return None
    return Caption(*caption, (passage.order,))


def _is_aside(text: str) -> bool:
    """ "(dalam ribuan rupiah)" or "Satuan: Rp" between a caption and its table."""
    return len(text.split()) <= 6


def _is_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= _LONGEST // 2 and not text.rstrip().endswith(_ENDS) and text[:1].isupper()
