"""Files made to do harm, and files that came to harm: each is read or refused, and nothing else happens."""

import io
import struct
import time
import zipfile
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.office import NAMESPACES, cell, counted, docx, levels, num, p, packed, relations, row, table
from tests.formats.sample import sample
from triwulan.core.document import Document, Table
from triwulan.core.problem import ProblemError
from triwulan.formats import limits, packages
from triwulan.formats.docx import write_docx
from triwulan.formats.docx_comments import annotate
from triwulan.formats.markdown import write_markdown
from triwulan.formats.read_docx import read_docx
from triwulan.formats.read_markdown import read_markdown
from triwulan.formats.read_text import decode, read_text

FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
TEXT = (
    "No\tUraian\tTarget\n1\tJumlah desa\t12\n\n<table><tr><td colspan=2>a<td><ol><li>b</ol></table>\n\n"
    "| a | b |\n|---|---|\n| **1** | `x` |\n\n"
    "No   Uraian        Nilai\n1    Jumlah desa     12\n2    Laporan          4\n\n"
    "1. satu\n   - dua\n\nMengetahui,            Rekaan, 5 April\nNIP. 1                 NIP. 2\n"
)


@cache
def written() -> bytes:
    return write_docx(sample())


@cache
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written())) as source:
        return {name: source.read(name) for name in source.namelist()}


def refused(data: bytes) -> str:
    with pytest.raises(ProblemError) as caught:
        read_docx(data)
    return caught.value.problem.message


def raw(document: str) -> bytes:
    return packed({"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": document})


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(docx(p(" " * 30_000_000))) == "reading.unpacks_too_large"
    assert refused(docx(p(" " * 3_000_000))) == "reading.unpacks_too_large"
    monkeypatch.setattr(packages, "MOST_UNPACKED", 5_000_000)
    many = {f"word/media/{at}.bin": bytes(1_000_000) for at in range(5)}
    assert refused(packed({**parts(), **many})) == "reading.unpacks_too_large"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(docx(p("a" * 100_000)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as source:
        real = source.getinfo("word/document.xml").file_size
    entry = data.rindex(struct.pack("<I", real))
    data[entry : entry + 4] = struct.pack("<I", 50)
    assert refused(bytes(data)) == "reading.broken"


def test_a_container_of_very_many_parts_is_refused() -> None:
    many = {f"word/{at}.xml": "" for at in range(limits.MOST_ENTRIES + 1)}
    assert refused(packed(many)) == "reading.too_many_parts"


def test_a_part_with_a_password_is_refused() -> None:
    data = bytearray(docx(p("Isi")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert refused(bytes(data)) == "reading.encrypted"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
def test_declarations_are_refused(declaration: str) -> None:
    document = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    assert refused(raw(declaration + document)) == "reading.declares_entities"
    wide = (declaration + document).encode("utf-16")
    assert refused(packed({"word/document.xml": wide})) == "reading.declares_entities"


def test_deep_nesting_is_refused() -> None:
    inner = p("dalam")
    for _ in range(limits.MOST_NESTED + 5):
        inner = table(row(cell(inner, p()), "x"), row("a", "b"))
    assert refused(docx(inner)) == "reading.nested_too_deep"
    controls = "<w:sdt><w:sdtContent>" * 300 + p("a") + "</w:sdtContent></w:sdt>" * 300
    assert refused(docx(controls)) == "reading.nested_too_deep"
    links = "<w:p>" + "<w:hyperlink>" * 100 + "<w:r><w:t>a</w:t></w:r>" + "</w:hyperlink>" * 100 + "</w:p>"
    assert refused(docx(links)) == "reading.nested_too_deep"


def test_enormous_tables_are_refused() -> None:
    wide = row(*(cell("x", properties='<w:gridSpan w:val="999999"/>') for _ in range(300)))
    assert refused(docx(table(wide, wide))) == "reading.table_too_large"
    assert (
        refused(docx(table(*(row(f"desa {at * at}") for at in range(limits.MOST_ROWS + 1)))))
        == "reading.table_too_large"
    )
    with pytest.raises(ProblemError, match=r"reading\.table_too_large"):
        read_markdown("|a|b|\n|-|-|\n" + "|1|2|\n" * (limits.MOST_ROWS + 1))
    with pytest.raises(ProblemError, match=r"reading\.table_too_large"):
        read_text(b"a\tb\tc\n" * (limits.MOST_ROWS + 1))


def test_lists_of_a_thousand_levels_are_read() -> None:
    deep = "".join(f"{' ' * at}- a\n" for at in range(1500))
    assert read_markdown(deep).blocks
    numbering = "".join(levels(("decimal", "%1."), abstract=at) + num(at, at) for at in range(1, 400))
    body = "".join(p("a", counted(0, at) + f'<w:ind w:left="{at * 20}"/>') for at in range(1, 400))
    assert read_docx(docx(body, numbering=numbering)).blocks


@pytest.mark.parametrize("value", ["-1", "99999999999999", "abc", "", "1e9", "\u0663"])
def test_numbers_that_are_none_are_passed_over(value: str) -> None:
    body = (
        p("a", f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr><w:ind w:left="{value}"/>')
        + p("b", f'<w:outlineLvl w:val="{value}"/>')
        + table(row(cell("c", properties=f'<w:gridSpan w:val="{value}"/>'), "d"), row("e", "f"))
    )
    numbering = levels(("decimal", "%1.")).replace('w:start w:val="1"', f'w:start w:val="{value}"') + num()
    assert len(read_docx(docx(body, numbering=numbering)).blocks) == 3


@pytest.mark.parametrize(
    "text",
    [
        "**a " * 60_000,
        "[a](" * 60_000,
        "|" * 200_000,
        "<table><tr><td>" * 15_000,
        "<ol><li>" * 25_000,
        "a\t" * 100_000,
        "\n".join("a\t" * (at % 50) for at in range(9_000)),
        "a        b\n" * 20_000,
        "a   b    12\n\n" * 15_000,
        "`a" * 100_000,
        " " * 200_000 + "x",
    ],
    ids=lambda text: text[:12],
)
def test_texts_made_to_be_slow_are_not(text: str) -> None:
    begun = time.perf_counter()
    for read in (read_markdown, lambda each: read_text(each.encode())):
        try:
            read(text)
        except ProblemError as error:
            assert error.problem.message in ("reading.table_too_large", "reading.too_long")
    # A generous bound for a busy machine: what grows with the square takes minutes.
    assert time.perf_counter() - begun < 20


def mutated(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """The data with some pieces overwritten, put in or cut out, each at a place between 0 and 1."""
    made = bytearray(data)
    for place, piece, cut in changes:
        at = int(place * len(made))
        made[at : at + cut] = piece
    return bytes(made)


def pieces(*tokens: bytes) -> st.SearchStrategy[list[tuple[float, bytes, int]]]:
    piece = st.one_of(st.binary(max_size=4), st.sampled_from(tokens))
    change = st.tuples(st.floats(0, 1), piece, st.sampled_from((0, 1, 1, 4, 40, 2000)))
    return st.lists(change, min_size=1, max_size=6)


def is_whole(document: Document) -> bool:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return all(cell.colspan > 0 and cell.rowspan > 0 for each in tables for row in each.rows for cell in row.cells)


@FUZZ
@given(pieces(b"PK\x03\x04", b"PK\x01\x02", b"\xff\xff\xff\xff", bytes(8)))
def test_a_damaged_container_is_read_or_refused(changes: list[tuple[float, bytes, int]]) -> None:
    with suppress(ProblemError):
        assert is_whole(read_docx(mutated(written(), changes)))


XML = (
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl>",
    b"<w:tc>",
    b'w:val="9999999999"',
    b'w:val="-1"',
    b"<w:sdt>",
    b"<w:del>",
    b"&#0;",
)


@FUZZ
@given(st.sampled_from(("word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels")), pieces(*XML))
def test_damaged_xml_is_read_or_refused(name: str, changes: list[tuple[float, bytes, int]]) -> None:
    data = packed({**parts(), name: mutated(parts()[name], changes)})
    try:
        read = read_docx(data)
    except ProblemError:
        return
    assert is_whole(read)
    assert read_docx(annotate(data, [("p3", "Uji"), ("t1r2c3", "Uji")])) == read


ATTRIBUTES = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from(("0", "-1", "7", "99999", "x", "restart"))), max_size=30
)


@FUZZ
@given(ATTRIBUTES)
def test_attributes_with_other_values_are_read_or_refused(changes: list[tuple[int, str]]) -> None:
    pieces = parts()["word/document.xml"].split(b'w:val="')
    for at, value in changes:
        place = 1 + at % (len(pieces) - 1)
        pieces[place] = value.encode() + pieces[place][pieces[place].index(b'"') :]
    assert is_whole(read_docx(packed({**parts(), "word/document.xml": b'w:val="'.join(pieces)})))


TOKENS = (
    b"\t",
    b"  ",
    b"\n",
    b"|",
    b"<table>",
    b"</td>",
    b"<li>",
    b"**",
    b"`",
    b"- ",
    b"1. ",
    b"\x00",
    b"<!--",
    b"\xef\xbb\xbf",
)


@FUZZ
@given(st.sampled_from((TEXT, write_markdown(sample()))), pieces(*TOKENS))
def test_damaged_text_is_read_or_refused(text: str, changes: list[tuple[float, bytes, int]]) -> None:
    data = mutated(text.encode(), changes)
    for read in (read_text, lambda each: read_markdown(decode(each))):
        try:
            assert is_whole(read(data))
        except ProblemError as error:
            assert error.problem.message.startswith("reading.")


@FUZZ
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    assert is_whole(read_markdown(text))
    try:
        read_text(text.encode("utf-8", "surrogatepass"))
    except ProblemError as error:
        assert error.problem.message == "reading.unknown"
