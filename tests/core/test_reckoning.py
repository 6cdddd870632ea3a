"""A measured row follows from the entries of the quarters alone."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reckoning_cast import SCALE, indicator, measured, pair, typed
from triwulan.core.measurement import Aggregation, Direction, Unmeasurable
from triwulan.core.period import Quarter
from triwulan.core.quantity import Kind
from triwulan.core.reckoning import Counts, gaps, is_percent, measure, targets_met


def test_a_sum_is_judged_by_its_own_quarter_and_by_the_year_so_far() -> None:
    row = measured(indicator(), typed("3"), typed("2"))
    assert (row.target.value, row.realisation.value, row.achievement.value) == (3, 2, Decimal("66.67"))
    assert (row.annual_target.value, row.realisation_to_date.value) == (12, 5)
    assert row.annual_achievement.value == Decimal("41.67")
    assert row.predicate == "Rendah"


def test_a_realisation_takes_the_agreed_unit_and_remembers_its_entry() -> None:
    row = measured(indicator(), typed("3"))
    assert (row.realisation.quantity.unit, row.realisation.quantity.raw) == ("Desa", "3")
    assert row.realisation.source == "measurement/IK1/value"


def test_a_state_is_taken_from_this_quarter_only() -> None:
    state = indicator(aggregation=Aggregation.LAST, quarters=("6", "8", "10", "12"))
    row = measured(state, typed("6"), typed("4"))
    assert (row.achievement.value, row.annual_achievement.value) == (50, Decimal("33.33"))
    stale = measured(state, typed("6"), typed(""))
    assert stale.realisation_to_date.quantity.kind is Kind.BLANK
    assert stale.annual_reason is Unmeasurable.NOT_ENTERED


def test_an_average_shows_the_mean_of_what_is_entered() -> None:
    mean = indicator(unit="%", aggregation=Aggregation.AVERAGE, annual="80", quarters=("80",) * 4)
    row = measured(mean, typed("80"), typed("81"), typed("81"))
    assert row.realisation.value == 81
    assert (row.realisation_to_date.value, row.realisation_to_date.quantity.places) == (Decimal("80.67"), 2)
    assert row.annual_achievement.value == Decimal("100.84")


def test_a_percentage_is_reckoned_from_its_pair_as_it_is_printed() -> None:
    ratio = indicator(unit="%", aggregation=Aggregation.RATIO, annual="95", quarters=("95",) * 4)
    row = measured(ratio, pair("11", "12"))
    assert (row.realisation.value, row.realisation.quantity.places) == (Decimal("91.67"), 2)
    assert row.achievement.value == Decimal("96.49")
    assert (row.numerator.value, row.denominator.value) == (11, 12)
    assert row.denominator.source == "measurement/IK1/denominator"


def test_a_pair_of_villages_stays_a_number_of_villages() -> None:
    ratio = indicator(aggregation=Aggregation.RATIO, quarters=("12",) * 4, population=12)
    row = measured(ratio, pair("11", "12"))
    assert (row.realisation.value, row.realisation.quantity.unit) == (11, "Desa")
    assert (row.achievement.value, row.predicate) == (Decimal("91.67"), "Sangat tinggi")


def test_a_pair_over_zero_cannot_be_measured() -> None:
    ratio = indicator(unit="%", aggregation=Aggregation.RATIO, annual="100", quarters=("100",) * 4)
    row = measured(ratio, pair("0", "0"))
    assert row.reason is Unmeasurable.ZERO_DENOMINATOR
    assert row.achievement.quantity.kind is Kind.NOT_AVAILABLE
    assert measured(ratio, pair("5", "")).reason is Unmeasurable.NOT_ENTERED


def test_what_is_not_mature_is_neither_missing_nor_measured() -> None:
    row = measured(indicator(matures_in=3), typed(""))
    assert (row.reason, row.annual_reason) == (Unmeasurable.NOT_MATURE, Unmeasurable.NOT_MATURE)
    assert row.achievement.quantity.raw == "belum dapat diukur"
    assert row.annual_achievement.quantity.kind is Kind.NOT_AVAILABLE
    assert measured(indicator(matures_in=1), typed("3")).reason is None


@pytest.mark.parametrize(
    ("quarters", "reason"),
    [(("0", "4", "4", "4"), Unmeasurable.TARGET_ZERO), ((None, "4", "4", "4"), Unmeasurable.NO_TARGET)],
)
def test_a_quarter_without_a_target_is_not_measured_but_the_year_is(
    quarters: tuple[str | None, ...], reason: Unmeasurable
) -> None:
    row = measured(indicator(quarters=quarters), typed("3"))
    assert (row.reason, row.achievement.quantity.kind) == (reason, Kind.NOT_AVAILABLE)
    assert (row.predicate, row.annual_achievement.value) == ("", 25)


@pytest.mark.parametrize("text", ["", "-", "n/a", "tiga desa"])
def test_what_is_not_entered_leaves_the_achievement_blank_and_keeps_what_was_typed(text: str) -> None:
    row = measured(indicator(), typed(text))
    assert (row.reason, row.achievement.quantity.kind) == (Unmeasurable.NOT_ENTERED, Kind.BLANK)
    assert row.realisation.quantity.raw == text


def test_direction_and_cap_are_the_indicators() -> None:
    lower = indicator(direction=Direction.LOWER_B, quarters=("10",) * 4)
    assert measured(lower, typed("12")).achievement.value == Decimal("83.33")
    capped = indicator(cap="120")
    assert measured(capped, typed("9")).achievement.value == 120


def test_a_gap_is_summed_over_and_named() -> None:
    entries = (typed("3"), typed(""), typed("3"))
    row = measured(indicator(), *entries)
    assert (row.realisation_to_date.value, row.missing_quarters) == (6, (2,))
    assert (row.annual_achievement.value, row.annual_reason) == (None, Unmeasurable.NOT_ENTERED)
    assert gaps(indicator(), entries) == (2,)
    assert gaps(indicator(matures_in=3), entries) == ()
    assert gaps(indicator(quarters=("6", None, "6", "0")), entries) == ()
    assert gaps(indicator(aggregation=Aggregation.LAST), entries) == ()
    assert measured(indicator(), typed(""), typed("")).realisation_to_date.quantity.kind is Kind.BLANK


def test_it_rejects_entries_that_do_not_fit_the_quarter() -> None:
    with pytest.raises(ValueError, match="1 entries for quarter 2 of IK1"):
        measure(indicator(), quarter=Quarter(2023, 2), entries=[typed("3")], scale=SCALE)


@pytest.mark.parametrize(("unit", "expected"), [("%", True), (" Persen", True), ("Desa", False)])
def test_percent_is_known_in_any_spelling(unit: str, expected: bool) -> None:
    assert is_percent(unit) is expected


def test_targets_are_counted_once_each() -> None:
    rows = [
        measured(indicator("IK1"), typed("3")),
        measured(indicator("IK2"), typed("12")),
        measured(indicator("IK3"), typed("1")),
        measured(indicator("IK4", matures_in=4), typed("")),
        measured(indicator("IK5"), typed("")),
    ]
    expected = Counts(total=5, met=2, annual_met=1, unmeasurable=1, not_met=1, not_entered=1)
    assert targets_met(rows) == expected


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=1, max_size=4))
def test_the_year_so_far_is_always_the_sum_of_its_quarters(values: list[int | None]) -> None:
    row = measured(indicator(), *(typed("" if value is None else str(value)) for value in values))
    entered = [value for value in values if value is not None]
    assert row.realisation_to_date.value == (sum(entered) if entered else None)


@pytest.mark.parametrize(
    ("changes", "provisional"),
    [
        ({"direction": Direction.LOWER_A}, True),
        ({"direction": Direction.LOWER_B, "aggregation": Aggregation.LAST}, True),
        ({"aggregation": Aggregation.AVERAGE}, True),
        ({}, False),
        ({"aggregation": Aggregation.LAST}, False),
    ],
)
def test_a_year_that_can_still_be_missed_is_not_reached(changes: dict[str, object], provisional: bool) -> None:
    early = indicator(annual="2", quarters=("2", "2", "2", "2"), **changes)  # type: ignore[arg-type]
    first, fourth = measured(early, typed("2")), measured(early, *map(typed, "0002"))
    assert first.annual_achievement.value == 100
    assert (first.provisional, first.annual_met) == (provisional, not provisional)
    assert not fourth.provisional
