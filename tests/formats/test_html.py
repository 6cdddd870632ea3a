import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from tests.formats.sample import sample
from triwulan.core.document import Column, Document, Item, ItemList, Marker, Origin, Paragraph, Row, Table, TableCell
from triwulan.formats.html import element_id, write_html


def test_rows_and_blocks_can_be_found_by_their_anchor() -> None:
    fragment = write_html(sample())
    assert '<tr id="measurement-IK1" data-anchor="measurement/IK1">' in fragment
    assert '<li id="follow_up-1" data-anchor="follow_up/1">' in fragment
    assert '<h4 class="section" id="section-2.1" data-anchor="section/2.1">' in fragment


def test_no_id_is_given_twice_although_anchors_repeat() -> None:
    fragment = write_html(sample())
    ids = Counter(re.findall(r' id="([^"]*)"', fragment))
    assert fragment.count('data-anchor="analysis/IK1"') == 2
    assert set(ids.values()) == {1}
    assert ids[element_id("analysis/IK1")] == 1


def test_controls_stand_once_per_anchor_in_the_last_cell_or_after_the_last_block() -> None:
    fragment = write_html(sample(), row_controls=lambda anchor: f"<button>{anchor}</button>")
    controls = Counter(re.findall(r'<div class="paper-controls"><button>([^<]*)</button></div>', fragment))
    assert set(controls.values()) == {1}
    assert "100 %" not in fragment
    assert re.search(r"100.%<div class=\"paper-controls\"><button>agreement/IK2</button></div></td></tr>", fragment)
    assert fragment.index("<button>analysis/IK1<") > fragment.rindex('data-anchor="analysis/IK1"')
    assert re.search(
        r"nagari yang terlambat\.<div class=\"paper-controls\"><button>follow_up/2</button></div></li>", fragment
    )


def test_controls_of_a_row_do_not_land_in_a_cell_it_shares_with_the_rows_below() -> None:
    fragment = write_html(sample(), row_controls=lambda anchor: f"<button>{anchor}</button>")
    assert '66,67<div class="paper-controls"><button>measurement/IK1</button></div></td><td rowspan="4">' in fragment


def test_empty_controls_leave_no_trace() -> None:
    assert write_html(sample(), row_controls=lambda anchor: "") == write_html(sample())


def test_tables_have_captions_scoped_headers_and_marked_figures() -> None:
    fragment = write_html(sample())
    tables = sum(isinstance(block, Table) for block in sample().blocks)
    assert fragment.count("<caption>") == fragment.count("<thead>") == fragment.count("<tbody>") == tables
    assert '<th scope="colgroup" colspan="3">Anggaran</th>' in fragment
    assert '<th scope="col" rowspan="2">No</th>' in fragment
    assert '<td class="num">126.000.000</td>' in fragment
    assert '<tr class="total"><td class="mid" colspan="3">' in fragment


def test_headings_follow_without_a_gap() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", write_html(sample()))]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "<h2" in write_html(Document("Uji", sample().blocks[1:2]))


def test_boxes_say_whether_they_are_ticked() -> None:
    fragment = write_html(sample())
    assert fragment.count('aria-label="dipilih"') == 2
    assert fragment.count('aria-label="tidak dipilih"') == 1


def test_lists_keep_their_kind_and_start() -> None:
    fragment = write_html(
        Document("Uji", (ItemList((Item("x"),), Marker.LETTER, 3), ItemList((Item("y"),), Marker.DASH)))
    )
    assert '<ol type="a" start="3"><li>x</li></ol>' in fragment
    assert '<ul class="dashed"><li>y</li></ul>' in fragment


def test_an_anchor_cannot_break_out_of_its_attribute() -> None:
    fragment = write_html(Document("Uji", (Paragraph("x", anchor='a"><script>'),)))
    assert "<script>" not in fragment


def test_marks_stand_before_the_text_of_their_origin() -> None:
    rows = (Row((TableCell("Indikator", origin=Origin("t0r0c0")), TableCell("72,00", origin=Origin("t0r0c1")))),)
    table = Table("", "", (Column(1), Column(1)), (), rows)
    document = Document("Uji", (Paragraph("Satu.", origin=Origin("p1")), table))
    fragment = write_html(document, marks=lambda origin, text: f"<b>{origin.address}</b>")
    assert "<p><b>p1</b>Satu.</p>" in fragment
    assert "<b>t0r0c1</b>72,00</td>" in fragment


def test_a_table_that_was_read_without_a_number_gets_no_caption() -> None:
    table = Table("", "", (Column(1),), (), (Row((TableCell("x"),)),))
    fragment = write_html(Document("Uji", (table,)))
    assert "<caption>" not in fragment and 'aria-label="Tabel ke-1"' in fragment
    sheet = write_html(Document("Uji", (replace(table, caption="Kinerja"),)))
    assert "<caption><span>Kinerja</span></caption>" in sheet
