from datetime import date
from decimal import Decimal

from triwulan.core.activity import ActivityDone, count_activities, planned_between, progress
from triwulan.core.report import PlanItem

FIRST, LAST = date(2023, 1, 1), date(2023, 3, 31)
VISITS = PlanItem(text="Kunjungan", count=Decimal(8), unit="kali", months=(1, 3, 4, 6, 7, 9, 10, 12))
MEETINGS = PlanItem(text="Rapat", count=Decimal(2), unit="kali", months=(3, 9))


def done(day, what="Kunjungan Burno", plan="Kunjungan", **more):
    return ActivityDone(day=day, what=what, plan_text=plan, **more)


def counted(*activities, plan=(VISITS, MEETINGS), first=FIRST, last=LAST):
    return count_activities(plan, activities, first=first, last=last, what="Kunjungan pembinaan")


def test_it_counts_what_was_done_of_what_the_months_have():
    found = counted(done(date(2023, 1, 20), evidence=(7, 9)))
    assert (found.numerator, found.denominator, found.as_of, found.what) == (1, 3, LAST, "Kunjungan pembinaan")
    assert [(item.name, item.counts, item.standing, item.day, item.evidence) for item in found.items] == [
        ("Kunjungan Burno", True, "done", date(2023, 1, 20), (7, 9)),
        ("Kunjungan", False, "planned", None, ()),
        ("Rapat", False, "planned", None, ()),
    ]


def test_an_activity_counts_in_the_quarter_of_its_last_day():
    over = done(date(2023, 3, 30), until=date(2023, 4, 2))
    assert counted(over).numerator == 0
    assert counted(over, first=date(2023, 4, 1), last=date(2023, 6, 30)).numerator == 1
    assert counted(done(date(2022, 12, 30), until=FIRST), done(LAST)).numerator == 2


def test_work_outside_the_plan_counts_and_takes_nothing_off_it():
    found = counted(done(date(2023, 2, 1), plan=""))
    assert (found.numerator, found.denominator) == (1, 3)
    assert [item.name for item in found.items if not item.counts] == ["Kunjungan", "Kunjungan", "Rapat"]


def test_a_plan_item_reworded_since_is_found_again_where_there_is_only_one():
    reworded = done(date(2023, 2, 1), plan="Kunjungan lama")
    quarter = {"first": FIRST, "last": LAST}
    assert [(each.text, each.done) for each in progress((VISITS,), [reworded], **quarter)] == [("Kunjungan", 1)]
    two = progress((VISITS, MEETINGS), [reworded], **quarter)
    assert [(each.text, each.planned, each.done, each.left) for each in two] == [
        ("Kunjungan", 2, 0, 2), ("Rapat", 1, 0, 1), ("", 0, 1, 0),
    ]  # fmt: skip


def test_more_than_planned_is_counted_and_nothing_is_left_of_it():
    found = counted(*(done(date(2023, 1, day)) for day in (2, 3, 4)), plan=(VISITS,))
    assert (found.numerator, found.denominator) == (3, 2)
    assert all(item.counts for item in found.items)


def test_without_a_plan_there_is_nothing_to_count_against():
    assert counted(plan=()).denominator == 0
    assert counted(done(LAST), plan=()).numerator == 1


def test_plan_items_of_one_wording_are_one_and_fractions_take_one_more():
    half = PlanItem(text="Kunjungan", count=Decimal("0.5"), months=(2,))
    [found] = progress((VISITS, half), [], first=FIRST, last=LAST)
    assert (found.planned, found.left) == (Decimal("2.5"), 3)
    assert counted(plan=(VISITS, half)).denominator == 3


def test_a_plan_item_has_what_its_months_have():
    assert planned_between(VISITS, first=date(2023, 4, 1), last=date(2023, 4, 30)) == 1
    assert planned_between(VISITS, first=FIRST, last=date(2023, 12, 31)) == 8


def test_what_was_done_ahead_of_its_months_is_shown_where_it_was_done():
    [found] = progress((MEETINGS,), [done(date(2023, 2, 1), plan="Rapat")], first=FIRST, last=date(2023, 2, 28))
    assert (found.planned, found.done) == (0, 1)


def test_of_a_plan_in_the_thousands_only_some_are_listed():
    services = PlanItem(text="Pelayanan", count=Decimal(12_000), months=tuple(range(1, 13)))
    found = counted(plan=(services,))
    assert (found.denominator, len(found.items)) == (3000, 50)
