from datetime import date

import pytest

from triwulan.core.period import MONTHS_ID, Quarter, format_date, format_day
from triwulan.core.problem import ProblemError


def test_a_quarter_knows_its_days_and_months() -> None:
    quarter = Quarter(2023, 1)
    assert (quarter.first_day, quarter.last_day) == (date(2023, 1, 1), date(2023, 3, 31))
    assert quarter.months == (1, 2, 3)
    assert Quarter(2023, 4).months == (10, 11, 12)


@pytest.mark.parametrize(("month", "number"), [(1, 1), (3, 1), (4, 2), (6, 2), (9, 3), (10, 4), (12, 4)])
def test_a_day_lies_in_its_quarter(month: int, number: int) -> None:
    assert Quarter.of(date(2023, month, 15)) == Quarter(2023, number)


def test_neighbours_cross_the_border_of_the_year() -> None:
    assert Quarter(2023, 1).previous() == Quarter(2022, 4)
    assert Quarter(2022, 4).next() == Quarter(2023, 1)
    assert Quarter(2023, 2).previous() == Quarter(2023, 1)
    assert Quarter(2023, 2).next() == Quarter(2023, 3)


def test_quarters_are_ordered_in_time() -> None:
    assert sorted([Quarter(2023, 1), Quarter(2022, 4), Quarter(2022, 2)]) == [
        Quarter(2022, 2),
        Quarter(2022, 4),
        Quarter(2023, 1),
    ]


def test_it_is_labelled_in_roman_numbers() -> None:
    assert [Quarter(2023, number).roman for number in (1, 2, 3, 4)] == ["I", "II", "III", "IV"]
    assert Quarter(2023, 3).label == "Triwulan III 2023"


@pytest.mark.parametrize(("year", "number"), [(2023, 0), (2023, 5), (0, 1)])
def test_it_rejects_a_quarter_that_does_not_exist(year: int, number: int) -> None:
    with pytest.raises(ProblemError) as caught:
        Quarter(year, number)
    assert caught.value.problem.message == "period.quarter"


def test_dates_are_written_in_indonesian() -> None:
    assert format_date(date(2023, 4, 10)) == "10 April 2023"
    assert format_day(date(2023, 4, 10)) == "Senin, 10 April 2023"
    assert format_day(date(2023, 12, 31)) == "Minggu, 31 Desember 2023"
    assert len(MONTHS_ID) == 12
