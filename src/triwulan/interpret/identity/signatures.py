"""Each side of a signature block: who takes note and who reports, with post, name, rank, NIP, town and day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from rapidfuzz.distance import OSA

from triwulan.core.identity import NOT_STATED, Stated, StatedSignature, comparable
from triwulan.core.post import post_in
from triwulan.core.reading import Passage
from triwulan.interpret.identity.signature_lines import Block, Line, signature_blocks
from triwulan.interpret.mentions.periods import MONTHS, day_of

_HEADING: Final = re.compile(
    r"^(?:mengetahui(?:\s*(?:/|dan)\s*menyetujui)?|menyetujui|mengesahkan|diketahui oleh|disetujui(?: oleh)?|"
    r"disahkan(?: oleh)?|diperiksa(?: oleh)?|atasan langsung|pejabat penilai(?: kinerja)?|"
    r"pejabat atasan(?: langsung)?|"
    r"pihak (?:pertama|kedua)|yang (?:melaporkan|membuat(?: laporan)?|menyatakan|dinilai|menilai|menerima laporan)|"
    r"pelapor|penyusun(?: laporan)?|disusun oleh|dibuat oleh|dilaporkan oleh|hormat kami|tembusan)\b\s*[,:;.]*\s*",
    re.I,
)
_SUPERIOR: Final = re.compile(
    r"mengetahui|menyetujui|mengesahkan|diketahui|disetujui|disahkan|diperiksa|langsung|pejabat penilai|pihak kedua|"
    r"yang menilai|menerima laporan",
    re.I,
)
_REPORTER: Final = re.compile(
    r"pihak pertama|melaporkan|membuat|dinilai|pelapor|penyusun|disusun|dibuat|dilaporkan", re.I
)
_DAY: Final = re.compile(
    rf"^(?:(?P<town>[A-Za-z][\w'’. -]{{1,40}}?)\s*,\s*|(?:pada\s+)?(?:tanggal|tgl)\b\s*[.:]?\s*)(?:tanggal\s+|"
    rf"tgl\.?\s+)?"
    rf"(?P<day>\d{{1,2}}|[.…_ ]*)\s*[-/ ]?\s*(?P<month>{MONTHS}|\d{{1,2}}|[.…_]{{2,}})\s*[-/ ]?\s*(?P<year>(?:19|"
    rf"20)\d\d|20[.…_]+|[.…_]{{2,}})\.?(?=\s|$)",
    re.I,
)
_TOWN: Final = re.compile(r"^ditetapkan di\s*:?\s*(?P<town>.+)$", re.I)
_NIP: Final = re.compile(r"^(?:NIP(?:PPK|PK)?|N\.I\.P|NI PPPK|NRP)\b\s*[.:]*\s*", re.I)
_RANK: Final = re.compile(
    r"^(?:pangkat\b.*|(?:juru|pengatur|penata|pembina)(?:\s+(?:muda|utama|tingkat|tk\.?|i|madya))*[\s,./()-]*"
    r"(?:gol(?:ongan)?\.?)?[\s,./()ivabcde-]*|gol(?:ongan)?\b.*|\(?[iv]{1,3}\s*/\s*[a-e]\)?)$",
    re.I,
)
_LABEL: Final = re.compile(r"^(?P<label>nama|jabatan|pangkat[^:]{0,20}|nip)\s*:\s*(?P<rest>.*)$", re.I)
_ACTING: Final = re.compile(r"^(?P<acting>plt|plh|pjs|pj|pgs|a\.?\s?n)\b[.\s:]*(?=\S)", re.I)
_TAKES_NOTE: Final = re.compile(r"\s*[,(]?\s*(?:selaku|sebagai)\s+(?:atasan langsung|pejabat penilai)\)?$", re.I)
_UNIT: Final = re.compile(
    r"^(?:kecamatan|kabupaten|kota|provinsi|dinas|badan|kelurahan|pemerintah|inspektorat|sekretariat|rsud|"
    r"rumah sakit)\b",
    re.I,
)
_DOTS: Final = re.compile(r"^[\s.…_()\[\]-]*$")


@dataclass(slots=True)
class _Side:
    """What has been recognised of a side so far; ``rest`` are the lines not told yet."""

    headings: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    stated: StatedSignature = field(default_factory=lambda: StatedSignature(superior=False))


def signatures_of(passages: Sequence[Passage]) -> tuple[StatedSignature, ...]:
    """Every side of every block in reading order."""
    found: list[StatedSignature] = []
    for number, block in enumerate(signature_blocks(passages)):
        found.extend(replace(side, block=number) for side in _sides(block))
    return tuple(found)


def _sides(block: Block) -> list[StatedSignature]:
    sides = [_side(lines) for lines in block.sides]
    sides = [side for side in sides if side.name or side.nip or side.post]
    if len(sides) == 2 and not any(side.superior for side in sides):
        first, second = sides
        if (
            not _REPORTER.search(first.heading.text)
            and (second.day or _REPORTER.search(second.heading.text))
            and not first.day
        ):
            sides[0] = replace(first, superior=True)
        elif first.day and not second.day and not _REPORTER.search(second.heading.text):
            sides[1] = replace(second, superior=True)
    return sides


def _side(lines: Sequence[Line]) -> StatedSignature:
    side = _Side()
    for line in lines:
        _take(line, side)
    whole = " ".join(line.text for line in lines)
    place = lines[0].place.quoting(whole)
    headings = " ".join(line.text for line in side.headings)
    heading = Stated(text=headings, place=side.headings[0].place.quoting(headings)) if headings else NOT_STATED
    post, name, acting = _post_and_name(side)
    takes_note = _TAKES_NOTE.search(post.text)
    if takes_note is not None:
        post = replace(post, text=post.text[: takes_note.start()])
    return replace(
        side.stated,
        superior=takes_note is not None or bool(_SUPERIOR.search(headings)) or _nearly(headings, "atasan langsung"),
        heading=heading,
        post=post,
        name=name,
        acting=acting,
        written=Stated(text=whole, place=place),
    )


def _take(line: Line, side: _Side) -> None:
    """Tell one line by what it begins with; what is left of it is told again."""
    text = line.text.strip(" *")
    if not text:
        return
    if (label := _LABEL.match(text)) is not None and not _NIP.match(text):
        text = label["rest"]
        if label["label"].lower().startswith("pangkat"):
            side.stated = replace(side.stated, rank=_stated(text, line))
            return
    if (nip := _NIP.match(text)) is not None:
        if not side.stated.nip:
            side.stated = replace(side.stated, nip=_stated(text[nip.end() :].strip() or "...", line, text))
    elif (day := _DAY.match(text)) is not None:
        side.stated = replace(
            side.stated,
            day=_stated(day.group(), line),
            dated=_dated(day),
            town=_stated((day["town"] or side.stated.town.text).strip(), line),
        )
        _take(Line(text[day.end() :], line.place), side)
    elif (town := _TOWN.match(text)) is not None:
        side.stated = replace(side.stated, town=_stated(town["town"].strip(), line))
    elif (end := _heading_end(text)) > 0:
        side.headings.append(Line(text[:end].strip(), line.place))
        _take(Line(text[end:], line.place), side)
    elif _RANK.match(text) and side.rest:
        side.stated = replace(side.stated, rank=_stated(text, line))
    else:
        side.rest.append(Line(text, line.place))


def _post_and_name(side: _Side) -> tuple[Stated, Stated, str]:
    """What is left is the post, over one or more lines, and below it the name."""
    rest = side.rest
    if not rest:
        return NOT_STATED, NOT_STATED, ""
    last = rest[-1]
    named = _DOTS.match(last.text) or not (post_in(last.text) or _UNIT.match(last.text))
    if len(rest) == 1 and named and not (side.stated.nip or side.stated.rank):
        named = not _DOTS.match(last.text)
    name = _stated(last.text, last) if named else NOT_STATED
    lines = [line for line in (rest[:-1] if named else rest) if not _DOTS.match(line.text)]
    dots = [line for line in (rest[:-1] if named else rest) if _DOTS.match(line.text)]
    if not lines:
        return (_stated(dots[0].text, dots[0]) if len(dots) > 0 and named else NOT_STATED), name, ""
    written = " ".join(line.text for line in lines).rstrip(" ,")
    acting = _ACTING.match(written)
    post = Stated(text=written[acting.end() :] if acting else written, place=lines[0].place.quoting(written))
    return post, name, acting["acting"] if acting else ""


def _stated(text: str, line: Line, quote: str = "") -> Stated:
    return Stated(text=text, place=line.place.quoting(quote or line.text)) if text else NOT_STATED


def _dated(day: re.Match[str]) -> date | None:
    return day_of(day["day"], day["month"], day["year"])


def _heading_end(text: str) -> int:
    """Where the words over a signature end at the beginning of a line, also misspelled; 0 when it begins otherwise."""
    match = _HEADING.match(text)
    if match is not None:
        return match.end()
    for count, words in ((2, "atasan langsung"), (1, "mengetahui")):
        first = re.match(rf"(?:\S+\s*){{{count}}}", text)
        if first is not None and _nearly(first.group(), words):
            return first.end()
    return 0


def _nearly(text: str, words: str) -> bool:
    """Whether a line is these words with a slip or two of the typist."""
    one, other = comparable(text), comparable(words)
    return bool(one) and OSA.distance(one, other) <= len(other) // 5
