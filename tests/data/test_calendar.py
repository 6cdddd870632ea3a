from datetime import date, timedelta

import pytest

from triwulan.core.period import Quarter
from triwulan.core.working_days import HolidayKind, nth_working_day_after
from triwulan.data.calendar import national_calendar


def test_the_deadline_of_the_first_quarter_of_2023() -> None:
    assert nth_working_day_after(national_calendar(), date(2023, 3, 31), 5).day == date(2023, 4, 10)
    assert nth_working_day_after(national_calendar(6), date(2023, 3, 31), 5).day == date(2023, 4, 6)


def test_joint_leave_is_no_working_day() -> None:
    joint_leave = date(2023, 4, 21)
    assert national_calendar().holidays[joint_leave].kind is HolidayKind.JOINT_LEAVE
    assert national_calendar().is_working_day(joint_leave) is False


def test_it_knows_the_years_2015_to_2027_and_no_more() -> None:
    assert national_calendar().years == frozenset(range(2015, 2028))
    assert nth_working_day_after(national_calendar(), Quarter(2027, 4).last_day, 5).missing_years == (2028,)


@pytest.mark.parametrize("year", range(2015, 2028))
def test_every_year_has_its_fixed_holidays_and_joint_leave(year: int) -> None:
    days = national_calendar().holidays
    assert {date(year, 1, 1), date(year, 5, 1), date(year, 8, 17), date(year, 12, 25)} <= set(days)
    every_day = (date(year, 1, 1) + timedelta(days=step) for step in range(365))
    assert any(days[day].kind is HolidayKind.JOINT_LEAVE for day in every_day if day in days)


def test_the_version_names_package_and_date() -> None:
    assert national_calendar().version.startswith("holidays 0.")
