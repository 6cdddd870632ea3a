"""The limited process that reads a stranger's spreadsheet: rows come back in pages, with how far it is.

It is told what the rows are compared with, knows no database, and imports nothing of Django.
"""

import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

import msgspec

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.file_kinds import FileKind
from triwulan.formats.limited_process import limit
from triwulan.formats.sheet_cells import SheetRow
from triwulan.formats.sheet_rows import sheets_in
from triwulan.interpret.sheets.reading import FileReading
from triwulan.interpret.sheets.rows import Known, Outcome, Purpose, ReadRow

PAGE: Final = 50
"""Rows of a page as it is shown, and as it is kept."""
_EVERY: Final = 1000
"""Rows between two words of how far it is."""


class Question(msgspec.Struct, array_like=True):
    """What is sent before the file's bytes: what kind of file it is, and what its rows are compared with."""

    kind: FileKind
    known: Known


class Frame(msgspec.Struct, array_like=True):
    """A piece of the answer: rows read and share of the file, a page of an outcome, the end, or a problem."""

    rows: int = 0
    share: float = 0.0
    outcome: Outcome | None = None
    count: int = 0
    page: bytes = b""
    untouched: int | None = None
    problem: Problem | None = None


_MOST_FRAME: Final = 8 * 1024 * 1024
_MOST_PAGE: Final = 8 * 1024 * 1024
_FRAMES: Final = msgspec.msgpack.Decoder(Frame)
_QUESTIONS: Final = msgspec.msgpack.Decoder(Question)
_PAGES: Final = msgspec.json.Decoder(list[ReadRow])


def question_bytes(question: Question) -> bytes:
    """The question as it is sent, with its length before it."""
    packed = msgspec.msgpack.encode(question)
    return len(packed).to_bytes(4, "big") + packed


def frames_in(pieces: Iterator[bytes]) -> Iterator[Frame]:
    """The frames of an answer as it comes; raises ProblemError where it is none."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= 4 and int.from_bytes(waiting[:4], "big") > _MOST_FRAME:
            raise ProblemError(Problem("reading.broken"))
        while len(waiting) >= 4 and len(waiting) >= 4 + (length := int.from_bytes(waiting[:4], "big")):
            try:
                yield _FRAMES.decode(bytes(waiting[4 : 4 + length]))
            except msgspec.DecodeError as error:
                raise ProblemError(Problem("reading.broken")) from error
            del waiting[: 4 + length]
    if waiting:
        raise ProblemError(Problem("reading.broken"))


def rows_in(page: bytes) -> list[ReadRow]:
    """The rows of a page, of which a child that a file got the better of cannot make too much."""
    return _PAGES.decode(zlib.decompressobj().decompress(page, _MOST_PAGE))


class _Pages:
    """Collects rows by outcome and gives a page away as soon as it is full."""

    def __init__(self) -> None:
        self._waiting: dict[Outcome, list[bytes]] = {}
        self.keys: set[str] = set()

    def add(self, row: ReadRow) -> Iterator[Frame]:
        self.keys.add(row.key)
        rows = self._waiting.setdefault(row.outcome, [])
        rows.append(msgspec.json.encode(row))
        if len(rows) == PAGE:
            yield self._page(row.outcome)

    def rest(self) -> Iterator[Frame]:
        for outcome in list(self._waiting):
            yield self._page(outcome)

    def _page(self, outcome: Outcome) -> Frame:
        rows = self._waiting.pop(outcome)
        page = zlib.compress(b"[" + b",".join(rows) + b"]", 1)
        return Frame(outcome=outcome, count=len(rows), page=page)


def answered(question: Question, data: bytes) -> Iterator[Frame]:
    """Everything there is to say of a file, piece by piece."""
    pages, reading, read = _Pages(), FileReading(question.known), 0
    try:
        for sheet in sheets_in(data, question.kind):
            progress: list[Frame] = []

            def counted(rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
                nonlocal read
                for row in rows:
                    read += 1
                    if read % _EVERY == 0:
                        progress.append(Frame(rows=read, share=sheet.share()))  # noqa: B023
                    yield row

            for found in reading.sheet(sheet.name, sheet.hidden, counted(sheet.rows)):
                yield from pages.add(replace(found, label=found.label[:300]))
                yield from progress
                progress.clear()
        if not reading.tables:
            raise ProblemError(Problem(f"imports.nothing_{question.known.purpose.value}"))
        for found in reading.end():
            yield from pages.add(found)
    except ProblemError as error:
        yield Frame(problem=error.problem)
        return
    yield from pages.rest()
    of_agreement = question.known.purpose is Purpose.AGREEMENT
    known = question.known.indicators if of_agreement else question.known.lines
    untouched = sum(1 for each in known if each.key not in pages.keys)
    yield Frame(rows=read, share=1.0, untouched=untouched)


def main() -> int:
    """Answer one question from the standard input on the standard output."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        source: BinaryIO = sys.stdin.buffer
        question = _QUESTIONS.decode(source.read(int.from_bytes(source.read(4), "big")))
        for frame in answered(question, source.read()):
            packed = msgspec.msgpack.encode(frame)
            sys.stdout.buffer.write(len(packed).to_bytes(4, "big") + packed)
            sys.stdout.buffer.flush()
    except MemoryError:
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
