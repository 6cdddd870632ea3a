import io
import zipfile

import docx as python_docx
import pytest

from tests.formats.office import cell, docx, p, row, table
from tests.formats.sample import sample
from triwulan.formats.docx import write_docx
from triwulan.formats.docx_comments import AUTHOR, annotate
from triwulan.formats.read_docx import read_docx

BODY = p("satu") + table(row("a", "b"), row("c", cell("d", "e"))) + p("dua")


def comments(data: bytes) -> list[tuple[str, str]]:
    return [(each.author, each.text) for each in python_docx.Document(io.BytesIO(data)).comments]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        assert source.testzip() is None
        return {name: source.read(name) for name in source.namelist()}


def document(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


def test_it_puts_comments_at_paragraphs_and_cells() -> None:
    made = annotate(docx(BODY), [("p1", "Tentang dua"), ("t0r1c1", "Tentang sel")])
    assert comments(made) == [(AUTHOR, "Tentang dua"), (AUTHOR, "Tentang sel")]
    text = document(made)
    two = text[text.index('<w:commentRangeStart w:id="0"') : text.index('<w:commentRangeEnd w:id="0"')]
    assert "dua" in two and "satu" not in two
    inside = text[text.index('<w:commentRangeStart w:id="1"') : text.index('<w:commentRangeEnd w:id="1"')]
    assert ">d<" in inside and ">e<" in inside and ">c<" not in inside


def test_the_document_reads_as_before() -> None:
    before = write_docx(sample())
    made = annotate(before, [("t1r2c3", "Satu\nDua"), ("p4", "Tiga")])
    assert read_docx(made) == read_docx(before)


def test_all_other_parts_keep_their_bytes_and_their_order() -> None:
    before = parts(write_docx(sample()))
    made = parts(annotate(write_docx(sample()), [("p0", "Uji")]))
    changed = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert [name for name in made if name in before] == list(before)
    assert {name for name in before if made[name] != before[name]} == changed
    assert set(made) - set(before) == {"word/comments.xml"}


def test_comments_that_are_there_stay() -> None:
    first = annotate(docx(BODY), [("p0", "Yang lama")])
    second = annotate(first, [("p0", "Yang baru")])
    assert [text for _, text in comments(second)] == ["Yang lama", "Yang baru"]
    assert [each.comment_id for each in python_docx.Document(io.BytesIO(second)).comments] == [0, 1]
    assert document(second).count("<w:commentReference") == 2


@pytest.mark.parametrize("address", ["p99", "t0r9c9", "t7", "", "Kinerja!F7", "L31"])
def test_an_address_that_is_not_there_loses_no_comment(address: str) -> None:
    assert comments(annotate(docx(BODY), [(address, "Uji")])) == [(AUTHOR, "Uji")]


def test_a_comment_on_a_document_without_paragraphs_finds_a_place() -> None:
    assert comments(annotate(docx(""), [("p0", "Uji")])) == [(AUTHOR, "Uji")]


def test_what_xml_forbids_does_not_break_the_file() -> None:
    assert comments(annotate(docx(BODY), [("p0", "a\x00b <w:p> & c")])) == [(AUTHOR, "ab <w:p> & c")]


def test_nothing_to_say_leaves_the_file_alone() -> None:
    assert annotate(docx(BODY), []) == docx(BODY)


def test_the_same_comments_give_the_same_bytes() -> None:
    notes = [("p0", "Uji"), ("t0r0c0", "Sel")]
    assert annotate(docx(BODY), notes) == annotate(docx(BODY), notes)
