"""What may be a slip is said at its field, with figures written as officials write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reckoning_cast import indicator, line, pair, spent, typed
from triwulan.core.measurement import Aggregation
from triwulan.core.plausibility import check_output, check_realisation, check_spending
from triwulan.core.problem import Problem
from triwulan.core.quantity import NOT_ENTERED, number, parse_money, parse_quantity

VILLAGES = indicator(population=12)
PERCENT = indicator(unit="%", annual="100", aggregation=Aggregation.LAST)
RATIO = indicator(unit="%", annual="100", aggregation=Aggregation.RATIO)
OF_TWELVE = indicator(aggregation=Aggregation.RATIO, population=12)


def messages(problems: tuple[Problem, ...]) -> list[tuple[str, object]]:
    return [(problem.message, problem.values["field"]) for problem in problems]


@pytest.mark.parametrize("text", ["", "0", "11", "11 desa", "12 DESA"])
def test_it_accepts_what_villages_can_be(text: str) -> None:
    assert check_realisation(VILLAGES, typed(text)) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sebelas", "quantity.unreadable"),
        ("-", "entry.no_figure"),
        ("n/a", "entry.no_figure"),
        ("-3", "entry.negative"),
        ("11 dokumen", "entry.other_unit"),
        ("91,67%", "entry.percent_for_count"),
        ("2,5", "entry.fraction"),
        ("13", "realisation.above_population"),
        ("Rp11", "entry.other_unit"),
    ],
)
def test_it_questions_what_villages_cannot_be(text: str, message: str) -> None:
    assert messages(check_realisation(VILLAGES, typed(text))) == [(message, "value")]


def test_it_says_the_bound_and_the_figure() -> None:
    (problem,) = check_realisation(VILLAGES, typed("13"))
    assert problem.values == {"field": "value", "value": "13", "population": "12", "unit": "Desa"}


def test_a_unit_may_be_shortened() -> None:
    assert check_realisation(indicator(unit="Dokumen"), typed("2 dok.")) == ()
    assert check_realisation(indicator(unit="Rupiah"), typed("Rp7.500.000")) == ()
    assert messages(check_realisation(indicator(unit="Dokumen"), typed("2 d"))) != []


def test_a_percentage_takes_no_count() -> None:
    assert check_realisation(PERCENT, typed("91,67")) == ()
    assert messages(check_realisation(PERCENT, typed("11 desa"))) == [("entry.count_for_percent", "value")]


def test_only_things_that_come_whole_must_be_whole() -> None:
    assert check_realisation(indicator(unit="ha"), typed("2,5")) == ()
    mean = indicator(unit="Orang", aggregation=Aggregation.AVERAGE)
    assert check_realisation(mean, typed("2,5")) == ()


def test_a_cumulative_figure_shows_when_the_year_becomes_impossible() -> None:
    (problem,) = check_realisation(VILLAGES, typed("9"), to_date=Decimal(15))
    assert (problem.message, problem.values["to_date"]) == ("realisation.to_date_above_population", "15")
    assert check_realisation(VILLAGES, typed("9"), to_date=Decimal(12)) == ()


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        ("", "", []),
        ("11", "12", []),
        ("11 desa", "12 desa", []),
        ("13", "12", [("realisation.above_denominator", "numerator")]),
        ("0", "0", [("realisation.zero_denominator", "denominator")]),
        ("11", "", [("realisation.denominator_missing", "denominator")]),
        ("", "12", [("realisation.numerator_missing", "numerator")]),
        ("11%", "12", [("entry.percent_in_pair", "numerator")]),
        ("x1", "-2", [("quantity.unreadable", "numerator"), ("entry.negative", "denominator")]),
    ],
)
def test_a_pair_is_checked_as_a_pair(numerator: str, denominator: str, expected: list[object]) -> None:
    assert messages(check_realisation(RATIO, pair(numerator, denominator))) == expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        ("11", "12", []),
        ("13", "12", [("realisation.above_population", "numerator")]),
        ("11", "13", [("realisation.denominator_above_population", "denominator")]),
        ("10", "9", [("realisation.above_denominator", "numerator")]),
    ],
)
def test_a_pair_stays_within_the_population(numerator: str, denominator: str, expected: list[object]) -> None:
    assert messages(check_realisation(OF_TWELVE, pair(numerator, denominator))) == expected


@pytest.mark.parametrize("text", ["", "0", "7.500.000", "Rp600.000,-"])
def test_it_accepts_spending_within_the_ceiling(text: str) -> None:
    assert check_spending(line(), previous=NOT_ENTERED, entry=spent(text)) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("banyak", "quantity.unreadable"),
        ("-", "entry.no_figure"),
        ("600.000,50", "money.fraction"),
        ("-600.000", "spending.negative"),
        ("7.500.001", "spending.above_ceiling"),
    ],
)
def test_it_questions_impossible_spending(text: str, message: str) -> None:
    problems = check_spending(line(), previous=NOT_ENTERED, entry=spent(text))
    assert messages(problems) == [(message, "spending")]


def test_money_that_was_not_read_as_money_is_checked_all_the_same() -> None:
    for text, message in (("600.000,5", "money.fraction"), ("6 dokumen", "money.other_unit")):
        entry = spent("")
        entry = type(entry)(spending=parse_quantity(text))
        assert messages(check_spending(line(), previous=NOT_ENTERED, entry=entry)) == [(message, "spending")]


def test_it_says_by_how_much_the_ceiling_is_passed() -> None:
    (problem,) = check_spending(line(), previous=NOT_ENTERED, entry=spent("8.000.001"))
    assert problem.values == {
        "field": "spending", "value": "Rp8.000.001", "ceiling": "Rp7.500.000", "excess": "Rp500.001",
    }  # fmt: skip


def test_it_suggests_the_figure_without_a_group_of_thousands_too_many() -> None:
    (problem,) = check_spending(line(), previous=parse_money("500.000"), entry=spent("600.000.000"))
    assert (problem.message, problem.values["suggestion"]) == ("spending.above_ceiling_group", "Rp600.000")
    (problem,) = check_spending(line(), previous=parse_money("700.000"), entry=spent("600.000.000"))
    assert problem.message == "spending.above_ceiling"


def test_spending_that_went_down_needs_a_reason() -> None:
    before = number(600_000)
    (problem,) = check_spending(line(), previous=before, entry=spent("550.000"))
    assert (problem.message, problem.values["difference"]) == ("spending.lower_without_reason", "Rp50.000")
    assert check_spending(line(), previous=before, entry=spent("550.000", reason="Koreksi SPJ")) == ()


def test_it_suggests_the_figure_with_its_missing_group_of_thousands() -> None:
    (problem,) = check_spending(line(), previous=number(600_000), entry=spent("900"))
    assert (problem.message, problem.values["suggestion"]) == ("spending.lower_group", "Rp900.000")


def test_an_output_is_checked_in_its_own_unit() -> None:
    own = line(output_target=Decimal(4), output_unit="Dokumen")
    assert check_output(own, entry=spent("", "2 dok")) == ()
    assert messages(check_output(own, entry=spent("", "2 desa"))) == [("entry.other_unit", "output")]
    assert messages(check_output(own, entry=spent("", "1,5"))) == [("entry.fraction", "output")]
    assert check_output(line(), entry=spent("", "2 desa")) == ()
    assert check_output(line(as_indicator=True), entry=spent("", "ngawur")) == ()


@given(st.text(max_size=20), st.sampled_from([VILLAGES, PERCENT, RATIO, OF_TWELVE]))
def test_whatever_is_typed_is_answered_with_a_field(text: str, of: object) -> None:
    entry = type(typed(""))(
        value=parse_quantity(text), numerator=parse_quantity(text), denominator=parse_quantity("12")
    )
    for problem in check_realisation(of, entry):
        assert problem.values["field"] in {"value", "numerator", "denominator"}
    for problem in check_spending(line(), previous=NOT_ENTERED, entry=spent(text)):
        assert problem.values["field"] == "spending"
