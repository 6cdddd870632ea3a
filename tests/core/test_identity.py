from datetime import date

import pytest

from triwulan.core.identity import PeriodKind, StatedPeriod, comparable


def test_names_are_compared_without_capitals_spaces_and_marks():
    assert comparable("Pasru Jambe") == comparable("PASRUJAMBE") == comparable("Pasru-Jambe")
    assert comparable("Ra'as") == "raas"


@pytest.mark.parametrize(
    ("kind", "number", "first", "last_day"),
    [
        (PeriodKind.MONTH, 2, 2, date(2024, 2, 29)),
        (PeriodKind.QUARTER, 3, 7, date(2024, 9, 30)),
        (PeriodKind.SEMESTER, 1, 1, date(2024, 6, 30)),
        (PeriodKind.YEAR, 1, 1, date(2024, 12, 31)),
    ],
)
def test_a_period_knows_its_months_and_its_last_day(kind: PeriodKind, number: int, first: int, last_day: date):
    period = StatedPeriod(kind=kind, number=number, year=2024)
    assert (period.first_month, period.last_day) == (first, last_day)
