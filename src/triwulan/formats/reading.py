"""Reading a file of any kind that people have: what it holds decides, its name only where that says nothing."""

from pathlib import Path, PurePath
from typing import Final

from triwulan.core.document import Document
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.limits import MOST_TEXT, check_size, refuse

_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_MARKDOWN: Final = frozenset({".md", ".markdown"})
_TEXT: Final = frozenset({"", ".txt", ".text", ".docx", ".docm", ".xlsx", ".xlsm", ".pdf"})
# A stream's name in a container of OLE is written in UTF-16.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_file(path: Path) -> Document:
    """Read a file; one that is too large is refused unopened. Raises ProblemError, or OSError where it is not there."""
    check_size(path.stat().st_size)
    return read_document(path.read_bytes(), path.name)


def read_document(data: bytes, name: str) -> Document:
    """Read the bytes of a file called ``name``. Raises ProblemError with a reason for its reader, and nothing else."""
    check_size(len(data))
    try:
        return _read(data, PurePath(name).suffix.lower())
    except ProblemError:
        raise
    except MemoryError as error:
        raise ProblemError(Problem("reading.too_big")) from error
    except Exception as error:
        # Files come from strangers: whatever a library trips over is a broken file, said in a sentence.
        raise ProblemError(Problem("reading.broken")) from error


def _read(data: bytes, suffix: str) -> Document:
    if not data.strip():
        refuse(Problem("reading.empty"))
    start = data[:1024]
    if start.startswith(_ZIP):
        return _read_package(data)
    if b"%PDF-" in start:
        from triwulan.formats.read_pdf import read_pdf

        return read_pdf(data)
    _refuse_by_signature(data, start)
    return _read_text(data, suffix)


def _read_package(data: bytes) -> Document:
    """Office's files are zip containers; the folder inside says which."""
    from triwulan.formats.packages import kind_of

    kind = kind_of(data)
    if kind == "docx":
        from triwulan.formats.read_docx import read_docx

        return read_docx(data)
    if kind == "xlsx":
        from triwulan.formats.read_xlsx import read_xlsx

        return read_xlsx(data)
    refuse(Problem("reading.unknown"))


def _refuse_by_signature(data: bytes, start: bytes) -> None:
    if start.startswith(_OLE):
        refuse(Problem("reading.encrypted") if _ENCRYPTED in data else Problem("reading.legacy"))
    if start.lstrip().startswith(b"{\\rtf"):
        refuse(Problem("reading.legacy"))
    # A bitmap's mark is two letters that words begin with too; four empty bytes follow its size.
    if start.startswith(_PICTURES) or (start.startswith(b"BM") and start[6:10] == bytes(4)):
        refuse(Problem("reading.picture"))
    if start.startswith(_EMPTY_ZIP):
        refuse(Problem("reading.empty"))


def _read_text(data: bytes, suffix: str) -> Document:
    from triwulan.formats.read_text import decode, read_text

    check_size(len(data), MOST_TEXT)
    if suffix in _MARKDOWN:
        from triwulan.formats.read_markdown import read_markdown

        return read_markdown(decode(data))
    if suffix not in _TEXT:
        refuse(Problem("reading.unknown"))
    return read_text(data)
