from triwulan.core.document import Column, Document, Item, ItemList, Row, Table, TableCell
from triwulan.formats import grid
from triwulan.formats.html import write_html
from triwulan.web.review.remark_rows import with_remark_rows

CELL = TableCell("x")
MERGED = Table(
    "2.1",
    "Perjanjian",
    (Column(1), Column(1), Column(1)),
    (),
    (
        Row((TableCell("1", rowspan=2), CELL, CELL), anchor="agreement/IK1"),
        Row((CELL, CELL), anchor="agreement/IK2"),
        Row((CELL, CELL, CELL), anchor="agreement/IK3"),
    ),
)


def rows(table, *remarked):
    document, found = with_remark_rows(Document("x", (table,)), remarked)
    return document.blocks[0].rows, found


def test_the_row_goes_over_all_columns_below_what_is_remarked():
    made, found = rows(MERGED, "agreement/IK3", "report")
    assert [row.anchor for row in made] == ["agreement/IK1", "agreement/IK2", "agreement/IK3", "spot/agreement/IK3"]
    assert made[-1].cells == (TableCell("", colspan=3),)
    assert found == {"agreement/IK3"}


def test_a_merged_cell_grows_over_the_row_put_in_between():
    made, _found = rows(MERGED, "agreement/IK1")
    assert made[0].cells[0].rowspan == 3
    assert made[1].cells == (TableCell("", colspan=2),)
    assert [len(cells) for cells in grid.place(made, 3)] == [3, 1, 2, 3]


def test_every_row_may_be_remarked_at_once():
    made, _found = rows(MERGED, "agreement/IK1", "agreement/IK2", "agreement/IK3")
    assert made[0].cells[0].rowspan == 3 and made[3].cells == (TableCell("", colspan=3),)
    assert write_html(Document("x", (MERGED,))).count("<tr") == 3


def test_what_is_said_again_below_the_table_is_remarked_there():
    list_ = ItemList((Item("lagi", anchor="agreement/IK3"),))
    document, found = with_remark_rows(Document("x", (MERGED, list_)), ["agreement/IK3"])
    assert found == frozenset() and document.blocks[0] == MERGED
