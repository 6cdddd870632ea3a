"""PDFs from a spawned child process, so that the web process stays small.

Spawned, not forked: Typst hangs for ever in a child forked after its parent compiled.
"""

import multiprocessing
import threading
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool

from triwulan.core.document import Document

# Typst keeps what it computed; a fresh child now and then gives the memory back.
TASKS_PER_CHILD = 64


class PdfTimeoutError(RuntimeError):
    """The child took longer than allowed; it was ended."""


def _write(document: Document) -> bytes:
    # Imported in the child only: the web process never loads Typst.
    from triwulan.formats.pdf import write_pdf

    return write_pdf(document)


class PdfWorker:
    """One child process, started at the first PDF; safe to use from several threads."""

    def __init__(self, tasks_per_child: int = TASKS_PER_CHILD) -> None:
        """Nothing is started yet."""
        self._tasks = tasks_per_child
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._given = 0

    def render(self, document: Document, timeout: float = 30) -> bytes:
        """The document as PDF; a child that died is replaced once. ``timeout`` is in seconds."""
        try:
            return self._attempt(document, timeout)
        except (BrokenProcessPool, CancelledError):
            return self._attempt(document, timeout)

    def close(self) -> None:
        """End the child once it is done; the next PDF starts a new one."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _attempt(self, document: Document, timeout: float) -> bytes:
        with self._lock:
            pool = self._fresh_pool()
            try:
                future = pool.submit(_write, document)
            except BrokenProcessPool:
                self._pool = None
                raise
        try:
            return future.result(timeout)
        except BrokenProcessPool:
            self._discard(pool)
            raise
        except FutureTimeoutError as error:
            self._discard(pool)
            raise PdfTimeoutError(f"no PDF within {timeout:g} seconds") from error

    def _fresh_pool(self) -> ProcessPoolExecutor:
        """The pool to use now.

        Counted here and not by ``max_tasks_per_child``, with which Python 3.11's pool can wait for ever
        (python/cpython#115634).
        """
        if self._pool is not None and self._given >= self._tasks:
            self._pool.shutdown(wait=False)
            self._pool = None
        if self._pool is None:
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
            self._given = 0
        self._given += 1
        return self._pool

    def _discard(self, pool: ProcessPoolExecutor) -> None:
        """Take the pool out of use and end its child, which may be stuck."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        for child in list((pool._processes or {}).values()):
            child.kill()
        pool.shutdown(wait=False, cancel_futures=True)
