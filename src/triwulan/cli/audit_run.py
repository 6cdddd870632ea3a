"""What `triwulan audit` does once its arguments are known."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from triwulan.cli.audit_files import FileAudit, Question, audit_files, files_of
from triwulan.core.problem import Problem
from triwulan.formats.audit_json import AuditReport, dump_audit
from triwulan.text.audit_text import audit_text, total_text, unread_text
from triwulan.text.sentences import sentence

ERRORS: Final = 1
UNREAD: Final = 2
SEVERITIES: Final = ("error", "warning", "remark")


def run(args: argparse.Namespace) -> int:
    """Audit; 0 without errors, 1 with errors, 2 when a file could not be read (the others are still done)."""
    files = files_of(args.paths)
    problem = _misuse(args, files)
    if problem is not None:
        print(f"triwulan audit: {sentence(problem, args.lang)}", file=sys.stderr)
        return UNREAD
    question = Question(
        language=args.lang, previous=args.previous, agreement=args.agreement, comments=args.format == "docx"
    )
    done = _watched(audit_files(files, question, args.jobs), len(files))
    try:
        audits = list(_written(done, args, several=len(files) > 1))
    except OSError as error:
        shown = Problem("audit.not_written", {"path": str(error.filename), "why": error.strerror})
        print(f"triwulan audit: {sentence(shown, args.lang)}", file=sys.stderr)
        return UNREAD
    if any(not isinstance(each.report, AuditReport) for each in audits):
        return UNREAD
    return ERRORS if any(isinstance(each.report, AuditReport) and each.report.summary.errors for each in audits) else 0


def _misuse(args: argparse.Namespace, files: list[Path]) -> Problem | None:
    if not files:
        return Problem("audit.no_files")
    if args.format == "docx" and args.output is None:
        return Problem("audit.needs_output")
    if args.format == "docx" and any(each.suffix.lower() != ".docx" for each in files):
        return Problem("audit.only_docx")
    return None


def _written(done: Iterable[FileAudit], args: argparse.Namespace, *, several: bool) -> Iterator[FileAudit]:
    """Print or write each audit as it is done."""
    audits: list[FileAudit] = []
    said: list[bytes] = []
    for each in done:
        audits.append(each)
        if args.format == "json":
            said.append(dump_audit(each.report, indent=0 if several else 2))
        elif args.format == "text":
            said.append(_text(each, args).encode())
        elif isinstance(each.report, AuditReport):
            target = args.output / each.path.name if several or args.output.is_dir() else args.output
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(each.commented)
        if not isinstance(each.report, AuditReport) and args.format != "text":
            print(unread_text(each.report), file=sys.stderr)
        if args.output is None:
            sys.stdout.buffer.write(b"".join(said))
            sys.stdout.buffer.flush()
            said.clear()
        yield each
    if args.format == "text" and several:
        said.append(total_text([each.report for each in audits], args.lang).encode())
    if args.output is None:
        sys.stdout.buffer.write(b"".join(said))
    elif args.format != "docx":
        args.output.write_bytes(b"".join(said))


def _text(each: FileAudit, args: argparse.Namespace) -> str:
    if not isinstance(each.report, AuditReport):
        return unread_text(each.report) + "\n\n"
    shown = SEVERITIES[: SEVERITIES.index(args.severity) + 1]
    return audit_text(each.report, shown, colour=args.output is None and sys.stdout.isatty())


def _watched(done: Iterator[FileAudit], count: int) -> Iterator[FileAudit]:
    """Count on standard error while somebody watches and there is something to wait for."""
    watched = count > 1 and sys.stderr.isatty()
    for number, each in enumerate(done, start=1):
        if watched:
            filled = number * 30 // count
            bar = "█" * filled + "░" * (30 - filled)
            print(f"\r{bar} {number}/{count}", end="\n" if number == count else "", file=sys.stderr, flush=True)
        yield each
