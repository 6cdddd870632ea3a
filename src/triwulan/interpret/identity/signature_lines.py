"""Which lines of a document are signatures: blocks of one or two sides, in tables or typed below the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind

_NIP: Final = re.compile(r"\b(?:NIP(?:PPK|PK)?|N\.I\.P|NI PPPK|NRP)\b\s*[.:]?", re.I)
_NIP_AT_END: Final = re.compile(r"\bNIP(?:PPK)?\b\s*[.:]*\s*[\d .…_]{8,}\)?$", re.I)
_MARKS: Final = ("NIP", "N.I.P", "NI PPPK", "NRP")
_GAP: Final = re.compile(r"\t+|\s{3,}")
_BEGINS: Final = re.compile(
    r"^(?:mengetahui|menyetujui|diketahui|disetujui|atasan|pihak (?:pertama|kedua)|pejabat penilai|ditetapkan di|"
    r"[A-Z][\w' -]{2,40},\s*(?:tanggal\s*)?(?:\d{1,2}|[.…_ ]{2,})\s*[A-Z]?)",
    re.I,
)
_TYPED: Final = (PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.NOTE, PassageKind.ITEM, PassageKind.TITLE)
_ONE_LINE: Final = re.compile(
    r"^(?P<day>[A-Z][\w' -]{2,40},\s*\d{1,2}\s+[A-Za-z]+\s+\d{4})\s*[,;:–-]\s*(?P<post>[^,:;]{4,80})[,:;]\s*"
    r"(?P<name>.{3,60}?)[\s,(]+(?P<nip>NIP\b.{8,40})$",
    re.S,
)
_MOST_LINES: Final = 9
_LONGEST: Final = 110


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one side of a block, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Block:
    """The sides of a block as they stand, left before right; each its lines from top to bottom."""

    sides: tuple[tuple[Line, ...], ...]


def signature_blocks(passages: Sequence[Passage]) -> Iterator[Block]:
    """The blocks in reading order: those in tables, and those typed as paragraphs with tabs or one below the other."""
    tables = [passage for passage in passages if passage.kind is PassageKind.SIGNATURE]
    for members in _runs(tables):
        sides = [_lines(list(side)) for _, side in groupby(members, key=lambda passage: passage.group)]
        lines = [line for side in sides for line in side]
        if len(sides) == 1 and sum(bool(_NIP.search(line.text)) for line in lines) > 1:
            yield Block(_one_below_the_other(lines))
        elif sides:
            yield Block(tuple(tuple(side) for side in sides if side))
    yield from _typed(passages)
    yield from filter(None, map(_in_one_line, passages))


def _runs(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Passages that follow each other without anything between them."""
    run: list[Passage] = []
    for passage in passages:
        if run and passage.order != run[-1].order + 1:
            yield run
            run = []
        run.append(passage)
    if run:
        yield run


def _lines(passages: Iterable[Passage]) -> list[Line]:
    found: list[Line] = []
    for passage in passages:
        for text in passage.text.split("\n"):
            at = _NIP.search(text)
            parts = (text[: at.start()], text[at.start() :]) if at and at.start() else (text,)
            found.extend(Line(part.strip(), passage.place.quoting(part.strip())) for part in parts if part.strip())
    return found


def _typed(passages: Sequence[Passage]) -> Iterator[Block]:
    """Blocks that are plain paragraphs: short lines that end in a NIP, those near each other being one block."""
    clusters: list[list[int]] = []
    for at, passage in enumerate(passages):
        if passage.kind not in _TYPED or not _signs(passage.text):
            continue
        last = clusters[-1][-1] if clusters else -1
        if clusters and at - last <= _MOST_LINES and _all_short(passages[last + 1 : at]):
            clusters[-1].append(at)
        else:
            clusters.append([at])
    after = -1
    for cluster in clusters:
        start = _first(passages, cluster[0], after)
        after = cluster[-1]
        yield from _block_of(passages[start : after + 1])


def _signs(text: str) -> bool:
    """Whether a line begins with a NIP, or a short one ends in it: "PEJABAT A, S.Sos NIP. 1978..."."""
    upper = text.upper()
    if not any(mark in upper for mark in _MARKS):
        return False
    lines = text.split("\n")
    if len(text) < 600 and any(_NIP.match(part.strip(" *")) for line in lines for part in _GAP.split(line.strip())):
        return True
    return len(text) < 160 and bool(_NIP_AT_END.search(text)) and not _ONE_LINE.match(text)


def _all_short(passages: Sequence[Passage]) -> bool:
    return all(passage.kind in _TYPED and len(passage.text) <= _LONGEST for passage in passages)


def _first(passages: Sequence[Passage], end: int, after: int) -> int:
    """The first line of the block that ends there: up to what begins one, never into running text."""
    start = end
    for at in range(end - 1, max(after, end - _MOST_LINES - 1), -1):
        text = passages[at].text
        if (
            passages[at].kind not in _TYPED
            or len(text) > 2 * _LONGEST
            or (len(text) > 60 and text.rstrip().endswith("."))
        ):
            break
        if passages[at].kind is PassageKind.HEADING and passages[at].number:
            break
        start = at
        before = passages[at - 1].text if at > after + 1 else ""
        if _BEGINS.match(text) and not _BEGINS.match(before):
            break
    return start


def _block_of(passages: Sequence[Passage]) -> Iterator[Block]:
    rows = [(text, passage) for passage in passages for text in passage.text.split("\n") if text.strip()]
    if any(len(_GAP.split(text.strip())) > 1 for text, _ in rows):
        yield Block(_side_by_side(rows))
    else:
        yield Block(_one_below_the_other(_lines(passages)))


def _side_by_side(rows: Sequence[tuple[str, Passage]]) -> tuple[tuple[Line, ...], ...]:
    """Two sides typed with tabs or wide gaps; a line of one part stands right when it is indented, else left."""
    left: list[Line] = []
    right: list[Line] = []
    for text, passage in rows:
        parts = [part for part in _GAP.split(text.strip()) if part]
        lines = [Line(part, passage.place.quoting(part)) for part in parts]
        if len(lines) > 1:
            left.append(lines[0])
            right.extend(lines[1:])
        elif text[:1].isspace() or re.match(r"[A-Z][\w' -]+,\s*\d", text.strip()):
            right.extend(lines)
        else:
            left.extend(lines)
    return tuple(tuple(side) for side in (left, right) if side)


def _in_one_line(passage: Passage) -> Block | None:
    """A whole side in one line: "Lereng, 4 Juli 2025, Camat Lereng: PEJABAT P, S.IP. (NIP ...)"."""
    match = _ONE_LINE.match(passage.text) if passage.kind in _TYPED else None
    if match is None:
        return None
    parts = (part.strip(" ,:;()–-") for part in match.group("day", "post", "name", "nip"))
    return Block((tuple(Line(part, passage.place.quoting(passage.text)) for part in parts if part),))


def _one_below_the_other(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    sides: list[tuple[Line, ...]] = []
    side: list[Line] = []
    for line in lines:
        side.append(line)
        if _NIP.match(line.text):
            sides.append(tuple(side))
            side = []
    if side and sides:
        sides[-1] = (*sides[-1], *side)
    elif side:
        sides.append(tuple(side))
    return tuple(sides)
