from decimal import Decimal

import pytest

from triwulan.core.measurement import (
    CAPS,
    Achievement,
    Aggregation,
    Direction,
    Unmeasurable,
    accumulate,
    achievement,
    check_quarterly_targets,
    ratio_percent,
    target_to_date,
)


def decimals(*values: str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("direction", "target", "realisation", "percent"),
    [
        (Direction.HIGHER, "12", "3", "25.00"),
        (Direction.HIGHER, "12", "11", "91.67"),
        (Direction.HIGHER, "12", "0", "0.00"),
        (Direction.HIGHER, "12", "13", "108.33"),
        (Direction.LOWER_A, "10", "12", "80.00"),
        (Direction.LOWER_A, "10", "25", "-50.00"),
        (Direction.LOWER_A, "10", "0", "200.00"),
        (Direction.LOWER_B, "10", "12", "83.33"),
        (Direction.LOWER_B, "10", "8", "125.00"),
    ],
)
def test_it_computes_the_achievement(direction: Direction, target: str, realisation: str, percent: str) -> None:
    result = achievement(target=Decimal(target), realisation=Decimal(realisation), direction=direction)
    assert result == Achievement(Decimal(percent))
    assert str(result.percent) == percent


@pytest.mark.parametrize(
    ("target", "realisation", "direction", "mature", "reason"),
    [
        ("12", "3", Direction.HIGHER, False, Unmeasurable.NOT_MATURE),
        (None, "3", Direction.HIGHER, True, Unmeasurable.NO_TARGET),
        ("0", "3", Direction.HIGHER, True, Unmeasurable.TARGET_ZERO),
        ("0", "0", Direction.LOWER_A, True, Unmeasurable.TARGET_ZERO),
        ("-2", "3", Direction.HIGHER, True, Unmeasurable.NEGATIVE_TARGET),
        ("12", None, Direction.HIGHER, True, Unmeasurable.NOT_ENTERED),
        ("12", "0", Direction.LOWER_B, True, Unmeasurable.ZERO_REALISATION),
    ],
)
def test_what_cannot_be_measured_has_a_reason(
    target: str | None, realisation: str | None, direction: Direction, mature: bool, reason: Unmeasurable
) -> None:
    result = achievement(
        target=None if target is None else Decimal(target),
        realisation=None if realisation is None else Decimal(realisation),
        direction=direction,
        mature=mature,
    )
    assert result == Achievement(None, reason)
    assert not result.met


@pytest.mark.parametrize(
    ("cap", "realisation", "percent"),
    [
        ("none", "150", "150"),
        ("100", "150", "100"),
        ("100", "99", "99"),
        ("120", "150", "120"),
        ("120", "115", "115"),
        ("110_120", "110", "110"),
        ("110_120", "111", "120"),
        ("110_120", "150", "120"),
    ],
)
def test_a_cap_changes_what_is_printed(cap: str, realisation: str, percent: str) -> None:
    result = achievement(
        target=Decimal(100), realisation=Decimal(realisation), direction=Direction.HIGHER, cap=CAPS[cap]
    )
    assert result.percent == Decimal(percent)
    assert result.met == (Decimal(realisation) >= 100)


@pytest.mark.parametrize(("realisation", "percent", "met"), [("99.995", "100.00", True), ("99.994", "99.99", False)])
def test_what_is_printed_as_reached_is_judged_as_reached(realisation: str, percent: str, met: bool) -> None:
    result = achievement(target=Decimal(100), realisation=Decimal(realisation), direction=Direction.HIGHER)
    assert (result.percent, result.met) == (Decimal(percent), met)


def test_a_ratio_is_not_rounded() -> None:
    assert ratio_percent(Decimal(3), Decimal(12)) == 25
    assert ratio_percent(Decimal(1), Decimal(3)) == Decimal(100) / 3


@pytest.mark.parametrize(("numerator", "denominator"), [("3", "0"), ("3", None), (None, "12")])
def test_a_ratio_needs_both_numbers(numerator: str | None, denominator: str | None) -> None:
    assert ratio_percent(*decimals(numerator, denominator)) is None


@pytest.mark.parametrize(
    ("aggregation", "values", "total"),
    [
        (Aggregation.SUM, ["3", None, "4"], "7"),
        (Aggregation.LAST, ["3", "5", None], "5"),
        (Aggregation.AVERAGE, ["80", None, "90"], "85"),
        (Aggregation.RATIO, ["3", "6"], "6"),
        (Aggregation.SUM, ["0"], "0"),
    ],
)
def test_quarters_make_a_figure_to_date(aggregation: Aggregation, values: list[str | None], total: str) -> None:
    assert accumulate(aggregation, decimals(*values)) == Decimal(total)


@pytest.mark.parametrize("aggregation", list(Aggregation))
def test_nothing_entered_is_not_zero(aggregation: Aggregation) -> None:
    assert accumulate(aggregation, [None, None]) is None
    assert accumulate(aggregation, []) is None


def test_the_target_to_date_stops_at_the_quarter() -> None:
    targets = decimals("2", "3", "3", "4")
    assert target_to_date(Aggregation.SUM, targets, 2) == 5
    assert target_to_date(Aggregation.LAST, targets, 3) == 3
    assert target_to_date(Aggregation.AVERAGE, targets, 4) == 3


@pytest.mark.parametrize(
    ("aggregation", "annual", "quarterly", "message"),
    [
        (Aggregation.SUM, "12", ["3", "3", "3", "3"], None),
        (Aggregation.SUM, "12", [None, None, "6", "6"], None),
        (Aggregation.SUM, "12", ["3", "3", "3", "4"], "targets.sum_differs"),
        (Aggregation.LAST, "100", ["25", "50", "75", "100"], None),
        (Aggregation.LAST, "100", ["25", "50", "75", "90"], "targets.last_differs"),
        (Aggregation.RATIO, "12", ["3", "6", "9", None], "targets.last_missing"),
        (Aggregation.RATIO, "12", ["3", "6", "9", "12"], None),
        (Aggregation.AVERAGE, "80", ["70", "80", "80", "90"], None),
        (Aggregation.AVERAGE, "33.3000", ["33.3", "33.3", "33.4", "33.3"], None),
        (Aggregation.AVERAGE, "80", ["70", "80", "80", "80"], "targets.average_differs"),
        (Aggregation.SUM, None, ["3", "3", "3", "3"], "targets.annual_missing"),
        (Aggregation.SUM, "12", [None, None, None, None], "targets.quarters_missing"),
        (Aggregation.SUM, "12", ["15", "-3", "0", "0"], "targets.negative"),
    ],
)
def test_quarterly_targets_lead_to_the_annual_one(
    aggregation: Aggregation, annual: str | None, quarterly: list[str | None], message: str | None
) -> None:
    problems = check_quarterly_targets(aggregation, None if annual is None else Decimal(annual), decimals(*quarterly))
    assert [problem.message for problem in problems] == ([] if message is None else [message])


def test_a_difference_names_both_figures() -> None:
    (problem,) = check_quarterly_targets(Aggregation.SUM, Decimal(1500), decimals("400", "400", "400", "200.5"))
    assert problem.values == {"annual": "1.500", "computed": "1.400,5"}
