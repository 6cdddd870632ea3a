"""What a file is, by what it holds."""

import contextlib
import io
from pathlib import Path

import pytest

from tests.formats import office_files as made
from triwulan.core.problem import ProblemError
from triwulan.formats.file_kinds import MEDIA_TYPES, FileKind, kind_of_file

TAKEN = {
    "pdf": made.pdf,
    "jpg": made.photo,
    "png": lambda: made.photo(kind="PNG"),
    "webp": lambda: made.photo(kind="WEBP"),
    "heic": made.heic,
    "docx": made.word,
    "xlsx": lambda: made.office("xl/workbook.xml"),
    "pptx": lambda: made.office("ppt/presentation.xml"),
    "odt": lambda: made.open_document("text"),
    "ods": lambda: made.open_document("spreadsheet"),
    "doc": lambda: made.compound("WordDocument", "1Table"),
    "xls": lambda: made.compound("Workbook"),
}
REFUSED = {
    "empty": ("empty", lambda: b" \r\n"),
    "a program of Windows": ("program", lambda: b"MZ\x90\0\3\0\0\0" + b"\0" * 60),
    "a program that says it is a PDF": ("program", lambda: b"MZ\x90\0%PDF-1.7\n"),
    "a program of Linux": ("program", lambda: Path("/bin/sh").read_bytes()[:4096]),
    "a script": ("program", lambda: b"#!/bin/sh\nrm -rf /\n"),
    "a web page": ("web_page", lambda: b"\xef\xbb\xbf<!DOCTYPE html><title>x</title>"),
    "a web page that says it is a PDF": ("web_page", lambda: b"<script>alert(1)</script>%PDF-1.7"),
    "a drawing with scripts": ("web_page", lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    "Word with macros": ("macros", made.with_macros),
    "Excel with macros of 1992": ("macros", lambda: made.office("xl/workbook.xml", xl_macrosheets_sheet1="<x/>")),
    "OpenDocument with macros": ("macros", lambda: made.open_document("text", "Basic/Standard/Modul.xml")),
    "old Word with macros": ("macros", lambda: made.compound("WordDocument", inside=["_VBA_PROJECT"])),
    "Office with a password": ("encrypted", lambda: made.compound("EncryptionInfo", "EncryptedPackage")),
    "a message of Outlook": ("office", lambda: made.compound("__properties_version1.0")),
    "a broken old file": ("broken", lambda: made.compound("WordDocument")[:600]),
    "a binary workbook": ("office", lambda: made.office("xl/workbook.bin")),
    "OpenDocument slides": ("office", lambda: made.open_document("presentation")),
    "a zip": ("archive", lambda: made.packed({"foto.jpg": made.photo()})),
    "a rar": ("archive", lambda: b"Rar!\x1a\x07\x01\0"),
    "a GIF": ("picture", lambda: made.photo(kind="GIF")),
    "a TIFF": ("picture", lambda: made.photo(kind="TIFF")),
    "an AVIF": ("picture", lambda: made.heic(b"avif")),
    "a film": ("film", lambda: made.heic(b"isom").replace(b"mif1", b"mp42")),
    "a sound": ("film", lambda: b"ID3\4\0\0\0\0\0\0"),
    "rich text": ("office", lambda: b"{\\rtf1 x}"),
    "plain text": ("text", lambda: b"Daftar hadir\n"),
    "anything": ("unknown", lambda: bytes(range(1, 120)) + b"\0"),
}


def kind(data: bytes) -> FileKind:
    return kind_of_file(io.BytesIO(data))


@pytest.mark.parametrize("name", TAKEN)
def test_a_kind_is_known_by_what_the_file_holds(name: str) -> None:
    assert kind(TAKEN[name]()) == FileKind(name)


def test_every_kind_is_tried_and_has_a_media_type() -> None:
    assert set(TAKEN) | {FileKind.CSV, FileKind.TXT} == set(FileKind) == set(MEDIA_TYPES)


@pytest.mark.parametrize("name", REFUSED)
def test_whatever_else_is_refused_by_what_it_is(name: str) -> None:
    message, make = REFUSED[name]
    with pytest.raises(ProblemError) as caught:
        kind(make())
    assert caught.value.problem.message == f"evidence.{message}"


def test_macros_declared_under_another_name_are_found() -> None:
    data = made.packed(
        {
            "[Content_Types].xml": '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
            "word/document.xml": "<x/>",
        }
    )
    with pytest.raises(ProblemError, match=r"evidence\.macros"):
        kind(data)


def test_a_zip_of_very_many_parts_is_refused_before_it_is_opened() -> None:
    with pytest.raises(ProblemError, match=r"reading\.too_many_parts"):
        kind(made.word() + b"PK\x01\x02" * 6000)


def test_a_workbook_inside_a_document_does_not_make_it_a_workbook() -> None:
    assert kind(made.compound("WordDocument", inside=["Workbook"])) is FileKind.DOC


def test_the_file_is_left_at_its_beginning() -> None:
    for make in (*TAKEN.values(), REFUSED["Word with macros"][1]):
        file = io.BytesIO(make())
        file.seek(3)
        with contextlib.suppress(ProblemError):
            kind_of_file(file)
        assert file.tell() == 0


def test_damaged_files_are_refused_and_nothing_else_goes_wrong() -> None:
    for make in TAKEN.values():
        data = make()
        for end in range(0, min(len(data), 3000), 37):
            with contextlib.suppress(ProblemError):
                kind(data[:end])
