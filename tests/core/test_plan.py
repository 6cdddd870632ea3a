from decimal import Decimal

from triwulan.core.plan import by_month, spread


def test_a_count_is_spread_over_its_months_in_turn():
    assert spread([(Decimal(5), (2, 5, 8))]) == (2, 2, 1, 0)
    assert spread([(Decimal(8), (1, 3, 4, 6, 7, 9, 10, 12))]) == (2, 2, 2, 2)
    assert spread([(Decimal(11), (1,)), (Decimal(2), (6, 12))]) == (11, 1, 0, 1)


def test_fewer_pieces_than_months_fill_the_first_months():
    assert spread([(Decimal(2), range(1, 13))]) == (2, 0, 0, 0)
    assert by_month(Decimal(2), range(1, 13)) == {1: 1, 2: 1}


def test_a_fraction_falls_to_the_next_month_in_turn():
    assert spread([(Decimal("2.5"), (1, 4, 7))]) == (1, 1, Decimal("0.5"), 0)


def test_a_huge_count_takes_no_longer():
    assert sum(spread([(Decimal(9_999_999_999), (1, 2, 3, 4))])) == 9_999_999_999


def test_no_plan_is_nothing():
    assert spread([]) == (0, 0, 0, 0)
    assert by_month(Decimal(3), ()) == {}


def test_months_are_those_of_the_plan_whatever_their_order():
    assert by_month(Decimal(3), (9, 3, 3)) == {3: 2, 9: 1}
