from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from triwulan.core.interval import (
    Fit,
    Interval,
    difference,
    exactly,
    fit,
    given,
    is_cut,
    mean,
    percentage,
    ratio,
    result,
    rounded,
    spanned,
    total,
)
from triwulan.core.quantity import number, parse_quantity, round_half_up

figures = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
positives = st.decimals(min_value="0.01", max_value=10**9, places=4)
precisions = st.integers(min_value=0, max_value=3)


def interval(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def test_a_printed_percentage_stands_for_what_rounds_to_it() -> None:
    printed = result(parse_quantity("24,14 %"))
    assert printed == interval("24.135", "24.145")
    assert printed.holds(Decimal("24.135"))
    assert not printed.holds(Decimal("24.145"))


def test_counts_and_rupiah_are_exact_and_percentages_are_not() -> None:
    assert given(parse_quantity("3 desa")) == exactly(3)
    assert given(parse_quantity("Rp. 7.500.000,-")) == exactly(7_500_000)
    assert given(parse_quantity("64%")) == interval("63.5", "64.5")
    assert given(parse_quantity("7,5 juta")) == interval("7450000", "7550000")


@pytest.mark.parametrize(
    ("printed", "part", "whole", "how"),
    [
        ("75,00", "9", "12", Fit.FITS),
        ("72,00", "9", "12", Fit.WRONG),
        ("33,33", "1", "3", Fit.FITS),
        ("66,66", "2", "3", Fit.CUT),
        ("66,68", "2", "3", Fit.CLOSE),
        ("66,7", "2", "3", Fit.FITS),
        ("66", "2", "3", Fit.CUT),
        ("68", "2", "3", Fit.WRONG),
        ("79,86", "63,89%", "80", Fit.FITS),
        ("79,86", "64%", "80", Fit.CLOSE),
        ("12%", "600.000", "7.500.000", Fit.WRONG),
    ],
)
def test_it_says_how_a_percentage_agrees_with_its_inputs(printed: str, part: str, whole: str, how: Fit) -> None:
    numerator = parse_quantity(part)
    exact = numerator.value * 100 / parse_quantity(whole).value
    reckoned = percentage(given(numerator), given(parse_quantity(whole)))
    assert reckoned is not None
    assert fit(parse_quantity(printed), reckoned, exact) is how


def test_a_negative_change_is_cut_towards_zero() -> None:
    assert is_cut(parse_quantity("-5,35"), Decimal("-5.357"))
    assert not is_cut(parse_quantity("-5,36"), Decimal("-5.357"))


def test_it_divides_by_nothing_that_may_be_zero() -> None:
    assert ratio(exactly(3), exactly(0)) is None
    assert ratio(exactly(3), rounded(Decimal(0), 2)) is None


def test_the_mean_can_have_another_divisor() -> None:
    values = [exactly(Decimal(each)) for each in ("100", "50", "30")]
    assert mean(values) == exactly(60)
    assert mean(values, 4) == exactly(45)
    assert mean([]) is None


def test_a_fall_makes_the_ends_change_places() -> None:
    assert interval("1", "2").scaled(Decimal(-1)) == interval("-2", "-1")
    assert spanned(lambda a, b: a - b, interval("1", "2"), interval("0", "5")) == interval("-4", "2")


@drawn(figures, precisions)
def test_what_is_rounded_lies_in_what_it_prints(value: Decimal, places: int) -> None:
    printed = number(round_half_up(value, places), places=places)
    stands_for = result(printed)
    assert stands_for.holds(value) or value in (stands_for.low, stands_for.high)


@drawn(figures, figures, precisions)
def test_a_sum_and_a_difference_of_rounded_figures_hold_the_true_one(a: Decimal, b: Decimal, places: int) -> None:
    first, second = (rounded(round_half_up(each, places), places) for each in (a, b))
    both, less = total([first, second]), difference(first, second)
    assert both.low <= a + b <= both.high
    assert less.low <= a - b <= less.high


@drawn(figures, positives, precisions)
def test_a_right_percentage_is_never_called_wrong(part: Decimal, whole: Decimal, places: int) -> None:
    exact = part * 100 / whole
    reckoned = percentage(exactly(part), exactly(whole))
    assert reckoned is not None
    printed = number(round_half_up(exact, places), places=places)
    assert fit(printed, reckoned) in (Fit.FITS, Fit.CUT)


@drawn(figures, precisions, st.integers(min_value=2, max_value=10**6))
def test_a_figure_two_off_in_the_last_place_is_wrong(value: Decimal, places: int, off: int) -> None:
    printed = number(round_half_up(value, places) + off * Decimal(1).scaleb(-places), places=places)
    assert fit(printed, exactly(value)) is Fit.WRONG


@drawn(figures, figures)
def test_meeting_is_mutual(a: Decimal, b: Decimal) -> None:
    one, other = rounded(a, 2), rounded(b, 2)
    assert one.meets(other) == other.meets(one)
    assert one.meets(one)
    assert one.meets(exactly(a))
