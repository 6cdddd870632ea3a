import pytest

from tests.formats.sample import cost, row
from triwulan.core.document import Align, Column, Table
from triwulan.formats import columns, font


def table(*widths: float, cells: tuple[str, ...]) -> Table:
    return Table("1", "Uji", tuple(Column(width, Align.RIGHT) for width in widths), (), (row(*cells),))


def test_columns_share_the_whole_width_as_wished() -> None:
    layout = columns.lay_out(table(1, 3, cells=("a", "b")))
    assert layout.widths == pytest.approx((columns.TEXT_WIDTH / 4, columns.TEXT_WIDTH * 3 / 4))


def test_a_figure_gets_the_room_it_needs_at_the_cost_of_the_others() -> None:
    layout = columns.lay_out(table(1, 50, cells=("12.463.335.063", "b")))
    assert layout.inner(0) >= font.width("12.463.335.063", layout.size)
    assert sum(layout.widths) == pytest.approx(columns.TEXT_WIDTH)


def test_print_shrinks_before_figures_break_but_not_below_seven_points() -> None:
    crowded = columns.lay_out(table(*[1] * 12, cells=("12.463.335",) * 12))
    assert 7 <= crowded.size < 9
    assert sum(crowded.widths) == pytest.approx(columns.TEXT_WIDTH)
    hopeless = columns.lay_out(table(*[1] * 12, cells=("12.463.335.063.999",) * 12))
    assert hopeless.size == 7
    assert sum(hopeless.widths) == pytest.approx(columns.TEXT_WIDTH)


def test_columns_without_wished_widths_share_evenly() -> None:
    assert columns.lay_out(table(0, 0, cells=("a", "b"))).widths == pytest.approx((columns.TEXT_WIDTH / 2,) * 2)


def test_low_tables_stay_whole_and_long_ones_may_break() -> None:
    low = table(1, 1, cells=("a", "b"))
    assert columns.stays_whole(low, columns.lay_out(low))
    assert not columns.stays_whole(cost(), columns.lay_out(cost()))


def test_widths_agree_with_the_fonts_own_table() -> None:
    # Digits of the Arial-metric fonts are 1139 of 2048 units wide.
    assert font.width("0", 2048) == pytest.approx(1139)
    assert font.width("0", 2048, bold=True) == pytest.approx(1139)
    assert font.covers("é")
    assert font.covers("☐")
    assert not font.covers("ꦗ")
