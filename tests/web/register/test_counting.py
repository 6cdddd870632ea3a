from datetime import date, timedelta

import pytest

from triwulan.core.obligation import Standing
from triwulan.web.register.counting import Counting, Documents

LAST_DAY = date(2022, 12, 31)


@pytest.fixture
def eleven_in_time(cast, book):
    """Eleven villages in time, Burno a week late."""
    for village in cast.unit.villages.all():
        late = village.name == "Burno"
        book.write(book.slot("apbdes", village.name), "7 Januari 2023" if late else "28/12/2022", number="5 Tahun 2022")


def test_it_counts_the_villages_in_time_and_names_each(cast, book, eleven_in_time):
    counted = book.count("apbdes", date(2023, 4, 5))
    assert (counted.numerator, counted.denominator) == (11, 12)
    assert [item.name for item in counted.items] == list(cast.unit.villages.values_list("name", flat=True))
    burno = next(item for item in counted.items if item.name == "Burno")
    assert (burno.standing, burno.day, burno.counts) == ("late", date(2023, 1, 7), False)
    assert burno.number == "5 Tahun 2022"
    assert counted.what == "Penetapan APBDes 2023"


def test_documents_that_came_at_all_count_late_ones_too(book, eleven_in_time):
    assert book.count("apbdes", date(2023, 4, 5), on_time=False).numerator == 12


def test_it_counts_as_it_stood_on_a_day(book, eleven_in_time):
    assert book.count("apbdes", date(2022, 12, 27)).numerator == 0
    before = book.count("apbdes", date(2023, 1, 6), on_time=False)
    assert before.numerator == 11
    burno = next(item for item in before.items if item.name == "Burno")
    assert (burno.standing, burno.day, burno.number) == ("overdue", None, "")


def test_another_years_document_is_another(book, eleven_in_time):
    assert book.count("apbdes", date(2023, 4, 5), year=2024).numerator == 0


def test_what_cannot_be_read_as_a_date_does_not_count(book):
    book.write(book.slot("apbdes", "Burno"), "sudah")
    counted = book.count("apbdes", LAST_DAY, on_time=False)
    assert counted.numerator == 0
    assert {item.standing for item in counted.items} == {"not_yet"}


def test_an_office_is_measured_by_the_months_that_were_due(book):
    book.write(book.slot("monthly_report", period=1), "3/2/2023")
    book.write(book.slot("monthly_report", period=2), "9/3/2023")
    book.write(book.slot("monthly_report", period=4), "4/4/2023")  # before it is due
    counted = book.count("monthly_report", date(2023, 4, 5))
    assert [(item.name, item.standing) for item in counted.items] == [
        ("Januari", "on_time"), ("Februari", "late"), ("Maret", "not_yet"), ("April", "on_time"),
    ]  # fmt: skip
    assert (counted.numerator, counted.denominator) == (2, 4)


def test_what_waits_for_its_receipt_is_done_but_not_called_in_time(book):
    slot = book.slot("apbdes_evaluation", "Burno")
    book.write(slot, "29/11/2022")
    assert book.count("apbdes_evaluation", LAST_DAY).numerator == 0
    assert book.count("apbdes_evaluation", LAST_DAY, on_time=False).numerator == 1
    book.write(slot, "29/11/2022", base=1, received_text="1 November 2022")
    assert book.count("apbdes_evaluation", LAST_DAY).numerator == 1


def test_villages_that_owe_every_semester_are_counted_by_what_was_due(cast, book):
    row = book.obligation("lppdes")
    row.per, row.months_after, row.day = "semester", 1, 10
    row.save()
    book.write(book.slot("lppdes", "Burno"), "9/7/2023")
    counted = book.count("lppdes", date(2023, 8, 1))
    assert (counted.numerator, counted.denominator) == (1, 12)
    assert counted.items[0].name == "Argosari, Semester I"


def test_queries_do_not_grow_with_the_villages(cast, book, eleven_in_time, django_assert_num_queries):
    documents = [
        Documents(book.obligation(key), year, on_time=True)
        for key, year in (("apbdes", 2023), ("apbdes", 2024), ("rkpdes", 2024), ("lppdes", 2022))
    ]
    unit = cast.unit
    with django_assert_num_queries(2):
        counting = Counting(unit, documents)
        assert [counting.count(each, as_of=LAST_DAY).numerator for each in documents] == [11, 0, 0, 0]


def test_of_what_falls_due_each_month_a_quarter_counts_its_own(cast, book):
    key = "monthly_report"
    for month, done in enumerate(("3/2/2023", "3/3/2023", "30/4/2023", "3/5/2023"), start=1):
        book.write(book.slot(key, period=month), done)
    documents = Documents(book.obligation(key), 2023, on_time=True)
    counting = Counting(cast.unit, [documents])
    own = counting.count(documents, due_from=date(2023, 4, 1), as_of=date(2023, 6, 30))
    assert (own.numerator, own.denominator) == (1, 3)
    assert [item.name for item in own.items] == ["Maret", "April", "Mei"]


def test_a_standing_is_one_the_core_knows(book, eleven_in_time):
    day = date(2022, 12, 20)
    while day < date(2023, 1, 12):
        assert {item.standing for item in book.count("apbdes", day).items} <= set(Standing)
        day += timedelta(days=1)
