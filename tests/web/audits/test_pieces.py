"""The document as it was read: marks at their place, pieces of a size that a phone can load."""

from tests.web.audits.reports import WRONG
from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.core.document import Column, Document, Origin, Paragraph, Row, Table, TableCell
from triwulan.formats.audit_json import AuditReport
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.text.audit_report import audit_report
from triwulan.web.audits.pieces import LARGEST, pieces_of


def audit_of(document: Document) -> AuditReport:
    return audit_report(Context(interpret(document)), rules(), name="x", language="id")


def test_the_cells_of_a_line_share_an_address_and_the_right_one_is_marked():
    document = read_document(WRONG.encode(), "laporan.md")
    (piece,) = pieces_of(document, audit_of(document))
    assert list(piece.marks.values())[:1] == ["tempat-1"]
    assert 'href="#temuan-1"' in piece.html.replace("\u00a0", " ").partition("6 kali")[0].rpartition("<td")[2]


def test_a_large_document_comes_in_pieces_and_nothing_is_lost():
    rows = tuple(Row((TableCell(f"nomor {n}", origin=Origin(f"A{n}")), TableCell("x" * 30))) for n in range(6000))
    table = Table("", "Kinerja", (Column(1), Column(1)), (), rows)
    document = Document("Buku", (Paragraph("Awal."), table, Paragraph("Akhir.")))
    pieces = pieces_of(document, audit_of(Document("", ())))
    assert len(pieces) > 2
    assert sum(piece.html.count("nomor") for piece in pieces) == 6000
    assert all(len(piece.html) < 3 * LARGEST for piece in pieces)
    assert "Akhir." in pieces[-1].html


def test_merged_cells_that_do_not_fit_are_shown_one_by_one():
    rows = (Row((TableCell("a", colspan=3), TableCell("b"))),)
    (piece,) = pieces_of(Document("", (Table("", "", (Column(1),), (), rows),)), audit_of(Document("", ())))
    assert ">a</td>" in piece.html and ">b</td>" in piece.html


def test_an_empty_document_is_one_piece():
    assert len(pieces_of(Document("", ()), audit_of(Document("", ())))) == 1
