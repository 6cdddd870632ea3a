from datetime import date

import pytest

from triwulan.core.working_days import (
    Deadline,
    Holiday,
    HolidayKind,
    WorkCalendar,
    is_late,
    nth_working_day_after,
    working_days_left,
)

GOOD_FRIDAY = Holiday(date(2023, 4, 7), "Wafat Yesus Kristus", HolidayKind.PUBLIC)
QUARTER_END = date(2023, 3, 31)
DEADLINE = date(2023, 4, 10)


def calendar(workdays: int = 5) -> WorkCalendar:
    return WorkCalendar("test", frozenset({2023}), {GOOD_FRIDAY.day: GOOD_FRIDAY}, workdays)


def test_the_deadline_skips_weekend_and_holiday() -> None:
    assert nth_working_day_after(calendar(), QUARTER_END, 5) == Deadline(DEADLINE)


def test_a_six_day_week_counts_saturdays() -> None:
    assert nth_working_day_after(calendar(6), QUARTER_END, 5) == Deadline(date(2023, 4, 6))


def test_a_week_has_five_or_six_days() -> None:
    with pytest.raises(ValueError, match="5 or 6"):
        calendar(7)


def test_a_deadline_is_at_least_one_day_away() -> None:
    with pytest.raises(ValueError, match="at least one"):
        nth_working_day_after(calendar(), QUARTER_END, 0)


def test_a_local_day_off_moves_the_deadline() -> None:
    local = Holiday(date(2023, 4, 3), "Hari jadi daerah", HolidayKind.LOCAL)
    changed = calendar().with_overrides([local], [])
    assert nth_working_day_after(changed, QUARTER_END, 5).day == date(2023, 4, 11)
    assert changed.version == "test+local"


def test_a_holiday_taken_back_moves_the_deadline() -> None:
    changed = calendar().with_overrides([], [GOOD_FRIDAY.day])
    assert nth_working_day_after(changed, QUARTER_END, 5).day == date(2023, 4, 7)
    assert changed.is_working_day(GOOD_FRIDAY.day) is True


def test_overrides_that_change_nothing_keep_the_version() -> None:
    assert calendar().with_overrides([], [date(2023, 4, 6)]).version == "test"


def test_a_year_without_data_is_said_and_not_guessed() -> None:
    assert calendar().is_working_day(date(2024, 1, 2)) is None
    assert nth_working_day_after(calendar(), date(2023, 12, 31), 5) == Deadline(None, (2024,))
    assert working_days_left(calendar(), date(2023, 12, 29), date(2024, 1, 8)) is None


def test_a_year_vouched_for_locally_has_a_deadline() -> None:
    changed = calendar().with_overrides([], [], known_years=[2024])
    assert nth_working_day_after(changed, date(2023, 12, 31), 5).day == date(2024, 1, 5)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2023, 4, 5), 2),
        (date(2023, 4, 6), 1),
        (date(2023, 4, 8), 1),
        (date(2023, 4, 10), 0),
        (date(2023, 4, 11), -1),
        (date(2023, 4, 13), -3),
    ],
)
def test_it_counts_the_working_days_left(today: date, left: int) -> None:
    assert working_days_left(calendar(), today, DEADLINE) == left


def test_the_saturday_after_a_friday_deadline_is_late() -> None:
    assert working_days_left(calendar(), date(2023, 4, 15), date(2023, 4, 14)) == -1


@pytest.mark.parametrize(("sent", "late"), [(date(2023, 4, 10), False), (date(2023, 4, 11), True)])
def test_a_report_is_late_after_the_deadline(sent: date, late: bool) -> None:
    assert is_late(sent, Deadline(DEADLINE)) is late


def test_nobody_is_late_for_an_unknown_deadline() -> None:
    assert is_late(date(2028, 2, 1), Deadline(None, (2028,))) is None
