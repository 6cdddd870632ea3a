"""`triwulan render`: one report from its JSON file to a document, without database or web."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from triwulan.compose import compose_report
from triwulan.core.document import Document
from triwulan.core.problem import ProblemError
from triwulan.formats.report_json import load_report
from triwulan.text.sentences import sentence

STANDARD: Final = "-"
FAILED: Final = 2
SUFFIXES: Final[Mapping[str, str]] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
}


class RefusedError(Exception):
    """What keeps a report from being written, as a sentence to be shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("report", metavar="LAPORAN.json", help="berkas laporan; - untuk masukan baku")
    parser.add_argument(
        "--format",
        choices=sorted(set(SUFFIXES.values())),
        help="bentuk keluaran; bila tidak disebut, menurut akhiran nama berkas keluaran",
    )
    parser.add_argument(
        "--output", "-o", metavar="BERKAS", required=True, help="berkas keluaran; - untuk keluaran baku"
    )


def run(args: argparse.Namespace) -> int:
    """Write the document; 0 when it is written, 2 with a sentence on standard error when it is not."""
    try:
        write = _writer(args.format, args.output)
        document = compose_report(load_report(_read(args.report)))
        _put(args.output, write(document))
    except RefusedError as error:
        return _refuse(str(error))
    except ProblemError as error:
        return _refuse(f"{args.report}: {sentence(error.problem)}")
    return 0


def _refuse(text: str) -> int:
    print(f"triwulan render: {text}", file=sys.stderr)
    return FAILED


def _writer(wanted: str | None, output: str) -> Callable[[Document], bytes]:
    kind = wanted or SUFFIXES.get(Path(output).suffix.lower())
    if kind is None:
        endings = ", ".join(SUFFIXES)
        raise RefusedError(f"bentuk keluaran belum jelas: pakai --format atau nama berkas berakhiran {endings}.")
    return _WRITERS[kind]


def _read(path: str) -> bytes:
    if path == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise RefusedError(f"berkas {path} tidak ada. Periksa nama dan foldernya.") from None
    except OSError as error:
        raise RefusedError(f"berkas {path} tidak dapat dibaca ({error.strerror}).") from error


def _put(path: str, data: bytes) -> None:
    if path == STANDARD:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise RefusedError(
            f"berkas {path} tidak dapat ditulis ({error.strerror}). Periksa folder dan izinnya."
        ) from error


# Each writer is imported when it is chosen: typst and python-docx are slow to load.
def _pdf(document: Document) -> bytes:
    from triwulan.formats.pdf import PdfError, write_pdf

    try:
        return write_pdf(document)
    except PdfError as error:
        raise RefusedError(f"PDF tidak dapat disusun: {error}") from error


def _docx(document: Document) -> bytes:
    from triwulan.formats.docx import write_docx

    return write_docx(document)


def _html(document: Document) -> bytes:
    from triwulan.cli.page import html_page

    return html_page(document).encode()


def _markdown(document: Document) -> bytes:
    from triwulan.formats.markdown import write_markdown

    return write_markdown(document).encode()


_WRITERS: Final[Mapping[str, Callable[[Document], bytes]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "md": _markdown,
}
