"""Auditing files: what is asked, finding the files of folders, and one file after another or several at once."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.cli.collecting import collect_rarely
from triwulan.core.document import Document
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.audit_json import AuditReport, UnreadFile
from triwulan.formats.limits import check_size
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.text.audit_report import audit_report
from triwulan.text.sentences import sentence

SUFFIXES: Final = frozenset({".docx", ".pdf", ".xlsx", ".md", ".txt"})
"""What a folder is searched for; a file named on the command line is tried whatever it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to audit a file with: the quarter before, the agreement, the language; ``comments`` asks for the .docx."""

    language: str
    previous: Path | None = None
    agreement: Path | None = None
    comments: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAudit:
    """What became of one file; ``commented`` are the bytes of its .docx with the findings as comments."""

    path: Path
    report: AuditReport | UnreadFile
    commented: bytes = b""


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those of the folders named, each once and in order; hidden ones of folders left out."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
            found.update((each, None) for each in inside if not each.name.startswith((".", "~$")))
        else:
            found[path] = None
    return list(found)


def audit_files(paths: list[Path], question: Question, jobs: int) -> Iterator[FileAudit]:
    """Audit each file, in their order with one job; with more, in the order in which they are done."""
    if jobs <= 1 or len(paths) <= 1:
        collect_rarely()
        yield from (audit_file(path, question) for path in paths)
        return
    # Spawned, not forked: a child must not inherit half-held locks of the libraries that read files.
    with ProcessPoolExecutor(
        min(jobs, len(paths)), mp_context=get_context("spawn"), initializer=collect_rarely
    ) as pool:
        waiting = [pool.submit(audit_file, path, question) for path in paths]
        try:
            yield from (each.result() for each in as_completed(waiting))
        finally:
            pool.shutdown(cancel_futures=True)


def audit_file(path: Path, question: Question) -> FileAudit:
    """Audit one file; what keeps it from being read is its answer, and never stops the others."""
    try:
        data = _bytes(path)
        agreement = None if question.agreement is None else _companion(question.agreement)
        previous = None if question.previous is None else interpret(_companion(question.previous))
        context = Context(interpret(read_document(data, path.name), agreement=agreement), previous=previous)
    except ProblemError as error:
        return FileAudit(
            path=path, report=UnreadFile(file=str(path), problem=sentence(error.problem, question.language))
        )
    report = audit_report(context, rules(), name=str(path), language=question.language)
    commented = _commented(data, report) if question.comments else b""
    return FileAudit(path=path, report=report, commented=commented)


@lru_cache(maxsize=2)
def _companion(path: Path) -> Document:
    # The agreement and the previous report go with every file of the run: each process reads them once.
    return read_document(_bytes(path), path.name)


def _bytes(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise ProblemError(Problem("audit.no_file", {"path": str(path)})) from None
    except OSError as error:
        raise ProblemError(Problem("audit.unreadable_file", {"path": str(path), "why": error.strerror})) from error


def _commented(data: bytes, report: AuditReport) -> bytes:
    from triwulan.formats.docx_comments import annotate

    notes = [(finding.place.address or "", f"{finding.rule}: {finding.message}") for finding in report.findings]
    return annotate(data, notes)
