import pytest

from tests.formats.sample import sample
from triwulan.core.document import (
    Checklist,
    Document,
    Heading,
    Item,
    ItemList,
    Marker,
    Paragraph,
    SignatureBlock,
    Table,
    Title,
    plain_lines,
)
from triwulan.formats.markdown import write_markdown
from triwulan.formats.read_markdown import read_markdown


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in (*table.header, *table.rows)]


def spans(table: Table, row: int) -> list[tuple[int, int]]:
    return [(cell.colspan, cell.rowspan) for cell in table.rows[row].cells]


def only_table(text: str) -> Table:
    (table,) = [block for block in read_markdown(text).blocks if isinstance(block, Table)]
    return table


def lists(document: Document) -> list[ItemList]:
    return [block for block in document.blocks if isinstance(block, ItemList)]


def marks(items: ItemList) -> list[tuple[str, str, object]]:
    """Marker, text and children of each item, without where they stood."""
    return [
        (f"{items.marker}{items.start + at}", item.text, marks(item.children) if item.children else None)
        for at, item in enumerate(items.items)
    ]


def test_it_reads_back_every_line_that_we_write() -> None:
    written = [line for part in plain_lines(sample()) for line in part.split("\n") if line]
    read = [line for part in plain_lines(read_markdown(write_markdown(sample()))) for line in part.split("\n")]
    # What we write into a line of its own may be a part of another: "BAB I" and "PENDAHULUAN".
    assert " ".join(" ".join(read).replace("Tabel  ", "").split()) == " ".join(" ".join(written).split())


def test_it_reads_back_lists_boxes_title_and_notice_as_what_they_are() -> None:
    read = read_markdown(write_markdown(sample()))
    assert read.notice == "KONSEP"
    assert isinstance(read.blocks[0], Title) and len(read.blocks[0].lines) == 3
    mine = [marks(block) for block in sample().blocks if isinstance(block, ItemList)]
    assert [marks(block) for block in lists(read)] == mine
    (boxes,) = [block for block in read.blocks if isinstance(block, Checklist)]
    assert [item.checked for item in boxes.items] == [False, True, True]
    (signed,) = [block for block in read.blocks if isinstance(block, SignatureBlock)]
    assert signed.right.name == "MELATI REKAAN, S.Contoh."


def test_it_reads_back_the_grid_of_every_table() -> None:
    mine = [block for block in sample().blocks if isinstance(block, Table)]
    read = [block for block in read_markdown(write_markdown(sample())).blocks if isinstance(block, Table)]
    assert [len(table.columns) for table in read] == [len(table.columns) for table in mine]
    assert [[row.cells for row in table.header] for table in read] == [[], [], [], []]
    assert spans(read[2], 0) == [(1, 2), (1, 2), (1, 2), (3, 1), (3, 1), (1, 2)]


@pytest.mark.parametrize(
    "text", ["# bukan judul", "- bukan", "1. bukan", "a|b *c* _d_ `e`", "<script> & &amp; [x](y)", "C:\\temp \\\\ x"]
)
def test_it_undoes_what_we_escape(text: str) -> None:
    (block,) = read_markdown(write_markdown(Document("", (Paragraph(text),)))).blocks
    assert isinstance(block, Paragraph) and block.text == text


def test_lines_are_joined_and_broken_where_markdown_breaks_them() -> None:
    (one, two, three) = read_markdown("satu\ndua  \ntiga\\\nempat\n\nlima<br>enam\n\n**tujuh**").blocks
    assert [one.text, two.text, three.text, three.bold] == ["satu dua\ntiga\nempat", "lima\nenam", "tujuh", True]
    assert one.origin.address == "L1" and three.origin.address == "L8"


def test_it_reads_headings_of_both_kinds() -> None:
    blocks = read_markdown("Laporan\n=======\n\n## 2.1 Perjanjian *Kinerja* ##\n\nCapaian\n---\n\n# Lain").blocks
    found = [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
    assert found == [(1, "Laporan"), (2, "2.1 Perjanjian Kinerja"), (2, "Capaian"), (1, "Lain")]


def test_a_line_of_dashes_below_a_sentence_is_a_rule() -> None:
    (block,) = read_markdown("Demikian laporan ini disampaikan.\n---\n").blocks
    assert isinstance(block, Paragraph)


def test_letters_that_go_on_are_one_list_however_far_they_are_set_in() -> None:
    (found,) = lists(read_markdown("- a. satu\n  - b. dua\n  - c. tiga\n"))
    assert marks(found) == [("a.1", "satu", None), ("a.2", "dua", None), ("a.3", "tiga", None)]


def test_it_nests_and_a_number_that_does_not_go_on_begins_a_list() -> None:
    first, second = lists(read_markdown("1. satu\n   - dalam\n2. dua\n   lanjut\n\n4. empat\n"))
    assert marks(first) == [("1.1", "satu", [("-1", "dalam", None)]), ("1.2", "dua lanjut", None)]
    assert second == ItemList((Item("empat", origin=second.items[0].origin),), Marker.NUMBER, 4)


def test_it_reads_boxes() -> None:
    (boxes,) = read_markdown("- [x] Laporan sudah baik\n- [ ] Capaian diteliti ulang\n").blocks
    assert isinstance(boxes, Checklist)
    assert [(item.label, item.checked) for item in boxes.items] == [
        ("Laporan sudah baik", True),
        ("Capaian diteliti ulang", False),
    ]


def test_it_reads_a_table_of_pipes_with_breaks_and_escaped_pipes() -> None:
    table = only_table("Tabel 2.1\n\n| No | Strategi |\n|---:|:--:|\n| **1** | a\\|b<br>c |\n| 2 |  |\n")
    assert texts(table) == [["No", "Strategi"], ["1", "a|b\nc"], ["2", ""]]
    assert table.rows[1].cells[0].bold and not table.rows[2].cells[0].bold
    assert table.rows[1].cells[0].origin.address == "L5"


def test_it_reads_merged_heads_but_leaves_an_empty_head_alone() -> None:
    merged = only_table("| No | Target | | Ket |\n|--|--|--|--|\n| | T | R | |\n| 1 | 5 | 3 | x |\n")
    assert texts(merged) == [["No", "Target", "Ket"], ["T", "R"], ["1", "5", "3", "x"]]
    assert spans(merged, 0) == [(1, 2), (2, 1), (1, 2)]
    plain = only_table("| No | Uraian | |\n|--|--|--|\n| 1 | Desa | 12 |\n| 2 | Dusun | 40 |\n")
    assert spans(plain, 0) == [(1, 1), (1, 1), (1, 1)]


def test_a_missing_field_is_not_made_up() -> None:
    assert texts(only_table("|a|b|c|\n|-|-|-|\n|1|2|\n")) == [["a", "b", "c"], ["1", "2"]]


def test_it_reads_a_table_of_html_with_its_spans() -> None:
    markup = (
        "Sebagai berikut:\n\n<table><thead><tr><th rowspan=2>No</th><th colspan='2'>Target</th></tr>\n"
        "<tr><th>T</th><th>R</th></tr></thead>\n<tr><td>1</td><td>5 &lt; 6</td><td>a<br>b</td></tr></table>\n\nSelesai."
    )
    table = only_table(markup)
    assert [[cell.text for cell in row.cells] for row in table.header] == [["No", "Target"], ["T", "R"]]
    assert (table.header[0].cells[0].rowspan, table.header[0].cells[1].colspan) == (2, 2)
    assert [cell.text for cell in table.rows[0].cells] == ["1", "5 < 6", "a\nb"]
    assert [block.text for block in read_markdown(markup).blocks if isinstance(block, Paragraph)] == [
        "Sebagai berikut:",
        "Selesai.",
    ]


def test_a_list_of_html_in_a_cell_keeps_its_typed_numbers_or_gets_its_own() -> None:
    typed = '<ol style="list-style-type: none"> <li>1. satu</li> <li>2. dua</li> </ol>'
    counted = "<ol><li>satu</li><li>dua</li></ol>"
    table = only_table(f"|a|b|\n|-|-|\n|{typed}|{counted}|\n")
    assert texts(table)[1] == ["1. satu\n2. dua", "1. satu\n2. dua"]


def test_headings_and_lists_of_html_are_what_they_are() -> None:
    heading, items, text = read_markdown(
        '<h2>Capaian <b>Kinerja</b></h2>\n\n<ol type="a"><li>satu</li><li>dua</li></ol> akhir'
    ).blocks
    assert isinstance(heading, Heading) and (heading.level, heading.text) == (2, "Capaian Kinerja")
    assert isinstance(items, ItemList) and marks(items) == [("a.1", "satu", None), ("a.2", "dua", None)]
    assert isinstance(text, Paragraph) and text.text == "akhir"


def test_what_stands_behind_a_table_of_html_is_not_lost() -> None:
    table, text = read_markdown("<table><tr><td>a</td><td>b</td></tr></table> Sumber: kecamatan").blocks
    assert isinstance(table, Table) and isinstance(text, Paragraph) and text.text == "Sumber: kecamatan"


def test_code_is_passed_over_and_said_to_be() -> None:
    document = read_markdown("awal\n```python\nx = 1\n```\nakhir")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["awal", "akhir"]
    assert [each.problem.message for each in document.unread] == ["reading.code"]


def test_footnotes_are_notes_and_their_marks_are_no_figures() -> None:
    text, note = read_markdown("Capaian 25%[^1] tercatat.\n\n[^1]: Per 31\n    Maret.\n").blocks
    assert isinstance(text, Paragraph) and isinstance(note, Paragraph)
    assert (text.text, note.text, note.note) == ("Capaian 25% tercatat.", "Per 31 Maret.", True)


def test_a_caption_right_below_a_sentence_is_a_paragraph_of_its_own() -> None:
    blocks = read_markdown("dapat dilihat sebagai berikut:\nTabel 2.2 Capaian\n|a|b|\n|-|-|\n|1|2|").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "dapat dilihat sebagai berikut:",
        "Tabel 2.2 Capaian",
    ]
