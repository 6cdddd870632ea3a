from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.obligation import Bearer, Obligation, Per, Standing, due_day, quarter_of_maturity, standing
from triwulan.core.working_days import WorkCalendar
from triwulan.data.calendar import national_calendar

CALENDAR = national_calendar()
DAYS = st.dates(date(2016, 1, 1), date(2030, 12, 31))
PERHAPS = st.none() | DAYS
RULES = st.builds(
    Obligation,
    key=st.just("x"),
    name=st.just("x"),
    per=st.sampled_from(Per),
    months_after=st.integers(-24, 24),
    day=st.integers(1, 31),
)


def obligation(months_after: int, day: int, *, per: Per = Per.YEAR, working_days: int = 0) -> Obligation:
    return Obligation(key="x", name="x", per=per, months_after=months_after, day=day, working_days=working_days)


RKPDES, APBDES, LPPDES = obligation(-15, 30), obligation(-12, 31), obligation(3, 31)
FIRST_SEMESTER, MONTHLY = obligation(-5, 14), obligation(1, 5, per=Per.MONTH)
EVALUATION = obligation(-12, 31, working_days=20)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (RKPDES, date(2022, 9, 30)),
        (APBDES, date(2022, 12, 31)),
        (FIRST_SEMESTER, date(2023, 7, 14)),
        (LPPDES, date(2024, 3, 31)),
        (obligation(2, 31), date(2024, 2, 29)),
    ],
)
def test_a_document_of_2023_is_due_where_its_regulation_says(rule: Obligation, due: date):
    assert due_day(rule, year=2023, calendar=CALENDAR) == due


@pytest.mark.parametrize(
    ("per", "period", "due"),
    [
        (Per.MONTH, 1, date(2023, 2, 5)),
        (Per.MONTH, 12, date(2024, 1, 5)),
        (Per.QUARTER, 2, date(2023, 7, 5)),
        (Per.SEMESTER, 2, date(2024, 1, 5)),
    ],
)
def test_a_period_counts_from_its_own_last_month(per: Per, period: int, due: date):
    assert due_day(obligation(1, 5, per=per), year=2023, period=period, calendar=CALENDAR) == due


@pytest.mark.parametrize("period", [0, 13])
def test_there_is_no_thirteenth_month(period: int):
    with pytest.raises(ValueError, match="periods"):
        due_day(MONTHLY, year=2023, period=period, calendar=CALENDAR)


def test_what_is_due_after_receiving_it_waits_for_that_day_and_for_a_known_year():
    assert due_day(EVALUATION, year=2023, calendar=CALENDAR) is None
    # 20 working days after 1 November 2022, a month without holidays
    assert due_day(EVALUATION, year=2023, received=date(2022, 11, 1), calendar=CALENDAR) == date(2022, 11, 29)
    unknown = WorkCalendar("none", frozenset(), {})
    assert due_day(EVALUATION, year=2023, received=date(2022, 11, 1), calendar=unknown) is None


@pytest.mark.parametrize(
    ("done", "as_of", "expected"),
    [
        (date(2022, 12, 31), date(2023, 4, 1), Standing.ON_TIME),
        (date(2023, 1, 1), date(2023, 4, 1), Standing.LATE),
        (None, date(2022, 12, 31), Standing.NOT_YET),
        (None, date(2023, 1, 1), Standing.OVERDUE),
        (date(2023, 1, 5), date(2023, 1, 4), Standing.OVERDUE),
        (date(2022, 12, 5), date(2022, 12, 4), Standing.NOT_YET),
    ],
)
def test_it_stands_as_it_stood_that_day(done: date | None, as_of: date, expected: Standing):
    assert standing(due=date(2022, 12, 31), done=done, as_of=as_of) is expected


def test_without_a_day_it_is_due_nothing_is_called_on_time_or_late():
    assert standing(due=None, done=date(2023, 1, 1), as_of=date(2023, 1, 1)) is Standing.DONE
    assert standing(due=None, done=None, as_of=date(2023, 1, 1)) is Standing.NOT_YET


@pytest.mark.parametrize(
    ("rule", "document", "quarter"),
    [
        (APBDES, 2023, 1), (APBDES, 2024, 4), (APBDES, 2025, None), (LPPDES, 2022, 1), (RKPDES, 2024, 3),
        (MONTHLY, 2023, 1),
    ],
)  # fmt: skip
def test_an_indicator_knows_when_it_can_mature_in_2023(rule: Obligation, document: int, quarter: int | None):
    assert quarter_of_maturity(rule, document_year=document, agreement_year=2023) == quarter


@given(rule=RULES, year=st.integers(2000, 2100), data=st.data())
def test_the_due_day_lies_in_the_month_so_many_months_after_its_period(rule: Obligation, year: int, data):
    period = data.draw(st.integers(1, rule.per.periods))
    due = due_day(rule, year=year, period=period, calendar=CALENDAR)
    last = 12 // rule.per.periods * period
    assert due.year * 12 + due.month == year * 12 + last + rule.months_after
    assert due.day == rule.day or (due.day < rule.day and (due + timedelta(days=1)).day == 1)


@given(rule=RULES, year=st.integers(2000, 2099), data=st.data())
def test_a_later_document_is_never_due_earlier(rule: Obligation, year: int, data):
    period = data.draw(st.integers(1, rule.per.periods))
    due = due_day(rule, year=year, period=period, calendar=CALENDAR)
    following = (year, period + 1) if period < rule.per.periods else (year + 1, 1)
    assert due < due_day(rule, year=following[0], period=following[1], calendar=CALENDAR)


@given(received=st.dates(date(2016, 1, 1), date(2025, 1, 1)), days=st.integers(1, 40))
def test_so_many_working_days_are_all_working_days_after_it_came(received: date, days: int):
    rule = obligation(0, 31, working_days=days)
    due = due_day(rule, year=2023, received=received, calendar=CALENDAR)
    between = (received + timedelta(days=step) for step in range(1, (due - received).days + 1))
    assert sum(bool(CALENDAR.is_working_day(day)) for day in between) == days
    assert CALENDAR.is_working_day(due)


@given(due=PERHAPS, done=PERHAPS, as_of=DAYS)
def test_what_is_done_is_done_that_day_and_never_after_it(due: date | None, done: date | None, as_of: date):
    found = standing(due=due, done=done, as_of=as_of)
    assert found.is_done == (done is not None and done <= as_of)
    if found is Standing.OVERDUE:
        assert due < as_of
    if found is Standing.ON_TIME:
        assert done <= due
    if found is Standing.LATE:
        assert done > due


@given(due=PERHAPS, done=PERHAPS, as_of=DAYS, later=DAYS)
def test_once_done_it_stands_the_same_ever_after(due: date | None, done: date | None, as_of: date, later: date):
    before = standing(due=due, done=done, as_of=as_of)
    if later >= as_of and before.is_done:
        assert standing(due=due, done=done, as_of=later) is before


@given(rule=RULES, year=st.integers(2000, 2100), agreed=st.integers(2000, 2100))
def test_what_matures_in_a_year_matures_in_a_quarter_of_it(rule: Obligation, year: int, agreed: int):
    quarter = quarter_of_maturity(rule, document_year=year, agreement_year=agreed)
    due = due_day(rule, year=year, period=1, calendar=CALENDAR)
    if due.year > agreed:
        assert quarter is None
    else:
        assert quarter == (1 if due.year < agreed else (due.month + 2) // 3)


def test_it_applies_from_its_first_year_to_its_last():
    rule = Obligation(key="x", name="x", bearer=Bearer.OFFICE, first_year=2019, last_year=2021)
    assert [year for year in range(2017, 2024) if rule.applies_to(year)] == [2019, 2020, 2021]
    assert Obligation(key="x", name="x", first_year=2019).applies_to(2099)
