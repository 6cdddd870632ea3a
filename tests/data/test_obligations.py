from datetime import date

from triwulan.core.obligation import Bearer, Per, due_day
from triwulan.data.calendar import national_calendar
from triwulan.data.obligations import standard_obligations


def test_every_obligation_has_a_key_of_its_own_and_a_source():
    keys = [each.key for each in standard_obligations()]
    assert len(set(keys)) == len(keys)
    assert [each.key for each in standard_obligations() if not each.source or not each.name] == []


def test_documents_of_2023_are_due_as_the_regulations_say():
    due = {each.key: due_day(each, year=2023, calendar=national_calendar()) for each in standard_obligations()}
    assert due == {
        "rkpdes": date(2022, 9, 30),
        "apbdes_evaluation": None,
        "apbdes": date(2022, 12, 31),
        "apbdes_first_semester": date(2023, 7, 14),
        "apbdes_accountability": date(2024, 3, 31),
        "lppdes": date(2024, 3, 31),
        "lkppdes": date(2024, 3, 31),
        "ippd": date(2024, 3, 31),
        "monthly_report": date(2023, 2, 5),
    }


def test_a_report_is_the_offices_and_due_every_month():
    office = [each for each in standard_obligations() if each.bearer is Bearer.OFFICE]
    assert [(each.key, each.per) for each in office] == [("monthly_report", Per.MONTH)]
