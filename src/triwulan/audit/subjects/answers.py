"""The superior's answer: the boxes it offers, which of them are ticked, and what is written beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.keeping import gathered, gathered_per_table
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind, Reading, StatedTable

_ANSWER: Final = re.compile(
    r"\b(?:tanggapan|respons?|umpan\s+balik|catatan|arahan|hasil\s+(?:reviu|review|penilaian))\b.*"
    r"\b(?:atasan|pimpinan|camat|kepala|sekretaris|penilai|pejabat)|^(?:tanggapan|umpan\s+balik)\s*[.:]?\s*$",
    re.I,
)
_OPTION: Final = re.compile(
    r"\b(?:baik|diperbaiki|perbaikan|diterima|dikembalikan|disetujui|ditolak|diteliti|sesuai|revisi|lengkap)\b", re.I
)
_BOX: Final = re.compile(r"[☐☑☒□■▢]|\[ {0,3}[xXvV√✓]? {0,3}\]|\( {0,3}[xXvV√✓]? {0,3}\)")
_SQUARE: Final = re.compile(r"[☐☑☒□■▢\[(]")
"""How every box begins."""
_TICKED: Final = frozenset("☑☒■xXvV√✓")
_FILLER: Final = re.compile(r"[\s.…_\-–:]+")
_NOTE_LABEL: Final = re.compile(
    r"^(?:lain[- ]?lain|catatan|keterangan|saran|arahan|komentar|tanggapan|paraf|tanggal|nama|nip)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Option:
    """A box: its words, whether it is ticked, None where the file shows no boxes at all."""

    text: str
    ticked: bool | None
    place: Place


@dataclass(frozen=True, slots=True)
class Response:
    """The boxes of one answer; ``written`` is what was said beside them in words."""

    options: tuple[Option, ...]
    written: tuple[str, ...]
    heading: str
    place: Place


@gathered
def responses(reading: Reading) -> Iterator[Response]:
    """Each group of boxes with which a superior answers the report."""
    for passages, heading in _groups(reading.passages):
        options = tuple(
            Option(_label(each.text), each.ticked, each.place)
            for each in passages
            if _offers(each) and _label(each.text)
        )
        if len(options) > 1 and _answers(options, heading):
            written = tuple(each.text for each in passages if each.kind is not PassageKind.HEADING and _says(each))
            place = options[0].place.quoting(heading or options[0].text)
            yield Response(options, written, heading, place)
    for passage in reading.passages:
        yield from _in_line(passage)
    for table in reading.tables:
        yield from _in_table(table)


@lru_cache(maxsize=1024)
def is_answer(section: str) -> bool:
    """Whether a section is the superior's."""
    return bool(_ANSWER.search(section.lstrip("0123456789.IVX ").removeprefix("BAB ")))


def _in_line(passage: Passage) -> Iterator[Response]:
    """Boxes one behind the other: "Tanggapan Camat: ☐ diterima ☐ diperbaiki"."""
    first = _BOX.search(passage.text) if passage.kind is PassageKind.PARAGRAPH else None
    heading = passage.text[: first.start()].strip(" :") if first is not None else ""
    if not is_answer(heading):
        return
    options = tuple(_options_in(passage.text, passage.place))
    if len(options) > 1 and _answers(options, heading):
        yield Response(options, (), heading, passage.place.quoting(options[0].place.quote))


def _options_in(line: str, place: Place) -> Iterator[Option]:
    """The boxes of a line with the words behind them, or before them where nothing stands behind the last."""
    boxes = list(_BOX.finditer(line))
    behind = bool(boxes) and bool(_FILLER.sub("", line[boxes[-1].end() :]))
    starts = [0, *(box.end() for box in boxes)]
    ends = [*(box.start() for box in boxes), len(line)]
    for at, box in enumerate(boxes):
        text = line[starts[at + 1] : ends[at + 1]] if behind else line[starts[at] : ends[at]].rpartition(":")[2]
        if label := _label(text.strip()):
            shown = f"{box[0]} {text.strip()}" if behind else f"{text.strip()} {box[0]}"
            yield Option(label, any(mark in _TICKED for mark in box[0]), place.quoting(shown))


def _groups(passages: tuple[Passage, ...]) -> Iterator[tuple[list[Passage], str]]:
    """What stands below each heading of an answer, and boxes that follow each other anywhere else."""
    group: list[Passage] = []
    heading = ""
    for passage in passages:
        answer = passage.kind is not PassageKind.CHECKBOX and len(passage.text) < 90 and is_answer(passage.text)
        ends = passage.kind in (PassageKind.HEADING, PassageKind.SIGNATURE) or (
            not heading and passage.kind is not PassageKind.CHECKBOX
        )
        if answer or ends:
            yield group, heading
            group, heading = [], passage.text if answer else ""
            if answer:
                continue
        if heading or passage.kind is PassageKind.CHECKBOX:
            group.append(passage)
    yield group, heading


def _offers(passage: Passage) -> bool:
    if passage.kind is PassageKind.CHECKBOX:
        return True
    return passage.kind is PassageKind.ITEM and bool(_OPTION.search(passage.text)) and len(passage.text.split()) <= 8


def _answers(options: tuple[Option, ...], heading: str) -> bool:
    """Whether it is an answer to the report; items without boxes only when two of them exclude each other."""
    fitting = sum(bool(_OPTION.search(option.text)) for option in options)
    if any(option.ticked is None for option in options):
        return bool(heading) and len({approves(each.text) for each in options} - {None}) == 2
    return fitting >= 2 or bool(heading)


def _label(text: str) -> str:
    return _FILLER.sub(" ", text).strip() if _FILLER.fullmatch(text) else text.rstrip(" .…_:;,")


def _says(passage: Passage) -> bool:
    """Whether it holds words of the superior: not an option, not a label before dots."""
    if passage.kind is PassageKind.CHECKBOX or _offers(passage):
        return False
    text = passage.text.strip()
    label = _NOTE_LABEL.match(text)
    rest = text[label.end() :] if label else text
    return len(_FILLER.sub(" ", rest).split()) >= (1 if label else 4) and not text.endswith(":")


@gathered_per_table
def _in_table(table: StatedTable) -> Iterator[Response]:
    cells = [cell for row in table.rows for cell in row.cells if not cell.covered]
    if not any(_SQUARE.search(cell.text) for cell in cells):
        return
    options: list[Option] = []
    rest: list[str] = []
    for cell in cells:
        for line in cell.text.split("\n"):
            found = list(_options_in(line, cell.place)) if _BOX.match(line.lstrip()) else []
            options += found
            if found:
                continue
            if len(_FILLER.sub(" ", line).split()) >= 4:
                rest.append(line.strip())
    heading = table.place.section if is_answer(table.place.section) else ""
    if len(options) > 1 and _answers(tuple(options), heading):
        yield Response(tuple(options), tuple(rest) if heading else (), heading, options[0].place)


_APPROVES: Final = re.compile(r"\b(?:sudah|sangat|cukup)?\s*(?:baik|lengkap|sesuai|diterima|disetujui)\b", re.I)
_REFUSES: Final = re.compile(
    r"\b(?:kurang|tidak|belum)\s+(?:\w+\s+)?(?:baik|lengkap|sesuai|diterima|disetujui)\b|"
    r"\b(?:diperbaiki|perbaikan|dikembalikan|ditolak|revisi|catatan)\b",
    re.I,
)


def approves(option: str) -> bool | None:
    """True for "sudah baik", False for "segera diperbaiki", None for what says neither."""
    if _REFUSES.search(option):
        return False
    return True if _APPROVES.search(option) else None
