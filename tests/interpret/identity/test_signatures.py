from datetime import date

import pytest

from triwulan.core.document import Document, Origin, Paragraph, Row, Table, TableCell
from triwulan.core.identity import StatedSignature
from triwulan.formats.read_text import read_text
from triwulan.interpret import interpret

LEFT = (
    "Mengetahui,",
    "Atasan Langsung",
    "Camat Rawa Indah",
    "",
    "PEJABAT B, S.STP",
    "Pembina",
    "NIP. 19750921 199501 1 001",
)
RIGHT = (
    "Rawa Indah, 4 Juli 2024",
    "Kepala Seksi",
    "Pemerintahan",
    "",
    "PEJABAT A, S.Sos",
    "Penata Tk. I",
    "NIP 197803162003121004",
)


def _table(*rows: tuple[str, ...]) -> Table:
    made = tuple(Row(tuple(TableCell(text) for text in row)) for row in rows)
    return Table("", "", (), (), made)


def _paragraphs(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, origin=Origin(f"p{at}")) for at, line in enumerate(lines))


DOCUMENTS = {
    "a table of one row": Document("", (_table(("\n".join(LEFT), "\n".join(RIGHT))),)),
    "a table of many rows": Document("", (_table(*zip(LEFT, [""] * 7, RIGHT, strict=True)),)),
    "tabs": Document("", _paragraphs(*(f"{left}\t{right}" for left, right in zip(LEFT, RIGHT, strict=True) if left))),
    "one below the other": Document("", _paragraphs(*filter(None, (*LEFT, *RIGHT)))),
    "plain text": read_text("\n".join(f"{one:<50}{two}" for one, two in zip(LEFT, RIGHT, strict=True)).encode()),
}


def _sides(document: Document) -> tuple[StatedSignature, ...]:
    return interpret(document).identity.signatures


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_both_sides_are_read_from(document: Document):
    above, reporter = _sides(document)
    assert (above.superior, reporter.superior) == (True, False)
    assert (above.post.text, above.name.text) == ("Camat Rawa Indah", "PEJABAT B, S.STP")
    assert (above.rank.text, above.nip.text) == ("Pembina", "19750921 199501 1 001")
    assert (reporter.post.text, reporter.name.text) == ("Kepala Seksi Pemerintahan", "PEJABAT A, S.Sos")
    assert (reporter.town.text, reporter.dated) == ("Rawa Indah", date(2024, 7, 4))
    assert (reporter.rank.text, reporter.nip.text) == ("Penata Tk. I", "197803162003121004")


def test_a_block_without_nip_is_one_too():
    sides = _sides(
        Document("", (_table(("Mengetahui,\nCamat Rawa\n\nPEJABAT B", "Rawa, 4 Juli 2024\nKasi Umum\n\nPEJABAT A")),))
    )
    assert [(side.superior, side.name.text) for side in sides] == [(True, "PEJABAT B"), (False, "PEJABAT A")]


def test_a_table_of_places_and_days_is_none():
    table = _table(("No", "Kegiatan", "Tempat, tanggal"), ("1", "Kepala desa dilantik", "Balai Desa, 4 Juli 2024"))
    assert _sides(Document("", (table,))) == ()


def test_one_line_is_enough():
    (side,) = _sides(
        Document("", _paragraphs("Rawa, 4 Juli 2025, Camat Rawa: PEJABAT P, S.IP. (NIP 19731019 199903 1 005)"))
    )
    assert (side.post.text, side.name.text, side.dated) == ("Camat Rawa", "PEJABAT P, S.IP.", date(2025, 7, 4))


@pytest.mark.parametrize(
    ("line", "acting", "post"),
    [
        ("Plt. Camat Rawa", "Plt", "Camat Rawa"),
        ("a.n. CAMAT RAWA", "a.n", "CAMAT RAWA"),
        ("Camat Rawa", "", "Camat Rawa"),
    ],
)
def test_acting_posts_are_told(line: str, acting: str, post: str):
    above, _ = _sides(
        Document("", (_table((f"Mengetahui,\n{line}\n\nPEJABAT B\nNIP. 1", "Kasi Umum\n\nPEJABAT A\nNIP. 2")),))
    )
    assert (above.acting, above.post.text) == (acting, post)


def test_who_takes_note_is_the_superior_also_by_the_other_sides_day():
    first, second = _sides(
        Document(
            "", (_table(("Camat Rawa\n\nPEJABAT B\nNIP. 1", "Rawa, 4 Juli 2024\nKasi Umum\n\nPEJABAT A\nNIP. 2")),)
        )
    )
    assert (first.superior, second.superior) == (True, False)


def test_a_misspelled_heading_is_a_heading():
    above, _ = _sides(Document("", (_table(("ATAMAN LANGSUNG\nCamat Rawa\n\nB\nNIP. 1", "Kasi Umum\n\nA\nNIP. 2")),)))
    assert (above.heading.text, above.post.text, above.superior) == ("ATAMAN LANGSUNG", "Camat Rawa", True)


def test_blanks_are_kept_as_blanks():
    _, reporter = _sides(
        Document(
            "",
            (
                _table(
                    (
                        "Mengetahui,\nCamat Rawa\n\nB\nNIP. 1",
                        "Rawa, .... Juli 2024\nKasi Umum\n\n(............)\nNIP. ........",
                    )
                ),
            ),
        )
    )
    assert (reporter.name.text, reporter.dated) == ("(............)", None)
    assert reporter.nip.text == "........"
