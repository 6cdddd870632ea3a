"""What kind of evidence a file is, by what it holds: its name says nothing that could be relied on."""

from enum import StrEnum
from typing import BinaryIO, Final

import olefile

from triwulan.core.problem import Problem
from triwulan.formats.limits import refuse
from triwulan.formats.packages import Package


class FileKind(StrEnum):
    """Kinds that are taken as evidence; the value is the ending of their names."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    DOC = "doc"
    XLS = "xls"
    CSV = "csv"
    """Only where an import read it as a table: nothing in a text says that it is one."""
    TXT = "txt"
    """Only where an import read it as a report, for the same reason."""


_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES: Final = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.WEBP: "image/webp",
    FileKind.HEIC: "image/heic",
    FileKind.DOCX: _OFFICE + "wordprocessingml.document",
    FileKind.XLSX: _OFFICE + "spreadsheetml.sheet",
    FileKind.PPTX: _OFFICE + "presentationml.presentation",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileKind.DOC: "application/msword",
    FileKind.XLS: "application/vnd.ms-excel",
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.TXT: "text/plain; charset=utf-8",
}
_START: Final = 1024
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = olefile.MAGIC
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"dex\n")
_ARCHIVES: Final = (b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OTHER_PICTURES: Final = (b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_WEB_MARKS: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?php", b"<iframe")
# Brands of ISO 14496-12 containers: pictures compressed by HEVC (ISO 23008-12); others are films, or AVIF.
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"})
_OPEN_XML: Final = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
    "ppt/presentation.xml": FileKind.PPTX,
}
_CONTENT_TYPES: Final = "[Content_Types].xml"
# Excel's macros of before 1993 still run: they have sheets of their own.
_MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS: Final = ("xl/macrosheets/", "basic/", "scripts/")
_MACRO_TYPES: Final = (b"macroenabled", b"vbaproject")
_OLD_OFFICE: Final = {"worddocument": FileKind.DOC, "workbook": FileKind.XLS, "book": FileKind.XLS}


def kind_of_file(file: BinaryIO) -> FileKind:
    """The kind of an opened file, which is left at its beginning.

    Raises ProblemError with what to do instead where it is none that is taken: a program, a web page, an Office file
    with macros or a password, an archive, a film. At no time more of the file than a part is in memory.
    """
    try:
        file.seek(0)
        start = file.read(_START)
        kind = _by_start(start)
        return kind if kind is not None else _by_container(file, start)
    finally:
        file.seek(0)


def _by_start(start: bytes) -> FileKind | None:
    """The kind as the first bytes tell it; what runs or lays a page in a browser is looked for before anything else."""
    if not start.strip():
        refuse(Problem("evidence.empty"))
    _refuse_what_runs(start)
    if b"%PDF-" in start:
        return FileKind.PDF
    if start.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if start.startswith(b"RIFF"):
        return FileKind.WEBP if start[8:12] == b"WEBP" else refuse(Problem("evidence.film"))
    if start[4:8] == b"ftyp":
        return _iso_container(start)
    return None


def _refuse_what_runs(start: bytes) -> None:
    if start.startswith(_PROGRAMS):
        refuse(Problem("evidence.program"))
    text = start.lower() if not start.startswith((b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"%PDF-", _ZIP, _OLE)) else b""
    if any(mark in text for mark in _WEB_MARKS):
        refuse(Problem("evidence.web_page"))


def _iso_container(start: bytes) -> FileKind:
    """A box "ftyp": its size, its main brand, a version, and the brands it can also be read as."""
    size = int.from_bytes(start[:4], "big")
    brands = {start[at : at + 4] for at in (8, *range(16, min(size, len(start)), 4))}
    if start[8:12] in (b"avif", b"avis") or b"avif" in brands:
        refuse(Problem("evidence.picture"))
    return FileKind.HEIC if brands & _HEIC_BRANDS else refuse(Problem("evidence.film"))


def _by_container(file: BinaryIO, start: bytes) -> FileKind:
    if start.startswith(_ZIP):
        return _by_package(Package(file), start)
    if start.startswith(_OLE):
        return _by_compound_file(file)
    if start.startswith(_ARCHIVES):
        refuse(Problem("evidence.archive"))
    if start.startswith(_OTHER_PICTURES):
        refuse(Problem("evidence.picture"))
    if start.lstrip().startswith(b"{\\rtf"):
        refuse(Problem("evidence.office"))
    # Sound is recognised by its tag, or by the bits that a frame of MP3 begins with.
    if start.startswith((b"ID3", b"OggS", b"fLaC", b"\x1a\x45\xdf\xa3", b"\xff\xfb", b"\x00\x00\x01\xba")):
        refuse(Problem("evidence.film"))
    refuse(Problem("evidence.unknown" if b"\0" in start else "evidence.text"))


def _by_package(package: Package, start: bytes) -> FileKind:
    """Office's zip containers, by the part that must be there; OpenDocument names itself in its first entry."""
    names = {name.lower() for name in package.names}
    types = (package.part(_CONTENT_TYPES) or b"").lower()
    macros = any(name.endswith(_MACRO_PARTS) or name.startswith(_MACRO_FOLDERS) for name in names)
    if macros or any(mark in types for mark in _MACRO_TYPES):
        refuse(Problem("evidence.macros"))
    for part, kind in _OPEN_XML.items():
        if part in names and types:
            return kind
    declared = (package.part("mimetype") or b"").strip()
    for kind in (FileKind.ODT, FileKind.ODS):
        if declared == MEDIA_TYPES[kind].encode():
            return kind
    is_office = declared.startswith(b"application/vnd.oasis") or bool(types)
    refuse(Problem("evidence.office" if is_office else "evidence.archive"))


def _by_compound_file(file: BinaryIO) -> FileKind:
    """Office's containers of before 2007, by the stream at their root; locked newer files are such containers too."""
    try:
        with olefile.OleFileIO(file) as container:
            paths = [[part.lower() for part in path] for path in container.listdir(streams=True, storages=True)]
    except Exception:
        # Whatever the library trips over: the file comes from a stranger, and is broken.
        refuse(Problem("evidence.broken"))
    roots = {path[0] for path in paths}
    if "encryptedpackage" in roots:
        refuse(Problem("evidence.encrypted"))
    if any(part.startswith("_vba_project") for path in paths for part in path):
        refuse(Problem("evidence.macros"))
    for name, kind in _OLD_OFFICE.items():
        if name in roots:
            return kind
    refuse(Problem("evidence.office"))
