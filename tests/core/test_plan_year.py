from datetime import date
from decimal import Decimal

from triwulan.core.activity import ActivityDone
from triwulan.core.plan_year import MonthState, plan_year
from triwulan.core.report import PlanItem

TODAY = date(2023, 4, 5)
VISITS = PlanItem(text="Kunjungan", count=Decimal(5), unit="kali", months=(1, 3, 4, 6))


def done(*days, plan="Kunjungan"):
    return [ActivityDone(day=day, what="Kunjungan", plan_text=plan) for day in days]


def states(line):
    return {each.number: each.state.value for each in line.months if each.state}


def test_a_month_is_done_due_missed_or_still_ahead():
    [line] = plan_year([VISITS], done(date(2023, 1, 9)), year=2023, today=TODAY)
    assert [(each.planned, each.done) for each in line.months[:4]] == [(2, 1), (0, 0), (1, 0), (1, 0)]
    assert states(line) == {1: "missed", 3: "missed", 4: "due", 6: "ahead"}
    assert [(each.number, each.left) for each in line.now] == [(1, 1), (3, 1), (4, 1)]


def test_what_is_done_late_or_ahead_is_done():
    [late] = plan_year([VISITS], done(*(date(2023, 2, day) for day in (1, 2, 3))), year=2023, today=TODAY)
    assert states(late) == {1: "done", 3: "done", 4: "due", 6: "ahead"}
    [ahead] = plan_year([VISITS], done(*(date(2023, 4, day) for day in range(1, 6))), year=2023, today=TODAY)
    assert set(states(ahead).values()) == {MonthState.DONE.value}
    assert ahead.now == ()


def test_in_another_year_nothing_is_due_now():
    [past] = plan_year([VISITS], [], year=2022, today=TODAY)
    assert set(states(past).values()) == {"missed"}
    [coming] = plan_year([VISITS], done(TODAY), year=2024, today=TODAY)
    assert set(states(coming).values()) == {"ahead"} and not any(each.done for each in coming.months)


def test_work_outside_the_plan_has_a_line_of_its_own_that_is_never_due():
    visits, outside = plan_year([VISITS], done(date(2023, 3, 1), plan=""), year=2023, today=TODAY)
    assert (visits.text, outside.text, outside.months[2].done, states(outside)) == ("Kunjungan", "", 1, {})


def test_items_of_one_wording_are_one_line():
    more = PlanItem(text="Kunjungan", count=Decimal("0.5"), unit="kali", months=(3,))
    [line] = plan_year([VISITS, more], [], year=2023, today=TODAY)
    assert (line.months[2].planned, line.months[2].left) == (Decimal("1.5"), 2)
