import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.formats.office import docx, p, packed, relations
from tests.formats.sample import sample
from triwulan.core.document import Paragraph, Table
from triwulan.core.problem import ProblemError
from triwulan.formats.docx import write_docx
from triwulan.formats.markdown import write_markdown
from triwulan.formats.reading import read_document, read_file
from triwulan.text.sentences import sentence

ISI = docx(p("Isi laporan."))


def refusal(data: bytes, name: str = "laporan.docx") -> str:
    with pytest.raises(ProblemError) as caught:
        read_document(data, name)
    problem = caught.value.problem
    for language in ("id", "en"):
        assert sentence(problem, language) != problem.message
    return problem.message


def workbook() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (("No", "Uraian", "Target"), (1, "Jumlah desa", 12), (2, "Jumlah laporan", 4)):
        sheet.append(row)
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


@pytest.mark.parametrize("name", ["laporan.docx", "laporan.pdf", "laporan.xlsx", "laporan.DOCM", "laporan", "x.md"])
def test_what_a_file_holds_decides_whatever_its_name_says(name: str) -> None:
    (block,) = read_document(ISI, name).blocks
    assert isinstance(block, Paragraph) and block.text == "Isi laporan."


def test_a_workbook_called_a_document_is_read_as_a_workbook() -> None:
    assert any(isinstance(block, Table) for block in read_document(workbook(), "laporan.docx").blocks)


def test_text_is_markdown_only_by_its_name() -> None:
    text = b"Nama\tTarget\tRealisasi\nA\t1\t2\nB\t3\t4\n"
    assert isinstance(read_document(text, "a.txt").blocks[0], Table)
    assert isinstance(read_document(text, "a.md").blocks[0], Paragraph)
    assert isinstance(read_document(text, "a.pdf").blocks[0], Table)


def test_a_document_with_macros_is_read_and_they_are_not_looked_at() -> None:
    with zipfile.ZipFile(io.BytesIO(ISI)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/vbaProject.bin"] = bytes(range(256))
    assert read_document(packed(parts), "laporan.docm") == read_document(ISI, "laporan.docx")


def test_the_main_part_is_the_one_the_container_names() -> None:
    with zipfile.ZipFile(io.BytesIO(ISI)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = relations(officeDocument="word/document2.xml").encode()
    assert read_document(packed(parts), "a.docx").blocks == read_document(ISI, "a.docx").blocks


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.docx", "reading.empty"),
        (b" \n\t\r\n", "a.txt", "reading.empty"),
        (packed({}), "a.docx", "reading.empty"),
        (OLE, "a.doc", "reading.legacy"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "reading.encrypted"),
        (b"{\\rtf1\\ansi Laporan}", "a.doc", "reading.legacy"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf", "reading.picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a.jpg", "reading.picture"),
        (b"BM\x46\x00\x00\x00" + bytes(50), "a.bmp", "reading.picture"),
        (b"No;Uraian\n1;Desa\n", "a.csv", "reading.unknown"),
        (
            packed({"content.xml": "<a/>", "mimetype": "application/vnd.oasis.opendocument.text"}),
            "a",
            "reading.unknown",
        ),
        (packed({"ppt/presentation.xml": "<a/>"}), "a.pptx", "reading.unknown"),
        (bytes(range(256)) * 9, "a.txt", "reading.unknown"),
        (ISI[: len(ISI) // 2], "a.docx", "reading.broken"),
        (ISI[:-30], "a.docx", "reading.broken"),
        (
            packed({"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": "<a"}),
            "a",
            "reading.broken",
        ),
        (packed({"word/document.xml": "<document/>"}), "a.docx", "reading.broken"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, name: str, message: str) -> None:
    assert refusal(data, name) == message


def test_a_word_that_begins_like_a_bitmap_is_text() -> None:
    assert read_document(b"BMKG mencatat hujan lebat di tiga desa.", "a.txt").blocks


def test_a_file_that_is_too_large_is_refused_unopened(tmp_path: Path) -> None:
    large = tmp_path / "besar.docx"
    with large.open("wb") as file:
        # A terabyte of nothing: whoever reads it before asking for its size fails.
        file.truncate(1 << 40)
    with pytest.raises(ProblemError, match=r"reading\.too_large"):
        read_file(large)


def test_a_text_longer_than_any_report_is_refused() -> None:
    assert refusal(b"laporan kinerja " * 400_000, "a.txt") == "reading.too_large"


def test_it_reads_a_file_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "laporan.md"
    path.write_text(write_markdown(sample()), encoding="utf-8")
    assert read_file(path).title.startswith("LAPORAN KINERJA TRIWULAN I")
    other = tmp_path / "laporan.docx"
    other.write_bytes(write_docx(sample()))
    assert read_file(other).title.startswith("LAPORAN KINERJA TRIWULAN I")
