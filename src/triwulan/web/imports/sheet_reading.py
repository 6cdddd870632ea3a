"""Reading a spreadsheet in the limited process while somebody waits: claimed once, with a bar, to be cancelled."""

import logging
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import timedelta
from secrets import token_hex
from threading import BoundedSemaphore
from time import monotonic
from typing import IO, Any, Final

from django.core.files.base import File
from django.db.models import Q, QuerySet

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.file_kinds import FileKind
from triwulan.formats.limited_process import pieces_of
from triwulan.web import clock
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.imports.sheet_targets import Target
from triwulan.web.imports.sheet_worker import Frame, Question, frames_in, question_bytes

SECONDS: Final = 50
"""For one file; a proxy in front waits a minute."""
MEGABYTES: Final = 700
"""Of addresses, most of which the libraries only reserve."""
OVERDUE: Final = timedelta(minutes=2)
"""A reading that began longer ago than any may take has died with its process."""
AT_ONCE: Final = 2
"""Files that one process reads at the same time: the others wait their turn."""
_MOST_ANSWER: Final = 256 * 1024 * 1024
_WORKER: Final = "triwulan.web.imports.sheet_worker"
_BETWEEN: Final = 0.4
"""Seconds between two notes of how far it is."""
_PIECE: Final = 1024 * 1024

_State = SheetImport.State
_STARTABLE: Final = (_State.WAITING, _State.CANCELLED, _State.REFUSED, _State.READ)
_slots = BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


class _StoppedError(Exception):
    """Somebody cancelled it, removed it, or began it anew."""


def run(*, row: SheetImport, target: Target) -> bool:
    """Read a file now, anew where it was read before; False where somebody else does, or too many others are read.

    However it ends, the row says so: a second start is harmless, and one that died can be started again.
    """
    if not row.file or not _slots.acquire(blocking=False):
        return False
    try:
        mark = token_hex(16)
        return _claimed(row, mark) and _read(row, target, mark)
    finally:
        _slots.release()


def cancel(*, row: SheetImport) -> bool:
    """Stop waiting: what is being read is given up at its next word."""
    pending = SheetImport.objects.filter(pk=row.pk, state__in=(_State.WAITING, _State.READING))
    return pending.update(state=_State.CANCELLED, run="") == 1


def _claimed(row: SheetImport, mark: str) -> bool:
    """Of any number of starts one begins."""
    now = clock.now()
    free = Q(state__in=_STARTABLE) | Q(state=_State.READING, started_at__lt=now - OVERDUE)
    rows = SheetImport.objects.filter(free, pk=row.pk, expires_at__gt=now)
    return rows.update(state=_State.READING, run=mark, started_at=now, problem={}, rows_read=0, percent=0) == 1


def _read(row: SheetImport, target: Target, mark: str) -> bool:
    try:
        with tempfile.TemporaryFile() as pages:
            found = _Answer(row, mark, pages)
            found.take(_frames(row, target))
            return _finish(row, mark, target, found, pages)
    except _StoppedError:
        return False
    except ProblemError as error:
        problem = {"message": error.problem.message, "values": dict(error.problem.values)}
    except Exception:
        # nothing of the file goes into the log
        _log.exception("import %s could not be read", row.pk)
        problem = {"message": "imports.failed", "values": {}}
    return _running(row, mark).update(state=_State.REFUSED, run="", problem=problem) == 1


def _frames(row: SheetImport, target: Target) -> Generator[Frame]:
    def question() -> Iterator[bytes]:
        yield question_bytes(Question(FileKind(row.kind), target.known))
        with row.file.open("rb") as opened:
            yield from iter(lambda: opened.read(_PIECE), b"")

    pieces = pieces_of(_WORKER, question(), seconds=SECONDS, megabytes=MEGABYTES, most=_MOST_ANSWER)
    with closing(pieces):  # the child ends with whoever asked it
        yield from frames_in(pieces)


class _Answer:
    """Takes the pages of an answer into a file, and notes how far it is."""

    def __init__(self, row: SheetImport, mark: str, pages: IO[bytes]) -> None:
        self._row, self._mark, self._pages = row, mark, pages
        self.places: dict[str, list[tuple[int, int, int]]] = {}
        self.counts: Counter[str] = Counter()
        self.rows = self.untouched = 0
        self._noted = monotonic()

    def take(self, frames: Generator[Frame]) -> None:
        """All of it; raises ProblemError with what the child says is wrong, or that it ended without a word."""
        with closing(frames):
            ended = False
            for frame in frames:
                if frame.problem is not None:
                    raise ProblemError(frame.problem)
                if frame.outcome is not None:
                    self._keep(frame, frame.outcome.value)
                if frame.rows:
                    self.rows = frame.rows
                    self._note(frame)
                if frame.untouched is not None:
                    self.untouched, ended = frame.untouched, True
        if not ended:
            raise ProblemError(Problem("reading.broken"))

    def _keep(self, frame: Frame, outcome: str) -> None:
        self.places.setdefault(outcome, []).append((self._pages.tell(), len(frame.page), frame.count))
        self.counts[outcome] += frame.count
        self._pages.write(frame.page)

    def _note(self, frame: Frame) -> None:
        if monotonic() - self._noted < _BETWEEN:
            return
        self._noted = monotonic()
        percent = min(99, int(100 * frame.share))
        if not _running(self._row, self._mark).update(rows_read=frame.rows, percent=percent):
            raise _StoppedError


def _finish(row: SheetImport, mark: str, target: Target, found: _Answer, pages: IO[bytes]) -> bool:
    """Keep the rows, unless it was cancelled, removed or begun anew meanwhile."""
    before = row.rows.name if row.rows else ""
    pages.seek(0)
    row.rows.save("", File(pages), save=False)
    values: dict[str, Any] = {
        "state": _State.READ,
        "run": "",
        "rows": row.rows.name,
        "pages": found.places,
        "counts": dict(found.counts),
        "rows_read": found.rows,
        "percent": 100,
        "untouched": found.untouched,
        "basis": target.basis,
    }
    taken = _running(row, mark).update(**values) == 1
    gone = before if taken else row.rows.name
    if gone:
        row.rows.storage.delete(gone)
    return taken


def _running(row: SheetImport, mark: str) -> QuerySet[SheetImport]:
    return SheetImport.objects.filter(pk=row.pk, run=mark, state=_State.READING)
